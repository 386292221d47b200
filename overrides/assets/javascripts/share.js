/* Opens the page for passing something on as a dialog in place. Where that fails, the link leads there as it did. */

import { button, copy } from "./said.js";

const COPY = "Copy link";
const COPIED = "The link is copied.";
const NATIVE = "Share with an app";
const CLOSE = "Close";

const read = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const name = new URL(address).hash.slice(1);
  const found = (name && page.getElementById(name)) || page.querySelector(".gl-sheet");
  if (!found) throw new Error(address);
  return document.importNode(found, true);
};

/* Puts other words and another address into every link of a sheet, in the place of its own. */
const turn = (sheet, words, address) => {
  const said = sheet.querySelector(".gl-sheet__words");
  const shown = sheet.querySelector(".gl-sheet__address");
  for (const link of sheet.querySelectorAll(".gl-sheet__links a")) {
    const href = link.getAttribute("href");
    link.href = href
      .replace(encodeURIComponent(said.textContent), encodeURIComponent(words))
      .replace(encodeURIComponent(shown.textContent), encodeURIComponent(address));
  }
  said.textContent = words;
  shown.textContent = address;
};

const show = (sheet) => {
  const dialog = document.createElement("dialog");
  dialog.className = "gl-dialog";
  const heading = sheet.querySelector("h1, h2");
  const title = document.createElement("h2");
  title.id = "gl-dialog-title";
  title.textContent = heading.textContent;
  heading.replaceWith(title);
  sheet.removeAttribute("id");
  dialog.setAttribute("aria-labelledby", title.id);
  const words = sheet.querySelector(".gl-sheet__words").textContent;
  const address = sheet.querySelector(".gl-sheet__address").textContent;
  const buttons = document.createElement("div");
  buttons.className = "gl-dialog__buttons";
  const close = () => dialog.close();
  buttons.append(button(COPY, () => copy(address, COPIED).then(close)));
  if (navigator.share) {
    const pass = () => navigator.share({ title: title.textContent, text: words, url: address });
    buttons.append(button(NATIVE, () => pass().then(close, () => {})));
  }
  sheet.querySelector(".gl-sheet__links").before(buttons);
  dialog.append(sheet, button(CLOSE, close));
  dialog.addEventListener("click", (event) => event.target === dialog && close());
  dialog.addEventListener("close", () => dialog.remove());
  // Inside the text of the page, so that the look of its links and headings holds here too.
  document.querySelector(".md-content .md-typeset").append(dialog);
  dialog.showModal();
};

/* Opens what stands at the address of a page for passing on; with words and an address of one's own, if given. */
export const open = async (page, words, address) => {
  const sheet = await read(page);
  if (words) turn(sheet, words, address);
  show(sheet);
};

document.addEventListener("click", (event) => {
  const link = event.target.closest?.('.md-content a[href*="share/"]:not([href*=":"])');
  const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !plain || link.closest("dialog")) return;
  event.preventDefault();
  open(link.href).catch(() => location.assign(link.href));
});
