// The buttons of the header: appearance, and on narrow screens menu and search. Escape closes what is open.
"use strict";
(() => {
  const masthead = document.querySelector(".masthead");
  if (!masthead) return;

  const scheme = masthead.querySelector(".masthead__button--scheme");
  const order = ["system", "light", "dark"];
  const name = () => {
    const { choice } = window.appearance;
    scheme.setAttribute("aria-label", `${scheme.dataset.name}: ${scheme.dataset[choice]}`);
    scheme.title = scheme.getAttribute("aria-label");
  };
  scheme.addEventListener("click", () => {
    const now = order.indexOf(window.appearance.choice);
    window.appearance.choice = order[(now + 1) % order.length];
    name();
  });
  name();

  const panels = ["menu", "search"].map((what) => ({
    name: `masthead--${what}`,
    button: masthead.querySelector(`.masthead__button--${what}`),
    panel: document.getElementById(`site-${what}`),
  }));

  const set = ({ name, button }, open) => {
    masthead.classList.toggle(name, open);
    button.setAttribute("aria-expanded", String(open));
  };

  for (const one of panels) {
    one.button.addEventListener("click", () => {
      const open = !masthead.classList.contains(one.name);
      for (const other of panels) set(other, other === one && open);
      if (open) one.panel.querySelector("a, input").focus();
    });
  }

  masthead.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const one of panels) {
      if (!masthead.classList.contains(one.name)) continue;
      set(one, false);
      one.button.focus();
    }
  });
})();
