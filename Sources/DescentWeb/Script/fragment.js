'use strict';
// The state in the address: `#gd=f:x%5E2,eta:0.1,x0:3,t:5`. Whatever stands there is a stranger's: it is read with
// care, brought into range, and what cannot be used is named in a plain sentence.

const cut = (text) => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

// The fields of the address; undefined where it speaks of no walk.
function readFragment(hash) {
  const [found, hidden] = ['gd', 'hide'].map((key) => hash.split(/[#&]/).find((part) => part.startsWith(`${key}=`)));
  if (!found && !hidden) return undefined;
  const parts = (found ?? '').slice(3, 6000).split(',').filter(Boolean).slice(0, 40);
  if (hidden) parts.push(hidden.replace('=', ':'));
  return new Map(parts.map((part) => {
    const colon = part.indexOf(':');
    const pair = [part.slice(0, Math.max(colon, 0)), part.slice(colon + 1)];
    try { return pair.map(decodeURIComponent); } catch { return pair; }
  }));
}

// What the fields ask for, on top of a preset's settings where they name no function of their own.
function settingsFrom(given, preset) {
  const fields = new Map(given);
  const settings = settingsOf(preset);
  const asked = { settings, t: 0, hidden: [], complaints: [] };
  const take = (key, use) => {
    const text = fields.get(key);
    fields.delete(key);
    if (text !== undefined && use(text) === false) asked.complaints.push(`The link’s “${key}” cannot be used.`);
  };
  const takeNumber = (key, range, use) => take(key, (text) => {
    const value = numberFrom(text);
    return value !== null && void use(clamp(value, range));
  });
  const takeAll = (definitions, values) => {
    for (const { name, lower, upper } of definitions) takeNumber(name, [lower, upper], (value) => { values[name] = value; });
  };
  take('b', () => {});
  take('f', (text) => {
    const problem = engine.read(text);
    if (!problem.ok) return false;
    chooseMethod(settings, 'descent');
    Object.assign(settings, { text, schedule: undefined, start: startFor(problem.parameters.length, settings.start) });
    return problem.close();
  });
  take('method', (name) => !!methodNamed(name) && void chooseMethod(settings, name));
  take('form', (name) => methodNamed(settings.method).forms.some((form) => form.name === name) && void (settings.form = name));
  takeAll(methodNamed(settings.method).settings, settings.values);
  take('schedule', (name) => {
    const found = engine.schedules.find((schedule) => schedule.name === name);
    const values = {};
    takeAll(found?.settings ?? [], values);
    if (Object.keys(values).length !== found?.settings.length) return false;
    settings.schedule = { name, values };
    return undefined;
  });
  takeNumber('eta', limits.rate, (rate) => { settings.rate = rate; });
  takeNumber('mu', limits.momentum, (momentum) => chooseMomentum(settings, momentum));
  ['x0', 'y0'].slice(0, settings.start.length).forEach((key, index) =>
    takeNumber(key, limits.start, (start) => { settings.start[index] = start; }));
  takeNumber('t', limits.step, (step) => { asked.t = Math.floor(step); });
  take('hide', (parts) => { asked.hidden = parts.split(/[+, ]/); });
  for (const key of fields.keys()) asked.complaints.push(`The link says “${cut(key)}”, which means nothing here.`);
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
