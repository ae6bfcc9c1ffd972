/**
 * What the talk's events do to the window: messages appear and are read out once, and the state of things is told.
 */

import { spoken } from "./answer.js";
import { build } from "./build.js";

const CLEARED_AFTER_MILLISECONDS = 10_000;

/** @typedef {import("./chat-window.js").ChatWindow} ChatWindow */
/** @typedef {import("./server.js").Message} Message */

const STILL_THINKING_AFTER_MILLISECONDS = 4_000;

/** @param {ChatWindow} chat */
export function follow(chat) {
  const { talk, messages, composer, announcer, use: { words } } = chat;
  const states = new States(chat);
  /** @type {Record<string, (detail: any) => void>} */
  const then = {
    message: ({ message, replayed }) => received(chat, message, replayed),
    mine: (mine) => { messages.addMine(mine); messages.showNewest(); },
    notice: (text) => states.notice(text),
    returned: ({ id, text, reason }) => { messages.removeMine(id); composer.giveBack(text); composer.tell(reason); },
    "new-talk": () => { messages.addNote(words.newTalk); announcer.say(words.newTalk); },
    forgot: () => messages.clear(),
    state: () => states.changed(),
  };
  for (const [name, act] of Object.entries(then)) {
    talk.addEventListener(name, (event) => act(/** @type {CustomEvent} */ (event).detail), { signal: chat.signal });
  }
}

/**
 * @param {ChatWindow} chat
 * @param {Message} message
 * @param {boolean} replayed what is only shown again is not read out again
 */
function received(chat, message, replayed) {
  const { messages, copy } = chat;
  const id = message.in_reply_to;
  if (id && !message.forgot && !messages.has(id)) {
    messages.closeChoices(message.chosen);
    messages.addMine({ id, text: copy.kept.words[id] ?? null, chosen: message.chosen });
  }
  if (id) messages.bringDown(id);
  messages.addAnswer(message);
  if (!replayed) chat.announcer.say(spoken(message, chat.use.words));
  chat.use.tell("answer", { signpost: message.card.signpost });
  // A talk shown again scrolls once, at its end (States.changed).
  if (!replayed) messages.showNewest();
}

/** Tells how things stand: waiting, trying again, stopped. */
class States {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #patience;
  #noticed = false;
  #state = "";

  /** @param {ChatWindow} chat */
  constructor(chat) {
    this.chat = chat;
    chat.signal.addEventListener("abort", () => clearTimeout(this.#patience));
  }

  /** @param {string} text the server's own words, which are better than ours */
  notice(text) {
    this.chat.composer.tell(text, true);
    this.#noticed = true;
  }

  /** The talk's state is another now. */
  changed() {
    if (this.#state === "starting") this.chat.messages.showNewest();
    this.#state = this.chat.talk.state;
    const { talk, composer, messages, announcer, copy, use: { words } } = this.chat;
    const { state } = talk;
    composer.setFree(talk.free);
    messages.setThinking(state === "waiting" || (state === "starting" && !messages.last));
    clearTimeout(this.#patience);
    if (state === "waiting") this.#patience = setTimeout(() => announcer.say(words.stillThinking), STILL_THINKING_AFTER_MILLISECONDS);
    this.#showUnsent();
    if (state === "ready" && !composer.again.hidden) composer.tell("");
    /** @type {Record<string, string>} */
    const unreached = { retrying: words.noConnection, stopped: copy.kept.unsent ? words.tryingStopped : words.cannotStart };
    if (state in unreached && !this.#noticed) composer.tell(unreached[state], true);
    this.#noticed = false;
  }

  #showUnsent() {
    const { talk, messages, copy } = this.chat;
    const { unsent } = copy.kept;
    if (unsent && !messages.has(unsent.id)) {
      messages.addMine({ id: unsent.id, text: copy.kept.words[unsent.id] ?? null, chosen: unsent.title ?? null });
    }
    messages.markUnsent(unsent && talk.state !== "waiting" ? unsent.id : null);
  }
}

/**
 * A polite live region. It says things to screen readers, each once, without moving the focus. It stands in the page before
 * anything is said, and apart from the messages on screen, so that adding or moving those says nothing a second time.
 */
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
