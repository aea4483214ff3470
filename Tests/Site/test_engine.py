"""The widget's engines as WebAssembly, called through the same scripts that a page has; node stands for the browser.

WidgetEngineEndToEndTests of DescentTests hold its runs against this machine's own engine, bit for bit.
"""
import json
import math
import random
import shutil
import struct
import subprocess

import pytest

from conftest import PROJECT, SITE


def bits(value):
    return struct.pack(">d", value).hex()


def double(text):
    return math.nan if text == "nan" else struct.unpack(">d", bytes.fromhex(text))[0]


@pytest.fixture(scope="module")
def ask():
    """Asks the engine some questions, and gives its answers in order."""
    built = sorted(PROJECT.glob(".build/plugins/outputs/*/SiteBuilder/destination/WidgetPlugin/runner.wasm"))
    if not built or not shutil.which("node"):
        pytest.skip("no runner.wasm in .build, or no node: run make test")
    command = ["node", PROJECT / "Tests/Tools/widget-engine.mjs", built[-1].parent,
               PROJECT / "Sources/DescentWeb/Script", SITE / "widget.js"]

    def ask(*questions):
        lines = "".join(json.dumps(question) + "\n" for question in questions)
        said = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, timeout=300)
        answers = [json.loads(line) for line in said.stdout.splitlines()]
        assert len(answers) == len(questions)
        return answers

    return ask


def test_a_function_comes_back_with_its_derivatives(ask):
    bare, named, two = ask({"read": "(x - 3)^2"}, {"read": "L(w) = w^3 - 2w"}, {"read": "sin(x) + y^2"})
    assert (bare["name"], bare["parameters"], bare["derivatives"]) == ("f", ["x"], ["2(x - 3)"])
    assert (named["name"], named["derivatives"]) == ("L", ["3w^2 - 2"])
    assert (two["parameters"], two["derivatives"]) == (["x", "y"], ["cos(x)", "2y"])


def test_samples_are_evenly_spaced_and_a_grid_goes_row_by_row(ask):
    line, grid = ask({"read": "x^2", "samples": [0, 1, 5]}, {"read": "x + 10y", "grid": [0, 2, 3, 0, 1, 2]})
    assert [double(text) for text in line["samples"]] == [0, 0.0625, 0.25, 0.5625, 1]
    assert [double(text) for text in grid["grid"]] == [0, 1, 2, 10, 11, 12]


def test_the_run_of_a_divergent_walk_says_where_it_left_the_numbers(ask):
    run = ask({"read": "x^4", "run": {"start": [3], "rate": 1, "steps": 20, "method": "descent"}})[0]["run"]
    points = [double(text) for text in run["points"]]
    assert len(points) == 21
    rows = list(zip(points, map(double, run["losses"]), map(double, run["slopes"])))
    assert run["rows"] == next(index for index, row in enumerate(rows) if not all(map(math.isfinite, row)))


@pytest.mark.parametrize("text, start, end, words", [
    ("", 0, 0, "found the end"),
    ("x^", 2, 2, "a number, a name or a bracket"),
    ("2x y", 3, 4, "'*' for a product"),
    ("(x", 2, 2, "close it with ')'"),
    ("é + coss(x)", 0, 1, "use x and y"),
    ("x + coss(x)", 4, 11, "did you mean cos"),
    ("x + alpa", 4, 8, "Nothing is called 'alpa'"),
    ("f(alpha) = alpa^2", 11, 15, "did you mean alpha"),
    ("sin", 0, 3, "takes one value"),
    ("𝛼 = x", 0, 2, "takes one value"),
    ("L(a, b, c) = a", 8, 9, "one parameter or two"),
    ("L(w, w) = w", 5, 6, "stands for two things"),
    ("L(w) = L(w)", 0, 1, "defined by itself"),
    ("x < 2", 0, 5, "a number is wanted"),
    ("1e999x", 0, 5, "beyond what"),
    ("1.x", 0, 2, "on both sides"),
    ("step x", None, None, ""),
    ("mean(x)", 0, 7, "needs data"),
    ("sin'(x)", None, None, None),
    ("x\0", 1, 2, "an operator or the end"),
    ("\ud800x", 0, 1, "a number, a name or a bracket"),
    ("x" * 10_000, 0, 10_000, "write a shorter one"),
    ("(" * 900 + "x", 200, 201, "fewer brackets"),
    ("*".join(f"(x + {n}^x)" for n in range(2, 92)), 0, 981, "write a shorter function"),
])
def test_what_cannot_be_read_is_said_in_a_sentence_with_its_place(ask, text, start, end, words):
    answer = ask({"read": text})[0]
    if words is None:
        assert answer["ok"]
        return
    assert not answer["ok"]
    assert words in answer["message"] and answer["message"][-1] in ".?"
    if start is not None:
        assert (answer["from"], answer["to"]) == (start, end)


