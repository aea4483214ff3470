'use strict';
// How a walk ends: that it has converged, why it diverges, or that there is no number beyond.

// What is to be said at a step; `isOver` tells a walk that plays by itself that going on shows nothing more.
function ending(walk, t, isInView) {
  const end = (text, isOver = true) => ({ text, isOver });
  if (t < 0) return end('The loss or its slope has no value here. Start elsewhere.');
  const why = isDiverging(walk, t) ? reason(walk, t) : '';
  if (walk.last(t + 1) === t) {
    const stop = t === limits.step[1] ? 'this page walks no farther' : 'the next step leaves the range of numbers';
    return end(`Stopped at step ${counted(t)}: ${stop}. ${why}`);
  }
  if (hasConverged(walk, t)) {
    return end(t ? `Converged at step ${counted(t)}: the slope is 0 to six digits, and further steps change nothing that shows.`
      : 'The slope is 0 here, so no step leads away.');
  }
  return end(why && `Diverging. ${why}`, why !== '' && !isInView);
}

function hasConverged(walk, t) {
  const small = 1e-6 * (1 + Math.hypot(...walk.slope(0)));
  const [here, next] = [walk.point(t), walk.point(t + 1)];
  return Math.hypot(...walk.slope(t)) <= small
    && next.every((value, index) => Math.abs(value - here[index]) <= 1e-6 * (1 + Math.abs(value)));
}

// Whether the loss lies above its start and has risen on the last three steps, or on all that there are.
function isDiverging(walk, t) {
  const rises = (step) => step < 1 || walk.loss(step) > walk.loss(step - 1);
  return walk.loss(t) > walk.loss(0) && rises(t) && rises(t - 1) && rises(t - 2);
}

function reason(walk, t) {
  const { settings, problem } = walk;
  const bends = isPlain(settings, 'descent') ? curvatures(problem, settings.start) : [];
  const factors = bends.map((bend) => Math.abs(1 - settings.rate * bend));
  const factor = Math.max(...factors, 0);
  if (factor <= 1) return `The loss has risen from ${brief(walk.loss(0))} to ${brief(walk.loss(t))}.`;
  const bend = bends[factors.indexOf(factor)];
  const term = `${bend < 0 ? '+' : '−'} ${brief(Math.abs(bend))}`;
  return `|1 ${term}η| = |1 ${term} · ${brief(settings.rate)}| = ${brief(factor)} > 1: the curvature is ${brief(bend)}${
    bends.length > 1 ? ' in the steepest direction' : ''}, and each step multiplies the distance by ${brief(factor)}.`;
}

// The curvatures of a quadratic loss along its own axes; none where the slopes are not those of one.
function curvatures(problem, start) {
  const slopeAt = (moves) => problem.slope(start.map((value, index) => value + moves[index]));
  const base = slopeAt([0, 0]);
  const bends = [[1, 0], [0, 1]].slice(0, start.length).map((moves) => slopeAt(moves).map((value, index) => value - base[index]));
  const isOne = [[-3, 0], [2.5, -2], [40, 7]].every((moves) => slopeAt(moves).every((value, index) => {
    const terms = bends.map((bend, move) => moves[move] * bend[index]);
    const wanted = terms.reduce((sum, term) => sum + term, base[index]);
    return Math.abs(value - wanted) <= 1e-7 * (1 + Math.abs(base[index]) + Math.abs(wanted));
  }));
  if (!isOne) return [];
  const [[first, mixed], [, second] = []] = bends;
  if (start.length === 1) return [first];
  const reach = Math.hypot((first - second) / 2, mixed);
  return [1, -1].map((sign) => (first + second) / 2 + sign * reach);
}
