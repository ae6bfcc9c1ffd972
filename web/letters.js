/**
 * Model letters: filled in here, copied, printed or saved here. Nothing that is filled in is ever sent.
 */

import { build, button, link } from "./build.js";
import { fill } from "./strings.js";

/** @typedef {import("./server.js").Letter} Letter */
/** @typedef {import("./strings.js").Words} Words */
/** @typedef {{key: string, label: string, line: string}} Blank */

const BLANK = /\[([^[\]\n]+)\]/g;
const LONG_CHARACTERS = 24;

/** @type {WeakMap<Element, Letter>} which letter an item on screen is */
const letterOf = new WeakMap();

/**
 * The letters, each closed; opening one is the window's work ("letter", see actions.js).
 * @param {Letter[]} letters
 * @param {Words} words
 * @param {string} origin of the server, which has the blank letters as files
 */
export function letterList(letters, words, origin) {
  return build("ul", { class: "letters" }, ...letters.map((letter) => {
    const item = build(
      "li", { class: "letter" },
      build("p", { class: "letter-title" }, letter.title),
      letter.use_when && build("p", {}, letter.use_when),
      letter.to && build("p", { class: "quiet" }, fill(words.letterTo, { to: letter.to })),
      letter.body && button("letter", words.letterFill, { class: "way", "aria-expanded": "false" }),
      letter.docx && link(origin + letter.docx, words.letterBlank, { class: "way", download: true }),
      ...(letter.official ?? []).map((url) => link(url, words.letterOfficial, { class: "way", newTab: words.newTab })),
    );
    letterOf.set(item, letter);
    return item;
  }));
}

/**
 * The blanks of a letter in order. "your name", "name of child" and the like mean the same each time and are asked once;
 * any other blank is asked each time it stands there, since "name" may be the teacher's and then the child's.
 * @param {string} body
 * @returns {Blank[]}
 */
export function blanksOf(body) {
  /** @type {Map<string, Blank>} */
  const blanks = new Map();
  for (const [place, match] of Array.from(body.matchAll(BLANK)).entries()) {
    const key = keyOf(match[1], place);
    const line = body.slice(body.lastIndexOf("\n", match.index) + 1).split("\n")[0];
    if (!blanks.has(key)) blanks.set(key, { key, label: match[1], line: sentenceRound(line, match[0]) });
  }
  return [...blanks.values()];
}

/**
 * @param {string} label
 * @param {number} place
 */
function keyOf(label, place) {
  return /^(your |name of child|date of birth)/.test(label) ? label : String(place);
}

/**
 * @param {string} line
 * @param {string} blank
 */
function sentenceRound(line, blank) {
  const sentence = line.split(/(?<=[.?!:]) /).find((each) => each.includes(blank)) ?? line;
  // A blank that stands alone is told by the heading before it.
  return sentence.length <= blank.length + 1 ? line : sentence;
}

/**
 * The letter with what is filled in; a blank left empty stays as it is, in its brackets.
 * @param {string} body
 * @param {Record<string, string>} values by the blank's key
 */
export function filledIn(body, values) {
  let place = 0;
  return body.replace(BLANK, (whole, label) => values[keyOf(label, place++)]?.trim() || whole);
}

/**
 * The form under an opened letter.
 * @param {Letter} letter
 * @param {Record<string, string>} values
 * @param {Words} words
 */
export function letterForm(letter, values, words) {
  const body = letter.body ?? "";
  return build(
    "div", { class: "letter-form", role: "group", "aria-label": letter.title },
    ...[words.letterCheck, ...letter.check ?? []].map((each, place, all) => all[1] && build(place ? "p" : "h5", {}, each)),
    build("p", { class: "quiet" }, words.letterPrivate),
    build("h5", {}, words.letterBlanks),
    ...blanksOf(body).map((blank) => field(letter, blank, values[blank.key] ?? "")),
    build("h5", {}, words.letterText),
    build("div", { class: "letter-text" }, filledIn(body, values)),
    build(
      "div", { class: "row" },
      button("letter-copy", words.copyLetter, { class: "way" }),
      button("letter-print", words.printLetter, { class: "way" }),
      button("letter-save", words.saveLetter, { class: "way" }),
    ),
  );
}

/**
 * @param {Letter} letter
 * @param {Blank} blank
 * @param {string} value
 */
function field(letter, blank, value) {
  const id = `letter-${letter.id}-${blank.key.replace(/\W+/g, "-")}`;
  const long = blank.label.length > LONG_CHARACTERS;
  const attributes = { id, "data-blank": blank.key, "aria-describedby": `${id}-line`, autocomplete: "off" };
  const input = /** @type {HTMLInputElement} */ (build(long ? "textarea" : "input", attributes));
  input.value = value;
  const label = blank.label[0].toUpperCase() + blank.label.slice(1);
  const line = build("span", { class: "quiet", id: `${id}-line` }, blank.line);
  return build("div", { class: "field" }, build("label", { for: id }, label), line, input);
}

/**
 * The letter that a node on screen belongs to, with its item; null for any other node.
 * @param {Element} node
 * @returns {{letter: Letter, item: Element} | null}
 */
export function letterAt(node) {
  const item = node.closest(".letter");
  const letter = item && letterOf.get(item);
  return letter ? { letter, item } : null;
}
