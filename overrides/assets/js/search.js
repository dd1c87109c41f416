// The search page: Pagefind behind our own form. Words, phrases in quotation marks, numbers in either notation;
// facets; the state in the address (`?s=ball&outlet=Press+TV`), so that a search can be sent to somebody.
// Whatever comes from the index goes into the page as text, never as markup.
"use strict";
(() => {
  const box = document.querySelector("div#search");
  if (!box) return;
  const root = new URL("../..", document.currentScript.src);
  const field = document.getElementById("search-field");
  const facets = document.getElementById("search-facets");
  const count = document.getElementById("search-count");
  const hits = document.getElementById("search-hits");
  const more = document.getElementById("search-more");
  const words = box.dataset;
  const PAGE = 10;
  const PARTS = 3;
  const SHORT = 8; // values of a facet shown before "all"

  const make = (name, className, text) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const { lang } = document.documentElement;
  const locale = words.locale ?? (lang === "en" ? "en-GB" : lang); // the pages write dates day first
  const say = (pattern, n) => (pattern ?? "{n}").replace("{n}", n.toLocaleString(locale));

  const names = new Map((words.facets ?? "").split("|").filter(Boolean).map((pair) => pair.split("=")));
  const chosen = new Map([...names.keys()].map((name) => [name, new Set()]));
  const unfolded = new Set();

  // ------------------------------------------------------------ asking

  // `8500` is printed `8,500`: ask for both.
  const variants = (query) => {
    const grouped = query.replace(/(?<![\d.,])\d{4,}(?![\d,])/g, (n) => n.replace(/\B(?=(\d{3})+$)/g, ","));
    const plain = query.replace(/\d{1,3}(,\d{3})+/g, (n) => n.replaceAll(",", ""));
    return [...new Set([query, grouped, plain])];
  };

  let engine = null;
  const load = () => {
    engine ??= (async () => {
      const pagefind = await import(new URL(words.url ?? "pagefind/", root).href + "pagefind.js");
      await pagefind.options({
        baseUrl: root.pathname,
        excerptLength: 30,
        ranking: { metaWeights: { title: 5, names: 25 } }, // `names`: an actor's, in all spellings
      });
      // Before the first search: otherwise the counts of an unfiltered search are missing.
      const filters = await pagefind.filters();
      return { pagefind, filters };
    })();
    return engine;
  };

  const ask = async (query) => {
    const { pagefind } = await load();
    const filters = {};
    for (const [name, values] of chosen) if (values.size) filters[name] = { any: [...values] };
    const answers = await Promise.all(
      variants(query).map((one) => pagefind.search(one || null, { filters })),
    );
    // The same page may answer twice: its better place counts.
    const best = new Map();
    for (const { results } of answers) {
      for (const result of results) {
        if (!(best.get(result.id)?.score >= result.score)) best.set(result.id, result);
      }
    }
    const results = [...best.values()];
    if (answers.length > 1) results.sort((a, b) => b.score - a.score);
    const counts = answers.reduce((a, b) => (a.results.length >= b.results.length ? a : b)).filters;
    return { results, counts };
  };

  // ------------------------------------------------------------ did you mean

  const spellings = (() => {
    try {
      return JSON.parse(document.getElementById("search-spellings")?.textContent ?? "[]");
    } catch {
      return [];
    }
  })();

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

  const distance = (a, b) => {
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= b.length; j += 1) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      }
      row = next;
    }
    return row[b.length];
  };

  const suggestion = (query) => {
    const asked = fold(query.replaceAll('"', "").trim());
    if (asked.length < 4) return null;
    let best = null;
    let nearest = asked.length < 7 ? 2 : 3; // closer than this
    for (const name of spellings) {
      for (const spelling of name.flatMap((one) => [one, ...one.split(/\s+/).filter((word) => word.length > 3)])) {
        const away = distance(asked, fold(spelling));
        if (away === 0) return null;
        if (away < nearest) [best, nearest] = [spelling, away];
      }
    }
    return best;
  };

  const hint = make("p", "search__hint");
  hint.hidden = true;
  box.querySelector("form").after(hint);
  const offer = (label, query) => {
    const button = make("button", "", query);
    button.type = "button";
    button.addEventListener("click", () => {
      field.value = query;
      field.focus();
      run();
    });
    hint.append(hint.childNodes.length ? " · " : "", label, " ", button);
    hint.hidden = false;
  };

  const advise = (query, found) => {
    hint.replaceChildren();
    hint.hidden = true;
    if (!query) return;
    const better = found < 3 && suggestion(query);
    if (better) offer(words.did ?? "Did you mean", better);
    if (/^[^"]+\s[^"]+$/.test(query) && found > 3 && words.phrase) offer(words.phrase, `"${query}"`);
  };

  // Who asks for a name, in any of its spellings, is given its page first; who asks for a phrase, the claims that
  // quote it. The rest keeps Pagefind's order.
  const bestFirst = (query, batch) => {
    const asked = fold(query.replaceAll('"', "").trim());
    const names = new Set(spellings.filter((name) => name.some((one) => fold(one) === asked)).map(([first]) => first));
    const phrase = /^".*"$/.test(query);
    const rank = ({ meta, url }) => (names.has(meta.title) ? 0 : phrase && /\/claims\//.test(url) ? 1 : 2);
    return [...batch].sort((a, b) => rank(a) - rank(b));
  };

  // ------------------------------------------------------------ showing

  // An excerpt holds text and <mark>: only these two are taken over.
  const marked = (html) => {
    const text = document.createDocumentFragment();
    const take = (node, inMark) => {
      for (const child of node.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) {
          text.append(inMark ? make("mark", "", child.data) : child.data);
        } else {
          take(child, inMark || child.nodeName === "MARK");
        }
      }
    };
    take(new DOMParser().parseFromString(html, "text/html").body, false);
    return text;
  };

  const link = (className, url, text) => {
    const anchor = make("a", className, text);
    const address = new URL(url, root);
    address.pathname = address.pathname.replace(/index\.html$/, "");
    anchor.href = address.origin === root.origin ? address.href : root.href;
    return anchor;
  };

  const hit = (data) => {
    const item = make("li");
    const { kind = [], status = [], outlet = [] } = data.filters ?? {};
    const kinds = [...kind, ...status, outlet.join(", ")].filter(Boolean);
    if (kinds.length) item.append(make("p", "hits__kind", kinds.join(" · ")));
    item.append(link("hits__title", data.url, data.meta.title));
    const excerpt = (html) => {
      const line = make("p", "hits__text");
      line.append(marked(html));
      return line;
    };
    // Where parts of the page answer, they are shown, each with its own words; else the page as a whole.
    const own = (part) => part.url === data.url || part.title === data.meta.title;
    const all = field.value.trim() ? (data.sub_results ?? []) : [];
    const whole = all.find(own)?.excerpt ?? (all.length ? null : data.excerpt);
    if (whole) item.append(excerpt(whole));
    for (const part of all.filter((one) => !own(one)).slice(0, PARTS)) {
      const row = make("div", "hits__part");
      row.append(link("", part.url, part.title), excerpt(part.excerpt));
      item.append(row);
    }
    return item;
  };

  // A day, a month, or a span of days as the reader's language writes it; anything else as it is.
  const readable = (value) => {
    const ends = value.split("/");
    const form = ends.map((each) => (/^\d{4}-\d\d(-\d\d)?$/.exec(each) ?? [""])[0].length).join();
    if (!["7", "10", "7,7", "10,10"].includes(form)) return value;
    const day = form.startsWith("10") ? { day: "numeric" } : {};
    const format = { ...day, month: "long", year: "numeric", timeZone: "UTC" };
    const dates = ends.map((each) => new Date(each));
    const written = new Intl.DateTimeFormat(locale, format);
    return dates[1] ? written.formatRange(...dates) : written.format(dates[0]);
  };

  const facet = (name, values, counts) => {
    const set = make("fieldset");
    set.append(make("legend", "", names.get(name)));
    const byDate = /^\d/.test(Object.keys(values)[0] ?? "");
    const order = Object.entries(values).sort(
      ([a, m], [b, n]) => (byDate ? a.localeCompare(b) : n - m || a.localeCompare(b)),
    );
    const long = order.length > SHORT + 1 && !unfolded.has(name);
    order.forEach(([value], i) => {
      const on = chosen.get(name).has(value);
      const n = counts[name]?.[value] ?? 0;
      const label = make("label", n ? "" : "is-empty");
      label.hidden = long && i >= SHORT && !on;
      const input = make("input");
      Object.assign(input, { type: "checkbox", name, value, checked: on });
      label.append(input, make("span", "", readable(value)), make("span", "facets__n", n));
      set.append(label);
    });
    if (long) {
      const all = make("button", "btn btn--quiet", say(words.every ?? "Show all {n}", order.length));
      all.type = "button";
      all.addEventListener("click", () => {
        unfolded.add(name);
        const hiddenOnes = [...set.querySelectorAll("label[hidden]")];
        for (const label of hiddenOnes) label.hidden = false;
        all.remove();
        hiddenOnes[0]?.querySelector("input").focus();
      });
      set.append(all);
    }
    return set;
  };

  const toggle = make("button", "btn facets__toggle", words.filter ?? "Filter");
  toggle.type = "button";
  toggle.setAttribute("aria-expanded", "false");
  toggle.addEventListener("click", () => {
    toggle.setAttribute("aria-expanded", String(facets.classList.toggle("is-open")));
  });

  const clear = make("p", "facets__act");
  const clearing = make("button", "btn", words.clear ?? "Clear filters");
  clearing.type = "button";
  clear.append(clearing);
  clearing.addEventListener("click", () => {
    for (const values of chosen.values()) values.clear();
    run();
    field.focus();
  });

  const showFacets = (all, counts) => {
    const focused = document.activeElement?.closest("#search-facets input");
    const at = focused && [focused.name, focused.value];
    const sets = [...names.keys()].filter((name) => all[name]).map((name) => facet(name, all[name], counts));
    facets.replaceChildren(toggle, ...sets, clear);
    clear.hidden = ![...chosen.values()].some((values) => values.size);
    if (at) [...facets.elements].find((one) => one.name === at[0] && one.value === at[1])?.focus();
  };

  let shown = [];
  const showMore = async () => {
    const from = hits.children.length;
    const batch = await Promise.all(shown.slice(from, from + PAGE).map((result) => result.data()));
    hits.append(...batch.map(hit));
    more.hidden = hits.children.length >= shown.length;
    return hits.children[from];
  };
  more.addEventListener("click", async () => (await showMore())?.querySelector("a").focus());

  // ------------------------------------------------------------ the state

  const remember = (query) => {
    const state = new URLSearchParams();
    if (query) state.set("s", query);
    for (const [name, values] of chosen) for (const value of values) state.append(name, value);
    const text = state.toString();
    history.replaceState(null, "", text ? `?${text}` : location.pathname);
  };

  const recall = () => {
    const state = new URLSearchParams(location.search);
    field.value = state.get("s") ?? "";
    for (const [name, values] of chosen) {
      values.clear();
      for (const value of state.getAll(name)) values.add(value);
    }
    if (location.search.includes("=") && [...chosen.values()].some((values) => values.size)) {
      facets.classList.add("is-open");
      toggle.setAttribute("aria-expanded", "true");
    }
  };

  let turn = 0; // a slow answer must not overwrite a later one
  const run = async () => {
    const mine = ++turn;
    const query = field.value.trim();
    remember(query);
    try {
      const { filters } = await load();
      const { results, counts } = await ask(query);
      if (mine !== turn) return;
      shown = results;
      const batch = await Promise.all(results.slice(0, PAGE).map((result) => result.data()));
      if (mine !== turn) return;
      hits.replaceChildren(...bestFirst(query, batch).map(hit));
      more.hidden = results.length <= PAGE;
      showFacets(filters, counts);
      const n = results.length;
      count.textContent = n === 0 ? (words.none ?? "0") : n === 1 ? (words.one ?? "1") : say(words.many, n);
      advise(query, n);
      box.dataset.state = "done";
    } catch (error) {
      if (mine !== turn) return;
      engine = null;
      count.textContent = words.fail ?? String(error);
      box.dataset.state = "failed";
    }
  };

  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(run, 180);
  });
  box.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    run();
  });
  facets.addEventListener("submit", (event) => event.preventDefault());
  facets.addEventListener("change", ({ target }) => {
    if (target.checked) chosen.get(target.name).add(target.value);
    else chosen.get(target.name).delete(target.value);
    run();
  });
  addEventListener("popstate", () => {
    recall();
    run();
  });
  recall();
  run();
})();
