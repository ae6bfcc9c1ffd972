/**
 * The messages on screen, in two regions: what came earlier, and what is newest.
 * Messages move to the earlier region only when the parent sends something, so nothing moves under a reader's hands.
 */

import { answerItem, closeChoices, printedAnswer } from "./answer.js";
import { build } from "./build.js";
import { fill } from "./strings.js";

/** @typedef {import("./server.js").Message} Message */
/** @typedef {import("./strings.js").Words} Words */
/** @typedef {{id: string, text: string | null, chosen: string | null}} Mine */

/** See the top of the file. */
export class Messages {
  /**
   * @param {Words} words
   * @param {string} origin of the server
   */
  constructor(words, origin) {
    this.words = words;
    this.origin = origin;
    this.earlier = build("ol", {});
    this.newest = build("ol", {});
    this.notice = build("p", { class: "notice", hidden: true });
    this.end = build("p", { class: "end" }, words.end);
    this.thinking = build("p", { class: "thinking", hidden: true }, build("span", { class: "dots", "aria-hidden": "true" }), words.thinking);
    this.node = build(
      "div", { class: "log", role: "log", "aria-live": "off", "aria-label": words.log, tabindex: "0" },
      this.notice,
      build("p", { class: "about" }, words.about),
      build("section", { "aria-label": words.earlier, hidden: true }, this.earlier),
      build("section", { "aria-label": words.newest, hidden: true }, this.newest),
      this.thinking,
      this.end,
    );
    /** @type {(Message | Mine)[]} in order, for printing and the plan */
    this.all = [];
    /** @type {Map<Element, Message>} */
    this.messageOf = new Map();
  }

  /**
   * What the parent sent. Without words (they were not kept) the place is marked.
   * @param {Mine} mine
   */
  addMine(mine) {
    this.#age();
    const { text, chosen } = mine;
    const item = build(
      "li", { class: "turn mine", "data-id": mine.id },
      build("h3", { class: "who", tabindex: "-1" }, this.words.saidByYou),
      build("p", { dir: "auto", class: text || chosen ? "own" : "own quiet" }, this.#said(text, chosen)),
    );
    this.#put(item);
    this.all.push(mine);
  }

  /** @param {Message} message */
  addAnswer(message) {
    const item = answerItem(message, this.words, this.origin);
    this.#put(item);
    this.all.push(message);
    this.messageOf.set(item, message);
  }

  /** @param {string} text what the volunteers say to everybody, above the talk */
  setNotice(text) {
    this.notice.textContent = text;
    this.notice.hidden = !text;
  }

  /** @param {boolean} thinking whether an answer is on its way */
  setThinking(thinking) {
    this.thinking.hidden = !thinking;
    this.#showRegions();
  }

  /** @param {string} text said by the chat itself, between the messages */
  addNote(text) {
    this.#put(build("li", { class: "turn note" }, build("p", {}, text)));
  }

  /** @param {string} id */
  has(id) {
    return this.all.some((each) => "id" in each && each.id === id);
  }

  /**
   * Marks whether the parent's message has gone.
   * @param {string | null} id of the one not sent; null when all are sent
   */
  markUnsent(id) {
    this.node.querySelectorAll(".unsent").forEach((mark) => mark.remove());
    const item = id && this.node.querySelector(`[data-id="${id}"]`);
    if (item) item.append(build("p", { class: "unsent" }, this.words.notSent));
  }

  /**
   * What another tab said in between comes before the message that is answered after it.
   * @param {string} id
   */
  bringDown(id) {
    const item = this.node.querySelector(`[data-id="${id}"]`);
    if (item && item !== this.last) this.newest.append(item);
    this.all.sort((one, other) => Number("id" in one && one.id === id) - Number("id" in other && other.id === id));
  }

  /** @param {string} id */
  removeMine(id) {
    this.node.querySelector(`[data-id="${id}"]`)?.remove();
    this.all = this.all.filter((each) => !("id" in each) || each.id !== id);
  }

  /** Empties the talk on screen. */
  clear() {
    this.earlier.replaceChildren();
    this.newest.replaceChildren();
    this.all = [];
    this.messageOf.clear();
    this.#showRegions();
  }

  /** @returns {HTMLElement | null} the newest message's item */
  get last() {
    const items = this.node.querySelectorAll(".turn");
    return /** @type {HTMLElement | null} */ (items[items.length - 1] ?? null);
  }

  /** Brings the newest message's beginning into view; a long answer is read from its top. */
  showNewest() {
    const { last } = this;
    if (last) last.scrollIntoView({ block: "start" });
  }

  /** @returns {HTMLElement[]} the whole talk for the printer */
  printed() {
    return this.all.map((each) => {
      if ("cursor" in each) return printedAnswer(each, this.words, this.origin);
      const { text, chosen } = each;
      return build("section", { class: "mine" }, build("h2", {}, this.words.saidByYou), build("p", { dir: "auto" }, this.#said(text, chosen)));
    });
  }

  /**
   * @param {string | null} text
   * @param {string | null} chosen
   */
  #said(text, chosen) {
    if (text) return text;
    return chosen ? fill(this.words.youChose, { choice: chosen }) : this.words.wordsGone;
  }

  /**
   * Closes the choices of the answers so far.
   * @param {string | null} chosen
   */
  closeChoices(chosen) {
    for (const item of this.newest.children) closeChoices(item, chosen, this.words);
  }

  #age() {
    const focused = /** @type {ShadowRoot} */ (this.node.getRootNode()).activeElement;
    const inside = focused && this.newest.contains(focused) ? /** @type {HTMLElement} */ (focused) : null;
    this.earlier.append(...this.newest.children);
    this.#showRegions();
    // Moving a node drops its focus; the parent's finger is still on it.
    inside?.focus({ preventScroll: true });
  }

  /** @param {HTMLElement} item */
  #put(item) {
    this.newest.append(item);
    this.#showRegions();
  }

  #showRegions() {
    for (const list of [this.earlier, this.newest]) {
      /** @type {HTMLElement} */ (list.parentElement).hidden = !list.childElementCount;
    }
    this.end.hidden = !this.newest.childElementCount || !this.thinking.hidden;
  }
}
