// Buttons that copy a text of the page: `<button data-copy="id" data-copied="Copied">`.
"use strict";
(() => {
  const copy = async (source) => {
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      return true;
    } catch {
      // No right to the clipboard: leave the text selected, one key away.
      getSelection().selectAllChildren(source);
      return false;
    }
  };

  for (const button of document.querySelectorAll("button[data-copy]")) {
    const source = document.getElementById(button.dataset.copy);
    if (!source) continue;
    const label = button.textContent;
    const state = document.createElement("span");
    state.className = "vh";
    state.setAttribute("role", "status");
    button.after(state);
    button.addEventListener("click", async () => {
      if (!(await copy(source))) return;
      button.textContent = button.dataset.copied ?? label;
      state.textContent = button.dataset.copied ?? "";
      setTimeout(() => {
        button.textContent = label;
        state.textContent = "";
      }, 2000);
    });
  }
})();
