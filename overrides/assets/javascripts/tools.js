/* Adds to what works without it: the short address of a provision is copied with one touch, and it can be cited. */

import { button, copy, published, say } from "./said.js";

/* The citations under an article, turned to one of its paragraphs and to the day of today. */
const box = document.querySelector(".gl-cite");
const citations = box ? [...box.querySelectorAll("[data-gl-cite]")].map((text) => [text, text.textContent]) : [];

const cite = (name, hash) => {
  const { place, pin, address, day, iso } = box.dataset;
  const now = new Date();
  for (const [text, original] of citations) {
    text.textContent = original
      .replaceAll(address, address + hash)
      .replaceAll(place, name)
      .replace(new RegExp(`${pin}$`), pin + name.slice(place.length))
      .replaceAll(day, now.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }))
      .replaceAll(iso, now.toISOString().slice(0, 10));
  }
  box.open = true;
  box.querySelector("summary").focus();
  box.scrollIntoView({ block: "nearest" });
  say(`The citations below are now of ${name}.`);
};

for (const link of document.querySelectorAll('.gl-badges > a[href*="share/"]:not([href*=":"])')) {
  const heading = link.closest("section").querySelector("h2, h3, h4");
  const name = heading.firstChild.textContent.trim();
  const address = new URL(link.getAttribute("href").replace(/share\/$/, ""), published).href;
  const itself = document.createElement("a");
  itself.href = `#${heading.id}`;
  itself.textContent = "Copy link";
  itself.addEventListener("click", (event) => {
    event.preventDefault();
    history.replaceState(null, "", itself.hash);
    copy(address, `The link to ${name} is copied.`);
  });
  const tools = document.createElement("span");
  tools.className = "gl-tools";
  const others = [...link.parentElement.querySelectorAll(":scope > a")];
  link.before(tools);
  tools.append(itself, ...others);
  if (box) tools.append(button("Cite", () => cite(name, itself.hash)));
}

for (const text of document.querySelectorAll("[data-gl-cite]")) {
  text.before(button("Copy", () => copy(text.textContent, "The citation is copied.")));
}
