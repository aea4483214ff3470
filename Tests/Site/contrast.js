// Gives every text and every drawn mark of the page whose colour is too close to what lies behind it.
// Colours are painted on a canvas and read back, so that any notation and any transparency comes out right.
({ text: textLimit, large: largeLimit, mark: markLimit, unseen }) => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const known = new Map();
  // The colours from the lowest layer up, as they look: [red, green, blue] of 0…255.
  const seen = (...layers) => {
    const key = layers.join('|');
    if (!known.has(key)) {
      pen.globalAlpha = 1;
      for (const layer of layers) {
        pen.fillStyle = layer;
        pen.fillRect(0, 0, 1, 1);
      }
      known.set(key, [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3));
    }
    return known.get(key);
  };
  const luminance = colour => {
    const [r, g, b] = colour.map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const paper = getComputedStyle(document.documentElement).getPropertyValue('--paper').trim() || '#fff';
  const grounds = element => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (colour !== 'rgba(0, 0, 0, 0)' && colour !== 'transparent') layers.unshift(colour);
    }
    return layers.length ? layers : [paper];
  };
  const faded = (colour, ...shares) => {
    const share = shares.reduce((product, one) => product * Number(one), 1);
    return share === 1 ? colour : `color-mix(in srgb, ${colour} ${share * 100}%, transparent)`;
  };
  const name = element => {
    const path = [];
    for (let at = element; at && path.length < 4; at = at.parentElement)
      path.unshift(at.localName + (at.getAttribute('class') ? '.' + at.getAttribute('class').split(/\s+/).join('.') : ''));
    return path.join(' > ');
  };
  const found = { faults: [], texts: 0, labels: 0, marks: 0 };
  const judge = (what, element, ink, ground, limit) => {
    const ratio = contrast(seen(...ground, ink), seen(...ground));
    if (ratio < limit)
      found.faults.push(`${what} ${name(element)} '${(element.textContent || '').trim().slice(0, 20)}': ` +
        `${ink} on ${ground.join(' under ')} is ${ratio.toFixed(2)}, wants ${limit}`);
  };

  // What fills the place behind a label: the shapes under its middle and its ends.
  const shapesUnder = label => {
    const box = label.getBoundingClientRect();
    const fills = new Set();
    for (const part of [0.05, 0.5, 0.95]) {
      for (const shape of document.elementsFromPoint(box.left + box.width * part, box.top + box.height / 2)) {
        if (!(shape instanceof SVGGeometryElement) || label.contains(shape)) continue;
        const look = getComputedStyle(shape);
        if (look.fill !== 'none' && shape.getTotalLength() > 0) fills.add(faded(look.fill, look.fillOpacity, look.opacity));
      }
    }
    return [...fills];
  };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.closest('svg, script, style, title, desc')) continue;
    const look = getComputedStyle(element), size = parseFloat(look.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(look.fontWeight) >= 700);
    found.texts += 1;
    judge('text', element, look.color, grounds(element), large ? largeLimit : textLimit);
  }

  for (const svg of document.querySelectorAll('svg')) {
    if (!svg.checkVisibility()) continue;
    const ground = grounds(svg);
    svg.scrollIntoView({ block: 'center', behavior: 'instant' });
    for (const shape of svg.querySelectorAll('text, path, line, circle, rect, polyline, polygon, ellipse, use')) {
      const look = getComputedStyle(shape);
      if (look.visibility !== 'visible' || shape.closest('clipPath, defs, marker, mask')) continue;
      const fill = look.fill === 'none' ? null : faded(look.fill, look.fillOpacity, look.opacity);
      const stroke = look.stroke === 'none' || !parseFloat(look.strokeWidth) ? null
        : faded(look.stroke, look.strokeOpacity, look.opacity);
      if (shape.localName === 'text') {
        found.labels += 1;
        // A halo in the ground's colour, painted first, is what the letters stand on.
        const halo = stroke && look.paintOrder.startsWith('stroke') ? [stroke] : [];
        const under = halo.length ? [] : shapesUnder(shape);
        for (const layer of under.length ? under : [null])
          judge('label', shape, fill, [...ground, ...halo, ...(layer ? [layer] : [])], textLimit);
      } else if (!shape.matches(unseen)) {
        found.marks += 1;
        // A mark is told from its surroundings by its inside or by its outline.
        const inks = [fill, stroke].filter(ink => ink !== null);
        if (!inks.length) continue;
        const best = inks.reduce((a, b) =>
          contrast(seen(...ground, a), seen(...ground)) >= contrast(seen(...ground, b), seen(...ground)) ? a : b);
        judge('mark', shape, best, ground, markLimit);
      }
    }
  }
  return found;
}
