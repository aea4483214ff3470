'use strict';
// The ball can be taken along the plot, which sets the start. Nobody needs to: the start has its own controls.

const grip = 30;

function openDrag(svg, ballAt, moved) {
  let pointer;
  const placeOf = ({ clientX, clientY }) => {
    const { left, top, width } = svg.getBoundingClientRect();
    return [clientX - left, clientY - top].map((length) => (length / width) * sheet.width);
  };
  const on = (types, use) => types.split(' ').forEach((type) => svg.addEventListener(type, use, { passive: false }));
  on('pointerdown', (event) => {
    const [[x, y], [ballX, ballY]] = [placeOf(event), ballAt()];
    if (event.button || !(Math.hypot(x - ballX, y - ballY) <= grip)) return;
    pointer = event.pointerId;
    svg.setPointerCapture(pointer);
    svg.classList.add('dragged');
  });
  on('pointermove pointerup pointercancel', (event) => {
    if (event.pointerId !== pointer) return;
    const isOver = event.type !== 'pointermove';
    if (isOver) {
      pointer = undefined;
      svg.classList.remove('dragged');
    }
    moved(isOver ? undefined : placeOf(event));
  });
  // A finger on the ball takes the ball; anywhere else it scrolls the page.
  on('touchstart touchmove', (event) => { if (pointer !== undefined) event.preventDefault(); });
}
