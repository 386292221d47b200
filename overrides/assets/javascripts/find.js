/* In the copy of the site on a disk: finds words in all pages, which words.js brings along. The list of everything below stays. */

const words = self.glossWords ?? [];
const place = document.querySelector("[data-gl-all]");
const MOST = 50;

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’']/g, "").toLowerCase();
const element = (name, text = "", props = {}) => Object.assign(document.createElement(name), { textContent: text, ...props });

/* A piece of the text around the first of the words. */
const around = (text, first) => {
  const at = Math.max(0, plain(text).indexOf(first));
  const from = at < 60 ? 0 : text.indexOf(" ", at - 60) + 1;
  return `${from ? "… " : ""}${text.slice(from, from + 180).trim()}${text.length > from + 180 ? " …" : ""}`;
};

/* Entries that hold every word, those with the words in their title first. */
const find = (query) => {
  const wanted = plain(query).split(/\s+/).filter(Boolean);
  const holds = (text) => wanted.every((word) => text.includes(word));
  const some = (text) => wanted.some((word) => text.includes(word));
  const found = wanted.length ? words.filter((entry) => holds((entry.plain ??= plain(`${entry[1]} ${entry[2]}`)))) : [];
  const rank = (entry) => (holds(plain(entry[1])) ? 0 : some(plain(entry[1])) ? 1 : 2);
  return { wanted, found: found.map((entry) => [rank(entry), entry]).sort((one, two) => one[0] - two[0]).map(([, entry]) => entry) };
};

if (place && words.length) {
  const input = element("input", "", { type: "search", autocomplete: "off" });
  const label = element("label", `${place.dataset.glAll} `);
  label.append(input);
  const said = element("p");
  said.setAttribute("role", "status");
  const list = element("ol");
  place.append(label, said, list);
  input.addEventListener("input", () => {
    const { wanted, found } = find(input.value);
    const shown = found.slice(0, MOST).map(([address, title, text]) => {
      const item = element("li");
      const [path, mark] = address.split("#");
      item.append(element("a", title, { href: `../${path}index.html${mark ? `#${mark}` : ""}` }), " ", around(text, wanted[0]));
      return item;
    });
    list.replaceChildren(...shown);
    const { glSome, glNone } = place.dataset;
    const number = found.length > MOST ? `${MOST} / ${found.length}` : found.length;
    said.textContent = wanted.length ? (found.length ? `${glSome} ${number}` : glNone) : "";
  });
  input.focus();
}
