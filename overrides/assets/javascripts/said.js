/* What scripts say to a reader, and the buttons that they add. */

const said = document.createElement("p");
said.className = "gl-said";
said.setAttribute("role", "status");
document.body.append(said);

let timer = 0;
export const say = (words) => {
  said.textContent = words;
  clearTimeout(timer);
  timer = setTimeout(() => (said.textContent = ""), 4000);
};

export const copy = async (text, words) => {
  try {
    await navigator.clipboard.writeText(text);
    say(words);
  } catch {
    say(`Copy this: ${text}`);
  }
};

export const button = (words, act) => {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
};

/* The page's own published address: what is copied from a copy of the site must work elsewhere too. */
export const published = document.querySelector('link[rel="canonical"]')?.href ?? location.href.split("#")[0];
