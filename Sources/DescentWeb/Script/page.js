'use strict';
// The page: opens the engine once for all its widgets, and follows the address.

let engine;

const { src: here } = document.currentScript;

// Asks for the script that reads functions; what it leaves.
const loadReader = () => new Promise((resolve, reject) => {
  const script = element('script');
  script.onload = () => resolve(self.gdReader);
  script.onerror = reject;
  script.src = new URL('reader.js', here);
  document.head.append(script);
});

async function openPage() {
  const nodes = [...document.querySelectorAll('.widget')];
  const functions = nodes.flatMap((node) => JSON.parse(node.dataset.widget).functions);
  try {
    engine = await openEngine(functions, loadReader);
  } catch {
    // The page stays complete: the figure and the table show the same run.
    for (const node of nodes) {
      const words = element('p', 'This browser does not allow WebAssembly, so the live version is off. The figure and the table show the same run.');
      words.className = 'absent';
      node.classList.add('off');
      node.append(words);
    }
    return;
  }
  const widgets = nodes.map((node) => openWidget(node, nodes.length > 1));
  const follow = async (isFirst) => {
    const { hash } = location;
    const fields = readFragment(hash);
    if (fields?.has('f')) await engine.learn(fields.get('f') ?? '');
    // The reader may have gone on to another walk.
    if (!isFirst && hash !== location.hash) return;
    const target = fields && (widgets.find(({ name }) => name === fields.get('b')) ?? widgets[0]);
    for (const widget of widgets) if (isFirst || widget === target) widget.open(widget === target ? fields : undefined);
    if (isFirst) target?.node.scrollIntoView({ behavior: 'instant' });
  };
  await follow(true);
  for (const node of nodes) {
    node.querySelector('.panel').hidden = false;
    node.classList.add('live');
  }
  addEventListener('hashchange', () => follow(false));
}

if (document.querySelector('.widget')) openPage();
