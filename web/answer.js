/**
 * One answer of the assistant on screen: its words, the card's parts in their place, the choices, and the rest on demand.
 */

import { build, button } from "./build.js";
import { codeBox, contactList, dateList, group, moreButton, nowBox, rightList, rungLine, stepList } from "./card.js";
import { letterList } from "./letters.js";
import { hasMore, ladder, limitList, moreGroups, pageList, wordingBox } from "./more.js";
import { fill } from "./strings.js";
import { paragraphNodes, partsOf } from "./text-blocks.js";

/** @typedef {import("./server.js").Message} Message */
/** @typedef {import("./strings.js").Words} Words */
/** @typedef {import("./text-blocks.js").Part} Part */

let drawn = 0;

/**
 * An answer as a list item. Its heading can take the focus, so that a key can lead to the newest one.
 * @param {Message} message
 * @param {Words} words
 * @param {string} origin of the server
 */
export function answerItem(message, words, origin) {
  const parts = inOrder(partsOf(message.text, shownCard(message)), message);
  drawn += 1;
  const speaksOfStep = parts.some((part) => part.kind === "now" || part.kind === "steps");
  // The whole ladder says where it is already.
  const rung = speaksOfStep && !parts.some((part) => part.kind === "ladder") && rungLine(message.card, words);
  return build(
    "li", { class: `turn answer${isAlarm(message) ? " alarm" : ""}` },
    build("h3", { class: "who", tabindex: "-1" }, words.saidBySignpost),
    rung,
    // The assistant answers in English also where the chat's own words are translated.
    build("div", { class: "said", lang: "en-GB" }, ...parts.flatMap((part) => partNodes(part, message, words, origin))),
    choiceGroup(message, words),
    footer(message, parts, words),
  );
}

/**
 * The card that an answer's paragraphs are drawn from: a plan has dates, people and letters of all its steps.
 * @param {Message} message
 */
function shownCard({ card }) {
  return { ...card, ...card.plan };
}

/**
 * The server's order; but in danger, what to do stands right after the first words.
 * @param {Part[]} parts
 * @param {Message} message
 */
function inOrder(parts, message) {
  const now = parts.findIndex((part) => part.kind === "now");
  return isAlarm(message) && now > 1 ? [parts[0], parts[now], ...parts.slice(1, now), ...parts.slice(now + 1)] : parts;
}

/** @param {Message} message whether it answers danger to somebody */
function isAlarm(message) {
  return ["crisis", "child_at_risk"].includes(message.card.signpost);
}

/**
 * @param {Part} part
 * @param {Message} message
 * @param {Words} words
 * @param {string} origin
 * @returns {HTMLElement[]}
 */
function partNodes(part, message, words, origin) {
  const card = shownCard(message);
  switch (part.kind) {
    case "now": return [nowBox(card, words)];
    case "date": return [dateList(part.ids.map((place) => card.deadlines[Number(place)]), words, origin)];
    case "contacts": return [contactList(card.contacts.filter((contact) => part.ids.includes(contact.id)), words)];
    case "code": return [codeBox(card, part.text, words)];
    case "worked": return [];
    case "pages": return [pageList(card, words)];
    case "steps": return [stepList(card, words)];
    case "rights": return [rightList(card, words)];
    case "wording": return [wordingBox(card, words)];
    case "limits": return [limitList(card, words)];
    case "ladder": return [/** @type {HTMLElement} */ (ladder(card, words))];
    case "letters": return [group(words.letters, letterList(card.letters.filter((letter) => part.ids.includes(letter.id)), words, origin))];
    default: return paragraphNodes(part.text);
  }
}

/**
 * @param {Message} message
 * @param {Words} words
 */
function choiceGroup(message, words) {
  if (!message.choices.length) return null;
  const id = `choices-${drawn}`;
  const buttons = message.choices.map((choice) => button("choose", choice.title, { class: "choice", "data-payload": choice.payload }));
  return build(
    "div", { class: "choices", role: "group", "aria-labelledby": id },
    build("p", { id, class: "choices-name" }, words.choices),
    ...buttons,
  );
}

