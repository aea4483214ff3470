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
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

function openPlot(figure) {
  const svg = mark(figure.parentNode, 'svg', {
    class: `${figure.getAttribute('class')} moving`, viewBox: figure.getAttribute('viewBox'), 'font-size': 15, role: 'img',
  });
  figure.after(svg);
  const id = `${figure.querySelector('title').id}-clip`;
  const axes = mark(svg, 'g', {});
  const inside = mark(svg, 'g', { 'clip-path': `url(#${id})` });
  const part = (classes) => mark(inside, 'path', { class: classes });
  const [back, tangent, trail, dots] = ['line', 'tangent', 'walk s1', 'dots s1'].map(part);
  const ball = mark(svg, 'circle', { class: 'ball s1' });
  const arrow = mark(svg, 'text', { class: 'label s1' });
  const frame = mark(mark(svg, 'clipPath', { id }), 'rect', {});
  let left;

  return {
    svg,
    get left() { return left; },

    // Draws axes; afterwards `x` and `y` give the places of values.
    draw(horizontal, vertical, isMap) {
      const [across, up] = [fittingTicks(horizontal), ticksOf(vertical, 6)];
      left = Math.min(Math.max(...up.map(([, label]) => label.length)) * sheet.letter, 100) + 10;
      this.x = scaleOf(horizontal, left, sheet.right);
      this.y = scaleOf(vertical, sheet.bottom, sheet.top);
      set(frame, { x: left, y: sheet.top, width: sheet.right - left, height: sheet.bottom - sheet.top });
      axes.replaceChildren();
      const path = (classes, d) => mark(axes, 'path', { class: classes, d });
      const words = (classes, x, y, anchor, text) => mark(axes, 'text', { class: classes, x: place(x), y: place(y), 'text-anchor': anchor }, text);
      const levels = up.map(([value]) => `M${left} ${place(this.y(value))}${isMap ? 'h-3' : `H${sheet.right}`}`).join('');
      if (!isMap) path('grid', levels);
      path('axis', `M${left} ${sheet.bottom}H${sheet.right}${isMap ? `V${sheet.top}H${left}z${levels}` : ''}${
        across.map(([value]) => `M${place(this.x(value))} ${sheet.bottom}v5`).join('')}`);
      for (const [value, label] of across) words('level-x', this.x(value), 253, 'middle', label);
      for (const [value, label] of up) words('level-y', left - 6, this.y(value) + 5, 'end', label);
      words('axis-title', 4, 15, 'start', vertical.title);
      words('axis-title', (left + sheet.right) / 2, 274, 'middle', horizontal.title);
    },

    back: (classes, d) => set(back, { class: classes, d }),
    tangent: (points) => set(tangent, { d: line(points) }),

    // The trail through places, with a disc on each that is wanted.
    trail(points, marked) {
      set(trail, { d: line(points) });
      set(dots, { d: marked.map(([x, y]) => `M${place(x - 3.5)} ${place(y)}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z`).join('') });
    },

    // The ball, or, where it lies out of view, an arrow at the edge with its value; whether it is in view.
    ball([x, y], text) {
      const [heldX, heldY] = [clamp(x, [left, sheet.right]), clamp(y, [sheet.top, sheet.bottom])];
      const [dx, dy] = [Math.sign(x - heldX), Math.sign(heldY - y)];
      const isInside = dx === 0 && dy === 0;
      set(ball, { r: isInside ? 7 : 0 });
      if (isInside) ball.style.transform = `translate(${place(x)}px, ${place(y)}px)`;
      const sign = ['↙↓↘', '← →', '↖↑↗'][(dy || 0) + 1]?.[(dx || 0) + 1];
      const isRight = heldX > (left + sheet.right) / 2;
      arrow.textContent = isInside || !text ? '' : isRight ? `${text} ${sign}` : `${sign} ${text}`;
      set(arrow, {
        x: place(clamp(heldX || left, [left + 4, sheet.right - 4])), y: place(clamp(heldY || 0, [sheet.top + 16, sheet.bottom - 8])),
        'text-anchor': isRight ? 'end' : 'start',
      });
      return isInside;
    },
  };
}

// A line through places; it breaks where there is no value, and where it leaps from one side to the other.
function line(points) {
  let before;
  return points.map(([x, y]) => {
    const held = clamp(y, [-600, 900]);
    const isBroken = !(Math.abs(held - before) < 1500);
    before = held;
    return Number.isFinite(held) ? `${isBroken ? 'M' : 'L'}${place(clamp(x, [-1e4, 1e4]))} ${place(held)}` : '';
  }).join('');
}
