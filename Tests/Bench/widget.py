"""The widget's engine: what it weighs, and how long a run takes a page that asks for it anew at each step."""
import glob
import gzip
import json
import os
import shutil
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.dirname(os.path.dirname(HERE))

# Fifty steps, read from the text and run, as often as it takes to be measured.
TIMED = """
const { readFileSync } = require("node:fs");
const [scripts, engines, catalogue] = process.argv.slice(1);
const packed = (name) => require("node:zlib").gzipSync(readFileSync(`${engines}/${name}.wasm`)).toString("base64");
const text = (name) => readFileSync(`${scripts}/${name}.js`, "utf8");
const methods = new Function(readFileSync(catalogue, "utf8").split("\n")[0] + "return gdMethods;")();
const open = new Function("gdEngine", "gdMethods", text("module") + text("engine") + ";return openEngine;")(packed("runner"), methods);
const loadReader = async () => {
    const self = {};
    new Function("self", "packedReader", text("reader"))(self, packed("reader"));
    return self.gdReader;
};
open([], loadReader).then(async (engine) => {
    const problem = engine.problem(await engine.learn("L(w) = sin(3w) + w^2/8"));
    const settings = { start: [2], rate: 0.1, steps: 50, method: "adam" };
    const times = [];
    for (let count = 0; count < 500; count += 1) {
        const from = performance.now();
        problem.run(settings);
        problem.samples(-4, 4, 200);
        times.push(performance.now() - from);
    }
    console.log(JSON.stringify(times.sort((one, other) => one - other)[250]));
});
"""


def steps():
    """The median of a step, layout included, on each page with a widget, in the system's browser."""
    command = ["bash", f"{PROJECT}/Tests/Tools/site-python", f"{PROJECT}/Tests/Site/step_time.py"]
    for page, (median, _) in json.loads(subprocess.check_output(command)).items():
        yield f"a step of the widget of {page}, median", "4", "", median, "ms"


def figures():
    """What, goal, stretch, measured, unit; nothing where the widget's engine has not been built."""
    yield from steps()
    outputs = ".build/plugins/outputs/*/SiteBuilder/destination/WidgetPlugin"
    for folder in sorted(glob.glob(os.path.join(glob.escape(PROJECT), outputs)))[-1:]:
        for name, words in (("runner.wasm", "the widget's engine"), ("engine.js", "the same in its script, gzip"),
                            ("widget.js", "the widget's script, gzip"), ("reader.js", "what reads typed functions, gzip")):
            with open(f"{folder}/{name}", "rb") as file:
                held = file.read()
            yield words, "", "", len(gzip.compress(held, 9) if name.endswith("js") else held) / 1024, "KiB"
        if shutil.which("node"):
            command = ["node", "-e", TIMED, f"{PROJECT}/Sources/DescentWeb/Script", folder, f"{PROJECT}/site/widget.js"]
            yield "a run of 50 steps and its curve in the widget", "4", "", json.loads(subprocess.check_output(command)), "ms"
