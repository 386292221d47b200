/* What scripts add to every map: a card for each State, and arrow keys that lead from State to State. */

const layers = JSON.parse(document.getElementById("gl-words").textContent);
const svg = document.querySelector(".gl-map");
const frame = svg.parentElement;

/* Everyone on the page, by name and by address; where a State is drawn twice, both. */
export const areas = [...document.querySelectorAll(":is(.gl-map, .gl-grid, .gl-beside) a")].map((link) => {
  const title = link.querySelector("title");
  // The card takes the place of the title, so that nobody hears or sees it twice.
  const named = title.parentElement;
  const name = title.textContent.split(": ")[0];
  title.remove();
  return { link, named, name, key: link.getAttribute("href").split("/").at(-2) };
});
const byLink = new Map(areas.map((area) => [area.link, area]));

const chosen = () => document.querySelector('input[name="layer"]:checked')?.value ?? "s";

/* The letter of a layer among the classes of a link: “s” of “ss”, “y” of “v0y”. */
const letter = (link, layer) =>
  [...link.classList].find((name) => name.startsWith(layer) && name.length === layer.length + 1).at(-1);
const means = (link, layer) => layers[layer][letter(link, layer)];

/* What is read out says what the map shows now. */
export const rename = () => {
  const layer = chosen();
  for (const { link, named, name } of areas) named.setAttribute("aria-label", `${name}: ${means(link, layer)}`);
};
rename();
for (const button of document.querySelectorAll('input[name="layer"]')) button.addEventListener("change", rename);

/* --- Cards --- */

const card = document.createElement("div");
card.className = "gl-preview gl-card-of-state";
card.id = "gl-card";
card.hidden = true;
document.body.append(card);
let shown = null;
let timer = 0;

export const hide = () => {
  clearTimeout(timer);
  shown?.removeAttribute("aria-describedby");
  shown = null;
  card.hidden = true;
};
// A moment to reach the card itself with the pointer.
const hideSoon = () => {
  clearTimeout(timer);
  timer = setTimeout(hide, 200);
};

const line = (tag, words) => {
  const made = document.createElement(tag);
  made.textContent = words;
  return made;
};

const show = (link, x, y) => {
  hide();
  shown = link;
  const layer = chosen();
  const says = letter(link, "s") === "n" ? [] : [line("span", means(link, "e"))];
  if (layer.startsWith("v")) says.push(line("span", `${layers[layer][""]}: ${means(link, layer)}`));
  card.replaceChildren(line("strong", byLink.get(link).name), line("span", means(link, "s")), ...says);
  card.hidden = false;
  link.setAttribute("aria-describedby", card.id);
  const room = document.documentElement.clientWidth - card.offsetWidth - 8;
  const below = y + 16 + card.offsetHeight < innerHeight ? y + 16 : y - card.offsetHeight - 16;
  card.style.left = `${Math.max(8, Math.min(x + 8, room)) + scrollX}px`;
  card.style.top = `${Math.max(0, below) + scrollY}px`;
};

/* --- Where a State is: the middle of its spot, or of its largest part, which comes first in its shape --- */

const middle = (link) => {
  const spot = link.querySelector("circle");
  if (spot) return [spot.cx.baseVal.value, spot.cy.baseVal.value];
  const steps = link.querySelector("path").getAttribute("d").split("z")[0].match(/-?\d+/g).map(Number);
  let [x, y] = steps;
  const [xs, ys] = [[x], [y]];
  for (let i = 2; i < steps.length; i += 2) {
    xs.push((x += steps[i]));
    ys.push((y += steps[i + 1]));
  }
  const half = (all) => (Math.min(...all) + Math.max(...all)) / 2;
  return [half(xs), half(ys)];
};
const inMap = [...svg.querySelectorAll("a")].map((link) => ({ link, place: middle(link) }));
const places = new Map(inMap.map(({ link, place }) => [link, place]));

const onScreen = (link) => {
  const place = places.get(link);
  if (place) return new DOMPoint(...place).matrixTransform(svg.getScreenCTM());
  const box = link.getBoundingClientRect();
  return { x: box.left, y: box.bottom - 16 };
};

/* Brings a State into the middle of a frame that shows only a part of the world. */
export const centre = (link) => {
  const { x, y } = onScreen(link);
  const box = frame.getBoundingClientRect();
  frame.scrollBy(x - box.left - box.width / 2, y - box.top - box.height / 2);
};

for (const { link } of areas) {
  link.addEventListener("pointerenter", (event) => event.pointerType !== "touch" && show(link, event.clientX, event.clientY));
  link.addEventListener("pointerleave", hideSoon);
  link.addEventListener("focus", () => {
    if (!link.matches(":focus-visible")) return;
    if (places.has(link)) centre(link);
    const { x, y } = onScreen(link);
    show(link, x, y);
  });
  link.addEventListener("blur", hide);
}
card.addEventListener("pointerenter", () => clearTimeout(timer));
card.addEventListener("pointerleave", hideSoon);
addEventListener("keydown", (event) => event.key === "Escape" && hide());

/* --- Arrow keys: the nearest State in that direction --- */

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const nearest = (link, [dx, dy]) => {
  const [x, y] = places.get(link);
  let best = null;
  for (const { link: other, place } of inMap) {
    const [right, down] = [place[0] - x, place[1] - y];
    const ahead = right * dx + down * dy;
    const aside = Math.abs(right * dy) + Math.abs(down * dx);
    const cost = ahead + 2 * aside;
    if (ahead > 0 && aside <= 2 * ahead && other.tabIndex >= 0 && !(best?.cost <= cost)) best = { other, cost };
  }
  return best?.other;
};

frame.addEventListener("keydown", (event) => {
  const link = event.target.closest("a");
  if (!link || event.altKey || event.ctrlKey || event.metaKey) return;
  if (!ARROWS[event.key]) return;
  event.preventDefault();
  nearest(link, ARROWS[event.key])?.focus({ preventScroll: true, focusVisible: true });
});

/* Where the frame is narrower than the map, it starts in the middle of the world. */
frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
