/**
 * The answer card (docs/architecture.md): what to do now in front, the rest behind "More about this".
 */

import { build, button, link } from "./build.js";
import { contactList } from "./contacts.js";
import { letterList } from "./letters.js";
import { fill, longDate } from "./strings.js";

/** @typedef {import("./server.js").Card} Card */
/** @typedef {import("./server.js").Deadline} Deadline */
/** @typedef {import("./strings.js").Words} Words */

/**
 * @param {Card} card
 * @param {Words} words
 */
export function nowBox(card, words) {
  return build("div", { class: "now" }, build("h4", {}, words.doNow), build("p", {}, card.do_now));
}

/**
 * One line that says where on the ladder this is; null for what is not on it.
 * @param {Card} card
 * @param {Words} words
 */
export function rungLine(card, words) {
  if (!card.ladder) return null;
  const { rung, of } = card.ladder;
  const marks = Array.from({ length: of }, (_, place) => build("span", { class: place + 1 === rung ? "mark here" : "mark" }));
  const said = fill(words.youAreHereAt, { step: words.rungs[rung - 1] ?? rung });
  return build("p", { class: "rung" }, build("span", { class: "marks", "aria-hidden": "true" }, ...marks), build("span", {}, said));
}

/**
 * @param {Deadline[]} deadlines
 * @param {Words} words
 * @param {string} origin where a calendar file's address begins when the server gives only its path
 */
export function dateList(deadlines, words, origin) {
  return build("ul", { class: "dates" }, ...deadlines.map((deadline) => dateItem(deadline, words, origin)));
}

/**
 * @param {Deadline} deadline
 * @param {Words} words
 * @param {string} origin
 */
function dateItem(deadline, words, origin) {
  const passed = deadline.days_left < 0;
  const left = passed ? words.dayPassed : daysLeft(deadline.days_left, words);
  return build(
    "li", { class: passed ? "date passed" : "date" },
    build("p", { class: "date-label" }, deadline.label),
    build("p", { class: "date-day" }, longDate(deadline.date, words)),
    build("p", { class: "date-left" }, left),
    passed && build("p", {}, deadline.if_passed),
    deadline.ics && link(new URL(deadline.ics, origin).href, words.calendar, { class: "way", download: true }),
    build("details", {}, build("summary", {}, words.howWorkedOut), build("p", {}, deadline.why)),
  );
}

/**
 * @param {number} days
 * @param {Words} words
 */
function daysLeft(days, words) {
  if (days > 1) return fill(words.daysLeft, { count: days });
  return days === 1 ? words.oneDayLeft : words.lastDay;
}

/**
 * @param {Card} card
 * @param {Words} words
 */
export function stepList(card, words) {
  return group(words.steps, build("ol", { class: "steps" }, ...card.steps.map((step) => build("li", {}, step))));
}

/**
 * @param {Card} card
 * @param {Words} words
 */
export function rightList(card, words) {
  const items = card.rights.map((right) => {
    const force = /** @type {Record<string, string>} */ (words.force)[right.force] ?? right.force;
    const source = build("p", { class: "quiet" }, fill(words.rightSource, { where: right.where }));
    return build("li", {}, build("p", {}, build("strong", { class: `force ${right.force}` }, force), " ", right.text), source);
  });
  return group(words.rights, build("ul", { class: "rights" }, ...items), build("p", { class: "quiet" }, words.forceExplained));
}

/**
 * The five rungs, with the one this answer is about.
 * @param {Card} card
 * @param {Words} words
 */
function ladder(card, words) {
  if (!card.ladder) return null;
  const { rung, of } = card.ladder;
  const rungs = words.rungs.slice(0, of).map((name, place) => {
    const here = place + 1 === rung;
    return build("li", { "aria-current": here && "step" }, name, here && build("strong", { class: "here" }, ` ${words.youAreHere}`));
  });
  return group(words.ladder, build("ol", { class: "ladder" }, ...rungs), build("p", { class: "quiet" }, words.ladderExplained));
}

/**
 * @param {Card} card
 * @param {Words} words
 */
function nextStep(card, words) {
  if (!card.if_that_fails) return null;
  const title = card.if_that_fails_title;
  return group(words.next, build("p", {}, title ? fill(words.nextIs, { title }) : words.nextAsk));
}

/**
 * @param {Card} card
 * @param {Words} words
 */
function sources(card, words) {
  const items = card.sources.map((source) => {
    const seen = ` ${fill(words.seenOn, { date: longDate(source.seen_on, words) })}`;
    return build("li", {}, link(source.url, source.title, { newTab: words.newTab }), build("span", { class: "quiet" }, seen));
  });
  const checked = build("p", { class: "quiet" }, fill(words.checkedOn, { date: longDate(card.checked_on, words) }));
  if (!items.length) return null;
  return group(words.sources, build("ul", { class: "sources" }, ...items), checked);
}

/**
 * What stands behind "More about this": all that the message has not shown yet. Empty when there is nothing.
 * @param {Card} card
 * @param {Set<string>} shown kinds already drawn ("steps", "rights", "letters") and the ids of contacts
 * @param {Words} words
 * @returns {HTMLElement[]}
 */
export function moreGroups(card, shown, words) {
  const others = card.contacts.filter((contact) => !shown.has(contact.id));
  const title = others.length < card.contacts.length ? words.moreContacts : words.contacts;
  const groups = [
    card.steps.length && !shown.has("steps") && stepList(card, words),
    card.rights.length && !shown.has("rights") && rightList(card, words),
    card.letters.length && !shown.has("letters") && group(words.letters, letterList(card.letters, words)),
    others.length && group(title, contactList(others, words)),
    nextStep(card, words),
    ladder(card, words),
    sources(card, words),
  ];
  return /** @type {HTMLElement[]} */ (groups.filter(Boolean));
}

/**
 * The button that shows and hides the rest; the rest is built when it is first opened.
 * @param {Words} words
 * @param {string} id of what it opens
 */
export function moreButton(words, id) {
  return button("more", words.more, { class: "toggle", "aria-expanded": "false", "aria-controls": id });
}

/**
 * @param {string} title
 * @param {...HTMLElement} content
 */
export function group(title, ...content) {
  return build("div", { class: "group" }, build("h4", {}, title), ...content);
}
