'use strict';
// The page: opens the engine once for all its widgets, and follows the address.

let engine;

async function openPage() {
  const nodes = [...document.querySelectorAll('.widget')];
  try {
    engine = await openEngine();
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
  const follow = (isFirst) => {
    const fields = readFragment(location.hash);
    const target = fields && (widgets.find(({ name }) => name === fields.get('b')) ?? widgets[0]);
    for (const widget of widgets) if (isFirst || widget === target) widget.open(widget === target ? fields : undefined);
    if (isFirst) target?.node.scrollIntoView({ behavior: 'instant' });
  };
  follow(true);
  for (const node of nodes) {
    node.querySelector('.panel').hidden = false;
    node.classList.add('live');
  }
  addEventListener('hashchange', () => follow(false));
}

if (document.querySelector('.widget')) openPage();
