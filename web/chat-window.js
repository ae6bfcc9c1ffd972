/**
 * The open chat: puts the parts together and lets the talk's events and the parent's hands move them.
 * Beside the page on a wide screen; over the whole of it, and modal, where there is no room (phones, 400 % zoom).
 */

import { actionsFor } from "./actions.js";
import { build, button, signpostDrawing } from "./build.js";
import { Composer } from "./composer.js";
import { Announcer, follow } from "./follow.js";
import { onShiftPresses } from "./leaving.js";
import { Messages } from "./messages.js";
import { Server } from "./server.js";
import { TabCopy } from "./tab-copy.js";
import { Talk } from "./talk.js";

/** @typedef {import("./strings.js").Words} Words */
/**
 * @typedef {{words: Words, name: string, address: string, leaveTo: string, style: (file: string) => HTMLLinkElement,
 *   tell: (event: string, detail?: object) => void, closed: () => void}} Use what the element lends the window
 */

const COVERING = "(max-width: 40em), (max-height: 30em)";

/** See the top of the file. */
export class ChatWindow {
  /**
   * @param {Use} use
   * @param {AbortSignal} signal ends every listener
   */
  constructor(use, signal) {
    this.use = use;
    this.signal = signal;
    this.copy = new TabCopy(use.address);
    this.talk = new Talk(new Server(use.address), this.copy, signal);
    this.announcer = new Announcer();
    this.messages = new Messages(use.words, new URL(use.address).origin);
    this.composer = new Composer(use.words, this.copy, {
      send: (text) => this.send(() => this.talk.say(text), null),
      say: (text) => this.announcer.say(text),
      plainPage: `${use.address}/page`,
    });
    this.dialog = /** @type {HTMLDialogElement} */ (this.#build());
    this.actions = actionsFor(this);
    this.#listen();
    follow(this);
    signal.addEventListener("abort", () => this.announcer.stop());
  }

  /** @returns {HTMLElement} */
  #build() {
    const { words, name } = this.use;
    this.heading = build("h2", { id: "name", tabindex: "-1" }, signpostDrawing(), name);
    this.confirm = build("div", { class: "confirm", role: "group", hidden: true });
    this.toNewest = button("to-newest", words.toNewest, { class: "way to-newest", hidden: true, "aria-keyshortcuts": "Alt+N" });
    const menu = build(
      "details", { class: "menu" }, build("summary", {}, words.menu),
      build("div", { class: "row" },
        button("print", words.print, { class: "way" }), button("plan", words.planTitle, { class: "way" }),
        button("start-again", words.startAgain, { class: "way" }), button("delete", words.deleteAll, { class: "way" }),
        this.composer.plainLink()),
      build("p", { class: "quiet" }, words.leaveHint),
    );
    const attributes = { class: "window", "aria-labelledby": "name", lang: words.lang, dir: words.dir === "rtl" && "rtl" };
    return build(
      "dialog", attributes,
      build("header", { class: "top" }, this.heading,
        build("div", { class: "top-buttons" }, button("leave", words.leave, { class: "leave" }), button("close", words.close, { class: "close" }))),
      this.messages.node,
      build("div", { class: "bottom" }, this.toNewest, this.confirm, this.composer.node, menu),
      this.announcer.region,
    );
  }

  /** Begins or replays the talk. */
  start() {
    this.talk.start();
    this.talk.server.status().then((status) => {
      this.composer.maxCharacters = status.max_characters || this.composer.maxCharacters;
      this.messages.setNotice(status.notice ?? "");
      if (status.notice) this.announcer.say(status.notice);
    // The talk itself says when nothing can be reached.
    }, () => {});
  }

