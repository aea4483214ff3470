'use strict';
// The settings of a walk, and what they may be.

const limits = { rate: [1e-9, 1e6], start: [-1e9, 1e9], momentum: [0, 0.999], step: [0, 10000] };

const clamp = (value, [lower, upper]) => Math.min(Math.max(value, lower), upper);

// A copy of a preset's settings that may be changed.
function settingsOf({ text, start, rate, method, form, values, schedule }) {
  return { text, start: [...start], rate, method, form, values: { ...values }, schedule };
}

const momentumSetting = (method) => methodNamed(method).settings.find(({ name }) => name === 'momentum');

// The momentum in force, whatever the method; 0 for one that has none.
const momentumOf = ({ method, values }) => values.momentum ?? momentumSetting(method)?.defaults[0] ?? 0;

// Another method, with its own standard settings.
function chooseMethod(settings, method) {
  Object.assign(settings, { method, form: undefined, values: {} });
}

// Momentum on plain descent is the method of that name.
function chooseMomentum(settings, value) {
  if (!momentumSetting(settings.method)) {
    if (!value) return;
    chooseMethod(settings, 'momentum');
  }
  settings.values.momentum = value;
}

// The start for a function of so many parameters, as much of the old one as fits.
const startFor = (count, start) => Array.from({ length: count }, (_, index) => start[index] ?? 1);

// Whether each update is one of the named method's, with one rate and no pull towards zero.
const isPlain = ({ method, form, schedule, values }, wanted) =>
  method === wanted && !schedule && !values.weight_decay && (!form || form === 'torch');
