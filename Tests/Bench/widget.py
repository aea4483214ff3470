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
const [script, wasm] = process.argv.slice(1);
const open = new Function("packedEngine", readFileSync(script, "utf8") + ";return openEngine;");
open(require("node:zlib").gzipSync(readFileSync(wasm)).toString("base64"))().then((engine) => {
    const problem = engine.read("L(w) = sin(3w) + w^2/8");
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


def figures():
    """What, goal, stretch, measured, unit; nothing where the widget's engine has not been built."""
    outputs = ".build/plugins/outputs/*/SiteBuilder/destination/WidgetPlugin"
    for folder in sorted(glob.glob(os.path.join(glob.escape(PROJECT), outputs)))[-1:]:
        with open(f"{folder}/engine.wasm", "rb") as file:
            engine = file.read()
        with open(f"{folder}/widget.js", "rb") as file:
            script = file.read()
        yield "the widget's engine", "", "", len(engine) / 1024, "KiB"
        yield "the same, gzip", "", "", len(gzip.compress(engine, 9)) / 1024, "KiB"
        yield "the widget's script with it, gzip", "", "", len(gzip.compress(script, 9)) / 1024, "KiB"
        if shutil.which("node"):
            command = ["node", "-e", TIMED, f"{PROJECT}/Sources/DescentWeb/Script/engine.js", f"{folder}/engine.wasm"]
            yield "a run of 50 steps and its curve in the widget", "4", "", json.loads(subprocess.check_output(command)), "ms"
