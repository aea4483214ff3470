#!/usr/bin/env python3
"""Makes a course of any size for the benchmarks.

    corpus.py FLAVOUR COUNT FOLDER

FLAVOUR
    gd         lessons for this tool: the run is a `gd` block with one checked table
    gd-plot    the same, and each block also shows its loss curve
    plain      the same prose in bare CommonMark, for limit.c: the run is a plain fence and a table

The same lesson always has the same prose and the same numbers, whatever COUNT is: nothing but
random.Random(number) varies them, and the numbers are computed here. Lessons lie in chapters of 20, as in
ch-001/lesson-00001.md, and each has 6 to 8 KB. A course for this tool needs templates/ beside content/.
"""
import os
import random
import sys

PER_CHAPTER = 20
WORDS = {
    "noun": "the step size|the learning rate|the gradient|the loss surface|the minimiser|a quadratic bowl|"
            "the condition number|the iterate|the stopping rule|a saddle point|the momentum term|the Hessian|"
            "the descent direction|a flat valley|the initial guess|the error estimate|the line search|"
            "the contour plot|a convex function|the update rule|the residual|the trajectory".split("|"),
    "verb": "shrinks|dominates|controls|hides|bounds|rescales|overshoots|follows|explains|limits|predicts|"
            "amplifies|cancels|outweighs|determines|approaches".split("|"),
    "adj": "small|large|stable|ill-conditioned|smooth|noisy|well-scaled|symmetric|narrow|steep|gentle|exact|"
           "approximate|local|global|linear|quadratic".split("|"),
    "adv": "quickly|slowly|at every step|near the optimum|far from the minimum|in practice|in theory|"
           "after a few iterations|along the steepest axis|almost always|only in one dimension".split("|"),
    "topic": "Choosing a step size|Reading a loss curve|Why descent zig-zags|Momentum by hand|Scaling the inputs|"
             "When to stop|Divergence and how to spot it|From one variable to many|Curvature and conditioning|"
             "A first convergence proof|Noise in the gradient|Backtracking line search|Saddles and plateaus|"
             "Regularisation as a bowl|Comparing two runs".split("|"),
    "ref": "convergence|conditioning|momentum|line-search|stopping|scaling|curvature|noise|plateaus|units".split("|"),
}
SENTENCES = [
    "In this lesson {noun} {verb} {noun2} {adv}, and the table below shows by how much.",
    "Suppose that {noun} is {adj}; then {noun2} {verb} {noun3} {adv}.",
    "It is tempting to think that {noun} {verb} {noun2}, but the numbers say *otherwise*.",
    "A **{adj}** problem is one in which {noun} {verb} {noun2} without a second look at {noun3}.",
    "With `rate = {r}` the run needs about {k} steps, while `rate = {r2}` needs fewer than {k2}.",
    "We write the update as `x ← x − η·∇f(x)`, where η is fixed and {noun} stays {adj}.",
    "Note that {noun} {verb} {noun2} only while {noun3} remains {adj}, which is *not* guaranteed.",
    "Try it yourself: change {noun}, keep {noun2} as it is, and compare the last row of the table.",
    "The error after step {k} is at most {r} times the error before it, so {noun} {verb} {adv}.",
    "See [the note on {ref}](https://example.org/notes/{ref}) for the {adj} case.",
    "If you have met {noun} before, skim this part; otherwise read it {adv} and do the exercise.",
    "Two {adj} runs from the same start can disagree, because {noun} {verb} {noun2} {adv}.",
    "Halving the rate from {r2} to {r} roughly doubles the number of steps, from {k2} to {k}.",
    "Nothing here depends on {noun} being {adj}; it depends on {noun2} and on ‖∇f(x)‖ ≤ {r}.",
]


def sentence(rng):
    n = rng.sample(WORDS["noun"], 3)
    return rng.choice(SENTENCES).format(
        noun=n[0], noun2=n[1], noun3=n[2], verb=rng.choice(WORDS["verb"]), adj=rng.choice(WORDS["adj"]),
        adv=rng.choice(WORDS["adv"]), ref=rng.choice(WORDS["ref"]), r=f"{rng.uniform(0.01, 0.2):.3f}",
        r2=f"{rng.uniform(0.2, 0.9):.2f}", k=rng.randint(20, 90), k2=rng.randint(5, 19))


def paragraph(rng, lo=4, hi=6):
    text = " ".join(sentence(rng) for _ in range(rng.randint(lo, hi)))
    text = text[0].upper() + text[1:]
    lines, line = [], ""
    for word in text.split(" "):            # wrapped at 88 columns, as people write
        if line and len(line) + 1 + len(word) > 88:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join(lines + [line])


def bullet(rng, mark):
    return f"{mark} " + sentence(rng)


def spec(rng):
    """One gradient-descent run: f(x,y) = a(x-p)^2 + b(y-q)^2 from (x0,y0)."""
    return {"a": rng.randint(1, 4), "p": rng.randint(-3, 3), "b": rng.randint(1, 3), "q": rng.randint(-2, 2),
            "x0": rng.randint(4, 9), "y0": rng.randint(-9, -4), "rate": round(rng.uniform(0.02, 0.11), 3),
            "steps": rng.choice([6, 8, 10])}


def minus(v, p):
    """`x - 3`, `x + 2`, `x`."""
    return f"{v} - {p}" if p > 0 else f"{v} + {-p}" if p < 0 else v


def formula(s):
    return f"{s['a']}*({minus('x', s['p'])})^2 + {s['b']}*({minus('y', s['q'])})^2"


