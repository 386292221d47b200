/* A slider through time: the map and the grid as they stood after each day on which something happened. */

import { areas, rename } from "./map.js";

const data = document.getElementById("gl-moments");
const moments = JSON.parse(data.textContent);
const labels = JSON.parse(document.getElementById("gl-words").textContent).s;
const days = [...new Set(moments.map(([day]) => day))];
const lang = document.documentElement.lang;
const long = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "long", timeZone: "UTC" });
const say = (day) => long.format(new Date(day));

/* Before the first day, each day, and today; none where nothing happened yet. */
const stops = days.length ? [`Before ${say(days[0])}`, ...days.map(say), `Today, ${say(data.dataset.today)}`] : [];
const last = stops.length - 1;

const make = (tag, words, more = {}) => Object.assign(document.createElement(tag), { textContent: words, ...more });
const box = make("div", "", { className: "gl-time" });
const slider = make("input", "", { type: "range", id: "gl-time", min: 0, max: last, step: 1, value: last });
const label = make("label", "Through time", { htmlFor: slider.id });
const today = make("button", "Today", { type: "button" });
const said = make("p", "");
said.setAttribute("role", "status");

const show = (stop) => {
  const status = new Map();
  for (const [day, key, letter] of moments) if (days.indexOf(day) < stop) status.set(key, letter);
  for (const { link, key } of areas) {
    const letter = status.get(key) ?? "n";
    link.classList.remove(...Object.keys(labels).map((name) => `s${name}`));
    link.classList.add(`s${letter}`);
  }
  rename();
  const everyone = new Set(areas.map(({ key }) => key));
  const counts = {};
  for (const key of everyone) counts[status.get(key) ?? "n"] = (counts[status.get(key) ?? "n"] ?? 0) + 1;
  const parts = Object.entries(labels).filter(([name]) => name && counts[name]);
  slider.setAttribute("aria-valuetext", stops[stop]);
  said.textContent = `${stops[stop]}: ${parts.map(([name, words]) => `${words} ${counts[name]}`).join(", ")}.`;
};

/* The slider is about where States stand: whoever moves it wants to see that. */
const moved = () => {
  const first = document.getElementById("layer-s");
  if (first && !first.checked) {
    first.checked = true;
    first.dispatchEvent(new Event("change"));
  }
  show(slider.valueAsNumber);
};

let timer = 0;
const play = make("button", "Play", { type: "button" });
const stop = () => {
  clearInterval(timer);
  timer = 0;
  play.textContent = "Play";
};
play.addEventListener("click", () => {
  if (timer) return stop();
  if (slider.valueAsNumber === last) slider.value = 0;
  moved();
  play.textContent = "Pause";
  timer = setInterval(() => {
    slider.value = slider.valueAsNumber + 1;
    moved();
    if (slider.valueAsNumber === last) stop();
  }, 1200);
});
slider.addEventListener("input", () => {
  stop();
  moved();
});
today.addEventListener("click", () => {
  stop();
  slider.value = last;
  moved();
});

if (days.length) {
  slider.setAttribute("aria-valuetext", stops[last]);
  box.append(label, slider, today, said);
  // Nothing moves by itself for whoever asked for less motion.
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) today.before(play);
  document.querySelector(".gl-layers").after(box);
}
