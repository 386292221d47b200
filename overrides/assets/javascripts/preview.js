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

/* What a link leads to: its title, or the one sentence of a provision on this page. */
const meaning = (link) => {
  if (link.title) return link.title;
  const name = decodeURIComponent(link.hash.slice(1));
  const gist = document.getElementById(`${name}-one`);
  return gist && `${document.getElementById(name).textContent.trim()}: ${gist.textContent.trim()}`;
};

for (const link of document.querySelectorAll('.md-content :is(p, li, dd) > a:is([title], [href^="#"])')) {
  const words = !link.closest(".gl-tools") && meaning(link);
  if (!words) continue;
  // The card takes the place of the title, so that nobody hears or sees it twice.
  link.dataset.glMeaning = words;
  link.removeAttribute("title");
  link.addEventListener("pointerenter", (event) => event.pointerType !== "touch" && show(link));
  link.addEventListener("pointerleave", hide);
  link.addEventListener("focus", () => show(link));
  link.addEventListener("blur", hide);
}

addEventListener("keydown", (event) => event.key === "Escape" && hide());
