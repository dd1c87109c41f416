// What a page is made of, and what it does when somebody moves over it and presses what it has.
"use strict";
window.look = (() => {
  const PLACES = ["href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset", "ping", "background"];
  const SITE = "https://example.org/hostile/"; // its address for good
  const plain = (name) => name.replace(/^outlet--.$/, "outlet--n").replace(/^language-.*/, "language-x");

  // Every element with every attribute that it has; of a class and of a script's address the value too.
  const parts = (page) => {
    const found = new Set();
    for (const one of page.querySelectorAll("*")) {
      const name = `${one.namespaceURI.split("/").pop()}:${one.localName}`;
      found.add(name);
      for (const { name: key, value } of one.attributes) {
        found.add(`${name} ${key}`);
        if (key === "class") for (const each of value.split(/\s+/)) found.add(`${name}.${plain(each)}`);
        if (key === "http-equiv" || key === "rel" || key === "target") found.add(`${name} ${key}=${value}`);
        if (name === "xhtml:script" && key === "src") found.add(`${name} src=${value.split("/").pop()}`);
      }
    }
    return [...found];
  };

  // Addresses that do something else than lead to a page, and scripts that stand in the page.
  const wrongs = (page, address) => {
    const found = [];
    for (const one of page.querySelectorAll("*")) {
      for (const { name, value } of one.attributes) {
        if (/^on/i.test(name)) found.push(`${address}: <${one.localName} ${name}>`);
        if (name === "style") found.push(`${address}: <${one.localName} style>`);
        if (!PLACES.includes(name)) continue;
        const url = URL.parse(value, address);
        const own = url?.origin === location.origin || value.startsWith(SITE);
        const kind = `<${one.localName} ${name}="${value}">`;
        if (!url) found.push(`${address}: ${kind} is no address`);
        else if (!own && !(one.localName === "a" && /^(https?|mailto):$/.test(url.protocol)) && one.rel !== "canonical")
          found.push(`${address}: ${kind}`);
        else if (!own && one.localName === "a" && one.rel !== "external" && !one.closest("footer"))
          found.push(`${address}: ${kind} leads out and does not say so`);
      }
      if (one.localName === "script" && !one.src) {
        if (!/^application\/(ld\+)?json$/.test(one.type)) found.push(`${address}: a script stands in the page`);
        try {
          JSON.parse(one.textContent);
        } catch (error) {
          found.push(`${address}: ${one.type} that cannot be read: ${error}`);
        }
      }
    }
    return found;
  };

  const scan = async (addresses) => {
    const all = new Map();
    const found = [];
    for (const address of addresses) {
      const html = await (await fetch(address)).text();
      const page = new DOMParser().parseFromString(html, "text/html");
      for (const part of parts(page)) if (!all.has(part)) all.set(part, address);
      found.push(...wrongs(page, address));
    }
    return { parts: [...all], wrongs: found };
  };

  const seen = new Set();
  const EVENTS = ["pointerenter", "mouseover", "mousedown", "click", "focus", "toggle"];

  const wait = async (isTrue) => {
    for (let turn = 0; turn < 400 && !isTrue(); turn += 1) await new Promise((done) => setTimeout(done, 1));
    return isTrue();
  };

  // The cards behind links, each once; and every event on whatever a reader can touch.
  const touch = async (frame) => {
    const { document: page, PointerEvent, MouseEvent } = frame.contentWindow;
    const found = [];
    let cards = 0;
    frame.contentWindow.addEventListener("click", (event) => {
      const link = event.target.closest?.("a");
      if (!link || link.protocol !== "javascript:") event.preventDefault();
    });
    frame.contentWindow.addEventListener("submit", (event) => event.preventDefault());
    const card = page.getElementById("hovercard");
    for (const link of page.querySelectorAll("a[data-card]")) {
      const target = link.href.split("#")[0];
      if (seen.has(target)) continue;
      seen.add(target);
      link.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
      if (await wait(() => !card.hidden && card.querySelector("a").href.split("#")[0] === target)) cards += 1;
      else found.push(`${frame.src}: no card for ${target}`);
      found.push(...wrongs(card, frame.src));
      for (const inner of card.querySelectorAll("script,iframe,object,embed,img,style,base,meta")) found.push(`${frame.src}: <${inner.localName}> in a card`);
      for (const inner of card.querySelectorAll("*")) inner.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
    }
    for (const one of page.querySelectorAll("a, button, summary, input, [tabindex], p, dd, td, li, h1, h2, h3, q, bdi")) {
      for (const type of EVENTS) one.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
    }
    return { found, cards };
  };

  // A record's earlier address leads on to its page.
  const moved = (frame, at) => /\/former-[0-9]+\/$/.test(frame.src) && /\/person-[0-9]+\/$/.test(at);

  const run = async (addresses, side) => {
    const result = { found: [], cards: 0, opened: 0 };
    for (let from = 0; from < addresses.length; from += side) {
      const frames = addresses.slice(from, from + side).map((address) => {
        const frame = document.createElement("iframe");
        frame.width = 1280;
        frame.height = 800;
        frame.src = address;
        return frame;
      });
      await Promise.all(
        frames.map((frame) => {
          const loaded = new Promise((done) => frame.addEventListener("load", done, { once: true }));
          document.body.append(frame);
          return loaded;
        }),
      );
      for (const frame of frames) {
        const address = frame.src.split("#")[0];
        const at = frame.contentWindow.location.href.split("#")[0];
        if (at !== address && !moved(frame, at)) result.found.push(`${address} went to ${at}`);
        else result.opened += 1;
        const { found, cards } = await touch(frame);
        result.found.push(...found);
        result.cards += cards;
        if (frame.contentWindow.__x !== undefined) result.found.push(`${address} ran something`);
      }
      await new Promise((done) => setTimeout(done, 5));
      for (const frame of frames) {
        if (frame.contentWindow.__x !== undefined) result.found.push(`${frame.src} ran something later`);
        frame.remove();
      }
    }
    return result;
  };

  return { scan, run, parts, wrongs };
})();