def run(s):
    x, y, rows = float(s["x0"]), float(s["y0"]), []
    for k in range(s["steps"] + 1):
        gx, gy = 2 * s["a"] * (x - s["p"]), 2 * s["b"] * (y - s["q"])
        rows.append((k, x, y, s["a"] * (x - s["p"]) ** 2 + s["b"] * (y - s["q"]) ** 2, (gx * gx + gy * gy) ** 0.5))
        x, y = x - s["rate"] * gx, y - s["rate"] * gy
    return rows


def table(rows):
    out = ["| step | x | y | f(x, y) | gradient |", "| ---: | ---: | ---: | ---: | ---: |"]
    out += [f"| {k} | {x:.6f} | {y:.6f} | {f:.6f} | {g:.6f} |" for k, x, y, f, g in rows]
    return "\n".join(out)


def gd_block(s, rows):
    """The fenced block that this tool reads: the run and its claimed table."""
    return "\n".join(["```gd run",
                      "minimize f(x, y) = " + formula(s),
                      f"from x = {s['x0']}, y = {s['y0']}",
                      f"rate {s['rate']}",
                      f"steps {s['steps']}",
                      "",
                      table(rows).replace("| gradient |", "| [gradient](gd:norm) |"),
                      "```"])
def gd_plot_block(s, rows):
    """The same, and the reader sees the loss curve."""
    return gd_block(s, rows)[:-3] + "\nshow loss\n```"


def plain_block(s, rows):
    """The same content for a tool that executes nothing: a plain fence, then a table."""
    return "\n".join(["```text",
                      "minimize " + formula(s),
                      f"start    x = {s['x0']}, y = {s['y0']}",
                      f"rate     {s['rate']}",
                      f"steps    {s['steps']}",
                      "```",
                      "",
                      table(rows)])


def py_source(s):
    return "\n".join([
        f"x, y, rate = {float(s['x0'])}, {float(s['y0'])}, {s['rate']}",
        f"for k in range({s['steps'] + 1}):",
        f"    gx, gy = {2 * s['a']} * (x - ({s['p']})), {2 * s['b']} * (y - ({s['q']}))",
        f"    f = {s['a']} * (x - ({s['p']})) ** 2 + {s['b']} * (y - ({s['q']})) ** 2",
        f"    print(f\"| {{k}} | {{x:.6f}} | {{y:.6f}} | {{f:.6f}} | {{(gx * gx + gy * gy) ** 0.5:.6f}} |\")",
        "    x, y = x - rate * gx, y - rate * gy",
    ])


def path_of(i, ext=".md"):
    return f"ch-{(i - 1) // PER_CHAPTER + 1:03d}/lesson-{i:05d}{ext}"


def title_of(i):
    rng = random.Random(i * 7919)
    return f"Lesson {i}: {rng.choice(WORDS['topic'])}"


def body(i, n, block, link):
    """Everything but front matter and title. link(j) gives the address of lesson j."""
    rng = random.Random(i)
    prev, nxt = max(1, i - 1), min(n, i + 1)
    s, out = spec(rng), []
    rows = run(s)
    out.append(paragraph(rng))
    out.append("## What you will learn")
    out.append("\n".join(bullet(rng, "-") for _ in range(4)))
    out.append("## The idea")
    out.append(paragraph(rng))
    out.append("\n".join("> " + l for l in paragraph(rng, 2, 3).split("\n")))
    out.append(paragraph(rng))
    out.append("## A worked run")
    out.append(paragraph(rng, 2, 3))
    out.append(block(s, rows))
    out.append("### The same update in code")
    out.append("```python\n" + py_source(s) + "\n```")
    out.append(paragraph(rng))
    out.append("### Steps to follow")
    out.append("\n".join(bullet(rng, f"{k}.") for k in range(1, 5)))
    if i % 2:
        s2 = dict(s, rate=round(s["rate"] / 2, 4))
        out.append("### At half the rate")
        out.append(table(run(s2)))
        out.append(paragraph(rng, 1, 2))
    out.append("## Exercises")
    out.append("\n".join(f"{k}. {sentence(rng)}\n   - {sentence(rng)}\n   - {sentence(rng)}" for k in range(1, 4)))
    out.append(paragraph(rng))
    out.append("---")
    out.append(f"Before this: [{title_of(prev)}]({link(prev)}). Next: [{title_of(nxt)}]({link(nxt)}).")
    return "\n\n".join(out) + "\n"


def write(path, text):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write(text)


def rel(i, j, ext):
    """Relative address of lesson j from lesson i."""
    a, b = path_of(i, ext), path_of(j, ext)
    return os.path.basename(b) if a.split("/")[0] == b.split("/")[0] else "../" + b


def q(text):
    return '"' + text.replace('"', "'") + '"'


def generate(flavour, n, out):
    block = {"gd": gd_block, "gd-plot": gd_plot_block, "plain": plain_block}[flavour]
    for i in range(1, n + 1):
        if flavour == "plain":
            write(f"{out}/{path_of(i)}", f"# {title_of(i)}\n\n" + body(i, n, block, lambda j, i=i: rel(i, j, ".html")))
        else:
            write(f"{out}/content/{path_of(i)}", f"---\ntitle: {q(title_of(i))}\norder: {i}\n---\n\n"
                  + body(i, n, block, lambda j, i=i: rel(i, j, ".md")))
    if flavour == "plain":
        write(f"{out}/index.md", f"# Gradient descent, step by step\n\nA course of {n} lessons.\n\n" + "".join(
            f"- [{title_of(i)}]({path_of(i, '.html')})\n" for i in range(1, n + 1)))
    else:
        write(f"{out}/content/index.md", "---\ntitle: Gradient descent, step by step\n---\n\nA course.\n")


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in ("gd", "gd-plot", "plain") or not sys.argv[2].isdigit():
        sys.exit(__doc__)
    generate(sys.argv[1], int(sys.argv[2]), sys.argv[3])
