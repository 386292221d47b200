/* The switch between the system's choice, light and dark. The choice is kept only once somebody makes it. */

const buttons = [...document.querySelectorAll("[data-gl-scheme]")];
const CHOICES = [null, "light", "dark"];

const kept = () => {
  try {
    return localStorage.getItem("gloss-scheme");
  } catch {
    return null;
  }
};

const keep = (choice) => {
  try {
    if (choice) localStorage.setItem("gloss-scheme", choice);
    else localStorage.removeItem("gloss-scheme");
  } catch {
    // Where nothing may be kept, the system goes on choosing.
  }
};

const show = () => {
  const now = Math.max(0, CHOICES.indexOf(kept()));
  for (const [place, button] of buttons.entries()) button.hidden = place !== now;
  return buttons[now];
};

for (const [place, button] of buttons.entries()) {
  button.addEventListener("click", () => {
    keep(CHOICES[(place + 1) % CHOICES.length]);
    dispatchEvent(new Event("gloss-scheme"));
    show()?.focus();
  });
}
addEventListener("storage", () => {
  dispatchEvent(new Event("gloss-scheme"));
  show();
});
show();
