/* The meaning of a link's target as a card: what the browser shows as a title, sooner and on focus too. */

let card = null;

const hide = () => {
  card?.remove();
  card = null;
};

const show = (link) => {
  hide();
  const words = link.dataset.glMeaning;
  if (!words) return;
  card = document.createElement("div");
  card.className = "gl-preview";
  card.setAttribute("role", "tooltip");
  card.id = "gl-preview";
  card.textContent = words;
  document.body.append(card);
  link.setAttribute("aria-describedby", card.id);
  const box = link.getBoundingClientRect();
  const left = Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 8);
  card.style.insetInlineStart = "auto";
  card.style.left = `${Math.max(8, left) + scrollX}px`;
  card.style.top = `${box.bottom + 6 + scrollY}px`;
};

for (const link of document.querySelectorAll(".md-content a[title]")) {
  // The card takes the place of the title, so that nobody hears or sees it twice.
  link.dataset.glMeaning = link.title;
  link.removeAttribute("title");
  link.addEventListener("pointerenter", (event) => event.pointerType !== "touch" && show(link));
  link.addEventListener("pointerleave", hide);
  link.addEventListener("focus", () => show(link));
  link.addEventListener("blur", hide);
}

addEventListener("keydown", (event) => event.key === "Escape" && hide());
