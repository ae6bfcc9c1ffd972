/**
 * The one file that a page names. Registers `<signpost-chat>` and loads the rest, each file by its integrity hash.
 *
 * The page's own hash covers this file; this file's table covers all others. `import` takes no hash, and an import map
 * that could hold them would have to stand inline in the page, which a strict policy forbids. So each module is first
 * fetched by a script tag with its hash, what it imports before itself: `import` then finds the checked copy. A file that was
 * changed on the way is refused by the browser, and the element says that it could not open.
 */

const VERSION = "0.1.0";

// Each file after what it imports, with its hash. `make embed` writes the three tables; a test holds them to the files.
/** @type {string[][]} what the closed button needs */
const FIRST = [
  ["build.js", "sha256-92IsUXl7vynYOZ5rUc6ojbvh7EvGs/pDvcdpr8Hem50="],
  ["strings.js", "sha256-bSFwbGlUj9IUpcoJECOY0shUw8g3RAszTyo+MAqsYlo="],
  ["chat-element.js", "sha256-rfNuSWuzXDLtcOLnjUbsejpBwyc0dmxpWYj+AbqoSiI="],
];
/** @type {string[][]} what the open chat needs beside */
const REST = [
  ["announcer.js", "sha256-gVHRY9LI9SO9b2E/rAG+vMxaFXTUr3/BwcMF0xH3nD8="],
  ["card.js", "sha256-vL9PzZe3GCxLhx2Kum8QHws81csUOnXz3SaV1a4jgnM="],
  ["letters.js", "sha256-3PPjzMChfXdwVTtahOvFEvzWxIqIlw4mlBnri9GhuLE="],
  ["more.js", "sha256-GaGybI6OcpFs3SWAKdWlLU2HJPASX9duGHiJsTX06TQ="],
  ["text-blocks.js", "sha256-r9r/WmSWwhG6Z+p6ZAx1ws1CUTdrpFmDDChB2RT3izY="],
  ["answer.js", "sha256-xgCVnqc2AADGDwnJwb1YlVs8wwWihaXQg2wP+7/tOpA="],
  ["leaving.js", "sha256-gjHv1aqrtEAISFjDiHnQ1U8qt4T+ZU4sNm/xNojjvBY="],
  ["paper.js", "sha256-7x1pvLk7uNQyBDabqeiGAFq5f2gsSdX/gq36ZEU2S5E="],
  ["actions.js", "sha256-tD8W05okeROBOlu9TS+ebxXxMeXy5480kSr23HxplME="],
  ["composer.js", "sha256-icOagtRQBkxg0h5+8Tq1mLHVF9RuZ9e9oexulKz9bO8="],
  ["follow.js", "sha256-KDGfKZHulk0ZitX5/rFeU3oy3W4rJuWGRUUXJ5Wtw+A="],
  ["messages.js", "sha256-XK7BI2AKpsK9SADkaaeLrWworp0/HwDx2HJqxCl23vU="],
  ["server.js", "sha256-6ZxjQw8IwgFTKX471hknKWpcIBXNOAyHOXwSQej8WYw="],
  ["tab-copy.js", "sha256-TIZrdwE7is6NGgu6GuJ1DSuX5oWFnwSwexeB72/J07c="],
  ["return.js", "sha256-G9QVvm+vZInqfsWJ9owd3Jz5kZHCyMoJCWFVuL1Xkrs="],
  ["talk.js", "sha256-SeCDJHLRhRlkRc1RwY49mVXqi0hnobggT20njXrVRlo="],
  ["chat-window.js", "sha256-NvuvPZ+7k/94+gPKjJUN68d48hSrL9io8EQE47rmDTw="],
];
/** @type {string[][]} */
const STYLES = [
  ["chat.css", "sha256-E88qpef/AfYMinEwmhEOuWIYKRgO578E5Ttxo82ULdA="],
  ["closed.css", "sha256-VPOmoqpLIb7vWkPxqQ2TdaI/VGPM5g5DNH+cI3D7Sd0="],
  ["print.css", "sha256-m5ZOs5sBEkmK4tuXuMhJ4IvhNrJQh5AdLylB7vMjrd0="],
];

const here = import.meta.url;

/** @param {string[][]} parts file and hash */
function load(parts) {
  return Promise.all(parts.map(([file, integrity]) => new Promise((done, failed) => {
    const script = document.createElement("script");
    Object.assign(script, { type: "module", src: new URL(file, here).href, integrity, crossOrigin: "anonymous" });
    script.addEventListener("load", () => done(script.remove()));
    script.addEventListener("error", () => failed(new Error(`${file} could not be loaded, or is not what it was`)));
    document.head.append(script);
  })));
}

async function register() {
  await load(FIRST);
  const { SignpostChat } = await import("./chat-element.js");
  SignpostChat.version = VERSION;
  SignpostChat.integrity = Object.fromEntries([...FIRST, ...REST, ...STYLES]);
  SignpostChat.loadRest = async () => {
    await load(REST);
    return import("./chat-window.js");
  };
  if (!customElements.get("signpost-chat")) customElements.define("signpost-chat", SignpostChat);
}

// Browsers from before 2022 have no dialog. They keep the link that stands in the element.
if ("HTMLDialogElement" in window && !customElements.get("signpost-chat")) register();
