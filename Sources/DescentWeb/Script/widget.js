'use strict';
// One widget: takes the static figure's place, and joins the controls, the walk and the plots.

function openWidget(node, isOneOfSeveral) {
  const { name, presets } = JSON.parse(node.dataset.widget);
  const find = (selector) => node.querySelector(selector);
  const walk = openWalk();
  const figures = node.querySelectorAll('.plots svg');
  const landscape = openLandscape(figures[0]);
  const drawLosses = openLosses(figures[1]);
  const showHistory = openHistory(find('.history'));
  const say = openStatus(find('.status'));
  let settings;
  let preset;
  let t;
  let view;
  let hidden = [];

  // The preset that is walked on; −1 for a function of the reader's own.
  const own = () => (settings.text === presets[preset].text ? preset : -1);
  const shown = () => walk.last(t);

  function draw() {
    const step = shown();
    const { digits, steps } = presets[own()] ?? { digits: {}, steps: 10 };
    const isInView = landscape.draw(walk, step);
    const isLogarithmic = drawLosses(walk, step, steps);
    showReadout(find('.readout'), walk, step);
    showUpdate(find('.update'), walk, step);
    showHistory(walk, step, digits);
    const { text, isOver } = ending(walk, step, isInView);
    return { text: isLogarithmic ? `${text || standing()} The plot of the loss is logarithmic.` : text, isOver: isOver && (!isLogarithmic || step >= steps) };
  }

  // Shows a function in a view that holds the start.
  function frame(next) {
    view = next;
    landscape.frame(walk.problem, view);
    dials.starts.forEach(({ slider }, index) => {
      const ends = view.slice(2 * index, 2 * index + 2);
      const [min, max] = ends.map((end) => rounded(end, ends));
      set(slider, { min, max, step: 10 ** Math.floor(Math.log10((max - min) / 100)) });
    });
  }

  // After a change of settings: the same step of another walk.
  function changed(isSettled, words = '') {
    player.pause();
    walk.change(settings);
    const { start, rate, method, text } = settings;
    if (start.some((value, index) => value < view[2 * index] || value > view[2 * index + 1])) frame(viewFor(walk.problem, start, view));
    dials.rate.show(rate);
    dials.momentum.show(momentumOf(settings), method === 'descent' || !!momentumSetting(method));
    dials.starts.forEach((dial, index) => {
      const parameter = walk.problem.parameters[index];
      const area = dial.slider.parentNode;
      area.hidden = parameter === undefined || hidden.includes('start');
      if (parameter === undefined) return;
      area.firstChild.textContent = `start ${parameter}₀`;
      dial.show(start[index]);
    });
    methods.value = method;
    formula.show(walk.problem, text, own());
    const end = draw();
    link.changed();
    say(isSettled ? `${words} ${end.text || standing()}` : '');
  }

  function begin(next, step, words) {
    settings = next;
    t = step;
    walk.take(settings.text);
    walk.change(settings);
    frame(presets[own()]?.view ?? viewFor(walk.problem, settings.start));
    changed(words !== undefined, words);
  }

  function standing() {
    const step = shown();
    const from = step > 0 ? ` after ${brief(walk.loss(step - 1))}` : '';
    return `Step ${counted(step)}: the loss is ${brief(walk.loss(step))}${from}.`;
  }

  // Goes some steps on or back; whether there is more to see.
  function go(by, isPlaying) {
    t = Math.max(clamp(shown() + by, limits.step), 0);
    t = Math.max(shown(), 0);
    const { text, isOver } = draw();
    say(text || standing(), isPlaying && !isOver ? 700 : 300);
    link.changed();
    return !isOver;
  }

  // A function of the reader's own, or what is wrong with it.
  function typed({ text, parameters, message }, isSettled) {
    if (message) return say(isSettled ? message : '');
    preset = Math.max(presets.findIndex((known) => known.text === text), 0);
    settings = { ...settings, text, start: startFor(parameters.length, settings.start) };
    walk.take(text);
    walk.change(settings);
    frame(viewFor(walk.problem, settings.start, parameters.length * 2 <= view.length ? view : undefined));
    return changed(isSettled);
  }

  const choose = (index, words) => {
    preset = index;
    begin(settingsOf(presets[index]), 0, words);
  };
  const player = openPlayer(node, find('[data-do=play]'), () => go(1, true));
  const link = openLink(find('.link'), () => fragmentOf(settings, t, isOneOfSeveral ? name : undefined, hidden), say);
  const formula = openFormula(node, presets, (index) => choose(index, ''), typed);
  const dials = {
    rate: openDial(find('[data-dial=rate]'), limits.rate, (rate, isSettled) => {
      settings.rate = rate;
      changed(isSettled, `η = ${brief(rate)}.`);
    }, Math.log10, (power) => Number((10 ** power).toPrecision(2))),
    momentum: openDial(find('[data-dial=mu]'), limits.momentum, (momentum, isSettled) => {
      chooseMomentum(settings, momentum);
      changed(isSettled, `μ = ${brief(momentum)}.`);
    }),
    starts: ['x0', 'y0'].map((key, index) => openDial(find(`[data-dial=${key}]`), limits.start, (start, isSettled) => {
      if (index < settings.start.length) settings.start[index] = start;
      changed(isSettled);
    })),
  };
  const methods = find('[data-of=method]');
  methods.append(...engine.methods.map((method) => Object.assign(element('option', method.title), { value: method.name })));
  methods.addEventListener('change', () => {
    const { method, form, values } = settingsOf(presets[preset]);
    if (methods.value === method) Object.assign(settings, { method, form, values });
    else chooseMethod(settings, methods.value);
    changed(true);
  });
  openDrag(landscape.svg, () => landscape.at(walk, shown()), (at) => {
    if (at) {
      settings.start = landscape.startAt(at);
      t = 0;
    }
    changed(!at);
  });
  const actions = {
    step: () => go(1), back: () => go(-1), ten: () => go(10), reset: () => choose(preset, 'Back at the start.'), link: link.copy,
  };
  node.addEventListener('click', ({ target: { dataset } }) => {
    if (dataset.do === 'play') player.toggle();
    else if (dataset.do in actions) {
      player.pause();
      actions[dataset.do]();
    }
  });

  return {
    node,
    name,
    // Begins as the lesson has it, or as the address asks.
    open(fields) {
      if (!fields) return choose(0);
      preset = Math.max(presets.findIndex(({ text }) => text === fields.get('f')), 0);
      const asked = settingsFrom(fields, presets[preset]);
      hidden = [];
      for (const area of node.querySelectorAll('[data-part]')) {
        area.hidden = asked.hidden.includes(area.dataset.part);
        if (area.hidden && !hidden.includes(area.dataset.part)) hidden.push(area.dataset.part);
      }
      return begin(asked.settings, asked.t, asked.complaint);
    },
  };
}
