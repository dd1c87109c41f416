// A record has a new address: go there at once, and keep the fragment, which a refresh would lose.
(() => {
  const target = document.currentScript.dataset.target;
  if (target) location.replace(new URL(target, location.href.split("#")[0]).href + location.hash);
})();
