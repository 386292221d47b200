// Any two countries side by side, from this site's own data, with the pair kept in the address.
const form = document.querySelector("[data-gl-pick]");
if (form) {
  const sides = form.querySelector("[data-gl-sides]");
  const words = { rows: JSON.parse(sides.dataset.rows), sides: JSON.parse(sides.dataset.sides) };
  let kept = null;
  const table = async (name) => (await (await fetch(`${form.dataset.from}${name}.json`)).json()).rows;
  const load = () => (kept ??= Promise.all(["countries", "votes", "ballots"].map(table)));
  const cell = (row, tag, text, scope) => {
    const made = row.appendChild(document.createElement(tag));
    made.textContent = text ?? "";
    if (scope) made.scope = scope;
  };

  async function show() {
    const [countries, votes, ballots] = await load();
    const pair = [form.one.value, form.other.value].map((key) => countries.find((country) => country.id === key));
    if (pair.some((country) => !country)) return;
    const made = document.createElement("table");
    const head = made.createTHead().insertRow();
    cell(head, "td", "");
    pair.forEach((country) => {
      const name = head.appendChild(document.createElement("th"));
      name.scope = "col";
      const link = name.appendChild(document.createElement("a"));
      link.href = new URL(`../countries/${country.id}/`, location.href);
      link.textContent = country.name;
    });
    const body = made.createTBody();
    Object.entries(words.rows).forEach(([field, label]) => {
      const row = body.insertRow();
      cell(row, "th", label, "row");
      pair.forEach((country) => cell(row, "td", country[field]));
    });
    votes.forEach((vote) => {
      const said = pair.map(({ id }) => ballots.find((one) => one.vote === vote.id && one.country === id)?.side ?? "");
      if (!said.some(Boolean)) return;
      const row = body.insertRow();
      cell(row, "th", vote.title, "row");
      said.forEach((side) => cell(row, "td", words.sides[side]));
    });
    sides.replaceChildren(made);
  }

  const wanted = () => {
    const [one, other] = (new URLSearchParams(location.hash.slice(1)).get("countries") ?? "").split(",");
    if (!one || !other) return;
    form.one.value = one;
    form.other.value = other;
    show();
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `#countries=${form.one.value},${form.other.value}`);
    show();
  });
  addEventListener("hashchange", wanted);
  wanted();
}
