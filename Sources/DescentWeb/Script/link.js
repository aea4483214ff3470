'use strict';
// The state in the address, and a link to it. The address is replaced, never added to the reader's history.

function openLink(area, fragment, say) {
  const field = area.querySelector('input');
  let timer;
  return {
    changed() {
      clearTimeout(timer);
      timer = setTimeout(() => {
        // Some browsers forbid it for pages from a disk.
        try { history.replaceState(null, '', fragment()); } catch { /* The address stays as it was. */ }
      }, 400);
    },
    async copy() {
      const address = location.href.split('#')[0] + fragment();
      try {
        await navigator.clipboard.writeText(address);
        say('Link copied.');
      } catch {
        area.hidden = false;
        field.value = address;
        field.select();
        say('The link stands in the box, selected: copy it from there.');
      }
    },
  };
}