/**
 * Closes an answer's choices once something was answered. They stay readable and reachable; one can be marked as picked.
 * @param {Element} item
 * @param {string | null} chosen the title of the one picked; null when the parent wrote instead
 * @param {Words} words
 */
export function closeChoices(item, chosen, words) {
  for (const choice of item.querySelectorAll(":is(.choice, .beside):not([aria-disabled])")) {
    choice.setAttribute("aria-disabled", "true");
    if (choice.textContent !== chosen) continue;
    choice.classList.add("chosen");
    choice.append(build("span", { class: "chosen-mark" }, ` (${words.chosen})`));
  }
}

/**
 * @param {Message} message
 * @param {Part[]} parts
 * @param {Words} words
 */
function footer(message, parts, words) {
  const id = `more-${drawn}`;
  const rest = speaksOfCard(parts) && hasMore(message.card, shownBy(parts));
  return build(
    "div", { class: "foot" },
    rest && moreButton(words, id),
    button("copy", words.copy, { class: "toggle" }),
    message.card.plan && button("print-plan", words.printPlan, { class: "toggle" }),
    message.card.plan && button("save-plan", words.savePlan, { class: "toggle" }),
    ...(message.card.beside ?? []).map((way) => button("choose", way.title, { class: "toggle beside", "data-payload": way.payload })),
    rest && build("div", { id, class: "more", hidden: true }),
  );
}

/**
 * What "More about this" shows: the groups of the card that the message has not drawn.
 * @param {Message} message
 * @param {Part[]} parts
 * @param {Words} words
 * @param {string} origin
 */
function restOf(message, parts, words, origin) {
  return moreGroups(message.card, shownBy(parts), words, origin);
}

/** @param {Part[]} parts */
function shownBy(parts) {
  return new Set(parts.flatMap((part) => [part.kind, ...(part.kind === "contacts" ? part.ids : [])]));
}

/**
 * A reply that says nothing of what is on its card, like "You are welcome", does not show the card again.
 * @param {Part[]} parts
 */
function speaksOfCard(parts) {
  return parts.some((part) => part.kind !== "text");
}

/**
 * Shows or hides the rest. It is built when first opened, so that a long talk stays light.
 * @param {HTMLElement} toggle
 * @param {Message} message
 * @param {Words} words
 * @param {string} origin
 */
export function toggleMore(toggle, message, words, origin) {
  const rest = /** @type {HTMLElement} */ (toggle.parentElement?.querySelector(".more"));
  if (!rest.childElementCount) rest.append(...restOf(message, partsOf(message.text, shownCard(message)), words, origin));
  rest.hidden = !rest.hidden;
  toggle.setAttribute("aria-expanded", String(!rest.hidden));
  toggle.textContent = rest.hidden ? words.more : words.shorter;
}

/**
 * What is read aloud of an answer: its words, once, and how many choices follow.
 * @param {Message} message
 * @param {Words} words
 */
export function spoken(message, words) {
  const count = message.choices.length;
  const choices = count > 1 ? fill(words.choicesFollow, { count }) : count === 1 && words.oneChoiceFollows;
  return [`${words.saidBySignpost}: ${message.text}`, choices].filter(Boolean).join(" ");
}

/**
 * An answer for the printer: all of it open, no buttons.
 * @param {Message} message
 * @param {Words} words
 * @param {string} origin
 */
export function printedAnswer(message, words, origin) {
  const parts = partsOf(message.text, shownCard(message));
  const nodes = parts.flatMap((part) => partNodes(part, message, words, origin));
  const rest = speaksOfCard(parts) ? restOf(message, parts, words, origin) : [];
  return build("section", {}, build("h2", {}, words.saidBySignpost), ...nodes, ...rest);
}
