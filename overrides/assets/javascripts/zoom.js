/* Zoom: the map grows in a frame that keeps its size, and scrolls there as everything does. */

import { centre, hide } from "./map.js";

const STEP = 1.5;
const MOST = 12;
const SPOT = 9;
const svg = document.querySelector(".gl-map");
const frame = svg.parentElement;
const patterns = [...svg.querySelectorAll('pattern[id$="-map"]')].map((pattern) => [
  pattern,
  pattern.getAttribute("patternTransform") ?? "",
]);
// How many times as wide as its frame the map is: once on a wide screen, and nearly twice on a phone.
let size = Math.max(1, svg.clientWidth / frame.clientWidth);

const make = (tag, words, className) => Object.assign(document.createElement(tag), { textContent: words, className });
const said = make("p", "", "gl-skip");
said.setAttribute("role", "status");

const tell = () => {
  for (const button of [smaller, whole]) button.setAttribute("aria-disabled", size === 1);
  larger.setAttribute("aria-disabled", size === MOST);
};

/* The middle of what is seen stays where it is, or the State that has the focus comes there. */
const zoom = (times) => {
  const next = times ? Math.min(MOST, Math.max(1, size * times)) : 1;
  const [width, height] = [frame.clientWidth, frame.clientHeight];
  const across = (frame.scrollLeft + width / 2) / frame.scrollWidth;
  const down = (frame.scrollTop + height / 2) / frame.scrollHeight;
  frame.style.blockSize = next === 1 ? "" : frame.style.blockSize || `${frame.offsetHeight}px`;
  svg.style.inlineSize = `${100 * next}%`;
  // Spots grow to a size that a finger finds, and no further: what they cover comes out between them.
  const radius = Math.min(12, (SPOT * svg.viewBox.baseVal.width) / svg.clientWidth);
  svg.style.setProperty("--gl-spot", `${radius}px`);
  // In a spot that stays small a pattern has to stay fine.
  for (const [pattern, turn] of patterns) pattern.setAttribute("patternTransform", `${turn} scale(${radius / 12})`);
  size = next;
  const link = document.activeElement;
  if (svg.contains(link)) centre(link);
  else frame.scrollTo(across * frame.scrollWidth - width / 2, down * frame.scrollHeight - height / 2);
  hide();
  tell();
  said.textContent = size === 1 ? "The whole map" : `Enlarged ${Math.round(size * 10) / 10} times`;
};

const box = make("div", "", "gl-zoom");
box.setAttribute("role", "group");
box.setAttribute("aria-label", "Size of the map");
const [larger, smaller, whole] = [["Larger", "+", STEP], ["Smaller", "−", 1 / STEP], ["Whole map", "↺", 0]].map(([words, sign, times]) => {
  const button = make("button", sign, "");
  button.type = "button";
  button.title = words;
  button.setAttribute("aria-label", words);
  button.addEventListener("click", () => zoom(times));
  return button;
});
box.append(larger, smaller, whole, said);
tell();
frame.before(box);
frame.after(make("p", "By keyboard: arrow keys lead from State to State, + and − change the size, 0 shows the whole map.", "gl-checked gl-keys"));

const KEYS = { "+": STEP, "=": STEP, "-": 1 / STEP, 0: 0 };
frame.addEventListener("keydown", (event) => {
  if (!(event.key in KEYS) || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  zoom(KEYS[event.key]);
});

/* On paper there is only the whole map. */
addEventListener("beforeprint", () => zoom(0));
