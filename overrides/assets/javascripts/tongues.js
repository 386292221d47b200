// A link to the same page in another language leads to the same place on it.
for (const link of document.querySelectorAll("[data-gl-tongue]")) {
  link.addEventListener("click", () => { link.hash = location.hash; });
}
