/**
 * `<signpost-chat>`: the closed button, and the way to the open chat. Importing this registers nothing.
 * Attributes, events and custom properties: docs/embedding.md.
 */

import { build, signpostDrawing } from "./build.js";
import { wordsWith } from "./strings.js";

/** The custom element. Small on purpose: it is all that a page with a closed chat loads. */
export class SignpostChat extends HTMLElement {
  /** Release of the chat, like 0.1.0. Set by signpost-chat.js. */
  static version = "";

  /**
   * Integrity hashes by file name, if the page was given any.
   * @type {Record<string, string>}
   */
  static integrity = {};

  /**
   * Loads what the open chat needs. signpost-chat.js puts a checking loader in its place.
   * @type {() => Promise<typeof import("./chat-window.js")>}
   */
  static loadRest = () => import("./chat-window.js");

  /** @type {AbortController | null} */
  #life = null;
  /** @type {import("./chat-window.js").ChatWindow | null} */
  #window = null;
  #words = wordsWith();

  constructor() {
    super();
    // Open, so that a forum's own accessibility checks can look inside.
    this.attachShadow({ mode: "open" });
  }

  connectedCallback() {
    this.#life = new AbortController();
    this.#build(this.#life.signal);
  }

  disconnectedCallback() {
    this.#life?.abort();
    this.#window = null;
    this.shadowRoot?.replaceChildren();
  }

  /** @returns {string} the address of the web channel */
  get address() {
    const given = this.getAttribute("server");
    if (given) return `${new URL(given, document.baseURI).origin}/webhooks/web`;
    // Without the attribute: the server that this file came from.
    return new URL(import.meta.url).origin + "/webhooks/web";
  }

  /** @returns {string} */
  get version() {
    return SignpostChat.version;
  }

  /** Opens the chat as if its button were pressed. Call it from a click: the focus moves into the chat. */
  open() {
    return this.#open(true);
  }

  /** Closes the chat; the talk stays in the tab. */
  close() {
    this.#window?.close();
  }

  /** @param {AbortSignal} signal */
  async #build(signal) {
    await this.#loadWords();
    if (signal.aborted) return;
    this.button = build("button", { type: "button", class: "open", hidden: true, lang: this.#words.lang });
    this.problem = build("p", { class: "problem", role: "alert", hidden: true, lang: this.#words.lang });
    this.button.addEventListener("click", () => this.#open(true), { signal });
    this.#label(this.#words.opening);
    const style = this.#style("closed.css");
    // Shown with its style, so that nothing unstyled flashes; shown also when the page's policy stops the style.
    for (const event of ["load", "error"]) style.addEventListener(event, () => this.#ready(), { signal, once: true });
    this.shadowRoot?.replaceChildren(style, this.problem, this.button);
  }

  async #loadWords() {
    const address = this.getAttribute("strings");
    if (!address) return;
    try {
      const translation = await import(new URL(address, document.baseURI).href);
      this.#words = wordsWith(translation.default);
    } catch {
      // English words help more than no chat.
    }
  }

  #ready() {
    const kept = this.#kept();
    this.#label(this.#closedLabel());
    if (this.button) this.button.hidden = false;
    if (kept?.open) this.#open(false);
  }

  /** @returns {{open?: boolean, conversation?: string} | null} what this tab kept of a talk */
  #kept() {
    try {
      return JSON.parse(sessionStorage.getItem(`signpost-chat ${this.address}`) || "null");
    } catch {
      return null;
    }
  }

  #closedLabel() {
    const label = this.getAttribute("label") || this.#words.openButton;
    return this.#kept()?.conversation ? this.#words.goOnButton : label;
  }

  /** @param {string} label */
  #label(label) {
    this.button?.replaceChildren(signpostDrawing(), build("span", {}, label));
  }

  /** @param {boolean} byGesture */
  async #open(byGesture) {
    const signal = this.#life?.signal;
    if (!signal || !this.button || this.button.hidden) return;
    try {
      if (!this.#window) {
        this.#label(this.#words.opening);
        await this.#buildWindow(signal);
      }
    } catch {
      this.#cannotOpen();
      return;
    }
    this.#label(this.#closedLabel());
    if (signal.aborted || !this.#window?.show(byGesture)) return;
    this.button.hidden = true;
    this.#tell("open");
  }

  /** @param {AbortSignal} signal */
  async #buildWindow(signal) {
    const style = this.#style("chat.css");
    const styled = new Promise((done) => ["load", "error"].forEach((event) => style.addEventListener(event, done, { once: true })));
    this.shadowRoot?.append(style);
    const { ChatWindow } = await SignpostChat.loadRest();
    await styled;
    if (signal.aborted || this.#window) return;
    const use = {
      words: this.#words,
      name: this.getAttribute("name") || this.#words.name,
      address: this.address,
      leaveTo: this.getAttribute("leave-to") || "",
      style: (/** @type {string} */ file) => this.#style(file),
      tell: (/** @type {string} */ name, /** @type {object} */ detail = {}) => this.#tell(name, detail),
      closed: () => this.#closed(),
    };
    this.#window = new ChatWindow(use, signal);
    this.shadowRoot?.append(this.#window.dialog);
    this.#window.start();
  }

  #closed() {
    if (!this.button) return;
    this.#label(this.#closedLabel());
    this.button.hidden = false;
    this.button.focus();
    this.#tell("close");
  }

  #cannotOpen() {
    const page = build("a", { href: `${this.address}/page` }, this.#words.plainPage);
    this.problem?.replaceChildren(this.#words.cannotOpen, " ", page);
    if (this.problem) this.problem.hidden = false;
    this.#label(this.#words.tryAgain);
  }

  /**
   * @param {string} file
   * @returns {HTMLLinkElement}
   */
  #style(file) {
    const integrity = SignpostChat.integrity[file];
    const attributes = { rel: "stylesheet", href: new URL(file, import.meta.url).href, integrity, crossorigin: "anonymous" };
    return /** @type {HTMLLinkElement} */ (build("link", attributes));
  }

  /**
   * @param {string} name
   * @param {object} [detail] never a word of the parent's
   */
  #tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(`signpost-${name}`, { bubbles: true, composed: true, detail }));
  }
}
