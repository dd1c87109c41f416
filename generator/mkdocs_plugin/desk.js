// The editor's desk, in a preview alone: words selected in an article become a statement to paste. All that is
// known of an article comes from the preview's own server; this only shows it and forgets it with the page.
"use strict";
(() => {
  const script = document.currentScript;
  const source = script.dataset.source;
  const words = JSON.parse(script.dataset.words);
  const home = new URL("..", script.src);
  const article = document.querySelector(".article");
  if (!article) return;

  const ask = async (what, question, signal) => {
    const answer = await fetch(new URL(what, script.src), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ source, ...question }),
      signal,
    });
    if (!answer.ok) throw new Error(`${what}: ${answer.status}`);
    return answer.json();
  };

  const make = (name, css, text = "") => {
    const element = document.createElement(name);
    element.className = css;
    element.textContent = text;
    return element;
  };

  const button = (css, text, act) => {
    const made = make("button", css, text);
    made.type = "button";
    made.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the selection
    made.addEventListener("click", act);
    return made;
  };

  // ---------------------------------------------------------------- the text in place of its bars

  const offer = (missing) => {
    const bars = [...article.querySelectorAll(".greek")];
    if (!bars.length || bars.length !== missing.length) return;
    const before = bars.map((bar) => bar.textContent);
    const key = `desk ${source}`; // the page is loaded again after each save
    const toggle = button("btn", "", () => show(!shown()));
    const shown = () => toggle.getAttribute("aria-pressed") === "true";
    const show = (on) => {
      bars.forEach((bar, number) => {
        bar.textContent = on ? missing[number] : before[number];
        bar.classList.toggle("greek", !on);
        bar.toggleAttribute("aria-hidden", !on);
        if (bar.hasAttribute("aria-hidden")) bar.setAttribute("aria-hidden", "true");
        if (bar.previousElementSibling?.classList.contains("vh")) bar.previousElementSibling.hidden = on;
      });
      article.classList.toggle("article--map", !on);
      toggle.setAttribute("aria-pressed", String(on));
      toggle.textContent = on ? words.hide : words.show;
      sessionStorage.setItem(key, on ? "shown" : "");
    };
    const bar = make("p", "desk-bar");
    bar.append(toggle, " ", make("b", "", words["here-only"]), " ", make("span", "", words.deck));
    (article.closest(".mapped") ?? article).before(bar);
    show(sessionStorage.getItem(key) === "shown");
  };

  // ---------------------------------------------------------------- what is selected

  const NOT_TEXT = ".vh, .q__no, .para__no, .para__zone, .para__notes";

  const textOf = (range) => {
    const piece = range.cloneContents();
    for (const each of piece.querySelectorAll(NOT_TEXT)) each.remove();
    for (const line of piece.querySelectorAll(".para__text > p")) line.append("\n");
    return piece.textContent;
  };

  const single = (text) => text.replace(/\s+/g, " ");

  const selected = () => {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const start = range.startContainer;
    const element = start.nodeType === Node.ELEMENT_NODE ? start : start.parentElement;
    const para = element.closest(".article .para");
    if (!para || !article.contains(range.commonAncestorContainer)) return null;
    if (range.cloneContents().querySelector(".greek")) return null;
    const said = textOf(range).trim();
    if (!said) return null;
    const earlier = document.createRange();
    earlier.setStart(para.querySelector(".para__text"), 0);
    if (earlier.comparePoint(range.startContainer, range.startOffset) >= 0) {
      earlier.setEnd(range.startContainer, range.startOffset);
    }
    const nth = single(textOf(earlier)).split(single(said)).length - 1;
    return { words: said, paragraph: Number(para.id.slice(1)), nth };
  };

  // ---------------------------------------------------------------- the panel

  const panel = make("section", "desk");
  panel.setAttribute("aria-label", words.label);
  panel.hidden = true;
  const state = make("span", "vh");
  state.setAttribute("role", "status");
  const yaml = make("pre", "desk__yaml");
  yaml.tabIndex = 0;
  const aside = make("div", "desk__aside");
  const close = button("desk__close", "×", () => hide());
  close.setAttribute("aria-label", words.close);
  const copy = button("btn", words.copy, async () => {
    try {
      await navigator.clipboard.writeText(`${yaml.textContent}\n`);
      copy.textContent = state.textContent = words.copied;
    } catch {
      getSelection().selectAllChildren(yaml); // no right to the clipboard: one key away
    }
  });
  const head = make("p", "desk__head");
  head.append(copy, close);
  panel.append(head, yaml, aside, state);
  document.body.append(panel);

  const hide = () => {
    panel.hidden = true;
  };

  const tell = (answer) => {
    yaml.textContent = answer.yaml || answer.why;
    copy.hidden = !answer.yaml;
    copy.textContent = words.copy;
    state.textContent = "";
    aside.replaceChildren();
    if (answer.yaml && !answer.ok) aside.append(make("p", "desk__refused", words.refused));
    if (answer.yaml) {
      aside.append(make("p", "desk__cited", answer.claims.length ? words.cited : words["not-cited"]));
      const list = make("ul", "");
      for (const claim of answer.claims) {
        const link = make("a", "", claim.text);
        link.href = new URL(claim.href, home);
        const item = make("li", "");
        item.append(link, " ", make("span", "desk__at", claim.at));
        list.append(item);
      }
      if (answer.claims.length) aside.append(list);
    }
    panel.hidden = false;
  };

  let waiting;
  let asking;
  let last = "";
  const look = async () => {
    const question = selected();
    const now = JSON.stringify(question);
    if (!question || (now === last && !panel.hidden)) return;
    last = now;
    asking?.abort();
    asking = new AbortController();
    try {
      tell(await ask("quote", question, asking.signal));
    } catch (error) {
      if (error.name !== "AbortError") hide();
    }
  };

  const begin = ({ at_hand, missing }) => {
    if (!at_hand) return;
    offer(missing);
    document.addEventListener("selectionchange", () => {
      clearTimeout(waiting);
      waiting = setTimeout(look, 200);
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !panel.hidden) hide();
    });
    look();
  };

  // what is selected already by then counts too
  ask("article", {}).then(begin, () => {});
})();
