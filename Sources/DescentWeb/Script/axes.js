'use strict';
// From values to places along an axis, and the values that get a label.

// An axis is { title, ends, isLogarithmic, isWhole }; equal ratios take equal room on a logarithmic one.
function scaleOf({ ends: [low, high], isLogarithmic }, from, to) {
  const of = isLogarithmic ? Math.log10 : Number;
  return (value) => between([from, to], (of(value) - of(low)) / (of(high) - of(low) || 1));
}

// The value at a part of a stretch.
const between = ([low, high], part) => low + part * (high - low);

// At most so many multiples of 1, 2 or 5 times a power of ten, as pairs of a value and its label.
function ticksOf({ ends: [low, high], isLogarithmic, isWhole }, most) {
  if (isLogarithmic) return ticksOf({ ends: [Math.log10(low), Math.log10(high)], isWhole: true }, most).map(([power]) => [Number(`1e${power}`), `10${superscript(power)}`]);
  // A step that is nothing beside the values would never get from one tick to the next.
  const step = Math.max(tickStep(high - low, most, isWhole), Math.max(-low, high) * 1e-9);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const isPlain = decimals < 6 && Math.max(-low, high) < 1e6;
  const ticks = [];
  for (let multiple = Math.ceil(low / step - 1e-9); multiple <= high / step + 1e-9; multiple += 1) {
    ticks.push([multiple * step, isPlain ? fixed(multiple * step, decimals) : brief(multiple * step, 3)]);
  }
  return ticks;
}

function tickStep(span, most, isWhole) {
  const raw = span / (most - 1) || 1;
  const unit = 10 ** Math.floor(Math.log10(raw));
  const step = unit * [1, 2, 5, 10].find((factor) => factor * unit >= raw * (1 - 1e-9));
  return isWhole ? Math.max(1, step) : step;
}

// A value to the digits that the eye tells apart on a stretch.
function rounded(value, [low, high]) {
  const unit = 10 ** Math.floor(2 - Math.log10(high - low));
  return Math.round(value * unit) / unit;
}
