'use strict';
// Two steps a second while the reader wants it and sees it: never by itself, never out of view.

function openPlayer(node, button, step) {
  let timer;
  const pause = () => {
    clearInterval(timer);
    timer = undefined;
    button.textContent = 'Play';
  };
  new IntersectionObserver(([{ isIntersecting }]) => { if (!isIntersecting) pause(); }).observe(node);
  document.addEventListener('visibilitychange', () => { if (document.hidden) pause(); });
  return {
    pause,
    toggle() {
      if (timer) return pause();
      button.textContent = 'Pause';
      timer = setInterval(() => { if (!step()) pause(); }, 500);
      return step() || pause();
    },
  };
}
