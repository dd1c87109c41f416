// A quotation in an article may be cut into pieces by others that overlap it. Whoever comes to it by a link,
// or points at its number or its note, sees all of its pieces.
"use strict";
(() => {
  const pieces = [...document.querySelectorAll("mark[data-q]")];
  if (!pieces.length) return;

  const light = (id) => {
    for (const piece of pieces) {
      piece.classList.toggle("is-lit", id !== "" && piece.dataset.q.split(" ").includes(id));
    }
  };
  const target = () => {
    const id = location.hash.slice(1);
    try {
      light(decodeURIComponent(id));
    } catch {
      light(id); // an address that somebody made up: `#%`
    }
  };

  // A note names its quotation by `data-of`, a number by the note it leads to.
  const quoteOf = (element) => {
    const note = element.closest("[data-of]");
    if (note) return note.dataset.of;
    const number = element.closest(".q__no a");
    return number && document.getElementById(number.hash.slice(1))?.dataset.of;
  };

  for (const [on, off] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
    document.addEventListener(on, (event) => {
      const id = event.target.closest && quoteOf(event.target);
      if (id) light(id);
    });
    document.addEventListener(off, (event) => {
      if (event.target.closest && quoteOf(event.target)) target();
    });
  }
  addEventListener("hashchange", target);
  target();
})();
