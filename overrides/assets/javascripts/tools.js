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

const today = () =>
  new Date().toLocaleDateString(document.documentElement.lang || "en", { day: "numeric", month: "long", year: "numeric" });

const button = (words, act) => {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
};

for (const link of document.querySelectorAll('.gl-tools a[href^="#"]')) {
  const name = link.closest("section").querySelector("h2, h3, h4").firstChild.textContent.trim();
  link.textContent = "Copy link";
  link.addEventListener("click", (event) => {
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    copy(link.href, `The link to ${name} is copied.`);
  });
  const title = document.querySelector('meta[name="gl-treaty"]')?.content;
  if (title) {
    link.after(button("Cite", () => copy(`${title}, ${name}. ${link.href} (accessed ${today()})`, `A citation of ${name} is copied.`)));
  }
  if (navigator.share) {
    link.after(button("Share", () => navigator.share({ title: name, url: link.href }).catch(() => {})));
  }
}

for (const text of document.querySelectorAll("[data-gl-cite]")) {
  text.before(button("Copy", () => copy(text.textContent, "The citation is copied.")));
}
