'use strict';
// The function: the lesson's and its presets in a list, and a box for one of the reader's own.

const excerpt = 28;

function openFormula(node, presets, choose, typed) {
  const [select, box, caret, note] = ['[data-of=preset]', '[data-of=text]', '.caret', '.slope'].map((part) => node.querySelector(part));
  const names = presets.map(({ name, text }) => (presets.length > 1 && name ? `${name}: ` : '') + pretty(text));
  select.append(...[...names, 'your own'].map((words) => element('option', words)));
  select.addEventListener('change', () => {
    if (select.selectedIndex < presets.length) choose(select.selectedIndex);
    else box.select();
  });
  for (const event of ['input', 'change']) {
    box.addEventListener(event, async () => {
      const text = box.value;
      box.setAttribute('aria-busy', true);
      const found = await engine.learn(text);
      // The reader has typed on.
      if (box.value !== text) return;
      box.removeAttribute('aria-busy');
      if (found.message) complain(found);
      typed(found, event === 'change');
    });
  }
  const end = (isWrong, words) => {
    caret.hidden = !isWrong;
    box.setAttribute('aria-invalid', isWrong);
    note.textContent = words;
  };
  // Says what is wrong, with carets under its place.
  function complain({ from, to, message }) {
    const first = Math.max(0, from - excerpt);
    const shown = box.value.slice(first, first + 2 * excerpt);
    caret.textContent = `${shown}\n${' '.repeat(from - first)}${'^'.repeat(clamp(to - from, [1, excerpt]))}`;
    select.selectedIndex = presets.length;
    end(true, message);
  }
  return {
    // What is walked on, with its derivative.
    show({ name, parameters, derivatives }, text, preset) {
      select.selectedIndex = preset < 0 ? presets.length : preset;
      if (box.value !== text) box.value = text;
      end(false, derivatives.map((slope, index) =>
        `${parameters.length > 1 ? `d${name}/d${parameters[index]}` : `${name}′(${parameters})`} = ${pretty(slope)}`).join(', '));
    },
  };
}
