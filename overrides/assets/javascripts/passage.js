/* A marked passage can be passed on: its link leads to the very words, and to their paragraph where a browser cannot. */

import { button, copy, published } from "./said.js";
import { open } from "./share.js";

const SHARE = "Share this passage";
const COPIED = "The passage and its link are copied.";
const BLOCK = "p, li, dd, dt, td, th, h1, h2, h3, h4, pre, blockquote, summary, figcaption";
const LONG = 100;
const FEW = 5;
const QUOTED = 150;

const content = document.querySelector(".md-content");

const tidy = (text) => text.replace(/\s+/g, " ").trim();
const encoded = (text) => encodeURIComponent(text).replaceAll("-", "%2D");
const block = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest(BLOCK);

/* The part of a range from one end to the other, as words. */
const between = (from, at, to, till) => {
  const part = document.createRange();
  part.setStart(from, at);
  part.setEnd(to, till);
  return tidy(part.toString());
};

/* Browsers look for whole words only, so a passage begins and ends with one. */
const whole = (range) => {
  const { startContainer: first, endContainer: last } = range;
  if (first.nodeType === Node.TEXT_NODE) {
    let at = range.startOffset;
    while (at > 0 && /\S/.test(first.data[at - 1]) && /\S/.test(first.data[at] ?? " ")) at -= 1;
    range.setStart(first, at);
  }
  if (last.nodeType === Node.TEXT_NODE) {
    let at = range.endOffset;
    while (at > 0 && at < last.data.length && /\S/.test(last.data[at]) && /\S/.test(last.data[at - 1])) at += 1;
    range.setEnd(last, at);
  }
  return range;
};

/* The first or last text in a range, so that both its ends lie in words. */
const texts = (range) => {
  const root = range.commonAncestorContainer;
  if (root.nodeType === Node.TEXT_NODE) return [root];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (range.intersectsNode(node) && node.data.trim() && block(node) && !node.parentElement.closest(".gl-tools")) {
      found.push(node);
    }
  }
  return found;
};

const trimmed = (selected) => {
  const range = selected.cloneRange();
  const inside = texts(range).filter(
    (node) =>
      (node !== range.startContainer || tidy(node.data.slice(range.startOffset))) &&
      (node !== range.endContainer || tidy(node.data.slice(0, range.endOffset))),
  );
  if (!inside.length) return null;
  const [first, last] = [inside[0], inside.at(-1)];
  if (first !== range.startContainer) range.setStart(first, first.data.search(/\S/));
  if (last !== range.endContainer) range.setEnd(last, last.data.trimEnd().length);
  return whole(range);
};

/* The instruction that leads a browser to the words: all of them if they are few, or their beginning and their end;
   and what stands around them, if the same words stand earlier on the page. */
export const directive = (range) => {
  const { startContainer: first, startOffset: from, endContainer: last, endOffset: till } = range;
  const [opening, closing] = [block(first), block(last)];
  const one = opening === closing;
  const words = one ? between(first, from, last, till) : "";
  let start = words;
  let end = "";
  if (!one || words.length > LONG) {
    const head = one ? words : between(first, from, opening, opening.childNodes.length);
    const tail = one ? words : between(closing, 0, last, till);
    start = head.split(" ").slice(0, FEW).join(" ");
    end = tail.split(" ").slice(-FEW).join(" ");
  }
  const earlier = between(content, 0, first, from).toLowerCase().includes(start.toLowerCase());
  const before = earlier ? between(opening, 0, first, from).split(" ").slice(-FEW).join(" ") : "";
  const after = earlier ? between(last, till, closing, closing.childNodes.length).split(" ").slice(0, FEW).join(" ") : "";
  return [before && `${encoded(before)}-`, encoded(start), end && encoded(end), after && `-${encoded(after)}`]
    .filter(Boolean)
    .join(",");
};

/* The nearest place above that has an address of its own, and the page from which it is passed on. */
const place = (node) => {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const box = element.closest('[id^="note-"], [id^="choice-"]');
  const section = element.closest("section, article.gl-ledger");
  const heading = section?.querySelector("h2[id], h3[id], h4[id]");
  const sheets = [box, section, content].map((part) => part?.querySelector('a[href*="share/"]:not([href*=":"])'));
  return {
    anchor: box?.id ?? heading?.id ?? "",
    name: tidy((heading ?? content.querySelector("h1"))?.textContent ?? ""),
    sheet: sheets.find(Boolean)?.href,
  };
};

const cut = (text) => (text.length > QUOTED ? `${text.slice(0, QUOTED).replace(/\s+\S*$/, "")}…` : text);

const pass = (range) => {
  const { anchor, name, sheet } = place(range.startContainer);
  const address = `${published}#${anchor}:~:text=${directive(range)}`;
  const words = `“${cut(tidy(range.toString()))}” (${name})`;
  const copied = () => copy(`${words} ${address}`, COPIED);
  if (sheet) open(sheet, words, address).catch(copied);
  else copied();
};

if (content) {
  let range = null;
  const offer = button(SHARE, () => range && pass(range));
  offer.className = "gl-passage";
  offer.hidden = true;
  // A touch on the button must not undo the marking.
  offer.addEventListener("pointerdown", (event) => event.preventDefault());
  document.body.append(offer);

  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const marked = selection.rangeCount && !selection.isCollapsed && selection.getRangeAt(0);
    const ours = marked && content.contains(marked.commonAncestorContainer) && !document.querySelector("dialog[open]");
    range = ours ? trimmed(marked) : null;
    offer.hidden = !range;
  });
}
