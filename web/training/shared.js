/** What the training pages have in common: their words, what is kept in this browser, and drawing what was understood. */

/** @type {Record<string, string>} */
export const words = JSON.parse(document.getElementById("words")?.textContent ?? "{}");

const KEPT = "signpost-training";

/**
 * @param {string} name
 * @param {Record<string, string | number>} filled
 */
export function say(name, filled = {}) {
  return words[name].replace(/\{(\w+)\}/g, (_, blank) => String(filled[blank] ?? ""));
}

/**
 * @typedef {{answers: Record<string, number>, right: Record<string, boolean>, step: number, done: boolean}} Progress
 * @returns {Record<string, Progress>} by lesson; empty where the browser keeps nothing
 */
export function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) || "{}");
  } catch {
    return {};
  }
}

/** @param {Record<string, Progress>} all */
export function keep(all) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(all));
  } catch {
    // A browser that keeps nothing: the lesson goes on, and starts from the beginning the next time.
  }
}

export function forgetAll() {
  try {
    localStorage.removeItem(KEPT);
  } catch {
    // There is nothing, then.
  }
}

/**
 * @param {string} tag
 * @param {string} [text]
 */
export function build(tag, text) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  return made;
}

/** @param {number | null} share from 0 to 1 */
const percent = (share) => share === null ? words.nothing : `${Math.round(share * 100)} %`;

/**
 * What was understood, as pairs of terms and values.
 * @param {any} found `understood` of a turn, see stage.py
 * @param {string[]} [dates]
 */
export function understood(found, dates) {
  const facts = Object.entries(found.case).map(([name, value]) => `${name}: ${value}`);
  /** @type {[string, string[]][]} */
  const pairs = [
    ["signpost", [`${found.title} (${found.signpost})`]],
    ["point", found.point ? [`${found.point_title} (${found.point})`] : []],
    ["intent", found.intent ? [found.intent] : []],
    ["confidence", [percent(found.confidence)]],
    ["case", facts],
    ["also", found.also],
  ];
  if (dates) pairs.push(["dates", dates]);
  return pairs.flatMap(([name, values]) => [
    build("dt", words[`understood_${name}`]),
    build("dd", values.length ? values.join(", ") : words.nothing),
  ]);
}
