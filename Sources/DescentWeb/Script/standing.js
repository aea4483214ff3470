'use strict';
// Where the walk stands in words and numbers: the readout, the next update, the table of the steps so far.

const leadingRows = 20;
const trailingRows = 40;

function element(name, ...children) {
  const node = document.createElement(name);
  node.append(...children);
  return node;
}

function showReadout(list, walk, t) {
  const numbers = [counted(Math.max(t, 0)), ...rowOf(walk, t).map((value) => brief(value))];
  list.replaceChildren(...['step', ...columnsOf(walk.problem)].map((name, index) =>
    element('div', element('dt', name), element('dd', numbers[index]))));
}

// The next update with its numbers in it: the rule where it is short, else how far it goes.
function showUpdate(node, walk, t) {
  const { settings, problem: { parameters } } = walk;
  const isLast = t < 0 || walk.last(t + 1) === t;
  node.replaceChildren(...(isLast ? [] : parameters).flatMap((name, index) => {
    const [here, next] = [walk.point(t)[index], walk.point(t + 1)[index]];
    const slope = walk.slope(t)[index];
    const step = (by) => element('span', `${name} ← ${brief(here)} ${by} = ${brief(next)}`);
    const scaled = (by) => step(`− ${brief(settings.rate)} · ${operand(by)}`);
    if (isPlain(settings, 'descent')) return scaled(slope);
    if (!isPlain(settings, 'momentum')) return step(`${next < here ? '−' : '+'} ${brief(Math.abs(next - here))}`);
    const [velocity, after] = [t, t + 1].map((at) => walk.velocity(at)[index]);
    return [element('span', `${parameters.length > 1 ? `v of ${name}` : 'v'} ← ${brief(momentumOf(settings))} · ${operand(velocity)} + ${operand(slope)} = ${brief(after)}`), scaled(after)];
  }));
}

// The first rows and the last ones, with the lesson's own decimals; a further step costs one row.
function openHistory(box) {
  let body;
  let last;
  let drawn;
  return (walk, t, digits) => {
    const names = columnsOf(walk.problem);
    const add = (step) => {
      const values = rowOf(walk, step).map((value, index) => fixed(value, decimalsOf(digits[names[index]], step)));
      body.append(element('tr', ...[counted(step), ...values].map((text, index) => element(index ? 'td' : 'th', text))));
    };
    if (walk.version !== drawn || t !== last + 1) {
      body = element('tbody');
      const table = element('table', element('thead', element('tr', ...['step', ...names].map((name) => element('th', name)))), body);
      table.className = 'numbers';
      for (let step = 0; step <= t; step += step === leadingRows - 1 ? Math.max(1, t - leadingRows - trailingRows + 2) : 1) add(step);
      box.replaceChildren(table);
    } else {
      add(t);
      if (t >= leadingRows + trailingRows) body.deleteRow(leadingRows);
    }
    [drawn, last] = [walk.version, t];
  };
}

// As the lesson's table has them at the step, or as it has them at most.
function decimalsOf(decimals, step) {
  if (!decimals) return 4;
  return (decimals.length > 1 ? decimals[step] : decimals[0]) ?? Math.max(...decimals);
}
