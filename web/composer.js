/**
 * Where the parent writes: the box, what is left of its room, the send button, and a line on how things stand.
 */

import { build, button, link } from "./build.js";
import { fill } from "./strings.js";

/** @typedef {import("./strings.js").Words} Words */
/** @typedef {import("./tab-copy.js").TabCopy} TabCopy */

const WARN_BELOW_CHARACTERS = 500;
const TALLEST_BOX_PIXELS = 180;

/** See the top of the file. Takes no message while `free` is false, and keeps what is typed all the same. */
export class Composer {
  maxCharacters = 4000;
  free = false;

  /**
   * @param {Words} words
   * @param {TabCopy} copy
   * @param {{send: (text: string) => void, say: (text: string) => void, plainPage: string}} use
   */
  constructor(words, copy, use) {
    this.words = words;
    this.copy = copy;
    this.use = use;
    const touch = matchMedia("(pointer: coarse)").matches;
    this.box = /** @type {HTMLTextAreaElement} */ (build("textarea", {
      id: "box", rows: 1, "aria-describedby": "room hint", autocomplete: "off", dir: "auto",
      enterkeyhint: touch ? "enter" : "send",
    }));
    this.box.value = copy.draft;
    this.label = build("label", { for: "box" }, words.box);
    this.room = build("p", { id: "room", class: "quiet", hidden: true });
    this.sendButton = build("button", { type: "submit", class: "send" }, words.send);
    this.state = build("p", { class: "state-text" });
    this.again = button("try-again", words.tryAgain, { class: "way" });
    this.stateLine = build("div", { class: "state", hidden: true }, this.state, this.again);
    const hint = build("p", { id: "hint", class: "quiet" }, touch ? words.boxHintTouch : words.boxHint);
    this.node = build(
      "form", { class: "composer", novalidate: true },
      this.stateLine, this.label,
      build("div", { class: "write" }, this.box, this.sendButton),
      this.room, hint,
    );
    this.node.addEventListener("submit", (event) => this.#submit(event));
    this.box.addEventListener("input", () => this.#typed());
    this.box.addEventListener("keydown", (event) => this.#key(event, touch));
    this.#typed();
  }

  /**
   * The link to the page that needs no script.
   * @returns {HTMLElement}
   */
  plainLink() {
    return link(this.use.plainPage, this.words.plainPage, { class: "way" });
  }

  /** @param {boolean} free whether a message may be sent now */
  setFree(free) {
    this.free = free;
    // Never "disabled": the button keeps its place in the order of keys, and pressing it says why it waits.
    if (free) this.sendButton.removeAttribute("aria-disabled");
    else this.sendButton.setAttribute("aria-disabled", "true");
  }

  /**
   * Says how things stand, on screen and once aloud; an empty text takes it away.
   * @param {string} text
   * @param {boolean} [canTry] whether "Try again" stands beside it
   */
  tell(text, canTry = false) {
    const changed = text && (text !== this.state.textContent || this.stateLine.hidden);
    this.state.textContent = text;
    this.stateLine.hidden = !text;
    this.again.hidden = !canTry;
    if (changed) this.use.say(text);
  }

  /** Says why nothing is sent just now. */
  sayWait() {
    this.tell(this.words.waitForAnswer, !this.again.hidden);
  }

  /** @param {string} text a message that could not be taken: back into the box, before what was typed since */
  giveBack(text) {
    this.box.value = [text, this.box.value].filter(Boolean).join("\n");
    this.#typed();
  }

  /** Empties the box. */
  clear() {
    this.box.value = "";
    this.#typed();
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const text = this.box.value.trim();
    if (!this.free) return this.sayWait();
    if (!text) return this.tell(this.words.emptyBox);
    const over = text.length - this.maxCharacters;
    if (over > 0) return this.use.say(fill(this.words.charactersOver, { count: over }));
    this.clear();
    this.label.textContent = this.words.boxNext;
    return this.use.send(text);
  }

  #typed() {
    this.copy.draft = this.box.value;
    const left = this.maxCharacters - this.box.value.trim().length;
    this.room.hidden = left >= WARN_BELOW_CHARACTERS;
    this.room.classList.toggle("over", left < 0);
    const sentence = left < 0 ? this.words.charactersOver : this.words.charactersLeft;
    this.room.textContent = fill(sentence, { count: Math.abs(left) });
    this.box.style.setProperty("height", "auto");
    if (this.box.scrollHeight) this.box.style.setProperty("height", `${Math.min(this.box.scrollHeight + 4, TALLEST_BOX_PIXELS)}px`);
  }

  /**
   * @param {KeyboardEvent} event
   * @param {boolean} touch on a screen keyboard Enter is a new line
   */
  #key(event, touch) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || touch) return;
    event.preventDefault();
    /** @type {HTMLFormElement} */ (this.node).requestSubmit();
  }
}
