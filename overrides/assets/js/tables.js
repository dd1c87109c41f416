// On a phone a wide table is set as cards, and some browsers then no longer tell screen readers that it is a
// table. The roles say so again; in the page itself HTML does not allow them.
"use strict";
(() => {
  const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  const role = (element) =>
    element.nodeName === "TH"
      ? element.getAttribute("scope")?.startsWith("row") ? "rowheader" : "columnheader"
      : roles[element.nodeName];
  for (const table of document.querySelectorAll("table.matrix, table.data--cards")) {
    for (const part of [table, ...table.querySelectorAll("thead, tbody, tr, th, td")]) part.setAttribute("role", role(part));
  }
})();
