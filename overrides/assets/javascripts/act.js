// Finds a country while one types, and takes a point that was chosen elsewhere along to the country's page.
const box = document.querySelector("[data-gl-find]");
if (box) {
  const entries = [...document.querySelectorAll(".gl-choose li")];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("’", "'");
  const names = entries.map((entry) => plain(entry.querySelector("a").textContent));
  const carry = () => {
    const { hash } = location;
    if (!hash.startsWith("#point=")) return;
    entries.forEach((entry) => { entry.querySelector("a").hash = hash; });
  };
  box.hidden = false;
  box.querySelector("input").addEventListener("input", (event) => {
    const sought = plain(event.target.value.trim());
    let number = 0;
    entries.forEach((entry, index) => {
      entry.hidden = !names[index].includes(sought);
      number += entry.hidden ? 0 : 1;
    });
    document.querySelectorAll(".gl-choose").forEach((region) => {
      region.hidden = !region.querySelector("li:not([hidden])");
    });
    box.querySelector("[data-gl-found]").textContent = sought ? String(number) : "";
  });
  addEventListener("hashchange", carry);
  carry();
}
document.querySelectorAll("[data-gl-exit]").forEach((way) => {
  way.addEventListener("click", (event) => {
    event.preventDefault();
    location.replace(way.href);
  });
});
