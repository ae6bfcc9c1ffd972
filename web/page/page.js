/**
 * What scripts add to the page that works without them: leaving without a trace in the history, and whole letters and
 * sources on paper.
 */

for (const leave of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".leave-link"))) {
  leave.addEventListener("click", (event) => {
    event.preventDefault();
    // Asked for in the background, so that the talk is deleted even when the next page is slow; nobody waits for it.
    void fetch(leave.href, { keepalive: true, redirect: "manual" }).catch(() => {});
    window.location.replace(leave.dataset.away ?? "about:blank");
  });
}

window.addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll(".card details")) part.setAttribute("open", "");
});
