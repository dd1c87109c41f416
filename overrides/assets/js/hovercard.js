// A glimpse of the page behind a link with `data-card`: on hover, on keyboard focus, on the first tap.
// Taken from an element of this page (`data-card="id"`) or from the page behind the link, on this site only.
// Without it the links are links.
"use strict";
(() => {
  const card = document.getElementById("hovercard");
  if (!card) return;
  const body = card.querySelector(".hovercard__body");
  const open = card.querySelector(".hovercard__open");
  const pages = new Map(); // address of a page -> promise of its card
  let owner = null; // the link whose card is shown or on its way
  let timer = 0;
  let tapped = false;

  // What a fetched page offers: its own card, or else its title and deck.
  const excerpt = (page) => {
    const own = page.querySelector("[data-card-source]");
    if (own) return own.innerHTML;
    const title = page.querySelector("article h1");
    if (!title) return null;
    const box = page.createElement("div");
    const add = (name, text) => {
      const line = page.createElement("p");
      line.className = name;
      line.textContent = text;
      box.append(line);
    };
    add("card__title", title.textContent.replace("¶", "").trim());
    const deck = page.querySelector("article .deck");
    if (deck) add("card__text", deck.textContent);
    return box.innerHTML;
  };

  const load = (link) => {
    const here = link.dataset.card && document.getElementById(link.dataset.card);
    if (here) return Promise.resolve(here.innerHTML);
    const url = new URL(link.href);
    if (url.origin !== location.origin) return Promise.resolve(null);
    url.hash = "";
    url.search = "";
    if (!pages.has(url.href)) {
      const page = fetch(url.href)
        .then((answer) => (answer.ok ? answer.text() : ""))
        .then((html) => excerpt(new DOMParser().parseFromString(html, "text/html")))
        .catch(() => null); // no network, or a file on disk: the link still works
      pages.set(url.href, page);
    }
    return pages.get(url.href);
  };

  // A card is a picture of a page: nothing in it is reached by itself, nothing in it has an id.
  const fill = (html) => {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    for (const link of parsed.querySelectorAll("a")) {
      const span = parsed.createElement("span");
      span.className = link.className;
      span.append(...link.childNodes);
      link.replaceWith(span);
    }
    for (const one of parsed.querySelectorAll("[id]")) one.removeAttribute("id");
    body.replaceChildren(...document.importNode(parsed.body, true).childNodes);
  };

  const place = (link) => {
    const box = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const edge = 8;
    const gap = 6;
    const width = document.documentElement.clientWidth;
    const below = box.bottom + gap;
    const above = box.top - gap - card.offsetHeight;
    const top = below + card.offsetHeight > innerHeight && above > 0 ? above : below;
    const start = getComputedStyle(link).direction === "rtl" ? box.right - card.offsetWidth : box.left;
    const left = Math.max(edge, Math.min(start, width - card.offsetWidth - edge));
    card.style.top = `${top + scrollY}px`;
    card.style.left = `${left + scrollX}px`;
  };

  const hide = () => {
    clearTimeout(timer);
    if (owner) {
      owner.removeAttribute("aria-describedby");
      owner = null;
    }
    card.hidden = true;
  };

  const show = async (link, touch = false) => {
    clearTimeout(timer);
    if (owner === link) return;
    hide();
    owner = link;
    const html = await load(link);
    if (owner !== link) return;
    if (!html) {
      hide();
      if (touch) location.assign(link.href);
      return;
    }
    fill(html);
    card.classList.toggle("hovercard--touch", touch);
    card.setAttribute("role", touch ? "group" : "tooltip");
    open.href = link.href;
    card.hidden = false;
    if (!touch) link.setAttribute("aria-describedby", card.id);
    place(link);
    if (touch) card.scrollIntoView({ block: "nearest" });
  };

  const linkOf = (event) => event.target.closest?.("a[data-card]");
  const later = (work, time) => {
    clearTimeout(timer);
    timer = setTimeout(work, time);
  };

  addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = linkOf(event);
    if (link) later(() => show(link), link === owner ? 0 : 250);
    else if (card.contains(event.target)) clearTimeout(timer);
    else if (owner) later(hide, 250);
    else clearTimeout(timer);
  });

  document.documentElement.addEventListener("pointerleave", () => later(hide, 250));

  addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (link && link.matches(":focus-visible")) later(() => show(link), 150);
    else if (owner && !card.contains(event.target) && event.target !== owner) hide();
  });

  addEventListener("focusout", (event) => {
    if (event.target === owner && !card.contains(event.relatedTarget)) later(hide, 100);
  });

  addEventListener("pointerdown", (event) => {
    tapped = event.pointerType === "touch";
    if (owner && !card.contains(event.target) && linkOf(event) !== owner) hide();
  });

  // First tap: the card. Second tap, on the link or on the line in the card: the page.
  addEventListener("click", (event) => {
    const link = linkOf(event);
    if (!link || !tapped) return;
    if (owner === link && !card.hidden) return;
    event.preventDefault();
    show(link, true);
  });

  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  addEventListener("resize", hide);
  addEventListener("pagehide", hide);
})();
