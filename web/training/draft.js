/** A talk as a draft of a walkthrough (docs/writing-a-walkthrough.md), made in the browser. */

import { say } from "./shared.js";

const DAYS_UNTIL_REVIEW = 182;

/** A text as YAML has it: JSON's strings are YAML's. @param {string} text */
const quoted = (text) => JSON.stringify(text);

/** @param {Date} day in the browser's own time */
function asDay(day) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** @param {import("./play.js").Heard[]} talk turns in which the tester said or picked something */
export function draftOf(talk) {
  const todo = quoted(say("draft_todo"));
  const today = new Date();
  const again = new Date(today.getTime() + DAYS_UNTIL_REVIEW * 24 * 60 * 60 * 1000);
  return [
    `# ${say("draft_head")}`, "id: draft", `title: ${todo}`, "invented: true", "teaches: [talk_first]",
    "seen_as: parent", "minutes: 6", `about: ${todo}`, `situation: ${todo}`, `today: ${asDay(today)}`, "turns:",
    ...talk.flatMap((turn) => turnOf(turn, todo)),
    "remember:", `  - ${todo}`, "trainer:", `  - ${todo}`,
    `checked_on: ${asDay(today)}`, `review_by: ${asDay(again)}`, "",
  ].join("\n");
}

/** @param {import("./play.js").Heard} turn @param {string} todo */
function turnOf(turn, todo) {
  const facts = Object.entries(turn.understood.case).map(([name, value]) => `${name}: ${quoted(String(value))}`);
  if (turn.understood.point) facts.push(`point: ${turn.understood.point}`);
  return [
    turn.picked ? `  - pick: ${quoted(turn.picked)}` : `  - say: ${quoted(turn.said)}`,
    ...turn.text.split("\n").filter((line) => line.trim()).map((line) => `    # ${line}`),
    `    signpost: ${turn.signpost}`, `    conveys: [${todo}]`,
    ...(facts.length ? [`    slots: {${facts.join(", ")}}`] : []),
    `    why: ${todo}`, "    rules: []",
  ];
}
