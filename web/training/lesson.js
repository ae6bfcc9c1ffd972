/** One lesson: predict, reveal the assistant's real turn, go on, and look back at the end. */

import { build, keep, kept, say, understood } from "./shared.js";

const lesson = /** @type {HTMLElement} */ (document.querySelector("[data-lesson]"));
const name = lesson.dataset.lesson ?? "";
const steps = /** @type {HTMLElement[]} */ ([...lesson.querySelectorAll(".step")]);
const summary = /** @type {HTMLElement} */ (lesson.querySelector(".summary"));
const begin = /** @type {HTMLButtonElement} */ (lesson.querySelector(".begin"));
let progress = kept()[name] ?? fresh();

/** @returns {import("./shared.js").Progress} */
function fresh() {
  return { answers: {}, right: {}, step: 0, done: false };
}

function save() {
  keep({ ...kept(), [name]: progress });
}

/**
 * @param {ParentNode} inside
 * @param {string} selector
 */
const one = (inside, selector) => /** @type {HTMLElement} */ (inside.querySelector(selector));

/** @param {number} number from 1 @param {boolean} focus */
function open(number, focus) {
  begin.hidden = true;
  const step = steps[number - 1];
  step.hidden = false;
  if (focus) one(step, "h2").focus();
}

/** @param {HTMLFormElement} form */
function judge(form) {
  const inputs = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input")]);
  const place = progress.answers[form.dataset.question ?? ""];
  if (place === undefined || !inputs[place]) return;
  const right = inputs[place].dataset.right === "1";
  inputs.forEach((input, at) => {
    input.checked = at === place;
    input.disabled = true;
  });
  const line = one(form, `[data-choice="${place}"]`);
  one(line, ".verdict").textContent = say(right ? "right" : "not_quite");
  line.hidden = false;
  if (!right) better(form, inputs);
  one(form, "button").hidden = true;
}

/** @param {HTMLElement} holder @param {HTMLInputElement[]} inputs */
function better(holder, inputs) {
  const best = inputs.find((input) => input.dataset.right === "1");
  const line = one(holder, ".better");
  line.textContent = say("best", { text: best?.labels?.[0]?.textContent ?? "" });
  line.hidden = false;
}

/** @param {HTMLElement} step */
function allAnswered(step) {
  const forms = /** @type {HTMLFormElement[]} */ ([...step.querySelectorAll(".question")]);
  return forms.every((form) => progress.answers[form.dataset.question ?? ""] !== undefined);
}

/** @param {HTMLElement} step */
async function reveal(step) {
  const state = one(step, ".state");
  state.textContent = say("waiting");
  try {
    const answer = await fetch(`/training/lessons/${name}/turns/${step.dataset.step}`, { cache: "no-store" });
    if (!answer.ok) throw new Error();
    show(step, await answer.json());
    state.textContent = "";
    one(step, ".reveal").hidden = true;
    return true;
  } catch {
    state.textContent = say("no_answer");
    return false;
  }
}

/** @param {HTMLElement} step @param {any} turn see stage.py */
function show(step, turn) {
  const shown = one(step, ".revealed");
  const paragraphs = turn.text.split(/\n{2,}/).map((/** @type {string} */ text) => build("p", text));
  one(shown, ".reply").replaceChildren(...paragraphs);
  one(shown, ".offers").hidden = turn.choices.length === 0;
  one(shown, ".offers ul").replaceChildren(...turn.choices.map((/** @type {string} */ title) => build("li", title)));
  one(shown, ".understood").replaceChildren(...understood(turn.understood, turn.dates));
  one(shown, ".review").hidden = turn.in_step;
  shown.hidden = false;
}

/** @param {boolean} focus */
function lookBack(focus) {
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (summary.querySelectorAll(".answers li"))) {
    const form = /** @type {HTMLFormElement} */ (lesson.querySelector(`form[data-question="${item.dataset.question}"]`));
    const inputs = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input")]);
    const picked = inputs[progress.answers[item.dataset.question ?? ""]];
    one(item, ".picked").textContent = say("yours", { text: picked?.labels?.[0]?.textContent ?? "" });
    if (!progress.right[item.dataset.question ?? ""]) better(item, inputs);
  }
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (summary.querySelectorAll("[data-skill]"))) {
    const forms = /** @type {HTMLFormElement[]} */ ([...lesson.querySelectorAll(`form[data-about="${line.dataset.skill}"]`)]);
    const right = forms.filter((form) => progress.right[form.dataset.question ?? ""]).length;
    one(line, "span").textContent = say("score", { right, most: line.dataset.most ?? "" });
  }
  summary.hidden = false;
  if (focus) one(summary, "h2").focus();
}

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (lesson.querySelectorAll(".question"))) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const picked = /** @type {HTMLInputElement | null} */ (form.querySelector("input:checked"));
    const step = /** @type {HTMLElement} */ (form.closest(".step"));
    const state = one(step, ".state");
    state.textContent = picked ? "" : say("pick_one");
    if (!picked) return;
    progress.answers[form.dataset.question ?? ""] = Number(picked.value);
    progress.right[form.dataset.question ?? ""] = picked.dataset.right === "1";
    save();
    judge(form);
    // The button that had the focus is gone: on to what comes next, which was asked for by this very press.
    const next = /** @type {HTMLElement | null} */ (step.querySelector(".question button:not([hidden])"));
    one(step, ".reveal").hidden = !allAnswered(step);
    (next?.closest("form")?.querySelector("input") ?? one(step, ".reveal")).focus();
  });
}

steps.forEach((step, at) => {
  one(step, ".reveal").addEventListener("click", async () => {
    if (await reveal(step)) one(step, ".revealed h3").focus();
  });
  one(step, ".next").addEventListener("click", () => {
    one(step, ".next").hidden = true;
    progress.step = at + 1;
    progress.done = progress.done || progress.step === steps.length;
    save();
    if (progress.step < steps.length) open(progress.step + 1, true);
    else lookBack(true);
  });
});

begin.addEventListener("click", () => {
  save();
  open(1, true);
});
one(summary, ".print").addEventListener("click", () => window.print());
one(summary, ".again").addEventListener("click", () => {
  progress = fresh();
  save();
  window.location.reload();
});

/** Where the learner was in this browser: what was answered is shown again, and nothing takes the focus. */
async function goOn() {
  if (!kept()[name]) return;
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (lesson.querySelectorAll(".question"))) judge(form);
  for (const [at, step] of steps.slice(0, progress.step + 1).entries()) {
    open(at + 1, false);
    one(step, ".reveal").hidden = !allAnswered(step);
    if (at < progress.step && await reveal(step)) one(step, ".next").hidden = true;
  }
  if (progress.step >= steps.length) lookBack(false);
}

goOn();
