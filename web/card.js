/**
 * The parts of the answer card (docs/architecture.md) that stand in an answer itself; the rest is in more.js.
 */

import { build, button, link } from "./build.js";
import { fill, longDate } from "./strings.js";

/** @typedef {import("./server.js").Card} Card */
/** @typedef {import("./server.js").Contact} Contact */
/** @typedef {import("./server.js").Deadline} Deadline */
/** @typedef {import("./strings.js").Words} Words */

/**
 * @param {Card} card
 * @param {Words} words
 */
export function nowBox(card, words) {
  // A number that is said here can be rung from here.
  const said = card.contacts.filter(({ phone }) => phone && ` ${card.do_now} `.match(`\\D${phone}\\D`));
  const calls = said.map(({ phone }) => callLink(/** @type {string} */ (phone), words));
  return build(
    "div", { class: "now" }, build("h4", {}, words.doNow), build("p", {}, card.do_now),
    calls.length > 0 && build("p", { class: "ways" }, ...calls),
  );
}

/**
 * @param {string} phone
 * @param {Words} words
 */
function callLink(phone, words) {
  return link(`tel:${phone.replace(/[^\d+]/g, "")}`, fill(words.ring, { number: phone }), { class: "way" });
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
 * The code to come back with, to be copied whole.
 * @param {Card} card of a plan
 * @param {string} told the words round it
 * @param {Words} words
 */
export function codeBox({ code }, told, words) {
  const [before] = told.split(code ?? "");
  return build("div", {}, build("p", {}, before), build("p", { class: "letter-text plan-code" }, code ?? ""), button("copy-words", words.copyCode, { class: "way" }));
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
 * @param {...(HTMLElement | null | false)} content
 */
export function group(title, ...content) {
  return build("div", { class: "group" }, build("h4", {}, title), ...content);
}

/**
 * Who can help: each with what it is, and links to ring, write or look.
 * @param {Contact[]} contacts
 * @param {Words} words
 */
export function contactList(contacts, words) {
  return build("ul", { class: "contacts" }, ...contacts.map((contact) => contactItem(contact, words)));
}

/**
 * @param {Contact} contact
 * @param {Words} words
 */
function contactItem(contact, words) {
  return build(
    "li", { class: "contact" },
    build("p", { class: "contact-name" }, contact.name),
    contact.what && build("p", {}, contact.what),
    contact.confirmed ? null : build("p", { class: "warning" }, words.unconfirmed),
    build("p", { class: "ways" }, ...waysTo(contact, words)),
    contact.hours && build("p", { class: "quiet" }, contact.hours),
    contact.note && build("p", { class: "quiet" }, contact.note),
    contact.who_pays && build("p", { class: "quiet" }, contact.who_pays),
    build("p", { class: "quiet" }, fill(words.checkedOn, { date: longDate(contact.checked_on, words) })),
  );
}

/**
 * The quickest way first; their own page first where the rest is not confirmed.
 * @param {Contact} contact
 * @param {Words} words
 */
function waysTo(contact, words) {
  const { phone, text_number: text, email, url } = contact;
  const ways = [
    phone && callLink(phone, words),
    // No sms: link: what a parent writes there would leave the tab.
    text && build("span", { class: "way" }, fill(words.text, { number: text })),
    email && link(`mailto:${encodeURI(email)}`, fill(words.email, { address: email }), { class: "way" }),
  ];
  const page = url && link(url, `${words.page}: ${siteOf(url)}`, { newTab: words.newTab, class: "way" });
  return contact.confirmed ? [...ways, page] : [page, ...ways];
}

/** @param {string} url */
function siteOf(url) {
  return url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/.*$/, "");
}
