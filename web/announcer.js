/**
 * Says things to screen readers, each once and politely, without moving the focus.
 * The region stands in the page before anything is said; it is kept apart from the messages on screen, so that adding
 * or moving those says nothing a second time.
 */

import { build } from "./build.js";

const CLEARED_AFTER_MILLISECONDS = 10_000;

/** A polite live region. Nothing here is urgent enough to interrupt somebody. */
export class Announcer {
  constructor() {
    this.region = build("div", { class: "unseen", "aria-live": "polite", "aria-atomic": "false", "aria-relevant": "additions" });
    /** @type {Set<ReturnType<typeof setTimeout>>} */
    this.timers = new Set();
  }

  /** @param {string} text */
  say(text) {
    const line = build("p", {}, text);
    this.region.append(line);
    // Cleared, so that somebody who reads line by line does not meet it a second time.
    const timer = setTimeout(() => {
      line.remove();
      this.timers.delete(timer);
    }, CLEARED_AFTER_MILLISECONDS);
    this.timers.add(timer);
  }

  /** Says nothing more. */
  stop() {
    this.timers.forEach(clearTimeout);
    this.region.replaceChildren();
  }
}
