/* Puts the provision that a query names, such as “40(22)”, “article 6.2” or “art 17 para 1 a”, before all that merely contains these words. */

const config = JSON.parse(document.querySelector("#__config").textContent);
const query = document.querySelector('[data-md-component="search-query"]');
const list = document.querySelector('[data-md-component="search-result"] ol');

const FILLERS = /\b(?:articles?|arts?|para(?:graph)?s?|sub(?:paragraph)?s?|points?|letters?|lit)(?![a-z])|§|[().,:\s-]+/gi;
const PATH = /^(?:\d{1,3}|P \d{1,3})(?: (?:\d{1,3}|[a-z]|[ivx]{1,5}))*$/i;

/* “Art. 40, para 22 (b)” as ["40", "22", "b"]; nothing if the query says anything else. */
const path = (text) => {
  const turned = text.replace(/^\s*para(?:graph)?\.?\s*(\S+)\s+of\s+(?:the\s+)?art(?:icle)?\.?\s*(\d+)\s*$/i, "$2 $1");
  const words = turned.replace(/\brecital\b/gi, "P").replace(FILLERS, " ").replace(/\s+/g, " ").trim();
  return PATH.test(words) ? words.split(" ") : [];
};

let index = null;
const read = () =>
  (index ??= fetch(new URL("search/search_index.json", new URL(config.base, location)))
    .then((answer) => answer.json())
    .then(({ docs }) => new Map(docs.filter((doc) => doc.location.startsWith("treaty/")).map((doc) => [doc.location, doc]))));

/* The provision itself, or the nearest one above it that exists. */
const find = (docs, [article, ...rest]) => {
  const page = article.toLowerCase() === "p" ? "treaty/preamble/" : `treaty/article-${Number(article)}/`;
  const labels = [article.toUpperCase(), ...rest.map((label) => label.toLowerCase())];
  for (let length = labels.length; length > 1; length -= 1) {
    const doc = docs.get(`${page}#${labels.slice(0, length).join(".")}`);
    if (doc) return { doc, exact: length === labels.length };
  }
  return { doc: docs.get(page), exact: labels.length === 1 };
};

const entry = ({ location: place, title, text }, exact) => {
  const item = document.createElement("li");
  item.className = "md-search-result__item gl-found";
  item.innerHTML = '<a class="md-search-result__link" tabindex="-1"><article class="md-search-result__article md-typeset" data-md-score="Infinity"><h1></h1><p></p></article></a>';
  const words = (html) => new DOMParser().parseFromString(html, "text/html").body;
  item.firstChild.href = new URL(place, new URL(config.base, location));
  item.querySelector("h1").textContent = words(title).textContent;
  const gist = words(text).querySelector("p")?.textContent ?? "";
  item.querySelector("p").textContent = exact ? gist : `There is no “${query.value.trim()}”; this is the nearest. ${gist}`;
  return item;
};

let turn = 0;
const show = async () => {
  const mine = (turn += 1);
  const labels = path(query.value);
  const found = labels.length ? find(await read(), labels) : {};
  // Words typed in the meantime have a search of their own.
  if (mine !== turn) return;
  list.querySelector(".gl-found")?.remove();
  if (found.doc) list.prepend(entry(found.doc, found.exact));
};

if (query && list) {
  query.addEventListener("input", show);
  // The list is emptied and filled anew for every query, and by then ours is gone.
  new MutationObserver(() => {
    if (!list.querySelector(".gl-found") && path(query.value).length) show();
  }).observe(list, { childList: true });
}
