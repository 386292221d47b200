/* Adds to what works without it: the link of a provision copies itself, and can be shared or cited. */

const said = document.createElement("p");
said.className = "gl-said";
said.setAttribute("role", "status");
document.body.append(said);

let timer = 0;
const say = (words) => {
  said.textContent = words;
  clearTimeout(timer);
  timer = setTimeout(() => (said.textContent = ""), 4000);
};

const copy = async (text, words) => {
  try {
    await navigator.clipboard.writeText(text);
    say(words);
  } catch {
    say(`Copy this: ${text}`);
  }
};

const button = (words, act) => {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
};

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

for (const link of document.querySelectorAll('.gl-tools a[href^="#"]')) {
  const name = link.closest("section").querySelector("h2, h3, h4").firstChild.textContent.trim();
  link.textContent = "Copy link";
  link.addEventListener("click", (event) => {
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    copy(link.href, `The link to ${name} is copied.`);
  });
  if (box) link.after(button("Cite", () => cite(name, link.hash)));
  if (navigator.share) {
    link.after(button("Share", () => navigator.share({ title: name, url: link.href }).catch(() => {})));
  }
}

for (const text of document.querySelectorAll("[data-gl-cite]")) {
  text.before(button("Copy", () => copy(text.textContent, "The citation is copied.")));
}
