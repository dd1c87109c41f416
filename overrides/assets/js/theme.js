// Runs before the first paint, so that nothing flashes: says that there are scripts, and sets light or dark.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");

  // Several sites may share one origin; the address of this file tells them apart.
  const key = new URL("../..", document.currentScript.src).pathname + "appearance";
  const dark = matchMedia("(prefers-color-scheme: dark)");

  const read = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage is closed to us: follow the system
    }
  };

  const show = (choice) => {
    if (choice === "light" || choice === "dark") root.dataset.choice = choice;
    else delete root.dataset.choice;
    root.dataset.scheme = root.dataset.choice ?? (dark.matches ? "dark" : "light");
  };

  window.appearance = {
    get choice() {
      return root.dataset.choice ?? "system";
    },
    set choice(choice) {
      show(choice);
      try {
        if (choice === "system") localStorage.removeItem(key);
        else localStorage.setItem(key, choice);
      } catch {
        // Kept for this page only.
      }
    },
  };

  show(read());
  dark.addEventListener("change", () => show(read()));
})();
