/* Marks in the table of contents where one is reading, shows the page's title in the header once its heading is out of sight, and offers the way back up. */

const contents = document.querySelector(".md-sidebar--secondary [data-gl-toc]");
const links = contents ? [...contents.querySelectorAll("a.md-nav__link")] : [];
const sections = links
  .map((link) => [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))])
  .filter(([, target]) => target);
const heading = document.querySelector(".md-content h1");
const header = document.querySelector(".md-header");
const title = document.querySelector(".md-header__title");
const up = document.querySelector("[data-gl-top]");

let last = 0;
let marked = null;

const mark = (edge) => {
  const bottom = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  const passed = sections.filter(([, target]) => target.getBoundingClientRect().top <= edge);
  const now = (bottom && last > 0 ? sections.at(-1) : passed.at(-1))?.[0] ?? null;
  if (now === marked) return;
  marked?.classList.remove("md-nav__link--active");
  marked?.removeAttribute("aria-current");
  marked = now;
  if (!now) return;
  now.classList.add("md-nav__link--active");
  now.setAttribute("aria-current", "location");
  const box = now.closest(".md-sidebar__scrollwrap");
  const { top, height } = box.getBoundingClientRect();
  const at = now.getBoundingClientRect().top;
  if (at < top || at > top + height - 24) box.scrollTop += at - top - height / 2;
};

const look = () => {
  const edge = header.offsetHeight + 24;
  header.classList.toggle("md-header--shadow", scrollY > 0);
  if (heading) title.classList.toggle("md-header__title--active", heading.getBoundingClientRect().bottom < edge - 24);
  if (up) up.hidden = !(scrollY < last && scrollY > innerHeight);
  last = scrollY;
  if (sections.length && contents.offsetParent) mark(edge);
};

let asked = false;
addEventListener(
  "scroll",
  () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      look();
    });
  },
  { passive: true },
);
up?.addEventListener("click", () => {
  scrollTo({ top: 0, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  document.querySelector(".md-skip, .md-logo")?.focus({ preventScroll: true });
});
look();
