/**
 * Every word the chat shows of its own. What the assistant says comes from the server.
 * To translate: copy this file, keep the names and the {braces}, and name the copy in the `strings` attribute.
 * Names left out of a translation stay English.
 */

export const english = {
  lang: "en-GB",
  dir: "ltr",

  openButton: "Ask Signpost",
  goOnButton: "Go on with our talk",
  opening: "Opening ...",
  cannotOpen: "The chat could not open just now.",
  tryAgain: "Try again",
  plainPage: "Plain page without this window",

  name: "Signpost",
  close: "Close",
  leave: "Leave now",
  leaveHint: "Leave now opens a weather page at once and clears this talk from the tab. You can also press Shift three times.",
  leavePress: "Leave now: press Shift {count} more times.",
  leavePressOnce: "Leave now: press Shift once more.",
  about: "A computer program, not a person. It helps you find the next step. We do not keep your words.",

  log: "Our talk",
  earlier: "Earlier in our talk",
  newest: "Newest",
  end: "End of our talk so far",
  saidBySignpost: "Signpost",
  saidByYou: "You",
  wordsGone: "You wrote something here. We did not keep your words.",
  youChose: "You chose: {choice}",
  chosen: "chosen",
  choices: "Pick one, or write below",
  choicesFollow: "{count} choices follow.",
  oneChoiceFollows: "One choice follows.",
  toNewest: "Go to the newest message",
  thinking: "Signpost is looking ...",
  stillThinking: "Still looking. One moment.",

  box: "Tell me what is worrying you",
  boxNext: "Write to Signpost",
  boxHint: "Enter sends. Shift and Enter makes a new line.",
  boxHintTouch: "Please leave out full names.",
  send: "Send",
  charactersLeft: "{count} characters left",
  charactersOver: "{count} characters too many. Please send it in two parts.",
  emptyBox: "Write a few words first, or pick a choice.",
  waitForAnswer: "One moment: your last message is not answered yet. What you write now is kept.",

  notSent: "Not sent yet",
  noConnection: "There is no connection just now. Your message is kept. I will try again.",
  tryingStopped: "I could not reach Signpost. Your message is kept. In an emergency ring 999.",
  cannotStart: "I could not reach Signpost just now. You can write already: nothing is lost. In an emergency ring 999.",
  newTalk: "Our last talk was too long ago and is gone from our side. This is a new one.",

  doNow: "Do this now",
  ladder: "The ladder",
  ladderExplained: "Most people need only the first steps. With a letter that gives you a right to appeal, begin with mediation and appeal.",
  youAreHere: "You are here",
  youAreHereAt: "You are here: {step}",
  rungs: ["Talk it through", "Complain", "Disagreement resolution", "Mediation", "Appeal"],
  more: "More about this",
  shorter: "Shorter",
  steps: "The steps",
  rights: "Your rights",
  force: { must: "Must", should: "Should", may: "May" },
  forceExplained: "Must: the law says so. Should: official guidance says so, so they need a good reason not to. May: somebody is free to choose.",
  rightSource: "Where it says so: {where}",
  contacts: "Who can help",
  moreContacts: "More people who can help",
  ring: "Ring {number}",
  text: "Text {number}",
  email: "Email {address}",
  page: "Their page",
  newTab: "(new tab)",
  unconfirmed: "We could not confirm this number or address. Check it on their own page first.",
  checkedOn: "Checked on {date}",
  overdue: "Some of this is due to be checked again. Check it before you rely on it.",
  dates: "Your dates",
  daysLeft: "{count} days left",
  oneDayLeft: "Tomorrow is the last day",
  lastDay: "Today is the last day",
  dayPassed: "This day has passed",
  howWorkedOut: "How it was worked out",
  calendar: "Add to my calendar",
  next: "If that does not work",
  nextAsk: "There is a next step. Ask me: \"What if that fails?\"",
  wording: "Words you can use",
  copyWords: "Copy these words",
  limits: "How long it takes",
  goodPractice: "What good practice looks like",
  beingChecked: "What we are still checking",
  notices: "What is new",
  sources: "Where this comes from",
  seenOn: "seen on {date}",

  meetings: "For your meeting, to print",

  letters: "Letters you can use",
  letterTo: "Send it to: {to}",
  letterFill: "Fill in this letter",
  letterClose: "Put the letter away",
  letterPrivate: "What you fill in stays in this tab. It is not sent to anyone. You send the letter yourself. What I know from our talk is in it already.",
  letterBlanks: "Your words for the letter",
  letterText: "The letter",
  letterBlank: "Blank letter for a word processor",
  letterOfficial: "The charity's own letter",
  copyLetter: "Copy the letter",
  printLetter: "Print the letter",
  saveLetter: "Save the letter as text",
  letterCheck: "Check it before you send it",

  copy: "Copy this answer",
  copied: "Copied.",
  notCopied: "Your browser did not let me copy. Mark the text and copy it yourself.",
  menu: "My plan, print or start again",
  print: "Print our talk",
  startAgain: "Start again",
  deleteAll: "Delete everything",
  deleteAsk: "Delete this whole talk, here and on our side? It cannot be brought back.",
  startAgainAsk: "Drop this talk and begin a new one? It cannot be brought back.",
  yesDelete: "Yes, delete it",
  yesStartAgain: "Yes, start again",
  noKeep: "No, keep it",
  deleted: "It is all gone. Write below whenever you want to begin again.",
  deletedHereOnly: "It is gone from this tab. Our side could not be reached; there it goes by itself after an hour.",

  planTitle: "My plan",
  copyCode: "Copy the code",
  printPlan: "Print my plan",
  savePlan: "Save my plan",
};

/** @typedef {typeof english} Words */

/**
 * The words with a translation laid over them.
 * @param {Partial<Words>} [translation]
 * @returns {Words}
 */
export function wordsWith(translation = {}) {
  return { ...english, ...translation, force: { ...english.force, ...translation.force } };
}

/**
 * A sentence with its {names} filled in; a name without a value stays as it is.
 * @param {string} sentence
 * @param {Record<string, string | number>} values
 */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (name, key) => (key in values ? String(values[key]) : name));
}

/**
 * A date as people say it, in the words' language: 3 March 2026. What is no date comes back as it was.
 * @param {string} day like 2026-03-03
 * @param {Words} words
 */
export function longDate(day, words) {
  const date = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return date.toLocaleDateString(words.lang, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}
