// The widget's engine as a page has it, without the page: `node widget-engine.mjs ENGINE.WASM ENGINE.JS`.
//
// Each line of the standard input is a question in JSON; each gets a line in JSON. Doubles are their bits, 16 hex digits.
//
//     {"read": TEXT, "run": SETTINGS}        what the problem is, its run, its loss and slope at the start
//     {"read": TEXT, "samples": [0, 1, 5]}   or "grid": […]
//     {"fixed": [BITS, DECIMALS]}, {"shortest": BITS}, {"catalogue": true}
//     {"repeat": N, "read": TEXT, …}         the same N times, each problem closed: the bytes of memory after a tenth, and at the end
//     {"exhaust": true, "read": TEXT, …}     the same where the engine finds no memory between the reading and the rest
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { gzipSync } from "node:zlib";

const [wasm, script] = process.argv.slice(2);
const instances = [];
const { Instance, instantiate } = WebAssembly;
WebAssembly.Instance = function (...given) {
    instances.push(new Instance(...given));
    return instances.at(-1);
};
WebAssembly.instantiate = async (...given) => {
    instances.push(await instantiate(...given));
    return instances.at(-1);
};
const memory = () => instances.at(-1).exports.memory.buffer.byteLength;

const packed = gzipSync(readFileSync(wasm)).toString("base64");
const open = new Function("packedEngine", `'use strict';\n${readFileSync(script, "utf8")}\nreturn openEngine;`);
const engine = await open(packed)();

const view = new DataView(new ArrayBuffer(8));
const bits = (value) => {
    view.setFloat64(0, value);
    return Number.isNaN(value) ? "nan" : view.getBigUint64(0).toString(16).padStart(16, "0");
};
const double = (text) => {
    view.setBigUint64(0, BigInt(`0x${text}`));
    return view.getFloat64(0);
};
const listed = (numbers) => Array.from(numbers, bits);
const shown = (run) => run.ok ? { ...run, points: listed(run.points), losses: listed(run.losses), slopes: listed(run.slopes) } : run;
// What JSON cannot say, a setting says as a text.
const settings = (given) => JSON.parse(JSON.stringify(given), (_, value) =>
    ["NaN", "Infinity", "-Infinity"].includes(value) ? Number(value) : value);

/** Takes all the memory that the instance in hand may have; it traps where there is no more. */
const exhaust = () => {
    const { open, room } = instances.at(-1).exports;
    try { for (;;) room(open(), 1 << 20); } catch { return instances.length; }
};

const answered = (question) => {
    if (question.catalogue) return { methods: engine.methods, schedules: engine.schedules };
    if (question.fixed) return { text: engine.fixed(double(question.fixed[0]), question.fixed[1]) };
    if (question.shortest) return { text: engine.shortest(double(question.shortest)) };
    const problem = engine.read(question.read);
    if (!problem.ok) return problem;
    const { ok, name, parameters, text, derivatives } = problem;
    const answer = { ok, name, parameters, text, derivatives };
    const lived = question.exhaust ? exhaust() : 0;
    if (question.run) {
        const start = settings(question.run).start ?? [];
        answer.run = shown(problem.run(settings(question.run)));
        if (start.every(Number.isFinite)) {
            answer.loss = bits(problem.loss(start));
            answer.slope = listed(problem.slope(start));
        }
    }
    if (question.samples) answer.samples = listed(problem.samples(...question.samples));
    if (question.grid) answer.grid = listed(problem.grid(...question.grid));
    problem.close();
    return question.exhaust ? { ...answer, restarted: instances.length > lived } : answer;
};

for await (const line of createInterface({ input: process.stdin })) {
    const { repeat = 1, ...question } = JSON.parse(line);
    let answer;
    let early = 0;
    for (let count = 0; count < repeat; count += 1) {
        answer = answered(question);
        if (count === Math.floor(repeat / 10)) early = memory();
    }
    console.log(JSON.stringify(repeat > 1 ? { early, late: memory() } : answer));
}
