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

// Boxes: the Tab key stops at one so that the arrows can scroll it. While all of it is in view, it need not.
(() => {
  const seen = new ResizeObserver((entries) => {
    for (const { target: box } of entries) box.tabIndex = box.scrollWidth > box.clientWidth ? 0 : -1;
  });
  for (const box of document.querySelectorAll("[tabindex='0']")) seen.observe(box);
})();

// Code: a button that copies exactly what the box holds.
(() => {
  const said = document.createElement("p");
  said.className = "said";
  said.setAttribute("role", "status");
  document.querySelector("main").append(said);
  for (const code of document.querySelectorAll("pre > code")) {
    const box = document.createElement("div");
    box.className = "code";
    code.parentNode.replaceWith(box);
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    box.append(code.parentNode, button);
    button.addEventListener("click", async () => {
      let word = "Copied";
      try {
        await navigator.clipboard.writeText(code.textContent);
      } catch {
        // Pages from elsewhere than https may not write there: the reader's own keys still can.
        getSelection().selectAllChildren(code);
        word = "Selected";
      }
      button.textContent = said.textContent = word;
      setTimeout(() => {
        button.textContent = "Copy";
        said.textContent = "";
      }, 2000);
    });
  }
})();
