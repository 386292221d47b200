/* The table of countries: sorted by any column, and filtered together with the map and the grid where they are on the page. */

const box = document.querySelector("[data-gl-table]");
const table = box.querySelector("table");
const body = table.tBodies[0];
const lang = document.documentElement.lang;
const collator = new Intl.Collator(lang, { numeric: true });

/* “Côte d’Ivoire” as “ cote d ivoire”: words without accents, each after a space. */
const plain = (text) =>
  ` ${text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()}`;

const rows = [...body.rows].map((row, place) => {
  const link = row.querySelector("a");
  return {
    row,
    place,
    link,
    name: link.textContent,
    key: link.getAttribute("href").split("/").at(-2),
    words: plain([...row.cells].map((cell) => cell.textContent).join(" ") + ` ${row.dataset.codes}`),
  };
});

/* --- Sorting --- */

const heads = [...table.tHead.rows[0].cells];

const value = ({ row, place }, column) => {
  // The first column is in order already, by rules of its own.
  if (column === 0) return place;
  const cell = row.cells[column];
  return cell.dataset.sort ?? cell.textContent.trim();
};

const sort = (column) => {
  const up = heads[column].getAttribute("aria-sort") !== "ascending";
  const keyed = rows.map((item) => ({ item, value: value(item, column) }));
  keyed.sort((one, other) => {
    // What is empty stands at the end, whichever way the rest is sorted.
    const empty = (one.value === "") - (other.value === "");
    const order = column === 0 ? one.value - other.value : collator.compare(one.value, other.value);
    return empty || (up ? order : -order) || one.item.place - other.item.place;
  });
  body.append(...keyed.map(({ item }) => item.row));
  for (const head of heads) head.removeAttribute("aria-sort");
  heads[column].setAttribute("aria-sort", up ? "ascending" : "descending");
};

heads.forEach((head, column) => {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  button.addEventListener("click", () => sort(column));
  head.append(button);
});
heads[0].setAttribute("aria-sort", "ascending");

/* --- Filter --- */

const make = (tag, more) => Object.assign(document.createElement(tag), more);
const form = make("form", { className: "gl-find" });
const input = make("input", { type: "search", id: "gl-find", autocomplete: "off", spellcheck: false });
const said = make("p", {});
said.setAttribute("role", "status");
form.setAttribute("role", "search");
form.setAttribute("aria-label", "Countries");
form.append(make("label", { htmlFor: input.id, textContent: "Find a country, a group or a status" }), input, said);

const drawn = [...document.querySelectorAll(":is(.gl-map, .gl-grid, .gl-beside) a")].map((link) => [
  link,
  link.getAttribute("href").split("/").at(-2),
]);

let timer = 0;
const find = () => {
  const sought = plain(input.value).split(/(?= )/).filter((word) => word.trim());
  const found = rows.filter(({ words }) => sought.every((word) => words.includes(word)));
  const keys = new Set(found.map(({ key }) => key));
  for (const { row, key } of rows) row.hidden = !keys.has(key);
  for (const [link, key] of drawn) {
    const off = !keys.has(key);
    link.classList.toggle("gl-dim", off);
    link.classList.toggle("gl-hit", sought.length > 0 && !off);
    // Keys lead to what was found, and past the rest.
    if (off) link.setAttribute("tabindex", "-1");
    else link.removeAttribute("tabindex");
  }
  const names = found.length > 0 && found.length <= 6 ? `: ${found.map(({ name }) => name).join(", ")}` : "";
  clearTimeout(timer);
  // Once somebody stops typing, so that not every letter is answered aloud.
  timer = setTimeout(() => (said.textContent = sought.length ? `${found.length} of ${rows.length}${names}` : ""), 250);
  return found;
};

input.addEventListener("input", find);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const [first] = find();
  if (!first) return;
  const inMap = drawn.find(([, key]) => key === first.key);
  (inMap?.[0] ?? first.link).focus({ focusVisible: true });
});

(document.querySelector(".gl-layers") ?? box).before(form);
if (input.value) find();
