// Filters over a list or a table that is complete in the page: rows are hidden, never fetched.
// Within a facet the values are alternatives, facets are conditions. The state stands in the address.
"use strict";
(() => {
  const words = (text) => (text ?? "").split(/\s+/).filter(Boolean);
  const say = (pattern, n, all) => (pattern ?? "{n}").replace("{n}", n).replace("{all}", all);

  for (const form of document.querySelectorAll("form[data-facets]")) {
    const list = document.getElementById(form.dataset.facets);
    if (!list) continue;
    const rows = [...list.querySelectorAll("li, tbody tr")].filter(
      (row) => !("group" in row.dataset) && row.closest("ul, ol, table") === list,
    );
    const heads = [...list.querySelectorAll("[data-group]")];
    const jumps = new Map(
      [...document.querySelectorAll(".folds--jump li > a")].map((link) => [link.hash.slice(1), link.parentElement]),
    );
    const boxes = [...form.querySelectorAll("input[type=checkbox]")];
    const names = new Set(boxes.map((box) => box.name));
    const count = document.querySelector(`[data-count="${CSS.escape(list.id)}"]`);
    const toggle = form.querySelector(".facets__toggle");

    const chosen = () => {
      const choice = new Map();
      for (const box of boxes.filter((one) => one.checked)) {
        choice.set(box.name, (choice.get(box.name) ?? new Set()).add(box.value));
      }
      return choice;
    };

    const fits = (row, choice, except) =>
      [...choice].every(
        ([name, values]) => name === except || words(row.dataset[name]).some((value) => values.has(value)),
      );

    const remember = (choice) => {
      const query = new URLSearchParams(location.search);
      for (const name of names) query.delete(name);
      for (const [name, values] of choice) for (const value of values) query.append(name, value);
      const text = query.toString();
      history.replaceState(history.state, "", (text ? `?${text}` : location.pathname) + location.hash);
    };

    const apply = () => {
      const choice = chosen();
      let shown = 0;
      for (const row of rows) {
        row.hidden = !fits(row, choice);
        if (!row.hidden) shown += 1;
      }
      for (const head of heads) {
        const group = head.closest("tbody") ?? head.parentElement;
        head.hidden = !rows.some((row) => group.contains(row) && !row.hidden);
        const jump = jumps.get(head.id);
        if (jump) jump.hidden = head.hidden;
      }
      for (const box of boxes) {
        const n = rows.filter(
          (row) => words(row.dataset[box.name]).includes(box.value) && fits(row, choice, box.name),
        ).length;
        const label = box.closest("label");
        const number = label?.querySelector(".facets__n");
        if (number) number.textContent = n;
        label?.classList.toggle("is-empty", n === 0);
      }
      if (count) {
        const { all, some, none } = count.dataset;
        const pattern = shown === rows.length ? all : shown === 0 ? none : some;
        const text = say(pattern, shown, rows.length);
        if (count.textContent !== text) count.textContent = text;
      }
      return choice;
    };

    const recall = () => {
      const query = new URLSearchParams(location.search);
      for (const box of boxes) box.checked = query.getAll(box.name).includes(box.value);
      const choice = apply();
      if (choice.size) form.classList.add("is-open");
      toggle?.setAttribute("aria-expanded", String(form.classList.contains("is-open")));
    };

    form.addEventListener("change", () => remember(apply()));
    form.addEventListener("submit", (event) => event.preventDefault());
    // The boxes are cleared after the event, not before.
    form.addEventListener("reset", () => setTimeout(() => remember(apply())));
    toggle?.addEventListener("click", () => {
      const open = form.classList.toggle("is-open");
      toggle.setAttribute("aria-expanded", String(open));
    });
    addEventListener("pageshow", (event) => {
      if (event.persisted) recall();
    });
    recall();
  }
})();
