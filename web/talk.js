/**
 * One talk with the assistant: what is said, what is still to be sent, and coming back after anything breaks.
 * Draws nothing. Tells the window by events: "mine", "message", "state", "notice", "returned", "new-talk", "forgot".
 */

import { Pauses, freshId, onReturn } from "./return.js";
import { NoAnswer, Refusal } from "./server.js";

/** @typedef {import("./server.js").Message} Message */
/** @typedef {"starting" | "ready" | "waiting" | "retrying" | "stopped" | "deleted"} State */


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
    // What was missed while the tab was hidden or the connection gone is fetched.
    onReturn(() => this.state !== "starting" && this.state !== "deleted" && this.tryAgain(), signal);
    signal.addEventListener("abort", () => this.#drop());
  }

  /** Begins the talk, or replays the one this tab was in, and sends what was not sent. */
  start() {
    this.#setState("starting");
    return this.#pursue();
  }

  /** Tries at once instead of waiting for the next try. */
  tryAgain() {
    this.#pauses.reset();
    this.#behind = true;
    this.#pursue();
  }

  /** Whether the next message may go now. */
  get free() {
    return !this.copy.kept.unsent && this.state !== "waiting";
  }

  /** @param {string} text the parent's own words, to send */
  say(text) {
    const id = freshId();
    this.copy.keepWords(id, text);
    this.#send({ id, text }, text);
  }

  /** @param {import("./server.js").Choice} choice the one picked, to send */
  choose(choice) {
    this.#send({ id: freshId(), choice: choice.payload, title: choice.title }, null);
  }

  /** @returns {Promise<boolean>} whether the talk is gone on the server too; here it is gone in any case */
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

  /** @type {(unsent: import("./tab-copy.js").Unsent, text: string | null) => void} */
  #send = (unsent, text) => {
    this.copy.keep({ unsent });
    this.#pauses.reset();
    this.#tell("mine", { id: unsent.id, text, chosen: unsent.title ?? null });
    this.#setState("waiting");
    this.#pursue();
  };

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
    // Somebody who has already written gets the answer, not a greeting after the fact.
    if (!replayed && this.copy.kept.unsent) this.cursor = answer.cursor ?? 0;
    else this.#take(answer.messages, replayed);
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
    if ((answer.messages[0]?.cursor ?? 0) > this.cursor + 1) await this.#catchUp(epoch);
    else this.#take(answer.messages, false);
  }

  /** @type {(messages: Message[], replayed: boolean) => void} */
  #take = (messages, replayed) => {
    const fromStart = this.cursor === 0;
    for (const message of messages.filter((each) => each.cursor === null || each.cursor > this.cursor)) {
      this.cursor = message.cursor ?? this.cursor;
      if (message.in_reply_to && message.in_reply_to === this.copy.kept.unsent?.id) this.copy.keep({ unsent: null });
      // Loaded again, the tab has already dropped what came before it.
      if (message.forgot && !fromStart) this.#forgotten();
      // What was missed is new to the reader; only what a loaded page shows again is not.
      this.#tell("message", { message, replayed: replayed && fromStart });
    }
  };

  /** The reply says that the server has dropped the talk: the tab drops it too. */
  #forgotten() {
    const { kept: { conversation }, draft } = this.copy;
    this.copy.clear();
    this.copy.keep({ conversation });
    this.copy.draft = draft;
    this.#tell("forgot", null);
  }

  /** @param {unknown} problem */
  #bear(problem) {
    this.#behind ||= problem instanceof NoAnswer;
    if (problem instanceof NoAnswer) return this.#setState(this.#pauses.afterFailure() ? "retrying" : "stopped");
    if (!(problem instanceof Refusal)) throw problem;
    if (problem.asMessage) this.#tell("message", { message: problem.asMessage, replayed: false });
    if (problem.code === "gone") return this.#beginAnew();
    if (problem.code === "too_long" || problem.code === "bad_request") return this.#giveBack(problem.text);
    if (!problem.asMessage) this.#tell("notice", problem.text);
    if (!problem.passes) return this.#setState("stopped");
    this.#pauses.after(problem.retryAfterSeconds);
    return this.#setState("retrying");
  }

  #beginAnew() {
    const { unsent, words } = this.copy.kept;
    // The old talk's words have no place any more; what is still to be sent keeps its own.
    this.copy.keep({ conversation: null, words: unsent?.text ? { [unsent.id]: words[unsent.id] } : {} });
    [this.cursor, this.#behind] = [0, true];
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
    [this.#busy, this.#behind, this.cursor] = [false, true, 0];
  }

  /** @param {State} state */
  #setState(state) {
    this.#tell("state", this.state = state);
  }

  /** @type {(name: string, detail: unknown) => void} */
  #tell = (name, detail) => void this.dispatchEvent(new CustomEvent(name, { detail }));
}
