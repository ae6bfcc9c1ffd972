/**
 * "My plan": what the assistant said to do, as plain text for a file. Holds none of the parent's words.
 */

import { fill, longDate } from "./strings.js";

/** @typedef {import("./server.js").Card} Card */
/** @typedef {import("./strings.js").Words} Words */

/**
 * The cards that make the plan: the newest of each signpost that says what to do, in the order they came.
 * @param {Card[]} cards
 * @returns {Card[]}
 */
export function planCards(cards) {
  const useful = cards.filter((card) => card.steps.length || card.contacts.length || card.deadlines.length);
  return useful.filter((card, place) => !useful.slice(place + 1).some((later) => later.signpost === card.signpost));
}

/**
 * The plan as text, lines ended for every editor.
 * @param {Card[]} cards
 * @param {Words} words
 * @param {string} today like 2026-03-03
 */
export function planText(cards, words, today) {
  const head = [words.planTitle, fill(words.planMade, { date: longDate(today, words) })];
  return [...head, ...cards.map((card) => cardText(card, words))].join("\n\n").replace(/\n/g, "\r\n") + "\r\n";
}

/**
 * @param {Card} card
 * @param {Words} words
 */
function cardText(card, words) {
  const force = /** @type {Record<string, string>} */ (words.force);
  return [
    `${card.title}\n${"=".repeat(card.title.length)}`,
    fill(words.planNow, { now: card.do_now }),
    listed(words.dates, card.deadlines.map((each) => `- ${each.label}: ${longDate(each.date, words)}. ${each.why}`)),
    listed(words.steps, card.steps.map((step, place) => `${place + 1}. ${step}`)),
    listed(words.rights, card.rights.map((right) => `- ${force[right.force] ?? right.force}: ${right.text} (${right.where})`)),
    listed(words.contacts, card.contacts.map((contact) => contactText(contact, words))),
    listed(words.letters, card.letters.map((letter) => `- ${letter.title}`)),
    listed(words.planSources, card.sources.map((source) => `- ${source.title}\n  ${source.url}`)),
    fill(words.checkedOn, { date: longDate(card.checked_on, words) }),
    card.overdue && words.overdue,
  ].filter(Boolean).join("\n\n");
}

/**
 * @param {import("./server.js").Contact} contact
 * @param {Words} words
 */
function contactText(contact, words) {
  const ways = [contact.phone, contact.text_number && fill(words.text, { number: contact.text_number }), contact.email, contact.url, contact.hours];
  const line = `- ${contact.name}: ${ways.filter(Boolean).join(", ") || contact.note || contact.what || ""}`;
  return contact.confirmed ? line : `${line} (${words.unconfirmed})`;
}

/**
 * @param {string} title
 * @param {string[]} lines
 */
function listed(title, lines) {
  return lines.length ? [title, ...lines].join("\n") : "";
}
