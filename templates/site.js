// The one script of every page. A page is whole without it, so each section stands alone and may do nothing.
"use strict";

// Search
(() => {
  const box = document.querySelector(".search");
  if (!box) return;
  const here = document.currentScript.src;
  box.setAttribute("role", "search");
  box.innerHTML = '<label>Search <input type="search" autocomplete="off"></label><p role="status"></p><ol tabindex="-1"></ol>';
  const [input, status, list] = box.querySelectorAll("input, p, ol");
  const find = () => {
    const words = input.value.toLowerCase().match(/\S+/g) ?? [];
    const found = [];
    for (const [title, address, ...places] of words[0] ? self.gdPages ?? [] : []) {
      places.unshift(title, "");
      for (let at = 0; at < places.length; at += 2) {
        const text = places[at].toLowerCase();
        if (words.every((word) => text.includes(word))) found.push([places[at], address, places[at + 1], title]);
      }
    }
    status.textContent = !words[0] || !self.gdPages ? "" : found.length == 1 ? "1 result" : `${found.length || "No"} results`;
    list.replaceChildren(...found.slice(0, 8).map(([text, address, id, title]) => {
      const [item, link] = ["li", "a"].map((name) => document.createElement(name));
      link.href = new URL(address + (id && "#" + id), here);
      link.textContent = text;
      item.append(link, id && ` ${title}`);
      return item;
    }));
  };
  input.addEventListener("input", find);
  // The index is asked for when a reader turns to the box, and not before.
  input.addEventListener("focus", () => {
    const script = document.createElement("script");
    script.src = new URL("search.js", here);
    script.onload = find;
    document.head.append(script);
  }, { once: true });
})();

// Terms: the keyboard opens a definition by coming to it, as a click does, and closes it by going on.
(() => {
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches(".term:focus-visible")) target.popoverTargetElement?.showPopover();
  });
  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    const definition = target.popoverTargetElement ?? target.closest(".definition");
    if (relatedTarget && !definition?.contains(relatedTarget)) definition?.hidePopover();
  });
})();
