// A long page is cut into parts, and a link from elsewhere may name a place that stands on a later one: go there.
// The pager of the first part says what stands where: the ids of each later part in their order, each as how many
// of the signs of the one before it begins with (in base 36) and its other signs.
"use strict";
(() => {
  const pager = document.querySelector("nav.pager[data-anchors]");
  if (!pager) return;
  const later = pager.querySelectorAll("a"); // the first part itself is no link
  const holds = (ids, wanted) => {
    let id = "";
    return ids.split(" ").some((each) => {
      id = id.slice(0, parseInt(each[0], 36)) + each.slice(1);
      return id === wanted;
    });
  };
  const go = () => {
    const id = location.hash.slice(1);
    if (!id || document.getElementById(id)) return;
    const part = pager.dataset.anchors.split("|").findIndex((ids) => holds(ids, id));
    if (later[part]) location.replace(later[part].href + location.hash);
  };
  go();
  addEventListener("hashchange", go);
})();
