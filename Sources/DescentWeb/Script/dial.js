'use strict';
// A setting with two controls: a box for exact numbers and a slider for trying out.

// `changed` is told a value, and whether the reader has settled on it; `to` and `from` lead to the slider's places.
function openDial(node, range, changed, to = Number, from = Number) {
  const [box, slider] = node.querySelectorAll('input');
  let shown;
  const take = (value, { type }) => { if (value !== null) changed(clamp(value, range), type === 'change'); };
  for (const type of ['input', 'change']) {
    box.addEventListener(type, (event) => take(numberFrom(box.value), event));
    slider.addEventListener(type, (event) => take(from(slider.value), event));
  }
  // What is no number gives way to what was there.
  box.addEventListener('blur', () => { box.value = shown; });
  return {
    slider,
    show(value, isEnabled = true) {
      shown = value;
      box.disabled = slider.disabled = !isEnabled;
      if (numberFrom(box.value) !== value) box.value = value;
      if (from(slider.value) !== value) slider.value = to(value);
      slider.setAttribute('aria-valuetext', typeset(`${value}`));
    },
  };
}
