/**
 * Who can help: each with what it is, and links to ring, write or look.
 */

import { build, link } from "./build.js";
import { fill, longDate } from "./strings.js";

/** @typedef {import("./server.js").Contact} Contact */
/** @typedef {import("./strings.js").Words} Words */

/**
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
    phone && link(`tel:${phone.replace(/[^\d+]/g, "")}`, fill(words.ring, { number: phone }), { class: "way" }),
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
