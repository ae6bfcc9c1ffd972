/**
 * Takes text out of the chat: to the clipboard, to a file, to the printer. All of it is made in the browser.
 */

import { build } from "./build.js";
import { nowBox } from "./card.js";
import { paragraphNodes, partsOf } from "./text-blocks.js";

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
 * @param {string} [kind] the body's class: a plan is set closer, to fit one page
 */
export function printPaper(holder, title, content, style, lang, kind = "") {
  holder.querySelector("iframe.paper")?.remove();
  const frame = /** @type {HTMLIFrameElement} */ (build("iframe", { class: "paper", title, tabindex: "-1", "aria-hidden": "true" }));
  holder.append(frame);
  const inner = /** @type {Document} */ (frame.contentDocument);
  inner.title = title;
  inner.documentElement.lang = lang;
  inner.body.className = kind;
  inner.body.append(build("h1", {}, title), ...content);
  const print = () => frame.contentWindow?.print();
  style.addEventListener("load", print, { once: true });
  // Without its style the paper is plain, and still better than none.
  style.addEventListener("error", print, { once: true });
  inner.head.append(style);
}

/**
 * A plan for the printer, in its own words: they are made to fit one sheet.
 * @param {import("./server.js").Message} message
 * @param {import("./strings.js").Words} words
 */
export function printedPlan({ text: whole, card }, words) {
  const parts = partsOf(whole, { ...card, ...card.plan });
  return parts.flatMap(({ kind, text }) => {
    if (kind === "now") return [nowBox(card, words)];
    return kind === "date" || kind === "code" ? [build("p", { class: "date-day" }, text)] : paragraphNodes(text);
  });
}
