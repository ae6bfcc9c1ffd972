/**
 * The page of one letter: its blanks become fields, filled in here and nowhere else. Nothing is kept: when the page is
 * closed, what was typed is gone. Without scripts the blank letter stands there instead.
 */

import { filledIn, letterForm } from "../letters.js";
import { copyText, saveText } from "../paper.js";
import { wordsWith } from "../strings.js";

const place = /** @type {HTMLElement} */ (document.querySelector("#letter"));
const blank = /** @type {HTMLElement} */ (place.querySelector("pre.letter"));
const words = wordsWith();
const letter = { id: place.dataset.id ?? "", title: place.dataset.title ?? "", body: blank.textContent ?? "" };
/** @type {Record<string, string>} */
const values = {};

const form = letterForm(letter, values, words);
for (const heading of form.querySelectorAll("h5")) {
  // In the chat it stands deeper than on a page of its own.
  heading.replaceWith(Object.assign(document.createElement("h3"), { textContent: heading.textContent }));
}
const told = Object.assign(document.createElement("p"), { className: "quiet" });
told.setAttribute("role", "status");
form.append(told);
blank.replaceWith(form);

form.addEventListener("input", (event) => {
  const field = /** @type {HTMLInputElement} */ (event.target);
  values[field.dataset.blank ?? ""] = field.value;
  const text = form.querySelector(".letter-text");
  if (text) text.textContent = filledIn(letter.body, values);
});

form.addEventListener("click", async (event) => {
  const action = /** @type {HTMLElement} */ (event.target).dataset.do;
  const text = filledIn(letter.body, values);
  if (action === "letter-copy") told.textContent = (await copyText(text)) ? words.copied : words.notCopied;
  if (action === "letter-save") saveText("letter.txt", text.replace(/\n/g, "\r\n"));
  if (action === "letter-print") window.print();
});
