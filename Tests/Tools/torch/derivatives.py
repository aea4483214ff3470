"""Slopes of random expressions by torch's autograd, in double precision: what `Descent` must find too.

    python3 derivatives.py 400 > derivatives.json      (needs torch)
    python3 derivatives.py 400 derivatives.json        (compares what that file holds with what torch says now)

Each line of the array is one fact: an expression of x and y in the language of lessons, the point, the value there and
both slopes. Some are over the five rows of ROWS, whose columns are u and v.

Left out is where two right computations part: points on a corner or too near to one to agree on its side; slopes that
a relative error of 1e-12 in every step would change in their seventh digit, or that are what is left of a sum ten
thousand times their size; and roots and powers of what is 0 all around, as relu(x) is: there torch cuts the chain rule
short, and lessons see 0/0.
"""
import ast
import json
import math
import random
import sys

import torch

torch.set_default_dtype(torch.float64)

SEED = 2026
ROWS = {"u": [0.5, -1.25, 2.0, 0.75, -0.3], "v": [1.5, 0.25, 3.0, 0.8, 2.2]}
NUMBERS = ["2", "3", "0.1", "0.5", "1.25", "7", "1e-2", "pi", "e"]
SMOOTH = ["exp", "log", "log2", "log10", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh",
          "sigmoid", "softplus", "sqrt"]
CORNERED = ["abs", "sign", "floor", "relu"]


class Text:
    """Random expressions; what has no value at its point is thrown away later."""

    def __init__(self, random):
        self.random = random
        self.names = ["x", "y"]

    def expression(self, depth):
        text = self.random.choice(["", "", "-"]) + self.term(depth)
        for _ in range(self.random.choice([0, 0, 1, 1, 2])):
            text += self.random.choice([" + ", " - "]) + self.term(depth)
        return text

    def term(self, depth):
        text = self.factor(depth)
        for _ in range(self.random.choice([0, 0, 0, 1, 1, 2])):
            text += self.random.choice(["*", "*", "/"]) + self.factor(depth)
        return text

    def factor(self, depth):
        base = self.operand(depth)
        kind = self.random.randrange(8)
        if kind == 0:
            return base + "^" + self.random.choice(["2", "3", "-1", "-2", "0.5", "1.5", "0.3", "-0.7", "9", "70"])
        if kind == 1:
            return base + "^" + self.operand(0)
        if kind == 2 and depth > 0:
            return base + "^(" + self.expression(depth - 1) + ")"
        return base

    def operand(self, depth):
        if depth == 0 or self.random.random() < 0.3:
            return self.random.choice(self.names * 3 + NUMBERS)
        inner = lambda: self.expression(depth - 1)
        kind = self.random.randrange(12)
        if kind < 6:
            return f"{self.random.choice(SMOOTH)}({inner()})"
        if kind == 6:
            return f"{self.random.choice(CORNERED)}({inner()})"
        if kind == 7:
            count = self.random.choice([2, 2, 3])
            return f"{self.random.choice(['max', 'min'])}({', '.join(inner() for _ in range(count))})"
        if kind == 8:
            return f"pow({inner()}, {inner()})"
        return f"({inner()})"

    def over_rows(self):
        self.names = ["x", "y", "u", "v"]
        inner = lambda: f"{self.random.choice(['mean', 'sum'])}({self.expression(1)})"
        text = self.random.choice(["{0}", "{0}", "2*{0} - y", "{0}/count", "{0}*{1}", "sqrt({0}^2 + x^2)"]).format(
            inner(), inner())
        self.names = ["x", "y"]
        return text


class Corner(Exception):
    pass


