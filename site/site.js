// The one script of every page. A page is whole without it, so each section stands alone and may do nothing.
"use strict";

// Tabs: the language that a reader chooses is chosen in all groups, on this page and on the next ones.
(() => {
  const key = "gd.language";
  const choose = (language) => {
    for (const tab of document.querySelectorAll(".tabs input")) if (tab.value === language) tab.checked = true;
  };
  // A browser may forbid the storage; the choice then lasts as long as the page.
  try { choose(localStorage.getItem(key)); } catch {}
  document.addEventListener("change", ({ target }) => {
    if (!target.matches(".tabs input")) return;
    const before = target.getBoundingClientRect().top;
    choose(target.value);
    // Groups above may have grown or shrunk: what the reader looks at stays where it is.
    scrollBy({ top: target.getBoundingClientRect().top - before, behavior: "instant" });
    try { localStorage.setItem(key, target.value); } catch {}
  });
})();

// Code: a button that copies exactly what the box holds.
(() => {
  for (const code of document.querySelectorAll("pre > code")) {
    const box = document.createElement("div");
    box.className = "code";
    code.parentNode.replaceWith(box);
    const bar = document.createElement("div");
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    bar.append(said, button);
    box.append(code.parentNode, bar);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(code.textContent);
        said.textContent = "Copied";
      } catch {
        // Pages from elsewhere than https may not write there: the reader's own keys still can.
        getSelection().selectAllChildren(code);
        said.textContent = "Selected";
      }
      setTimeout(() => { said.textContent = ""; }, 2000);
    });
  }
})();
