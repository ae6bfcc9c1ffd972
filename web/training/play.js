/**
 * Free play: the real chat element, talking to the training channel, beside what was understood at each turn.
 * The element knows nothing of it: this page looks at the answers as they come in.
 */

import { SignpostChat } from "../chat-element.js";
import { draftOf } from "./draft.js";
import { build, say, understood } from "./shared.js";

/**
 * @typedef {{cursor: number | null, said: string, picked: string, text: string, choices: string[],
 *   signpost: string, understood: any}} Heard
 */

const ADDRESS = `${window.location.origin}/training`;
const KEPT = "signpost-training-play";
const list = /** @type {HTMLElement} */ (document.getElementById("turns"));
const empty = /** @type {HTMLElement} */ (document.getElementById("empty"));
const said = /** @type {HTMLElement} */ (document.getElementById("said"));

/** @type {Heard[]} */
let heard = readKept();
/** @type {Map<string, string>} what was sent, by the id the chat gave it */
const sent = new Map();

function readKept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) || "[]");
  } catch {
    return [];
  }
}

function show() {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(heard));
  } catch {
    // It is shown all the same, as long as the page is open.
  }
  empty.hidden = heard.length > 0;
  // The newest first: it is the one beside the chat.
  list.replaceChildren(...heard.map(drawn).reverse());
}

/** @param {Heard} turn @param {number} at */
function drawn(turn, at) {
  const item = build("li");
  const facts = build("dl");
  facts.append(...understood(turn.understood));
  item.append(build("h3", say("inspector_turn", { number: at + 1 })));
  const label = turn.picked ? "you_picked" : "you_wrote";
  if (turn.picked || turn.said) item.append(build("p", `${say(label)}: ${turn.picked || turn.said}`));
  item.append(facts);
  return item;
}

/** @param {any} message see docs/web-channel.md */
function note(message) {
  if (!message.card?.understood) return;
  if (message.forgot) heard = [];
  if (message.cursor !== null && heard.some((turn) => turn.cursor === message.cursor)) return;
  heard.push({
    cursor: message.cursor, picked: message.chosen ?? "", text: message.text, signpost: message.card.signpost,
    said: message.chosen ? "" : sent.get(message.in_reply_to) ?? "", understood: message.card.understood,
    choices: message.choices.map((/** @type {{title: string}} */ choice) => choice.title),
  });
  show();
}

const ask = window.fetch;
window.fetch = async (input, options = {}) => {
  const address = String(input);
  const ours = address.startsWith(ADDRESS);
  if (ours && typeof options.body === "string" && options.body.length > 2) {
    const { id, text } = JSON.parse(options.body);
    if (id && text) sent.set(id, text);
  }
  if (ours && (options.method === "DELETE" || address.endsWith("/conversations"))) {
    // At once: whoever leaves in a hurry leaves no words behind in this tab.
    heard = [];
    sent.clear();
    show();
  }
  const answer = await ask(input, options);
  if (!ours || !answer.ok) return answer;
  if (answer.status !== 204) {
    const content = await answer.clone().json();
    (content.messages ?? []).forEach(note);
  }
  return answer;
};

/** The public element, with the training channel behind it. */
class TrainingChat extends SignpostChat {
  get address() {
    return ADDRESS;
  }
}

document.getElementById("export")?.addEventListener("click", () => {
  const talk = heard.filter((turn) => turn.said || turn.picked);
  if (talk.length === 0) {
    said.textContent = say("export_empty");
    return;
  }
  const file = "draft.yml";
  const address = URL.createObjectURL(new Blob([draftOf(talk)], { type: "application/yaml" }));
  const anchor = Object.assign(document.createElement("a"), { href: address, download: file });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  said.textContent = say("export_done", { file });
});

show();
customElements.define("signpost-chat", TrainingChat);
