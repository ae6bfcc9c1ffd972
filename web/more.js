/**
 * Pages to take into a meeting; null for an answer that has none.
 * @param {Card} card
 * @param {Words} words
 * @param {string} origin of the server
 */
function meetingList(card, words, origin) {
  const links = card.meetings?.map(({ title, url }) => link(origin + url, title, { class: "way", newTab: words.newTab }));
  return links?.length && group(words.meetings, ...links);
}

/**
 * What stands behind "More about this": the rest of the answer card, group by group, built only when it is opened.
 */

import { build, button, link } from "./build.js";
import { contactList, group, rightList, stepList } from "./card.js";
import { letterList } from "./letters.js";
import { fill, longDate } from "./strings.js";

/** @typedef {import("./server.js").Card} Card */
/** @typedef {import("./strings.js").Words} Words */

/**
 * The five rungs, with the one this answer is about.
 * @param {Card} card
 * @param {Words} words
 */
export function ladder(card, words) {
  if (!card.ladder) return null;
  const { rung, of } = card.ladder;
  const rungs = words.rungs.slice(0, of).map((name, place) => {
    const here = place + 1 === rung;
    return build("li", { "aria-current": here && "step" }, name, here && " ", here && build("strong", { class: "here" }, words.youAreHere));
  });
  return group(words.ladder, build("ol", { class: "ladder" }, ...rungs), build("p", { class: "quiet" }, words.ladderExplained));
}

/**
 * Words to say or write, word for word.
 * @param {Card} card
 * @param {Words} words
 */
export function wordingBox(card, words) {
  const own = build("p", { class: "letter-text" }, card.wording ?? "");
  return group(words.wording, own, button("copy-words", words.copyWords, { class: "way" }));
}

/**
 * @param {Card} card
 * @param {Words} words
 */
export function limitList(card, words) {
  const items = (card.limits ?? []).map((limit) => build(
    "li", {}, build("p", {}, build("strong", {}, limit.who), `: ${limit.text}`),
    limit.where && build("p", { class: "quiet" }, fill(words.rightSource, { where: limit.where })),
  ));
  return group(words.limits, build("ul", { class: "rights" }, ...items));
}

/**
 * A list of short texts under a title; null when there are none.
 * @param {string} title
 * @param {{text: string, where?: string, said_on?: string}[] | undefined} items
 * @param {Words} words
 */
function plainList(title, items, words) {
  if (!items?.length) return null;
  return group(title, build("ul", { class: "rights" }, ...items.map((item) => build(
    "li", {}, build("p", {}, item.text),
    item.where && build("p", { class: "quiet" }, fill(words.rightSource, { where: item.where })),
    item.said_on && build("p", { class: "quiet" }, longDate(item.said_on, words)),
  ))));
}

/**
 * @param {Card} card
 * @param {Words} words
 */
function nextStep(card, words) {
  return card.if_that_fails && group(words.next, build("p", {}, words.nextAsk));
}

/**
 * The pages behind an answer.
 * @param {Card} card
 * @param {Words} words
 * @param {...(HTMLElement | null | false)} content beside them
 */
export function pageList(card, words, ...content) {
  const items = card.sources.map((source) => {
    const seen = ` ${fill(words.seenOn, { date: longDate(source.seen_on, words) })}`;
    return build("li", {}, link(source.url, source.title, { newTab: words.newTab }), build("span", { class: "quiet" }, seen));
  });
  return group(words.sources, ...content, build("ul", { class: "sources" }, ...items));
}

/**
 * @param {Card} card
 * @param {Words} words
 */
function sources(card, words) {
  const checked = build("p", { class: "quiet" }, fill(words.checkedOn, { date: longDate(card.checked_on, words) }));
  if (!card.sources.length && !card.overdue) return null;
  const list = pageList(card, words, card.overdue && build("p", { class: "warning" }, words.overdue));
  list.append(checked);
  return list;
}

/**
 * What stands behind "More about this": all that the message has not shown yet.
 * @param {Card} card
 * @param {Set<string>} shown kinds of part already drawn, and the ids of contacts
 * @param {Words} words
 * @param {string} origin of the server
 * @returns {HTMLElement[]}
 */
export function moreGroups(card, shown, words, origin) {
  const others = card.contacts.filter((contact) => !shown.has(contact.id));
  const title = others.length < card.contacts.length ? words.moreContacts : words.contacts;
  const groups = [
    plainList(words.notices, card.notices, words),
    card.steps.length && !shown.has("steps") && stepList(card, words),
    card.wording && !shown.has("wording") && wordingBox(card, words),
    card.rights.length && !shown.has("rights") && rightList(card, words),
    plainList(words.goodPractice, card.good_practice, words),
    card.limits?.length && !shown.has("limits") && limitList(card, words),
    card.letters.length && !shown.has("letters") && group(words.letters, letterList(card.letters, words, origin)),
    meetingList(card, words, origin),
    others.length && group(title, contactList(others, words)),
    nextStep(card, words),
    shown.has("ladder") ? null : ladder(card, words),
    plainList(words.beingChecked, card.being_checked?.map((text) => ({ text })), words),
    sources(card, words),
  ];
  return /** @type {HTMLElement[]} */ (groups.filter(Boolean));
}

/**
 * Whether there is anything behind "More about this"; told without building it, since most is never opened.
 * @param {Card} card
 * @param {Set<string>} shown
 */
export function hasMore(card, shown) {
  const lists = /** @type {const} */ (["steps", "rights", "letters", "limits"]);
  return lists.some((kind) => card[kind]?.length && !shown.has(kind))
    || card.contacts.some((contact) => !shown.has(contact.id))
    || Boolean(card.meetings?.length || card.sources.length || card.ladder || card.if_that_fails || card.overdue);
}
