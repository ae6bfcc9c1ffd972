/**
 * What only this browser tab keeps: the parent's own words, what is not sent yet, and which talk it is.
 * Nothing of it is sent anywhere from here. Start again, delete everything and "Leave now" empty it.
 */

/**
 * @typedef {{id: string, text?: string, choice?: string, title?: string}} Unsent
 * @typedef {{conversation: string | null, words: Record<string, string>, unsent: Unsent | null,
 *   open: boolean, letters: Record<string, Record<string, string>>}} Kept
 */

/** @returns {Kept} */
function nothing() {
  return { conversation: null, words: {}, unsent: null, open: false, letters: {} };
}

/** The tab's copy of one assistant's talk. Works from memory alone where the browser keeps nothing. */
export class TabCopy {
  /** @param {string} address two assistants on one site do not mix */
  constructor(address) {
    this.key = `signpost-chat ${address}`;
    /** @type {Kept} */
    this.kept = { ...nothing(), ...this.#read() };
  }

  /** @param {Partial<Kept>} changes */
  keep(changes) {
    Object.assign(this.kept, changes);
    this.#write();
  }

  /**
   * @param {string} id of the message they were sent with
   * @param {string} text
   */
  keepWords(id, text) {
    this.kept.words[id] = text;
    this.#write();
  }

  /** What is being written. Kept apart, since it changes with every key. */
  get draft() {
    try {
      return sessionStorage.getItem(`${this.key} draft`) ?? "";
    } catch {
      return "";
    }
  }

  set draft(text) {
    try {
      sessionStorage.setItem(`${this.key} draft`, text);
    } catch {
      // The box itself still holds it.
    }
  }

  /** Empties the tab's copy; whether the chat stands open is no part of the talk. */
  clear() {
    this.kept = { ...nothing(), open: this.kept.open };
    try {
      sessionStorage.removeItem(this.key);
      sessionStorage.removeItem(`${this.key} draft`);
    } catch {
      // Kept in memory only, and that is empty now.
    }
  }

  #read() {
    try {
      return JSON.parse(sessionStorage.getItem(this.key) || "{}");
    } catch {
      return {};
    }
  }

  #write() {
    while (!this.#written()) {
      const [oldest] = Object.keys(this.kept.words);
      if (oldest === undefined) return;
      // The tab's store is full: the oldest words go first, the draft and the unsent message stay.
      delete this.kept.words[oldest];
    }
  }

  #written() {
    try {
      sessionStorage.setItem(this.key, JSON.stringify(this.kept));
      return true;
    } catch (problem) {
      return !(problem instanceof DOMException && problem.name === "QuotaExceededError");
    }
  }
}
