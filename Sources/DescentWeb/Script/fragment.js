'use strict';
// The state in the address: `#gd=f:x%5E2,eta:0.1,x0:3,t:5`. Whatever stands there is a stranger's: it is read with
// care, brought into range, and what cannot be used is named in a plain sentence.

// The fields of the address; undefined where it speaks of no walk.
function readFragment(hash) {
  const parts = hash.slice(1, 6000).replace(/(^|&)gd=/, '').replace(/(^|&)hide=/, ',hide:').split(',');
  if (!/[#&](gd|hide)=/.test(hash)) return undefined;
  return new Map(parts.filter(Boolean).map((part) => {
    const pair = part.split(/:(.*)/s);
    try { return pair.map(decodeURIComponent); } catch { return pair; }
  }));
}

// What the fields ask for, on top of a preset's settings where they name no function of their own; the engine has
// learned the one that they name.
function settingsFrom(given, preset) {
  const fields = new Map(given);
  const settings = settingsOf(preset);
  const asked = { settings, t: 0, hidden: [], complaint: '' };
  const complain = (key, words) => {
    asked.complaint ||= `The link’s “${key.slice(0, 24)}” ${words}.`;
    return false;
  };
  // With a range it is a number.
  const take = (key, use, range) => {
    const text = fields.get(key);
    if (!fields.delete(key)) return;
    const value = range ? numberFrom(text ?? '') : text ?? '';
    if (value === null || use(range ? clamp(value, range) : value) === false) complain(key, 'cannot be used');
  };
  const takeAll = (definitions, values) => {
    for (const { name, lower, upper } of definitions) take(name, (value) => { values[name] = value; }, [lower, upper]);
  };
  take('b', () => {});
  take('f', (text) => {
    const found = engine.find(text);
    if (!found) return false;
    chooseMethod(settings, 'descent');
    return Object.assign(settings, { text, schedule: undefined, start: startFor(found.parameters.length, settings.start) });
  });
  take('method', (name) => !!methodNamed(name) && chooseMethod(settings, name));
  take('form', (name) => methodNamed(settings.method).forms.some((form) => form.name === name) && (settings.form = name));
  takeAll(methodNamed(settings.method).settings, settings.values);
  take('schedule', (name) => {
    const values = {};
    const found = scheduleNamed(name);
    takeAll(found?.settings ?? [], values);
    return Object.keys(values).length === found?.settings.length && (settings.schedule = { name, values });
  });
  take('eta', (rate) => { settings.rate = rate; }, limits.rate);
  take('mu', (momentum) => chooseMomentum(settings, momentum), limits.momentum);
  settings.start.forEach((_, index) => take(index ? 'y0' : 'x0', (start) => { settings.start[index] = start; }, limits.start));
  take('t', (step) => { asked.t = Math.floor(step); }, limits.step);
  take('hide', (parts) => { asked.hidden = parts.split(/[+, ]/); });
  for (const key of fields.keys()) complain(key, 'means nothing here');
  return asked;
}

// The address's part for a walk.
function fragmentOf({ text, rate, start, method, form, values, schedule }, t, block, hidden) {
  const { momentum, ...others } = values;
  const fields = {
    b: block, f: text, eta: rate, x0: start[0], y0: start[1], method: method === 'descent' ? undefined : method, form,
    mu: momentum, ...others, schedule: schedule?.name, ...schedule?.values, t, hide: hidden.join('+') || undefined,
  };
  const written = Object.entries(fields).filter(([, value]) => value !== undefined);
  return `#gd=${written.map(([key, value]) => `${key}:${encodeURIComponent(value)}`)}`;
}
