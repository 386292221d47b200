/* Before anything is shown: says that scripts run, and chooses light or dark as this reader last did, or as the system does. */

(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const kept = () => {
    try {
      return localStorage.getItem("gloss-scheme");
    } catch {
      return null;
    }
  };
  const choose = () => {
    const choice = kept() ?? (dark.matches ? "dark" : "light");
    document.body.dataset.mdColorScheme = choice === "dark" ? "slate" : "default";
  };
  document.documentElement.classList.replace("no-js", "js");
  dark.addEventListener("change", choose);
  addEventListener("gloss-scheme", choose);
  choose();
})();
