/**
 * Takes text out of the chat: to the clipboard, to a file, to the printer; and "my plan", the text of a file.
 * All of it is made in the browser. The plan holds none of the parent's words.
 */

import { build } from "./build.js";
import { fill, longDate } from "./strings.js";

/** @typedef {import("./server.js").Card} Card */
/** @typedef {import("./strings.js").Words} Words */

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether the browser let us; on plain http it does not
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Offers a text file as a download.
 * @param {string} name
 * @param {string} text
 */
export function saveText(name, text) {
  // The mark at the front tells old word processors that the file is UTF-8; phones and editors pass over it.
  const address = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/plain;charset=utf-8" }));
  const anchor = build("a", { href: address, download: name });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * Prints a document of its own, so that the page round the chat is not printed with it. No new tab is left behind.
 * @param {ParentNode} holder where the hidden frame lives while it prints
 * @param {string} title
 * @param {Node[]} content
 * @param {HTMLLinkElement} style
 * @param {string} lang
 */
export function printPaper(holder, title, content, style, lang) {
  holder.querySelector("iframe.paper")?.remove();
  const frame = /** @type {HTMLIFrameElement} */ (build("iframe", { class: "paper", title, tabindex: "-1", "aria-hidden": "true" }));
  holder.append(frame);
  const inner = /** @type {Document} */ (frame.contentDocument);
  inner.title = title;
  inner.documentElement.lang = lang;
  inner.body.append(build("h1", {}, title), ...content);
  const print = () => frame.contentWindow?.print();
  style.addEventListener("load", print, { once: true });
  // Without its style the paper is plain, and still better than none.
  style.addEventListener("error", print, { once: true });
  inner.head.append(style);
}

/**
 * The cards that make the plan: the newest of each signpost that says what to do, in the order they came.
 * @param {Card[]} cards
 * @returns {Card[]}
 */
export function planCards(cards) {
  // While the guided questions are open a card is only the best step so far.
  const told = cards.filter((card) => !card.triage?.asks);
  const useful = told.filter((card) => card.steps.length || card.contacts.length || card.deadlines.length);
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
