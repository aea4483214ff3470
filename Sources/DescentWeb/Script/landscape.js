'use strict';
// The left plot: the loss curve of one parameter, or contours of a loss of two, with the walk on it.

const mostDots = 200;

function openLandscape(figure) {
  const plot = openPlot(figure);
  let view;
  let isMap;
  const at = (walk, step) => {
    const [first, second = walk.loss(step)] = walk.point(step);
    return [plot.x(first), plot.y(second)];
  };

  return {
    svg: plot.svg,
    at,

    // Draws the loss for a view: the ends of the horizontal axis, then of the vertical one.
    frame({ name, parameters: [first, second], loss, samples, grid, text }, next) {
      view = [next.slice(0, 2), next.slice(2)];
      isMap = second !== undefined;
      plot.draw({ title: first, ends: view[0] }, { title: second ?? `loss ${name}(${first})`.replace('loss loss', 'loss'), ends: view[1] }, isMap);
      plot.svg.setAttribute('aria-label', `The loss ${pretty(text)} with the walk on it`);
      if (isMap) {
        plot.back('contour', contours(grid(...view[0], columns, ...view[1], rows), plot, view));
      } else {
        plot.back('line ink', line([...samples(...view[0], 241)].map((value, index) => [plot.x(between(view[0], index / 240)), plot.y(value)])));
      }
    },

    // Draws the walk up to a step; whether the ball is in view.
    draw(walk, t) {
      const points = [];
      for (let step = Math.max(0, t - mostDots); step <= t; step += 1) points.push(at(walk, step));
      plot.trail(points);
      const [value] = walk.point(t);
      const tangent = (end) => [plot.x(end), plot.y(walk.loss(t) + walk.slope(t)[0] * (end - value))];
      plot.tangent(isMap || t < 0 ? [] : [view[0][0], value, view[0][1]].map(tangent));
      const { parameters } = walk.problem;
      return plot.ball(at(walk, t), walk.point(t).map((number, index) => `${parameters[index]} = ${brief(number, 4)}`).join(', '));
    },

    // The start under a place of the drawing.
    startAt: (place) => (isMap ? [0, 1] : [0]).map((index) => {
      const [from, to] = view[index].map(index ? plot.y : plot.x);
      return rounded(between(view[index], clamp((place[index] - from) / (to - from), [0, 1])), view[index]);
    }),
  };
}

// The spans of stretches stay numbers up to here.
const drawable = (end) => clamp(end, [-1e300, 1e300]);

// A view for a function of the reader's own: the stretch in view stays, widened to the start; the heights fit it.
function viewFor({ parameters, samples, loss }, start, before) {
  const stretches = parameters.map((_, index) => {
    const [low, high] = (before ?? [-5, 5, -5, 5]).slice(2 * index, 2 * index + 2);
    const margin = Math.abs(start[index]) * 0.1;
    return [Math.min(low, start[index] - margin), Math.max(high, start[index] + margin)];
  });
  if (parameters.length > 1) return stretches.flat();
  const sorted = [...samples(...stretches[0], 201), loss(start)].filter(Number.isFinite).sort((one, other) => one - other);
  // A pole's samples would leave nothing of the rest.
  const [low = 0, high = 1] = [0.02, 0.96].map((part) => sorted[Math.floor(sorted.length * part)]);
  const margin = (high - low || 1) * 0.08;
  return [...stretches[0], low - margin, high + margin].map(drawable);
}
