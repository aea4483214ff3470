'use strict';
// A drawing that takes a static figure's place, in its sizes and classes; the figure stays in the page for print.

const sheet = { width: 400, top: 30, bottom: 232, right: 384, letter: 8.55 };

const place = (value) => Math.round(value * 100) / 100;

function mark(parent, name, attributes, text = '') {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  parent.append(node);
  node.append(text);
  return set(node, attributes);
}

function set(node, attributes) {
  for (const name in attributes) node.setAttribute(name, attributes[name]);
  return node;
}

function openPlot(figure) {
  const svg = mark(figure.parentNode, 'svg', {
    class: `${figure.getAttribute('class')} moving`, viewBox: figure.getAttribute('viewBox'), 'font-size': 15, role: 'img',
  });
  figure.after(svg);
  const id = `${figure.querySelector('title').id}-clip`;
  const frame = mark(mark(svg, 'clipPath', { id }), 'rect', {});
  const axes = mark(svg, 'g', {});
  const inside = mark(svg, 'g', { 'clip-path': `url(#${id})` });
  const [back, tangent, trail, dots] = ['line', 'tangent', 'walk s1', 'dots s1'].map((classes) => mark(inside, 'path', { class: classes }));
  const ball = mark(svg, 'circle', { class: 'ball s1' });
  const arrow = mark(svg, 'text', { class: 'label s1' });
  const { top, bottom, right } = sheet;
  let left;

  return {
    svg,

    // Draws axes; afterwards `x` and `y` give the places of values.
    draw(horizontal, vertical, isMap) {
      const [across, up] = [horizontal, vertical].map((axis) => ticksOf(axis, 6));
      left = Math.min(Math.max(...up.map(([, label]) => label.length)) * sheet.letter, 100) + 10;
      this.x = scaleOf(horizontal, left, right);
      this.y = scaleOf(vertical, bottom, top);
      // Dots on the edge stay whole.
      set(frame, { x: left - 4, y: top - 4, width: right - left + 8, height: bottom - top + 8 });
      axes.replaceChildren();
      const path = (classes, d) => mark(axes, 'path', { class: classes, d });
      const words = (text, x, y, anchor, classes) => mark(mark(axes, 'g', { class: classes }), 'text', { x: place(x), y: place(y), class: classes, 'text-anchor': anchor }, text);
      if (!isMap) path('grid', up.map(([value]) => `M${left} ${place(this.y(value))}H${right}`).join(''));
      path('axis', `M${left} ${bottom}H${right}${isMap ? `V${top}H${left}z` : ''}${across.map(([value]) => `M${place(this.x(value))} ${bottom}v5`).join('')}`);
      for (const [value, label] of across) words(label, this.x(value), 253, 'middle', 'tick');
      for (const [value, label] of up) words(label, left - 6, this.y(value) + 5, 'end', 'tick');
      words(vertical.title, 4, 15, 'start', 'axis-title');
      words(horizontal.title, (left + right) / 2, 274, 'middle', 'axis-title');
    },

    back: (classes, d) => set(back, { class: classes, d }),
    tangent: (points) => set(tangent, { d: line(points) }),

    // The trail through places, with a disc on each that is wanted.
    trail(points, marked = points) {
      set(trail, { d: line(points) });
      const near = marked.filter(([x, y]) => Math.abs(x) + Math.abs(y) < 2000);
      set(dots, { d: near.map(([x, y]) => `M${place(x - 3.5)} ${place(y)}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z`).join('') });
    },

    // The ball, or, where it lies out of view, an arrow at the edge with its value; whether it is in view.
    ball([x, y], text) {
      const [heldX, heldY] = [clamp(x, [left, right]), clamp(y, [top, bottom])];
      const isInside = heldX === x && heldY === y;
      set(ball, { r: isInside ? 7 : 0 });
      if (isInside) ball.style.transform = `translate(${place(x)}px,${place(y)}px)`;
      const isRight = heldX > 200;
      const sign = ['↖↑↗', '← →', '↙↓↘'][Math.sign(y - heldY) + 1]?.[Math.sign(x - heldX) + 1];
      arrow.textContent = isInside || !sign ? '' : isRight ? `${text} ${sign}` : `${sign} ${text}`;
      set(arrow, { x: heldX || 0, y: clamp(heldY || 0, [top + 16, bottom - 8]), 'text-anchor': isRight ? 'end' : 'start' });
      return isInside;
    },
  };
}

// A line through places; it breaks where there is no value, and where it leaps from one side to the other.
function line(points) {
  let before;
  return points.map(([x, y]) => {
    const held = clamp(y, [-600, 900]);
    const sign = Math.abs(held - before) < 1500 ? 'L' : 'M';
    before = held;
    return Number.isFinite(x + held) ? `${sign}${place(clamp(x, [-1e4, 1e4]))} ${place(held)}` : '';
  }).join('');
}
