/**
 * "Leave now": for a parent who must not be seen here. At once, by button or by pressing Shift three times.
 */

const PRESSES = 3;
const PRESSES_WITHIN_MILLISECONDS = 5_000;

/** An everyday page that explains itself to anybody who looks over a shoulder. */
export const NEUTRAL_PAGE = "https://www.bbc.co.uk/weather";

/**
 * Goes away without leaving this page as the one before it. What the browser's own history keeps we cannot clear.
 * @param {string} address where to; anything but http(s) is not followed
 */
export function leaveTo(address) {
  window.location.replace(/^https?:\/\//i.test(address) ? address : NEUTRAL_PAGE);
}

/**
 * Counts Shift pressed alone; GOV.UK's "Exit this page" does the same, so people meet one way to do it.
 * @param {(left: number) => void} pressed called with how many presses are left; 0 means leave
 * @param {AbortSignal} signal
 */
export function onShiftPresses(pressed, signal) {
  let count = 0;
  let alone = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  document.addEventListener("keydown", (event) => {
    if (!event.repeat) alone = event.key === "Shift";
    // Writing a capital letter is no press.
    if (!alone) count = 0;
  }, { signal, capture: true });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    count += 1;
    clearTimeout(timer);
    timer = setTimeout(() => { count = 0; }, PRESSES_WITHIN_MILLISECONDS);
    pressed(PRESSES - count);
    if (count === PRESSES) count = 0;
  }, { signal, capture: true });
  signal.addEventListener("abort", () => clearTimeout(timer));
}
