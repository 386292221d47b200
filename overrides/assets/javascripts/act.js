// Finds a country while one types, says what follows where one lives and is a citizen elsewhere, and takes a point
// that was chosen on another page along to the country's page.
const box = document.querySelector("[data-gl-find]");
if (box) start(box);

function start(box) {
  const entries = [...document.querySelectorAll(".gl-choose li")];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("’", "'").trim();
  const names = new Map(entries.map((entry) => [entry, plain(entry.querySelector("a").textContent)]));
  const [living, citizen] = box.querySelectorAll("input");
  const found = box.querySelector("[data-gl-found]");
  const answer = box.querySelector("[data-gl-answer]");

  const matching = (words) => entries.filter((entry) => names.get(entry).includes(plain(words)));
  /** The one country that somebody means: named in full, or the only one that fits. */
  const meant = (words) => {
    const some = plain(words) ? matching(words) : [];
    return some.find((entry) => names.get(entry) === plain(words)) ?? (some.length === 1 ? some[0] : undefined);
  };

  function line(words, entry, href) {
    const made = document.createElement("p");
    const link = entry.querySelector("a").cloneNode(true);
    if (href) link.href = href;
    made.append(link, ": ", words);
    return made;
  }

  function answered() {
    const here = meant(living.value);
    const there = meant(citizen.value);
    if (!here || !there || here === there) return [];
    const { dataset } = answer;
    const quiet = (entry) => entry.dataset.level === "quiet";
    if (quiet(here)) return [line(dataset.quietHere, here, dataset.quiet)];
    return [line(dataset.here, here), quiet(there) ? line(dataset.quietThere, there, dataset.abroad) : line(dataset.there, there)];
  }

  function renew(event) {
    const sought = (event?.target ?? living).value;
    const shown = new Set(matching(sought));
    entries.forEach((entry) => { entry.hidden = !shown.has(entry); });
    document.querySelectorAll(".gl-choose").forEach((region) => {
      region.hidden = !region.querySelector("li:not([hidden])");
    });
    found.textContent = plain(sought) ? `${shown.size} / ${entries.length}` : "";
    answer.replaceChildren(...answered());
  }

  function carry() {
    const hash = /^#point=[a-z0-9-]+$/.test(location.hash) ? location.hash : "";
    if (hash) entries.forEach((entry) => { entry.querySelector("a").hash = hash; });
  }

  box.hidden = false;
  [living, citizen].forEach((field) => ["input", "focus"].forEach((kind) => field.addEventListener(kind, renew)));
  addEventListener("hashchange", carry);
  carry();
}

document.querySelectorAll("[data-gl-exit]").forEach((way) => {
  way.addEventListener("click", (event) => {
    event.preventDefault();
    location.replace(way.href);
  });
});