  /**
   * @param {boolean} byGesture whether the parent opened it; only then does the focus move
   * @returns {boolean} whether it is shown: a page that was only loaded again is not covered unasked
   */
  show(byGesture) {
    const covering = matchMedia(COVERING).matches;
    if (covering && !byGesture) return false;
    if (covering && this.dialog.showModal) this.dialog.showModal();
    // Not show(): that moves the focus, also when the page was only loaded again.
    else this.dialog.setAttribute("open", "");
    this.copy.keep({ open: true });
    this.fit();
    if (byGesture) (matchMedia("(pointer: coarse)").matches ? this.heading : this.composer.box)?.focus();
    this.messages.showNewest();
    return true;
  }

  /** Closes the window; the talk stays. */
  close() {
    if (!this.copy.kept.open) return;
    this.copy.keep({ open: false });
    if (this.dialog.open) this.dialog.close();
    this.use.closed();
  }

  /**
   * The parent sends something: what came before moves to the earlier messages.
   * @param {() => void} go
   * @param {string | null} chosen
   */
  send(go, chosen) {
    if (!this.composer.free) return this.composer.sayWait();
    this.messages.closeChoices(chosen);
    this.composer.tell("");
    return go();
  }

  /** Keeps the window within what is seen: a phone's keyboard shrinks that, not the page. */
  fit() {
    const view = window.visualViewport;
    if (!view) return;
    this.dialog.style.setProperty("--_seen-height", `${view.height}px`);
    this.dialog.style.setProperty("--_seen-top", `${view.offsetTop}px`);
  }

  #listen() {
    const { dialog, signal, messages } = this;
    dialog.addEventListener("click", (event) => this.#clicked(event), { signal });
    dialog.addEventListener("input", (event) => this.actions.typed(/** @type {Element} */ (event.target)), { signal });
    dialog.addEventListener("keydown", (event) => this.#key(event), { signal });
    dialog.addEventListener("cancel", (event) => event.preventDefault(), { signal });
    dialog.addEventListener("close", () => this.close(), { signal });
    messages.node.addEventListener("scroll", () => this.#offerNewest(), { signal, passive: true });
    window.visualViewport?.addEventListener("resize", () => this.fit(), { signal });
    window.visualViewport?.addEventListener("scroll", () => this.fit(), { signal });
    matchMedia(COVERING).addEventListener?.("change", (change) => this.#roomChanged(change.matches), { signal });
    onShiftPresses((left) => dialog.open && this.actions.shift(left), signal);
  }

  /** @param {boolean} covering */
  #roomChanged(covering) {
    const focused = /** @type {HTMLElement | null} */ (/** @type {ShadowRoot} */ (this.dialog.getRootNode()).activeElement);
    // Somebody writing elsewhere on the page keeps the focus there.
    if (!this.dialog.open || !focused || !this.dialog.showModal) return;
    this.copy.keep({ open: false });
    this.dialog.close();
    if (covering) this.dialog.showModal();
    else this.dialog.setAttribute("open", "");
    this.copy.keep({ open: true });
    focused.focus({ preventScroll: true });
  }

  /** @param {Event} event */
  #clicked(event) {
    const node = /** @type {Element} */ (event.target).closest("[data-do]");
    if (node && node.getAttribute("aria-disabled") !== "true") this.actions.do(/** @type {HTMLElement} */ (node));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const inEmptyBox = event.target === this.composer.box && !this.composer.box.value;
    if (event.key === "Escape" && !event.isComposing) this.close();
    else if (event.altKey && event.code === "KeyN") this.actions.toNewest();
    else if (inEmptyBox && (event.key === "PageUp" || event.key === "PageDown")) this.#page(event.key === "PageUp" ? -1 : 1);
    else return;
    event.preventDefault();
  }

  /** @param {number} direction */
  #page(direction) {
    this.messages.node.scrollBy({ top: direction * this.messages.node.clientHeight * 0.9 });
  }

  #offerNewest() {
    const { scrollHeight, scrollTop, clientHeight } = this.messages.node;
    const last = this.messages.last?.getBoundingClientRect();
    const below = last && last.top > this.messages.node.getBoundingClientRect().bottom;
    this.toNewest?.toggleAttribute("hidden", !below || scrollHeight - scrollTop - clientHeight < 8);
  }
}
