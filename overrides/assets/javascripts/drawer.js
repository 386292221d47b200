/* The drawer and its branches by keyboard; what a link within the page leads to is not left behind the drawer, nor folded away, nor missing on paper. */

const drawer = document.getElementById("__drawer");
const button = document.querySelector("[data-gl-drawer]");
const side = document.querySelector(".md-sidebar--primary");

const turn = (open) => {
  drawer.checked = open;
  button.setAttribute("aria-expanded", String(open));
};

button.addEventListener("click", () => {
  turn(!drawer.checked);
  if (drawer.checked) side.querySelector("a, label[tabindex]")?.focus();
});
drawer.addEventListener("change", () => turn(drawer.checked));

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && drawer.checked) {
    turn(false);
    button.focus();
  }
  const label = event.target.closest?.("label[tabindex]");
  if (label && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    label.click();
  }
});

for (const box of document.querySelectorAll(".md-nav__toggle[id^='__nav_']")) {
  box.addEventListener("change", () => {
    document.querySelector(`[aria-labelledby="${box.id}_label"]`)?.setAttribute("aria-expanded", String(box.checked));
  });
}

const unfold = () => {
  turn(false);
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let box = target?.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  if (target?.closest("details")) target.scrollIntoView();
};
addEventListener("hashchange", unfold);
if (location.hash) unfold();

let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const box of opened) box.open = true;
});
addEventListener("afterprint", () => {
  for (const box of opened) box.open = false;
});
