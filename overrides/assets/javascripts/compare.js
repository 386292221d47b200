/* Any two countries or two articles side by side, read from their own pages; the pair is kept behind the “#”. */

const place = document.querySelector("[data-gl-sides]");
const forms = [...document.querySelectorAll("[data-gl-pick]")];
const words = JSON.parse(place.dataset.glWords);

/* --- What a page says ---------------------------------------------------------------- */

const made = (tag, className, ...inside) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...inside);
  return element;
};

/* A piece of another page: its links lead where they led there, and what belongs to that page alone is left out. */
const taken = (node, address) => {
  const copy = document.importNode(node, true);
  for (const one of copy.querySelectorAll("script, style, form, .gl-tools, .gl-share, [hidden]")) one.remove();
  for (const one of copy.querySelectorAll('a[href$="/share/"], a[href*="/share/#"]')) one.remove();
  for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id");
  for (const one of copy.querySelectorAll("a[href]")) one.href = new URL(one.getAttribute("href"), address).href;
  return copy;
};

/* A country: what stands under each of its headings, up to the table of facts. */
const countryParts = (page, address) => {
  const parts = [{ key: "stands", title: words.stands, inside: [] }];
  const standing = page.querySelector(".gl-standing");
  if (standing) parts[0].inside.push(taken(standing, address));
  for (const heading of page.querySelectorAll("h2[id]")) {
    if (!words.headings.includes(heading.id)) continue;
    const inside = [];
    for (let next = heading.nextElementSibling; next && !next.matches("h2, dl, script"); next = next.nextElementSibling) {
      inside.push(taken(next, address));
    }
    parts.push({ key: heading.id, title: heading.firstChild.textContent.trim(), inside });
  }
  return parts;
};

/* An article: its lead, a sentence for each paragraph, its choices and its notes. */
const articleParts = (page, address) => {
  const link = (text, anchor) => {
    const one = made("a", "", text);
    one.href = `${address}#${anchor}`;
    return one;
  };
  const list = (items) => (items.length ? [made("ul", "", ...items)] : []);
  const lead = page.querySelector(".gl-lead");
  const provisions = [...page.querySelectorAll(".gl-provision:not([class*='--1']):not([class*='--2'])")].map((one) => {
    const heading = one.querySelector("h2");
    const binds = one.querySelector("[class^='gl-modality']");
    const gist = one.querySelector(".gl-gist");
    const mark = binds ? [" ", made("span", "gl-binds", binds.textContent)] : [];
    return made("li", "", link(heading.firstChild.textContent.trim(), heading.id), ...mark, gist ? taken(gist, address) : "");
  });
  const titles = (box, title) =>
    [...page.querySelectorAll(`${box}[id]`)].map((one) => made("li", "", link(one.querySelector(title).textContent.trim(), one.id)));
  return [
    { key: "short", title: words.short, inside: lead ? [taken(lead, address)] : [] },
    { key: "parts", title: words.parts, inside: list(provisions) },
    { key: "choices", title: words.choices, inside: list(titles(".gl-choice", ".gl-choice__title")) },
    { key: "notes", title: words.notes, inside: list(titles(".gl-note", ".gl-note__title")) },
  ];
};

const read = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
};

/* --- The two sides ------------------------------------------------------------------- */

const rows = (names, sides) => {
  const order = [...new Map(sides.flat().map(({ key, title }) => [key, title]))];
  return order.map(([key, title]) => {
    const cells = sides.map((parts, side) => {
      const part = parts.find((one) => one.key === key);
      const inside = part?.inside.length ? part.inside : [made("p", "", words.nothing)];
      return made("div", "gl-row__cell", made("h3", "", names[side]), ...inside);
    });
    return made("section", "gl-row", made("h2", "", title), made("div", "gl-row__cells", ...cells));
  });
};

let asked = 0;

const show = async (form) => {
  const mine = ++asked;
  const chosen = [form.elements.a, form.elements.b].map((select) => select.selectedOptions[0]);
  const names = chosen.map((option) => option.textContent);
  const keys = chosen.map((option) => option.value);
  if (keys[0] === keys[1]) {
    place.replaceChildren(made("p", "", words.same));
    return;
  }
  const addresses = keys.map((key) => new URL(`${key}/`, new URL(form.dataset.glPick, location.href)).href);
  place.replaceChildren(made("p", "", words.wait));
  try {
    const pages = await Promise.all(addresses.map(read));
    if (mine !== asked) return;
    const parts = form.dataset.glKind === "articles" ? articleParts : countryParts;
    const title = made("h2", "gl-sides__title", names.join(" · "));
    title.tabIndex = -1;
    place.replaceChildren(title, ...rows(names, pages.map((page, side) => parts(page, addresses[side]))));
    title.focus();
  } catch {
    if (mine !== asked) return;
    const links = addresses.map((address, side) => {
      const one = made("a", "", names[side]);
      one.href = address;
      return made("li", "", one);
    });
    place.replaceChildren(made("p", "", words.failed), made("ul", "", ...links));
  }
};

/* --- The address --------------------------------------------------------------------- */

/* A pair that has a page of its own is shown there: that page can be passed on with its card. */
const own = (form, one, other) => {
  const folder = new URL(form.dataset.glPairs, location.href);
  const known = new Set([...document.querySelectorAll(".gl-pairs a")].map((link) => link.href));
  return [`${one}-and-${other}/`, `${other}-and-${one}/`].map((name) => new URL(name, folder).href).find((address) => known.has(address));
};

const wanted = () => {
  const asks = new URLSearchParams(location.hash.slice(1));
  const [a, b] = [asks.get("a"), asks.get("b")];
  const has = (select, key) => [...select.options].some((option) => option.value === key);
  for (const form of forms) {
    const { a: first, b: second } = form.elements;
    if (a && has(first, a)) first.value = a;
    if (b && has(second, b)) second.value = b;
    if (a && b && has(first, a) && has(second, b)) show(form);
  }
};

for (const form of forms) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [a, b] = [form.elements.a.value, form.elements.b.value];
    const page = a === b ? undefined : own(form, a, b);
    if (page) {
      location.assign(page);
      return;
    }
    history.replaceState(null, "", `#${new URLSearchParams({ a, b })}`);
    show(form);
  });
}
addEventListener("hashchange", wanted);
wanted();