class Engine:
    """The functions of the language in torch's words, each result times 1 + a random error of size `noise`."""

    def __init__(self, noise, seed=0):
        self.noise = noise
        self.generator = torch.Generator().manual_seed(seed)
        self.names = {name: self.noisy(getattr(torch, name)) for name in SMOOTH if hasattr(torch, name)}
        self.names |= {
            "softplus": self.noisy(lambda a: torch.nn.functional.softplus(a, threshold=50)),
            "abs": self.cornered(torch.abs), "sign": self.cornered(torch.sign), "relu": self.cornered(torch.relu),
            "floor": self.floor, "max": self.extreme(torch.maximum), "min": self.extreme(torch.minimum),
            "pow": self.noisy(torch.pow), "add": self.noisy(torch.add), "sub": self.noisy(torch.sub),
            "mul": self.noisy(torch.mul), "div": self.noisy(torch.div), "neg": torch.neg,
            "mean": lambda a: a.expand(5).mean(), "sum": lambda a: a.expand(5).sum(),
            "number": lambda value: torch.tensor(float(value)), "pi": torch.tensor(math.pi),
            "e": torch.tensor(math.e), "count": torch.tensor(5.0),
        }

    def noisy(self, function):
        def call(*arguments):
            # 0^0 jumps.
            if function is torch.pow and bool(((arguments[0] == 0) & (arguments[1] == 0)).any()):
                raise Corner
            if function in (torch.pow, torch.sqrt) and arguments[0].grad_fn and not bool(arguments[0].all()):
                raise Corner
            value = function(*arguments)
            if not self.noise:
                return value
            return value * (1 + self.noise * (2 * torch.rand(value.shape, generator=self.generator) - 1))
        return call

    @staticmethod
    def far(distance, size):
        if not bool((distance.abs() > 1e-6 * (1 + size.abs())).all()):
            raise Corner

    def cornered(self, function):
        def call(a):
            self.far(a, torch.tensor(0.0))
            return function(a)
        return call

    def floor(self, a):
        self.far(a - a.round(), a)
        return torch.floor(a)

    def extreme(self, function):
        def call(*arguments):
            value = arguments[0]
            for argument in arguments[1:]:
                self.far(value - argument, value)
                value = function(value, argument)
            return value
        return call

    def slopes(self, code, point):
        x, y = (torch.tensor(value, requires_grad=True) for value in point)
        names = self.names | {"x": x, "y": y} | {name: torch.tensor(rows) for name, rows in ROWS.items()}
        value = eval(code, {"__builtins__": {}}, names)
        # An expression without parameters has no graph to walk back.
        (value + 0 * x + 0 * y).backward()
        return float(value.detach()), float(x.grad), float(y.grad)


class Rules(ast.NodeTransformer):
    """Operators as calls, numbers as tensors; Python's own precedence stays."""

    NAMES = {ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "div", ast.Pow: "pow"}

    def visit_BinOp(self, node):
        self.generic_visit(node)
        return ast.Call(ast.Name(self.NAMES[type(node.op)], ast.Load()), [node.left, node.right], [])

    def visit_UnaryOp(self, node):
        self.generic_visit(node)
        return ast.Call(ast.Name("neg", ast.Load()), [node.operand], [])

    def visit_Constant(self, node):
        return ast.Call(ast.Name("number", ast.Load()), [node], [])


def compiled(text):
    tree = Rules().visit(ast.parse(text.replace("^", "**").strip(), mode="eval"))
    return compile(ast.fix_missing_locations(tree), text, "eval")


def fact(text, point):
    """The value and the slopes, or None where nothing can be said."""
    code = compiled(text)
    try:
        exact = Engine(0).slopes(code, point)
        others = [Engine(1e-12, seed).slopes(code, point) for seed in (1, 2, 3)]
    except Corner:
        return None
    if not all(math.isfinite(number) and abs(number) < 1e100 for number in exact):
        return None
    if any(0 < abs(slope) < 1e-4 * max(1, abs(exact[0])) for slope in exact[1:]):
        return None
    for other in others:
        if not all(abs(a - b) <= 1e-7 * abs(a) for a, b in zip(exact, other)):
            return None
    return exact


def facts(count):
    source = random.Random(SEED)
    text = Text(source)
    # At 0 a power has the slopes of its limits.
    chosen = [("x^y", [0.0, 2.5]), ("y*x^1.5", [0.0, 3.0])]
    while True:
        for expression, point in chosen:
            found = fact(expression, point)
            if found and len(expression) <= 90 and (found[1] or found[2] or source.random() < 0.1):
                yield [expression, point] + [float(f"{number:.13g}") for number in found]
                count -= 1
                if count == 0:
                    return
        expression = text.over_rows() if source.random() < 0.15 else text.expression(source.choice([1, 2, 2]))
        chosen = [(expression, [round(source.uniform(-3, 3), 2), round(source.uniform(0.05, 3), 2)])]


def differences(committed, made):
    if [line[:2] for line in committed] != [line[:2] for line in made]:
        return ["the list of expressions and points"]
    return [f"committed {line}\n  made      {other}" for line, other in zip(committed, made)
            if not all(abs(a - b) <= 1e-9 * abs(a) for a, b in zip(line[2:], other[2:]))]


def main():
    made = list(facts(int(sys.argv[1])))
    if len(sys.argv) > 2:
        with open(sys.argv[2]) as file:
            found = differences(json.load(file), made)
        print("\n".join(found + [f"torch {torch.__version__}: {len(made) - len(found)} passed, {len(found)} failed"]))
        sys.exit(1 if found else 0)
    print("[\n" + ",\n".join(json.dumps(line, separators=(",", ":")) for line in made) + "\n]")


main()
