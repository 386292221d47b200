/* The code for other sites: copied with one touch, and turned to another country or article. */

import { button, copy } from "./said.js";

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
const filled = (form, key, name) => form.replaceAll("%key%", key).replaceAll("%name%", name);

for (const code of document.querySelectorAll(".gl-snippet")) {
  code.before(button("Copy", () => copy(code.textContent, "The code is copied.")));
}

/* What a choice changes stands between it and the next one. */
const choices = [...document.querySelectorAll("[data-gl-choose]")];
const turned = [...document.querySelectorAll("[data-gl-form], [data-gl-show]")];
const after = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;

choices.forEach((choice, place) => {
  const select = choice.querySelector("select");
  const next = choices[place + 1];
  const mine = turned.filter((one) => after(choice, one) && !(next && after(next, one)));
  const turn = () => {
    const name = select.selectedOptions[0].textContent;
    for (const one of mine) {
      const { glForm, glShow } = one.dataset;
      if (glForm) one.querySelector("code").textContent = filled(glForm, select.value, escaped(name));
      else one.setAttribute(one.hasAttribute("src") ? "src" : "href", filled(glShow, select.value, name));
      if (one.alt) one.alt = `${name}: ${one.alt.split(": ").pop()}`;
    }
  };
  choice.hidden = false;
  select.addEventListener("change", turn);
  turn();
});
