/* Wakes the search when somebody turns to it. Until then neither its script nor its index is fetched. */

const box = document.querySelector('[data-md-component="search"]');
const input = box?.querySelector("input");
const open = document.getElementById("__search");

let woken = false;
const wake = (then = () => {}) => {
  if (woken || !box.dataset.glSearch) return;
  woken = true;
  const script = document.createElement("script");
  script.src = box.dataset.glSearch;
  script.addEventListener("load", then);
  document.body.append(script);
};

const turn = () => {
  wake();
  open.checked = true;
  input.focus();
};

if (input) {
  input.addEventListener("focus", turn);
  for (const label of document.querySelectorAll("label[for='__search']")) {
    label.addEventListener("click", (event) => {
      if (open.checked) return;
      event.preventDefault();
      turn();
    });
  }
  addEventListener("keydown", (event) => {
    const busy = event.target.closest?.("input, select, textarea, [contenteditable]");
    if (busy || event.ctrlKey || event.metaKey || event.altKey || !["/", "f", "s"].includes(event.key)) return;
    event.preventDefault();
    turn();
    input.select();
  });
  // Whoever goes on by keyboard leaves the search, also before its own script has come: open, it would cover what has the focus.
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !box.contains(relatedTarget)) open.checked = false;
  });
  const asked = new URLSearchParams(location.search);
  if (asked.has("h")) {
    // Whoever comes from the search sees the words marked.
    document.querySelector(".md-content").dataset.mdComponent = "content";
    // Material's script looks at the content once the page is whole, and by now that moment may have passed.
    wake(() => document.readyState !== "loading" && document.dispatchEvent(new Event("DOMContentLoaded")));
  }
  if (asked.has("q")) turn();
}
