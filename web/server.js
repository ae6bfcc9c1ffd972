/**
 * Talks to the web channel (docs/web-channel.md). Knows nothing of the page, and keeps nothing.
 */

/**
 * @typedef {{title: string, payload: string}} Choice
 * @typedef {{text: string, force: string, source: string, where: string}} Right
 * @typedef {{id: string, name: string, what?: string, who_pays?: string, phone: string | null,
 *   text_number?: string | null, email: string | null, url: string | null, hours: string | null,
 *   note?: string | null, checked_on: string, confirmed: boolean}} Contact
 * @typedef {{id: string, title: string, use_when?: string, to?: string, body?: string, filled?: string,
 *   known?: Record<string, string>, check?: string[], docx?: string, official?: string[]}} Letter `known` by the blank's key (letters.js)
 * @typedef {{who: string, text: string, where?: string}} Limit
 * @typedef {{label: string, date: string, why: string, days_left: number, if_passed: string,
 *   ics: string | null}} Deadline
 * @typedef {{asks: string | null, because: string, ladder: string}} Triage where the guided questions stand
 * @typedef {{signpost: string, title: string, in_short: string, do_now: string, steps: string[], rights: Right[],
 *   contacts: Contact[], letters: Letter[], deadlines: Deadline[], if_that_fails: string | null,
 *   ladder: {rung: number, of: number} | null, also: string[],
 *   wording?: string, limits?: Limit[], good_practice?: {text: string, where?: string}[], being_checked?: string[],
 *   notices?: {text: string, said_on?: string}[], meetings?: {id: string, title: string, url: string}[],
 *   sources: {title: string, url: string, seen_on: string}[], checked_on: string, overdue: boolean,
 *   beside?: Choice[], triage?: Triage | null,
 *   plan?: Plan | null, code?: string | null}} Card `code` only where a plan is laid over it
 * @typedef {{made_on: string, signpost: string, title: string, because: string, in_short: string, do_now: string,
 *   steps: string[], then: string, others: {signpost: string, title: string, do_now: string}[], known: string[],
 *   deadlines: Deadline[], counted?: {id: string, label: string, told: string}[], contacts: Contact[], letters: Letter[], sources: {title: string, url: string}[],
 *   notes: string[], code: string | null, code_until: string | null}} Plan
 * @typedef {{cursor: number | null, in_reply_to: string | null, chosen: string | null, text: string, choices: Choice[],
 *   card: Card, forgot?: boolean}} Message `cursor` is null for what the server could not keep
 * @typedef {{id: string, text?: string, choice?: string}} Sending what a parent sends, with the id the tab gave it
 * @typedef {{cursor: number | null, messages: Message[]}} Answer
 * @typedef {{open: boolean, notice: string | null, max_characters: number, version: string}} Status
 */

const PATIENCE_MILLISECONDS = 25_000;
const PAUSE_WHEN_NONE_IS_NAMED_SECONDS = 8;

/** The server answered with kind words instead of a message. */
export class Refusal extends Error {
  /**
   * @param {{code: string, text?: string, retry_after_seconds?: number | null, card?: Card | null}} content `code`:
   *   too_long, slow_down, unavailable, gone, closed, bad_request or origin; a card when the words showed danger
   */
  constructor(content) {
    super(content.code);
    this.code = content.code;
    this.text = content.text ?? "";
    this.retryAfterSeconds = content.retry_after_seconds ?? PAUSE_WHEN_NONE_IS_NAMED_SECONDS;
    this.card = content.card ?? null;
  }

  /** @returns {boolean} whether it is over after a while, without the parent doing anything */
  get passes() {
    return this.code === "slow_down" || this.code === "unavailable";
  }

  /** @returns {Message | null} what it answers to danger */
  get asMessage() {
    const { text, card } = this;
    return card && { cursor: null, in_reply_to: null, chosen: null, text, choices: [], card };
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
  throw new Refusal(content);
}
