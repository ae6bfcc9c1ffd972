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
  ["strings.js", "sha384-Ybi/nj8FfTfhxDMYFZQaUL9nHoljJIKnnr7LXrrYQg3dVrcld9RCz1cHQDcp3Mag"],
  ["chat-element.js", "sha384-yG9pvD8WZKMPZH4kqdgrYhpdlUrWTNuLEfONBoNMYXbQqN/88shytoMXf5e5RTPV"],
];
/** @type {string[][]} what the open chat needs beside */
const REST = [
  ["announcer.js", "sha384-YbQnqOozV3CpEUQmjoPgIpf5qfs3cxyg3TyoOTPvZ6WNNcjjVY38GLpIgY+2Yaqg"],
  ["card.js", "sha384-4bzvgkmVpGHVuL5zdyhHi11rsCQf6pQH8IMtjFIGjZ6Rw/Aa459VLSniOs9F0Ox1"],
  ["contacts.js", "sha384-kwz8KgURQRUJGmQLkGLwi6i+2ZeX9tmdzLic2o9w6TUpFajp3gZ/2KJHx4C39/r8"],
  ["letters.js", "sha384-IVQJp2M8Nzqmb7XYwmi1n5q8N0qYN7HuMscErxkCoUWEI/CmV03npPkt6VSVsIr4"],
  ["more.js", "sha384-CL8HZUQLGDXmFwwsvuRi87mJjCbuU9nkN/HmvikDA2LcHQ3f2UbYFtj66B39Fnnb"],
  ["text-blocks.js", "sha384-d7z/tOXhzdT1lAwS8T+vQlxAk/jEnmL8KVOk/kmPrk8vOg9X7hcOF/lJcU7L5OWb"],
  ["answer.js", "sha384-zVcCTeFI48byJI+2wbO+twTmI1XFkouMkJsffd5TbiYXDmaGCQrWSvML0wOCJY7A"],
  ["leaving.js", "sha384-PbAd1RMjvnNpwYFVG+3QARxo62tahR5Lvzskr68M13knlAuanYa0fNGkLHojda0r"],
  ["paper.js", "sha384-kU0umRRQ1PNuCPqb8Pv7lWaWITaGKC2riD6IGYrWGkTz7LLz0d3MU9Ru6mpGp5MO"],
  ["plan.js", "sha384-WS3Kg8eY6f5e2zO0N40tL9p3wyc8YNj5R6AqYQqrBKzkJF2aQh91mKCjUbA39Lhy"],
  ["actions.js", "sha384-mw8R8iPRMcxtXDXj650v107lS4+slhNnbAJ3xMOJA/37c6QYEL7A1a7ZFBKFiPZf"],
  ["composer.js", "sha384-5p7q7J/JsUoVv+nXCDcYvvzOfOMJa1e0Om6sBwEKHhD4NCiDOB/cYJvPj5Qmykt1"],
  ["follow.js", "sha384-KdLm/l8+qNT87xk0vBR8E9ZM4CjSzbL7tMhqsdQ1utk/dgzYAvtaPUHNsbE6WGoH"],
  ["messages.js", "sha384-xTADSZ7y3S54rL7hIetOkjI6UQqdnYmK1x7DK6Lm/RrZ0ynWoduEpDzYoCrOcRNq"],
  ["server.js", "sha384-oUIw+lb/ZAdQpqATsSfdknrFCEOuxH2sr1W+fcw19TVUJ/9I9QFLdLMmjPMoGd9p"],
  ["tab-copy.js", "sha384-/EjhvjeEAZdwYRzMtunMXB9sK6rV2/ZBMarsKDvX4oF+ua7XTxlAV8SLZajushUF"],
  ["return.js", "sha384-HRGDi34T2hvf7LRV6y5sEwK5Fu/KSp348fqjbunYqbotluC9doYu5gUTnXHPHkpE"],
  ["talk.js", "sha384-IIt9u38AWauGRbwF91lhFmrQhvEOOT0yXFv0tvesRm1zfyTXxMTJfgxax/oz/Zb1"],
  ["chat-window.js", "sha384-V7YcnRSxYW7dIH+rxpqdIFgJJIQBo5T4CSQNSJXm7isf3CR3ADGPEQ0hKXerIx1r"],
];
/** @type {string[][]} */
const STYLES = [
  ["chat.css", "sha384-IWeRhtdEGHEZQNPCGpdbLv8J8tUszcOEDanNp9n04P354SJ9rxW4n6xR96qepnlq"],
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
