/**
 * One talk with the assistant: what is said, what is still to be sent, and coming back after anything breaks.
 * Draws nothing. Tells the window by events: "mine", "message", "state", "notice", "returned", "new-talk", "forgot".
 */

import { Pauses, freshId, onReturn } from "./return.js";
import { NoAnswer, Refusal } from "./server.js";

/** @typedef {import("./server.js").Message} Message */
/** @typedef {"starting" | "ready" | "waiting" | "retrying" | "stopped" | "deleted"} State */

const PAUSE_WHEN_NONE_IS_NAMED_SECONDS = 8;

/** See the top of the file. One request is under way at a time; nothing typed is ever dropped on the way. */
export class Talk extends EventTarget {
  #busy = false;
  #behind = true;
  /** Goes up when the talk is dropped, so that an answer still on its way is not taken for the next talk's. */
  #epoch = 0;
  #pauses = new Pauses(() => this.#pursue());

  /**
   * @param {import("./server.js").Server} server
   * @param {import("./tab-copy.js").TabCopy} copy
   * @param {AbortSignal} signal ends it: no more listeners, no more tries
   */
  constructor(server, copy, signal) {
    super();
    this.server = server;
    this.copy = copy;
    this.cursor = 0;
    /** @type {State} */
    this.state = "starting";
    onReturn(() => this.comeBack(), signal);
    signal.addEventListener("abort", () => this.#drop());
  }

  /** Begins the talk, or replays the one this tab was in, and sends what was not sent. */
  start() {
    this.#setState("starting");
    return this.#pursue();
  }

  /** Fetches what was missed, after the tab was hidden or the connection gone. */
  comeBack() {
    if (this.state === "starting" || this.state === "deleted") return;
    this.tryAgain();
  }

  /** Tries at once instead of waiting for the next try. */
  tryAgain() {
    this.#pauses.reset();
    this.#behind = true;
    this.#pursue();
  }

  /** @returns {boolean} whether the next message may go now */
  get free() {
    return !this.copy.kept.unsent && this.state !== "waiting";
  }

  /**
   * Sends the parent's own words.
   * @param {string} text
   */
  say(text) {
    const id = freshId();
    this.copy.keepWords(id, text);
    this.#send({ id, text }, text);
  }

  /**
   * Sends a choice.
   * @param {import("./server.js").Choice} choice
   */
  choose(choice) {
    this.#send({ id: freshId(), choice: choice.payload, title: choice.title }, null);
  }

  /**
   * Deletes the talk here and on the server.
   * @returns {Promise<boolean>} whether the server could be reached; here it is gone in any case
   */
  async forget() {
    const { conversation } = this.copy.kept;
    this.#drop();
    this.copy.clear();
    this.#setState("deleted");
    try {
      if (conversation) await this.server.forget(conversation);
      return true;
    } catch (problem) {
      return problem instanceof Refusal && problem.code === "gone";
    }
  }

  /**
   * @param {import("./tab-copy.js").Unsent} unsent
   * @param {string | null} text
   */
  #send(unsent, text) {
    this.copy.keep({ unsent });
    this.#pauses.reset();
    this.#tell("mine", { id: unsent.id, text, chosen: unsent.title ?? null });
    this.#setState("waiting");
    this.#pursue();
  }

  /** Does what is outstanding: begin or catch up, then send. */
  async #pursue() {
    if (this.#busy) return;
    this.#busy = true;
    const epoch = this.#epoch;
    try {
      if (this.#behind) await this.#catchUp(epoch);
      if (epoch === this.#epoch && this.copy.kept.unsent) await this.#deliver(epoch);
      if (epoch !== this.#epoch) return;
      this.#pauses.reset();
      this.#setState("ready");
    } catch (problem) {
      if (epoch === this.#epoch) this.#bear(problem);
    } finally {
      if (epoch === this.#epoch) this.#busy = false;
    }
  }

  /** @param {number} epoch */
  async #catchUp(epoch) {
    const { conversation } = this.copy.kept;
    const replayed = Boolean(conversation);
    const answer = conversation ? await this.server.after(conversation, this.cursor) : await this.server.begin();
    if (epoch !== this.#epoch) return;
    if ("conversation" in answer) this.copy.keep({ conversation: /** @type {string} */ (answer.conversation) });
    this.#behind = false;
    this.#take(answer.messages, replayed);
  }

  /** @param {number} epoch */
  async #deliver(epoch) {
    const { conversation, unsent } = this.copy.kept;
    if (!conversation || !unsent) return;
    const { title, ...sending } = unsent;
    const answer = await this.server.send(conversation, sending);
    if (epoch !== this.#epoch) return;
    this.copy.keep({ unsent: null });
    // A gap means that another tab spoke in between: replay, so that all stands in its order.
    if (answer.messages[0]?.cursor > this.cursor + 1) await this.#catchUp(epoch);
    else this.#take(answer.messages, false);
  }

  /**
   * @param {Message[]} messages
   * @param {boolean} replayed
   */
  #take(messages, replayed) {
    for (const message of messages.filter((each) => each.cursor > this.cursor)) {
      this.cursor = message.cursor;
      if (message.in_reply_to && message.in_reply_to === this.copy.kept.unsent?.id) this.copy.keep({ unsent: null });
      if (message.forgot ?? message.card?.signpost === "restart") this.#forgotten(message, replayed);
      this.#tell("message", { message, replayed });
    }
  }

  /**
   * The reply says that the server has dropped the talk: the tab drops it too.
   * @param {Message} message
   * @param {boolean} replayed
   */
  #forgotten(message, replayed) {
    if (replayed) return;
    const { conversation } = this.copy.kept;
    const { draft } = this.copy;
    this.copy.clear();
    this.copy.keep({ conversation });
    this.copy.draft = draft;
    this.#tell("forgot", message);
  }

  /** @param {unknown} problem */
  #bear(problem) {
    if (problem instanceof NoAnswer) return this.#pause();
    if (!(problem instanceof Refusal)) throw problem;
    if (problem.code === "gone") return this.#beginAnew();
    if (problem.code === "too_long" || problem.code === "bad_request") return this.#giveBack(problem.text);
    if (problem.text) this.#tell("notice", problem.text);
    if (problem.code !== "slow_down") return this.#setState("stopped");
    this.#pauses.after(problem.retryAfterSeconds ?? PAUSE_WHEN_NONE_IS_NAMED_SECONDS);
    return this.#setState("retrying");
  }

  #pause() {
    this.#behind = true;
    this.#setState(this.#pauses.afterFailure() ? "retrying" : "stopped");
  }

  #beginAnew() {
    this.copy.keep({ conversation: null });
    this.cursor = 0;
    this.#behind = true;
    this.#tell("new-talk", null);
    this.#pauses.after(0);
  }

  /** @param {string} reason */
  #giveBack(reason) {
    const { unsent } = this.copy.kept;
    this.copy.keep({ unsent: null });
    this.#tell("returned", { id: unsent?.id, text: unsent?.text ?? "", reason });
    this.#setState("ready");
  }

  #drop() {
    this.#pauses.reset();
    this.#epoch += 1;
    this.#busy = false;
    this.#behind = true;
    this.cursor = 0;
  }

  /** @param {State} state */
  #setState(state) {
    this.state = state;
    this.#tell("state", state);
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
