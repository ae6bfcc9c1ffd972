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
  ["build.js", "sha256-QOs/iE6b1eoAvRc1kn28g0J//HU8sk+ZAWuFE1MF+NY="],
  ["strings.js", "sha256-+Rd6hhcelIn/8ZeUHqDqKamhxOzoMqg9cr0ldlXWQSA="],
  ["chat-element.js", "sha256-SxONmhnxQIKSijw4lGvDOqVtKGTip6dJsjEInVl6s/0="],
];
/** @type {string[][]} what the open chat needs beside */
const REST = [
  ["card.js", "sha256-FuV+krJvOPbQOficwDG5a7pwBvwWXxJM881pn3mN08Y="],
  ["letters.js", "sha256-Fk403hBXt8iT2f6u3tQCLFzUJ4qPieemXqash8EmLhM="],
  ["more.js", "sha256-5xKMhP5Vy6OGVDn+OGbIwfIkGcd4IaEy+iFZBWQbpQM="],
  ["text-blocks.js", "sha256-e6ouwScChEBdAZd6ZPvFe7Q6634tHDQqOjA8X4XI3Y0="],
  ["answer.js", "sha256-dwfS5nf7mTk/0FUz1q1A3cH1erRgK1GEEp8AzYRpP3Y="],
  ["leaving.js", "sha256-TSfha1tu9+RRY6X6PtwSff4z+HB3+zZpa1/1wGl72lA="],
  ["paper.js", "sha256-eLy8llcICJ9YPf4yUF8YzYSTmOYAS8y86UQD9h+5Npc="],
  ["actions.js", "sha256-bda69Qs1izDA2Q1l1NDHjGJ7ku5EUEbmtf0TCWJQr8I="],
  ["composer.js", "sha256-NB+te5pvYDoPbYRWapFWV6WRoHkijSoY5EsLrAYqhM4="],
  ["follow.js", "sha256-iulogXXMFf5rVYiC+Uhaahyue6tHnYsyz6JH1UhuFvE="],
  ["messages.js", "sha256-MRl9n4+2IdH4Jm2M74UMi7rV3wjKPlts1qAPBrqTObw="],
  ["server.js", "sha256-lGtcYrdzHagM1pukBA00jgup3Efm/JvyunDItjc/21g="],
  ["tab-copy.js", "sha256-AmkbR9kkE+euJmZDPYlh1Ey/+5G0J53niPd2S1Z3+B4="],
  ["return.js", "sha256-ZEsL00rc3cJ6+I3Mc7cIltTKF9SqKyOdBpQ8h+sCu7w="],
  ["talk.js", "sha256-eol6c0MhRrkiKPcxPLd69eX9YorfLrEILE7511noGEw="],
  ["chat-window.js", "sha256-/GIKKiRifP8RdcGxVYqSJ1h2JSAmeALMzXJ6uZV6Q5s="],
];
/** @type {string[][]} */
const STYLES = [
  ["chat.css", "sha256-/zUwPRa18+XZVz7n8HnCSzowSF8+Og/MfYUpxz+lFvY="],
  ["closed.css", "sha256-l84U0vDt6RgSbUZ2+pIZWxkXx/eVE5RB5ak8k7SnXgg="],
  ["print.css", "sha256-EGOnbt5/tkEJSGVCjmM5i5PHhjglS1C4yxUy1XvxEr8="],
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
