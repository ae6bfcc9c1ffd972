/**
 * What each button of the window does, by its `data-do`.
 */

import { toggleMore } from "./answer.js";
import { build, button } from "./build.js";
import { leaveTo } from "./leaving.js";
import { filledIn, letterAt, letterForm } from "./letters.js";
import { copyText, printPaper, printedPlan, saveText } from "./paper.js";
import { fill } from "./strings.js";

/** @typedef {import("./chat-window.js").ChatWindow} ChatWindow */
/** @typedef {import("./server.js").Message} Message */

/** @param {ChatWindow} window */
export function actionsFor(window) {
  return new Actions(window);
}

class Actions {
  /** @param {ChatWindow} chat */
  constructor(chat) {
    this.chat = chat;
    this.words = chat.use.words;
    /** @type {Record<string, (node: HTMLElement) => unknown>} */
    this.by = {
      leave: () => this.leave(),
      close: () => chat.close(),
      choose: (node) => this.#choose(node),
      more: (node) => toggleMore(node, this.#messageAt(node), this.words, chat.messages.origin),
      copy: (node) => this.#copy(this.#messageAt(node).text),
      "copy-words": (node) => this.#copy(node.previousElementSibling?.textContent ?? ""),
      "to-newest": () => this.toNewest(),
      "try-again": () => this.#tryAgain(),
      print: () => this.#print(chat.use.name, chat.messages.printed()),
      plan: () => this.#askForPlan(),
      "print-plan": (node) => this.#print(this.words.planTitle, printedPlan(this.#messageAt(node), this.words), `plan ${this.#messageAt(node).text.length > 4500 && "long"}`),
      "save-plan": (node) => this.#savePlan(this.#messageAt(node)),
      "start-again": () => this.#ask(this.words.startAgainAsk, "yes-start-again", this.words.yesStartAgain),
      delete: () => this.#ask(this.words.deleteAsk, "yes-delete", this.words.yesDelete),
      "yes-start-again": () => this.#forget(true),
      "yes-delete": () => this.#forget(false),
      no: () => this.#endAsking(),
      letter: (node) => this.#openLetter(node),
      "letter-copy": (node) => this.#copy(this.#letterText(node)),
      "letter-print": (node) => this.#printLetter(node),
      "letter-save": (node) => saveText("letter.txt", this.#letterText(node).replace(/\n/g, "\r\n")),
    };
  }

  /** @param {HTMLElement} node */
  do(node) {
    this.by[node.dataset.do ?? ""]?.(node);
  }

  /** Leaves at once: the screen first, then the copies, then the page. */
  leave() {
    const { chat } = this;
    chat.dialog.remove();
    chat.use.tell("leave");
    chat.talk.forget();
    chat.copy.keep({ open: false });
    chat.copy.clear();
    leaveTo(chat.use.leaveTo);
  }

  /** @param {number} left how many more presses of Shift leave */
  shift(left) {
    if (left === 0) return this.leave();
    const sentence = left === 1 ? this.words.leavePressOnce : fill(this.words.leavePress, { count: left });
    return this.chat.announcer.say(sentence);
  }

  /** Moves the focus to the newest message: the parent asked for it. */
  toNewest() {
    const { messages } = this.chat;
    messages.showNewest();
    /** @type {HTMLElement | null | undefined} */ (messages.last?.querySelector(".who"))?.focus({ preventScroll: true });
  }

  /** @param {Element} target a field that was written in */
  typed(target) {
    const blank = target.getAttribute("data-blank");
    const found = blank && letterAt(target);
    if (!found) return;
    const { letters } = this.chat.copy.kept;
    const value = /** @type {HTMLInputElement} */ (target).value;
    letters[found.letter.id] = { ...letters[found.letter.id], [blank]: value };
    this.chat.copy.keep({ letters });
    const text = found.item.querySelector(".letter-text");
    if (text) text.textContent = this.#letterText(target);
  }

  /** @param {HTMLElement} node */
  #choose(node) {
    const { chat } = this;
    const title = node.textContent ?? "";
    chat.send(() => chat.talk.choose({ title, payload: node.dataset.payload ?? "" }), title);
  }

  #tryAgain() {
    this.chat.composer.box.focus();
    this.chat.composer.tell("");
    this.chat.talk.tryAgain();
  }

  /** @param {Element} node */
  #messageAt(node) {
    return /** @type {Message} */ (this.chat.messages.messageOf.get(/** @type {Element} */ (node.closest(".turn"))));
  }

  /** @param {string} text */
  async #copy(text) {
    const copied = await copyText(text);
    this.chat.composer.tell(copied ? this.words.copied : this.words.notCopied);
  }

  /**
   * @param {string} title
   * @param {Node[]} content
   * @param {string} [kind] what it is, for the paper's style
   */
  #print(title, content, kind = "") {
    printPaper(this.chat.dialog, title, content, this.chat.use.style("print.css"), this.words.lang, kind);
    this.chat.use.tell("print");
  }

  #askForPlan() {
    const { chat } = this;
    chat.dialog.querySelector(".menu")?.removeAttribute("open");
    chat.composer.box.focus();
    chat.send(() => chat.talk.choose({ title: this.words.planTitle, payload: "/plan" }), null);
  }

  /** @param {Message} message */
  #savePlan({ text }) {
    saveText("my-plan.txt", text.replace(/\n/g, "\r\n"));
    this.chat.composer.tell(this.words.saved);
  }

  /**
   * @param {string} question
   * @param {string} action
   * @param {string} yes
   */
  #ask(question, action, yes) {
    const asked = build("p", { tabindex: "-1" }, question);
    const answers = build("div", { class: "row" }, button(action, yes, { class: "way" }), button("no", this.words.noKeep, { class: "way" }));
    const { confirm } = this.chat;
    if (!confirm) return;
    this.chat.dialog.querySelector(".menu")?.removeAttribute("open");
    confirm.replaceChildren(asked, answers);
    confirm.hidden = false;
    asked.focus();
  }

  #endAsking() {
    this.chat.composer.box.focus();
    if (this.chat.confirm) this.chat.confirm.hidden = true;
  }

  /** @param {boolean} anew whether a new talk begins at once */
  async #forget(anew) {
    const { chat } = this;
    this.#endAsking();
    chat.composer.clear();
    chat.messages.clear();
    const reached = await chat.talk.forget();
    chat.copy.keep({ open: true });
    const told = reached ? this.words.deleted : this.words.deletedHereOnly;
    if (!anew || !reached) chat.composer.tell(told);
    if (anew) chat.talk.start();
    else chat.composer.setFree(true);
  }

  /** @param {HTMLElement} node */
  #openLetter(node) {
    const found = letterAt(node);
    if (!found) return;
    const open = found.item.querySelector(".letter-form");
    if (open) open.remove();
    else node.after(letterForm(found.letter, this.#valuesOf(found.letter), this.words));
    node.setAttribute("aria-expanded", String(!open));
    node.textContent = open ? this.words.letterFill : this.words.letterClose;
  }

  /** @param {Element} node */
  #letterText(node) {
    const found = letterAt(node);
    return found ? filledIn(found.letter.body ?? "", this.#valuesOf(found.letter)) : "";
  }

  /** @param {import("./server.js").Letter} letter */
  #valuesOf(letter) {
    return { ...letter.known, ...this.chat.copy.kept.letters[letter.id] };
  }

  /** @param {Element} node */
  #printLetter(node) {
    const found = letterAt(node);
    if (found) this.#print(found.letter.title, [build("div", { class: "letter-text" }, this.#letterText(node))]);
  }
}