def test_whatever_is_typed_gets_an_answer(ask):
    chance = random.Random(5)
    pieces = ["x", "y", "w", "2", "0.1", "1e9", "(", ")", "+", "-", "*", "/", "^", "'", "|", ",", "=", "<", " ", "sin", "max",
              "log", "sqrt", "f", "L", "²", "½", "√", "×", "π", "é", "\ud83d", "漢", ".", "_", "next", "mean", "dL/dx", "\t", "\n"]
    texts = ["".join(chance.choices(pieces, k=chance.randint(1, 30))) for _ in range(1_000)]
    operands = ["x", "y", "2", "0.5", "sin(x)", "(x + y)", "|y|", "√x", "max(x, 1, y)", "x²"]
    for _ in range(1_000):
        parts = chance.choices(operands, k=chance.randint(1, 8))
        texts.append("".join(part + chance.choice("+-*/^ ") for part in parts) + chance.choice(operands))
    run = {"start": [0.5, -0.5], "rate": 0.1, "steps": 3, "method": "descent"}
    answers = ask(*({"read": text, "run": run} for text in texts))
    for text, answer in zip(texts, answers):
        if answer["ok"]:
            assert answer["run"], text
        else:
            units = len(text.encode("utf-16-le", "surrogatepass")) // 2
            assert 0 <= answer["from"] <= answer["to"] <= units, text
            assert "undefined" not in answer["message"] and "gave up" not in answer["message"], (text, answer)
    assert sum(answer["ok"] for answer in answers) > 100


@pytest.mark.parametrize("changed", [
    {"start": ["NaN"]},
    {"start": []},
    {"rate": "Infinity"},
    {"steps": "NaN"},
    {"method": "newton"},
    {"method": "momentum", "form": "optax"},
    {"method": "adam", "values": {"beta1": 1}},
    {"method": "adam", "values": {"epsilon": "NaN"}},
    {"values": {"weight_decay": -1}},
    {"schedule": {"name": "step", "values": {"every": 2.5, "factor": 0.5}}},
    {"schedule": {"name": "step", "values": {}}},
    {"schedule": {"name": "linear", "values": {}}},
])
def test_a_setting_that_cannot_be_is_refused(ask, changed):
    run = {"start": [1], "rate": 0.1, "steps": 3, "method": "descent"}
    right, wrong = ask({"read": "x^2", "run": run}, {"read": "x^2", "run": {**run, **changed}})
    assert right["run"] and not wrong["run"]


@pytest.mark.parametrize("steps, taken", [(-3, 0), (2.9, 2), (10_000, 10_000), (1e300, 10_000)])
def test_steps_are_clamped(ask, steps, taken):
    run = ask({"read": "x^2", "run": {"start": [1], "rate": 0.1, "steps": steps, "method": "descent"}})[0]["run"]
    assert run["steps"] == taken and len(run["points"]) == taken + 1


def test_functions_that_have_no_minimum_or_no_value_still_run(ask):
    losses = ["x", "1/x", "1/0", "log(x)", "sqrt(x)", "-x^2", "x/0 + y", "exp(exp(x))", "7", "0^x", "abs(x)", "1e308x*1e308"]
    for answer in ask(*({"read": text, "run": {"start": [0, 0], "rate": 1, "steps": 50, "method": "descent"}} for text in losses)):
        assert answer["ok"] and answer["run"]["steps"] == 50


def test_decimals_are_those_of_printf(ask):
    chance = random.Random(7)
    values = [0.5, 0.125, 2.5, 1e21, 1e-7, 0.1, 1.005, 5e-324, 1.7976931348623157e308, 0.0]
    values += [struct.unpack(">d", chance.randbytes(8))[0] for _ in range(500)]
    values += [chance.uniform(-10, 10) * 10 ** chance.randint(-6, 6) for _ in range(500)]
    values = [value for value in values if math.isfinite(value)]
    asked = [(value, chance.randint(0, 12)) for value in values]
    for (value, decimals), answer in zip(asked, ask(*({"printed": [bits(value), decimals]} for value, decimals in asked))):
        # What is written as zero has no sign.
        printed = f"{value:.{decimals}f}"
        if not printed.strip("-0."):
            printed = printed.lstrip("-")
        assert answer["text"] == printed


def test_methods_come_with_their_settings_bounds_and_defaults(ask):
    methods = {method["name"]: method for method in ask({"catalogue": True})[0]}
    assert list(methods) == ["descent", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw"]
    adam = {setting["name"]: setting for setting in methods["adam"]["settings"]}
    assert [form["name"] for form in methods["adam"]["forms"]] == ["torch", "keras", "optax"]
    assert (adam["beta2"]["defaults"], adam["epsilon"]["defaults"]) == ([0.999] * 3, [1e-8, 1e-7, 1e-8])
    assert adam["beta1"]["lower"] == 0 and adam["beta1"]["upper"] == 1 - 2**-53
    assert [form["name"] for form in methods["nesterov"]["forms"]] == ["torch", "keras", "textbook"]


@pytest.mark.parametrize("question", [
    {"read": "sin(x)^2 + (y - 1)^2/x", "run": {"start": [1, 2], "rate": 0.1, "steps": 20, "method": "adam"}},
    {"read": "x^2 + ", "run": {}},
    {"read": "x^2*y", "grid": [0, 1, 4, 0, 1, 4]},
])
def test_ten_thousand_calls_take_no_more_memory_than_a_thousand(ask, question):
    answer = ask({**question, "repeat": 10_000})[0]
    assert answer["early"] == answer["late"]


def test_a_problem_outlives_a_failure_of_its_engine(ask):
    question = {"read": "(x - 3)^2", "run": {"start": [0], "rate": 0.1, "steps": 10_000, "method": "descent"}, "samples": [0, 1, 3]}
    whole, broken, after = ask(question, {**question, "exhaust": True}, {"read": "x^2"})
    assert broken.pop("restarted")
    # The question at hand has no answer; the next one finds a new engine.
    assert not broken["run"]
    assert broken["samples"] == whole["samples"] and broken["loss"] == whole["loss"] and after["ok"]
