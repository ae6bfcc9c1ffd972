/**
 * When to try again: after a pause that grows, and at once when the tab or the connection comes back.
 */

const PAUSES_SECONDS = [1, 3, 8];
const LONGEST_PAUSE_SECONDS = 60;

/** Counts the failures in a row and holds the one timer. */
export class Pauses {
  #failures = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {() => void} again */
  constructor(again) {
    this.again = again;
  }

  /** @returns {boolean} whether another try is set; false when it is the parent's turn to say so */
  afterFailure() {
    const seconds = PAUSES_SECONDS[this.#failures++];
    if (seconds !== undefined) this.after(seconds);
    return seconds !== undefined;
  }

  /** @param {number} seconds */
  after(seconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.again, Math.min(seconds, LONGEST_PAUSE_SECONDS) * 1000);
  }

  /** Forgets the failures and the try that was set. */
  reset() {
    clearTimeout(this.#timer);
    this.#failures = 0;
  }
}

/**
 * Calls back when the tab is looked at again or the connection returns, until the signal ends it.
 * @param {() => void} callback
 * @param {AbortSignal} signal
 */
export function onReturn(callback, signal) {
  window.addEventListener("online", callback, { signal });
  window.addEventListener("pageshow", callback, { signal });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && callback(), { signal });
}

/** An id that no other message has; made by hand because crypto.randomUUID is missing on plain http. */
export function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
