'use strict';
// How a walk ends: that it has converged, why it diverges, or that there is no number beyond.

// What is to be said at a step; `isOver` tells a walk that plays by itself that going on shows nothing more.
function ending(walk, t, isInView) {
  if (t < 0) return { text: 'The loss or its slope has no value here: start elsewhere.', isOver: true };
  const why = isDiverging(walk, t, isInView) ? reason(walk, t) : '';
  if (walk.last(t + 1) === t) {
    return { text: `Stopped: ${t < limits.step[1] ? 'the next step leaves the range of numbers' : 'this page walks no farther'}. ${why}`, isOver: true };
  }
  if (hasConverged(walk, t)) {
    return { text: `${t ? 'Converged' : 'At rest'}: the slope is 0 to six digits, and further steps change nothing that shows.`, isOver: true };
  }
  return { text: why && `Diverging. ${why}`, isOver: why !== '' && !isInView };
}

const length = (vector) => Math.hypot(...vector);

const difference = (column, t) => column(t).map((value, index) => value - column(t - 1)[index]);

function hasConverged({ slope, point }, t) {
  return length(slope(t)) <= 1e-6 * (1 + length(slope(0)))
    && length(difference(point, t + 1)) <= 1e-6 * (1 + length(point(t)));
}

// Whether on the last three steps, or on all that there are, the loss has risen to above its start; or, out of view,
// each step was longer than the one before.
function isDiverging({ loss, point }, t, isInView) {
  const grows = (column, first) => [t, t - 1, t - 2].every((step) => step < first || column(step) > column(step - 1));
  return t > 0 && (loss(t) > loss(0) && grows(loss, 1) || !isInView && grows((step) => length(difference(point, step)), 2));
}

// The curvature along a step: how much the slope changes over its length.
function curvature({ slope, point }, t) {
  const [move, change] = [difference(point, t), difference(slope, t)];
  return move.reduce((sum, value, index) => sum + value * change[index], 0) / length(move) ** 2;
}

function reason(walk, t) {
  const { settings: { rate }, loss } = walk;
  const beside = walk.last(t + 1) > t ? t + 1 : Math.max(t - 1, 1);
  const [bend, other] = [t, beside].map((step) => curvature(walk, step));
  const factor = Math.abs(1 - rate * bend);
  // Only where the loss bends alike everywhere does one number say it all.
  if (!isPlain(walk.settings, 'descent') || !(factor > 1) || !(Math.abs(other / bend - 1) < 1e-6)) return `The loss has gone from ${brief(loss(0))} to ${brief(loss(t))}.`;
  const term = `${bend < 0 ? '+' : '−'} ${brief(Math.abs(bend))}`;
  return `|1 ${term}η| = |1 ${term} · ${brief(rate)}| = ${brief(factor)} > 1: the curvature is ${brief(bend)}, and each step multiplies the distance by ${brief(factor)}.`;
}
