/**
 * Talks to the web channel (docs/web-channel.md). Knows nothing of the page, and keeps nothing.
 */

/**
 * @typedef {{title: string, payload: string}} Choice
 * @typedef {{text: string, force: string, source: string, where: string}} Right
 * @typedef {{id: string, name: string, what?: string, who_pays?: string, phone: string | null,
 *   text_number?: string | null, email: string | null, url: string | null, hours: string | null,
 *   note?: string | null, checked_on: string, confirmed: boolean}} Contact
 * @typedef {{id: string, title: string, to?: string, body?: string, docx?: string}} Letter
 * @typedef {{label: string, date: string, why: string, days_left: number, if_passed: string,
 *   ics: string | null}} Deadline
 * @typedef {{signpost: string, title: string, in_short: string, do_now: string, steps: string[], rights: Right[],
 *   contacts: Contact[], letters: Letter[], deadlines: Deadline[], if_that_fails: string | null,
 *   if_that_fails_title?: string, ladder: {rung: number, of: number} | null, also: string[],
 *   sources: {title: string, url: string, seen_on: string}[], checked_on: string, overdue: boolean}} Card
 * @typedef {{cursor: number, in_reply_to: string | null, chosen: string | null, text: string, choices: Choice[],
 *   card: Card, forgot?: boolean}} Message
 * @typedef {{id: string, text?: string, choice?: string}} Sending what a parent sends, with the id the tab gave it
 * @typedef {{cursor: number, messages: Message[]}} Answer
 * @typedef {{open: boolean, notice: string | null, max_characters: number, version: string}} Status
 */

const PATIENCE_MILLISECONDS = 25_000;

/** The server answered with kind words instead of a message. */
export class Refusal extends Error {
  /**
   * @param {string} code too_long, slow_down, gone, closed, bad_request or origin
   * @param {string} text kind words to show
   * @param {number | null} retryAfterSeconds
   */
  constructor(code, text, retryAfterSeconds) {
    super(code);
    this.code = code;
    this.text = text;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** No answer came, or none that can be read: the same request may be tried again. */
export class NoAnswer extends Error {}

/** One assistant's web channel. */
export class Server {
  /** @param {string} address of the channel, like https://help.example.org/webhooks/web */
  constructor(address) {
    this.address = address.replace(/\/+$/, "");
  }

  /** @returns {Promise<Answer & {conversation: string}>} */
  begin() {
    return this.#ask("POST", "/conversations", null, {});
  }

  /**
   * The same id again is not a second message: the server gives the same answer.
   * @param {string} conversation
   * @param {Sending} sending
   * @returns {Promise<Answer>}
   */
  send(conversation, sending) {
    return this.#ask("POST", "/messages", conversation, sending);
  }

  /**
   * Every message after the cursor, in order.
   * @param {string} conversation
   * @param {number} cursor
   * @returns {Promise<Answer>}
   */
  after(conversation, cursor) {
    return this.#ask("GET", `/messages?after=${cursor}`, conversation);
  }

  /**
   * Deletes the talk on the server; goes through also while the page is being left.
   * @param {string} conversation
   */
  forget(conversation) {
    return this.#ask("DELETE", "/conversations", conversation);
  }

  /** @returns {Promise<Status>} */
  status() {
    return this.#ask("GET", "/status", null);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {string | null} conversation
   * @param {object} [body]
   * @returns {Promise<any>}
   */
  async #ask(method, path, conversation, body) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE_MILLISECONDS);
    /** @type {Record<string, string>} */
    const headers = body ? { "Content-Type": "application/json" } : {};
    if (conversation) headers["X-Conversation"] = conversation;
    try {
      const response = await fetch(this.address + path, {
        method, headers, body: body && JSON.stringify(body), signal: stop.signal,
        credentials: "omit", cache: "no-store", keepalive: method === "DELETE",
      });
      return await read(response);
    } catch (problem) {
      throw problem instanceof Refusal ? problem : new NoAnswer();
    } finally {
      clearTimeout(timer);
    }
  }
}

/** @param {Response} response */
async function read(response) {
  if (response.status === 204) return null;
  const content = await response.json();
  if (response.ok) return content;
  // A proxy's own error page is no refusal of ours: it is tried again.
  if (typeof content.code !== "string") throw new NoAnswer();
  throw new Refusal(content.code, content.text || "", content.retry_after_seconds ?? null);
}
