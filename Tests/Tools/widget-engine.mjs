// The widget's engines as a page has them, without the page: `node widget-engine.mjs ENGINES SCRIPTS CATALOGUE`.
//
// ENGINES is the folder of runner.wasm and reader.wasm, SCRIPTS that of the page's scripts, CATALOGUE the site's widget.js,
// whose first line tells the methods. Each line of the standard input is a question in JSON; each gets a line in JSON.
// Doubles are their bits, 16 hex digits.
//
//     {"read": TEXT, "run": SETTINGS}        what the function is, its run, its loss at the start
//     {"read": TEXT, "samples": [0, 1, 5]}   or "grid": […]
//     {"printed": [BITS, DECIMALS]}, {"catalogue": true}
//     {"repeat": N, "read": TEXT, …}         the same N times, each problem closed: the bytes of memory after a tenth, and at the end
//     {"exhaust": true, "read": TEXT, …}     the same where the engine finds no memory between the reading and the rest
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { gzipSync } from "node:zlib";

const [engines, scripts, catalogue] = process.argv.slice(2);
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
// Only a reader reads.
const runner = () => instances.findLast(({ exports }) => !("read" in exports));
const memory = () => instances.reduce((sum, { exports }) => sum + exports.memory.buffer.byteLength, 0);

const packed = (name) => gzipSync(readFileSync(`${engines}/${name}.wasm`)).toString("base64");
const script = (name) => readFileSync(`${scripts}/${name}.js`, "utf8");
const gdMethods = new Function(`${readFileSync(catalogue, "utf8").split("\n")[0]} return gdMethods;`)();
const loadReader = async () => {
    const self = {};
    new Function("self", "packedReader", script("reader"))(self, packed("reader"));
    return self.gdReader;
};
const parts = ["module", "engine", "numbers"].map(script).join("\n");
const { openEngine, printed } = new Function("gdEngine", "gdMethods", `${parts}\nreturn { openEngine, printed };`)(packed("runner"), gdMethods);
const engine = await openEngine([], loadReader);

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
const shown = (run) => {
    if (!run) return null;
    const all = (column) => Array.from({ length: run.steps + 1 }, (_, step) => column(step));
    return {
        steps: run.steps, rows: run.rows,
        points: listed(all(run.point).flat()), losses: listed(all(run.loss)), slopes: listed(all(run.slope).flat()),
        velocities: listed(all(run.velocity).flat()),
    };
};
// What JSON cannot say, a setting says as a text.
const settings = (given) => JSON.parse(JSON.stringify(given), (_, value) =>
    ["NaN", "Infinity", "-Infinity"].includes(value) ? Number(value) : value);

/** Takes all the memory that the instance in hand may have; it traps where there is no more. */
const exhaust = () => {
    const { open, room } = runner().exports;
    try { for (;;) room(open(), 1 << 20); } catch { return instances.length; }
};

const answered = async (question) => {
    if (question.catalogue) return engine.methods;
    if (question.printed) return { text: printed(double(question.printed[0]), question.printed[1]) };
    const found = await engine.learn(question.read);
    if (found.message) return { ok: false, ...found };
    const problem = engine.problem(found);
    const { name, parameters, text, derivatives } = problem;
    const answer = { ok: true, name, parameters, text, derivatives };
    const lived = question.exhaust ? exhaust() : 0;
    if (question.run) {
        const start = settings(question.run).start ?? [];
        answer.run = shown(problem.run(settings(question.run)));
        if (start.every(Number.isFinite)) answer.loss = bits(problem.loss(start));
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
        answer = await answered(question);
        if (count === Math.floor(repeat / 10)) early = memory();
    }
    console.log(JSON.stringify(repeat > 1 ? { early, late: memory() } : answer));
}
