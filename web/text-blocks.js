/**
 * Lays out a reply's text, and finds which of its paragraphs the answer card draws better, so nothing is said twice.
 * The order stays the server's. A paragraph that is not exactly what the card holds stays text.
 */

import { build } from "./build.js";

/** @typedef {import("./server.js").Card} Card */
/**
 * @typedef {{kind: "text" | "now" | "date" | "contacts" | "steps" | "rights" | "wording" | "limits" | "letters" | "ladder"
 *   | "code" | "worked" | "pages",
 *   text: string,
 *   ids: string[]}} Part `ids`: which contacts, letters or dates (by their place) the paragraph names
 */

const LONGEST_LABEL_CHARACTERS = 40;

/**
 * The reply's paragraphs, each with the part of the card that draws it.
 * @param {string} text
 * @param {Card} card
 * @returns {Part[]}
 */
export function partsOf(text, card) {
  const parts = text.split(/\n{2,}/).map((paragraph) => paragraph.trim()).filter(Boolean).map((paragraph) => partOf(paragraph, card));
  return parts.filter((part, place) => part.kind === "text" || firstOfItsKind(part, place, parts));
}

/**
 * A letter's many paragraphs are one letter.
 * @param {Part} part
 * @param {number} place
 * @param {Part[]} parts
 */
function firstOfItsKind(part, place, parts) {
  return parts.findIndex((other) => other.kind === part.kind && other.ids.join() === part.ids.join()) === place;
}

/**
 * @param {string} paragraph
 * @param {Card} card
 * @returns {Part}
 */
function partOf(paragraph, card) {
  const lines = paragraph.split("\n");
  const letters = lettersIn(paragraph, card);
  const { plan } = card;
  const worked = plan?.deadlines.flatMap((each, place) => (endsWith(paragraph, each.why, 200) ? [String(place)] : [])) ?? [];
  const dates = card.deadlines.flatMap((each, place) => (paragraph.startsWith(`${each.label}:`) ? [String(place)] : []));
  const contacts = lines.map((line) => card.contacts.find((contact) => line.startsWith(`${contact.name}:`))?.id);
  /** @type {[Part["kind"], boolean, string[]][]} */
  const readings = [
    ["now", Boolean(card.do_now) && endsWith(paragraph, card.do_now), []],
    ["date", dates.length > 0, dates],
    ["contacts", contacts.every(Boolean), contacts.map(String)],
    ["steps", card.steps.length > 0 && card.steps.every((step, n) => lines.includes(`${n + 1}. ${step}`)), []],
    ["rights", card.rights.length > 0 && card.rights.every((right) => paragraph.includes(right.text)), []],
    ["wording", Boolean(card.wording) && endsWith(paragraph, card.wording ?? ""), []],
    ["limits", Boolean(card.limits?.length) && Boolean(card.limits?.every((limit) => paragraph.includes(limit.text))), []],
    ["letters", letters.length > 0, letters],
    ["code", Boolean(plan?.code) && paragraph.includes(plan?.code ?? ""), []],
    ["worked", worked.length > 0, worked],
    ["pages", Boolean(plan?.sources.some((page) => paragraph.includes(page.url))), []],
    ["ladder", Boolean(card.ladder) && paragraph === card.triage?.ladder, []],
  ];
  const [kind, , ids] = readings.find(([, fits]) => fits) ?? ["text", true, []];
  return { kind, text: paragraph, ids };
}

/**
 * Whether a paragraph is these words, with no more than a label before them.
 * @param {string} paragraph
 * @param {string} words
 * @param {number} [most] the longest label in characters
 */
function endsWith(paragraph, words, most = LONGEST_LABEL_CHARACTERS) {
  return paragraph.endsWith(words) && paragraph.length - words.length <= most;
}

/**
 * The letters a paragraph lists, or the one it is a piece of.
 * @param {string} paragraph
 * @param {Card} card
 * @returns {string[]}
 */
function lettersIn(paragraph, card) {
  const { letters } = card;
  if (letters.length && letters.every((letter) => paragraph.includes(letter.title))) return letters.map((letter) => letter.id);
  const whole = letters.find((letter) => letter.body && (paragraph.startsWith(letter.title) || isPiece(paragraph, letter.filled ?? "")));
  return whole ? [whole.id] : [];
}

/**
 * @param {string} paragraph
 * @param {string} body
 */
function isPiece(paragraph, body) {
  return body.split(/\n{2,}/).some((piece) => piece.trim() === paragraph);
}

/**
 * A paragraph as nodes: lines that begin with "- " or a number become a list.
 * @param {string} paragraph
 * @returns {HTMLElement[]}
 */
export function paragraphNodes(paragraph) {
  /** @type {HTMLElement[]} */
  const nodes = [];
  for (const line of paragraph.split("\n")) {
    const [, mark, rest] = /^(-|\d+\.) (.*)$/.exec(line) ?? [];
    const tag = mark === "-" ? "ul" : "ol";
    if (!mark) nodes.push(build("p", {}, line));
    else if (nodes.at(-1)?.localName === tag) nodes.at(-1)?.append(build("li", {}, rest));
    else nodes.push(build(tag, {}, build("li", {}, rest)));
  }
  return nodes;
}
