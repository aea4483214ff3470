// Runs a program of WASI that reads its standard input and writes its standard output: `node webassembly.mjs FILE`.
import { readFileSync, readSync, writeSync } from "node:fs";

const program = new WebAssembly.Module(readFileSync(process.argv[2]));

/** One of WASI's calls that takes a list of parts: `move` does the work for one part, and says how many bytes. */
const call = (move) => (file, parts, count, done) => {
    const memory = instance.exports.memory.buffer;
    const view = new DataView(memory);
    let total = 0;
    for (let part = parts; part < parts + 8 * count; part += 8) {
        total += move(file, new Uint8Array(memory, view.getUint32(part, true), view.getUint32(part + 4, true)));
    }
    view.setUint32(done, total, true);
    return 0;
};

const instance = new WebAssembly.Instance(program, {
    wasi_snapshot_preview1: {
        fd_read: call((file, bytes) => readSync(file, bytes)),
        fd_write: call((file, bytes) => writeSync(file, bytes)),
    },
});
instance.exports._start();
