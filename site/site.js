"use strict";
(() => {
const key = "gd.language";
const choose = (language) => {
for (const tab of document.querySelectorAll(".tabs input")) if (tab.value === language) tab.checked = true;
};
try { choose(localStorage.getItem(key)); } catch {}
document.addEventListener("change", ({ target }) => {
if (!target.matches(".tabs input")) return;
const before = target.getBoundingClientRect().top;
choose(target.value);
scrollBy({ top: target.getBoundingClientRect().top - before, behavior: "instant" });
try { localStorage.setItem(key, target.value); } catch {}
});
})();
(() => {
const seen = new ResizeObserver((entries) => {
for (const { target: box } of entries) box.tabIndex = box.scrollWidth > box.clientWidth ? 0 : -1;
});
for (const box of document.querySelectorAll("[tabindex='0']")) seen.observe(box);
})();
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
(() => {
const box = document.querySelector(".search"), here = document.currentScript.src;
if (!box) return;
box.innerHTML = '<label>Search <input type="search"></label><p role="status"></p><ol tabindex="-1"></ol>';
const [input, status, list] = box.querySelectorAll("input, p, ol");
const find = () => {
const words = input.value.toLowerCase().match(/\S+/g);
const found = [];
for (const [title, address, ...places] of words && self.gdPages || [])
for (let at = -2; at < places.length; at += 2) {
const [text, id] = at < 0 ? [title] : places.slice(at);
if (words.every((word) => text.toLowerCase().includes(word)))
found.push([text, id ? `${address}#${id}` : address, id ? " " + title : ""]);
}
status.textContent = words ? found.length + " found" : "";
found.sort((one, other) => one[0].length - other[0].length);
list.replaceChildren(...found.slice(0, 8).map(([text, address, title]) => {
const item = document.createElement("li"), link = document.createElement("a");
link.href = new URL(address, here);
link.textContent = text;
item.append(link, title);
return item;
}));
};
input.oninput = find;
input.addEventListener("focus", () => {
const script = document.createElement("script");
script.src = new URL("search.js", here);
script.onload = find;
document.head.append(script);
}, { once: true });
})();
