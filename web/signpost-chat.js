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
  ["build.js", "sha384-fuhKDNZsySXm8c89MW++bXCvgu5q9DQB/BeEGUDlimAp/oS9C+bWv2sbBBcOZMrn"],
  ["strings.js", "sha384-ETU2l4rjEgqRgaxIfUAIaKkRXOmmmFcvvfWOAaV22z4DvW+FSCw/TquOcxi+1M6o"],
  ["chat-element.js", "sha384-yG9pvD8WZKMPZH4kqdgrYhpdlUrWTNuLEfONBoNMYXbQqN/88shytoMXf5e5RTPV"],
];
/** @type {string[][]} what the open chat needs beside */
const REST = [
  ["announcer.js", "sha384-YbQnqOozV3CpEUQmjoPgIpf5qfs3cxyg3TyoOTPvZ6WNNcjjVY38GLpIgY+2Yaqg"],
  ["contacts.js", "sha384-kwz8KgURQRUJGmQLkGLwi6i+2ZeX9tmdzLic2o9w6TUpFajp3gZ/2KJHx4C39/r8"],
  ["letters.js", "sha384-K+e6J1xXPQEKIPkWUEyrZp74Ilvo5+s0phY+BcZnFzZg7pCctiOYcewmsbvn2Cwd"],
  ["card.js", "sha384-CkxlS2SJ/ftQnfcbgVnJDdVWyk4HHRrif3haEZMABr/MHvKWeKjEf8cN4Dtlxcgi"],
  ["text-blocks.js", "sha384-z2DqVVOE9yZAv/s4y2fEGf5BMVRVYQ5PMudQrneGHjvxZLb1bqL53krjJM4azzup"],
  ["answer.js", "sha384-quLJxkGXTmoihqWNtVKwTRb1jwY/NUp1Y4+g2u2Lf4eV64eqGEeY9vND+109zWMt"],
  ["leaving.js", "sha384-PbAd1RMjvnNpwYFVG+3QARxo62tahR5Lvzskr68M13knlAuanYa0fNGkLHojda0r"],
  ["paper.js", "sha384-kU0umRRQ1PNuCPqb8Pv7lWaWITaGKC2riD6IGYrWGkTz7LLz0d3MU9Ru6mpGp5MO"],
  ["plan.js", "sha384-WS3Kg8eY6f5e2zO0N40tL9p3wyc8YNj5R6AqYQqrBKzkJF2aQh91mKCjUbA39Lhy"],
  ["actions.js", "sha384-Sestp1uJ383aXcu7gu6T7aTyySVcqOqzkDjva8XEeblSLEIun7DQ3r0kF2DfobNm"],
  ["composer.js", "sha384-rxsvZ/MLWEzf4UUDeNsutq5Oninxliw8kPzDZwYoxd6dOCW3Oau4YXSfXLZwlzEB"],
  ["messages.js", "sha384-ng6QniPy55H5ZCPyE6QJ2PEWV8bpNKWB+b6xM4zUWd8gxg7ieVKRFDAwkpzZnqw+"],
  ["server.js", "sha384-duAbXtd8iJ4/Fn6ghiFnKGh7/HTpDmQgB6n4AVAEayCt/JUxd0410Fq6JkzGmv1/"],
  ["tab-copy.js", "sha384-/EjhvjeEAZdwYRzMtunMXB9sK6rV2/ZBMarsKDvX4oF+ua7XTxlAV8SLZajushUF"],
  ["return.js", "sha384-HRGDi34T2hvf7LRV6y5sEwK5Fu/KSp348fqjbunYqbotluC9doYu5gUTnXHPHkpE"],
  ["talk.js", "sha384-boIECWZUW/lTetujZFaVBo3hU9EQOlL71sDR8lNcMmVEV9zZRIkGuzfRixgMFGl2"],
  ["chat-window.js", "sha384-J3fXVnRMtAtauLU9Z4pj0EtLOy6WXXPLDXpDnfN/bO9hdxXq1GV124wcEG8nYm1G"],
];
/** @type {string[][]} */
const STYLES = [
  ["chat.css", "sha384-fO3Pd8DGpYt/H/TwkzlDYCyid0hmkJLOTkvG9DpY+HEUDd7vHmQzNisxZXBnipSq"],
  ["closed.css", "sha384-tgJLtZPdtOyNcAYk3+/P1NM9oQLHxl/AIRAenw6DW+CfifWBjzA16fWYs6YjUP1h"],
  ["print.css", "sha384-D4vlW6zbq5dxvGrrS1fcKy0J8ZvNGPSZHX9iWRFaiNI/a8Yw9pKYZ4GEcZrrquzz"],
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

if (!customElements.get("signpost-chat")) register();
