"use strict";
{
const make = (name, traits, ...content) => {
const element = Object.assign(document.createElement(name), traits);
element.append(...content);
return element;
};
const rounded = (value, decimals) => {
const full = value.toFixed(100);
const cut = full.slice(0, full.length - 100 + decimals);
const isTie = /^50*$/.test(full.slice(-100).slice(decimals));
return isTie && /[02468]\.?$/.test(cut) ? cut : value.toFixed(decimals);
};
const claimed = (text) => {
const [, fraction = "", power = 0] = /^[-+]?\d*\.?(\d*)(?:e([-+]?\d+))?$/i.exec(text) ?? [];
return fraction.length - power;
};
const isRight = (text, value) => {
const unit = 10 ** Math.max(0, -claimed(text));
return rounded(value / unit, Math.min(99, Math.max(0, claimed(text)))) * unit === +text;
};
const judgeNumber = (input, { value, decimals }) => {
const text = input.value.replace(/[−–]/g, "-").replace(/[\s%]/g, "");
const texts = [text.replace(",", "."), text.replace(/,/g, "")];
if (!texts.some((each) => /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i.test(each))) {
return ["Write a number, such as 1.5."];
}
const right = texts.find((each) => isRight(each, +value));
if (!right) return [`Not ${input.value.trim()}. Try again, or open the answer.`];
return [claimed(right) < decimals ? "Right, as far as it goes: the answer has more digits." : "Right."];
};
const judgeChoices = (inputs, right, reasons) => {
const picks = inputs.flatMap((input, place) => input.checked ? [place] : []);
if (!picks.length) return ["Choose first."];
if (inputs[0].type === "radio") return reasons[picks[0]].cloneNode(true).childNodes;
if (picks.some((place) => right[place] === "0")) return ["Not yet: not all of these are right."];
return [picks.length < right.replaceAll("0", "").length ? "Right so far, and there is more." : "Right."];
};
document.querySelectorAll(".quiz").forEach((quiz, number) => {
const said = make("span");
said.setAttribute("role", "status");
const form = make("form", {}, make("button", {}, "Check"), said);
const list = quiz.querySelector("[data-right]");
const answer = quiz.querySelector(".answer, .to-answer");
let judge;
if (list) {
const { right } = list.dataset;
const type = right.replaceAll("0", "").length === 1 ? "radio" : "checkbox";
const inputs = [...list.children].map((item) => {
const input = make("input", { type, name: `quiz.${number}` });
item.append(make("label", {}, input, ...item.childNodes));
return input;
});
const question = list.previousElementSibling;
const group = make("div");
group.setAttribute("role", type === "radio" ? "radiogroup" : "group");
if (question) group.setAttribute("aria-labelledby", question.id ||= `quiz.${number}`);
list.replaceWith(form);
group.append(list);
form.prepend(group);
const link = answer.querySelector("a[id]");
const reasons = (link ? document.getElementById(link.hash.slice(1)) : answer).querySelectorAll("li");
judge = () => judgeChoices(inputs, right, reasons);
} else if (quiz.dataset.value) {
const input = make("input", { inputMode: "decimal", autocomplete: "off", size: 9 });
form.prepend(make("label", {}, "Your answer ", input));
answer.before(form);
judge = () => judgeNumber(input, quiz.dataset);
} else {
return;
}
form.addEventListener("submit", (event) => {
event.preventDefault();
said.replaceChildren(...judge());
});
});
}
