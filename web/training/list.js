/** The list of lessons: what was done in this browser, and forgetting it. */

import { forgetAll, kept, say } from "./shared.js";

function show() {
  const all = kept();
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-lesson]"))) {
    const progress = all[item.dataset.lesson ?? ""];
    const right = Object.values(progress?.right ?? {}).filter(Boolean).length;
    const line = item.querySelector(".progress");
    if (!line) continue;
    if (!progress) line.textContent = "";
    else line.textContent = progress.done ? say("list_done", { right, most: item.dataset.most ?? "" }) : say("list_begun");
  }
}

document.getElementById("forget")?.addEventListener("click", () => {
  forgetAll();
  show();
  const said = document.getElementById("said");
  if (said) said.textContent = say("forgotten");
});

show();
