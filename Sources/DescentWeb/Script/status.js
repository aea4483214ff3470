'use strict';
// The one region that is read out. It waits until the reader has come to rest, so that only the last thing is said.

function openStatus(node) {
  let timer;
  return (text, delay = 300) => {
    clearTimeout(timer);
    // What is no longer true goes at once.
    if (!text) node.textContent = '';
    else timer = setTimeout(() => { node.textContent = text; }, delay);
  };
}
