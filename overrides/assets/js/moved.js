// A record has a new address: go there at once, and keep the fragment, which a refresh would lose.
// The anchor of a statement begins with the id of its claim, so it takes the new id.
(() => {
  const target = document.currentScript.dataset.target;
  if (!target) return;
  const there = new URL(target, location.href.split("#")[0]);
  const id = (address) => address.pathname.split("/").filter(Boolean).pop();
  const old = `#${id(location)}--`;
  const { hash } = location;
  const fragment = hash.startsWith(old) ? `#${id(there)}--${hash.slice(old.length)}` : hash;
  location.replace(there.href + fragment);
})();
