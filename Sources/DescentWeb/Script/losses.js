'use strict';
// The right plot: the loss against the step. It turns logarithmic where a walk runs away, and its title says so.

function openLosses(figure) {
  const plot = openPlot(figure);
  plot.svg.setAttribute('aria-label', 'The loss at each step');
  let drawn;

  // Draws the losses up to a step, with room for so many; whether the scale is logarithmic.
  return (walk, t, expected) => {
    const losses = Array.from({ length: t + 1 }, (_, step) => walk.loss(step));
    const sizes = losses.map(Math.abs);
    const [low, high] = losses.reduce(([least, most], loss) => [Math.min(least, loss), Math.max(most, loss)], [0, 0]);
    const isLogarithmic = t > 0 && sizes[t] > 20 * sizes[0] && sizes[t] >= Math.max(-low, high) && sizes[0] > 0;
    const smallest = sizes.reduce((least, size) => (size ? Math.min(least, size) : least), Infinity);
    let steps = Math.max(expected, 8);
    while (steps < t) steps *= 2;
    const unit = tickStep(high - low || 1, 6);
    const vertical = isLogarithmic
      ? { title: `${low < 0 ? 'size of the ' : ''}loss (logarithmic scale)`, isLogarithmic, ends: [smallest, sizes[t]].map((size, end) => 10 ** Math.min(Math.floor(Math.log10(size)) + end, 308)) }
      : { title: 'loss', ends: [Math.floor(low / unit) * unit, Math.ceil(high / unit) * unit || 1].map(drawable) };
    const key = JSON.stringify([steps, vertical]);
    if (key !== drawn) plot.draw({ title: 'step', ends: [0, steps], isWhole: true }, vertical);
    drawn = key;
    const stride = Math.ceil((t + 1) / 500);
    const points = (isLogarithmic ? sizes : losses).map((loss, step) => [plot.x(step), plot.y(loss || (isLogarithmic ? smallest : 0))])
      .filter((_, step) => step % stride === 0 || step === t);
    plot.trail(points, t > 40 ? points.slice(-1) : points);
    return isLogarithmic;
  };
}
