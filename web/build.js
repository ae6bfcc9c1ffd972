/**
 * Builds nodes. Text goes in as text nodes only, so markup in a message stays text; nothing here reads HTML.
 */

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * One element with its attributes and children. `true` sets an empty attribute; `false`, null and "" leave it out.
 * @param {string} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {...Child} children null and false are left out
 * @returns {HTMLElement}
 */
export function build(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value || value === 0) node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(.../** @type {(Node | string)[]} */ (children.filter((child) => child)));
  return node;
}

/**
 * A button that says what it does in `data-do`; one listener on the window finds it (chat-window.js).
 * @param {string} action
 * @param {string} label
 * @param {Record<string, string | boolean>} [attributes]
 */
export function button(action, label, attributes = {}) {
  return build("button", { type: "button", "data-do": action, ...attributes }, label);
}

/**
 * A link, or its words alone when the address is none that a parent may be sent to.
 * Only http, https, tel and mailto: anything else could run a script or open another program.
 * @param {string} address
 * @param {string} label
 * @param {{newTab?: string, download?: boolean, class?: string}} [options] `newTab`: the words that say so
 */
export function link(address, label, options = {}) {
  if (!/^(https?:\/\/|tel:|mailto:)/i.test(address)) return build("span", {}, label);
  const attributes = { href: address, class: options.class, download: options.download };
  if (!options.newTab) return build("a", attributes, label);
  const away = { target: "_blank", rel: "noopener noreferrer" };
  return build("a", { ...attributes, ...away }, label, " ", build("small", {}, options.newTab));
}

/**
 * The signpost drawing, for the eye only.
 */
export function signpostDrawing() {
  const drawing = document.createElementNS(SVG, "svg");
  for (const [name, value] of [["viewBox", "0 0 24 24"], ["aria-hidden", "true"], ["focusable", "false"]]) {
    drawing.setAttribute(name, value);
  }
  for (const path of ["M11 2h2v20h-2z", "M5 4h12l3 3-3 3H5z", "M19 11.5H8l-3 3 3 3h11z"]) {
    const part = document.createElementNS(SVG, "path");
    part.setAttribute("d", path);
    drawing.append(part);
  }
  return drawing;
}
