'use strict';
// One engine: a WebAssembly module, and desks in its memory.
//
// A desk is a stretch of the engine's memory. Text and numbers are written there and read from there, and nothing else
// passes the doors of Sources/DescentWeb. Whatever goes wrong in there ends that instance only: the next question finds
// a new one, where each desk is laid anew.

// Loads an engine; rejects where WebAssembly or DecompressionStream is missing or forbidden.
async function openModule(packed) {
  const bytes = new Blob([Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0))]);
  const unpacked = bytes.stream().pipeThrough(new DecompressionStream('gzip'));
  const module = await WebAssembly.compile(await new Response(unpacked).arrayBuffer());
  let instance = await WebAssembly.instantiate(module);
  let generation = 0;

  // Calls a door; undefined where the engine failed, which costs it its memory.
  const call = (door, ...values) => {
    try {
      instance ??= new WebAssembly.Instance(module);
      return instance.exports[door](...values);
    } catch {
      instance = undefined;
      generation += 1;
      return undefined;
    }
  };

  // A desk.
  return () => {
    let address;
    let laid;
    let program;
    const write = (given) => {
      const place = call('room', address, given.byteLength);
      if (place === undefined) return false;
      new Uint8Array(instance.exports.memory.buffer, place, given.byteLength)
        .set(new Uint8Array(given.buffer, given.byteOffset, given.byteLength));
      return true;
    };
    const isLaid = () => {
      if (laid !== generation) {
        address = call('open');
        laid = address === undefined ? undefined : generation;
        if (program && address !== undefined && write(program)) call('take', address);
      }
      return laid === generation;
    };
    return {
      // Puts a program on the desk, which stays there; whether the engine has all that it needs.
      take(given) {
        if (!isLaid() || !write(given) || call('take', address) !== 1) return false;
        program = given;
        return true;
      },

      // Writes what is given, if anything, and calls a door: its answer as an array of a kind; undefined where that failed.
      ask(Kind, given, door, ...values) {
        if (!isLaid() || given && !write(given)) return undefined;
        const count = call(door, address, ...values);
        const place = count === undefined ? undefined : call('answer', address);
        return place === undefined ? undefined : new Kind(instance.exports.memory.buffer, place, count).slice();
      },
      close() {
        if (laid === generation) call('close', address);
        laid = undefined;
      },
    };
  };
}
