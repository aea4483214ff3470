"""The gradient of a mean squared error over a million rows and three weights, against C at -O3."""
import os
import subprocess

PASSES = 40
LESSON = """---
title: Rows
---

```gd fit
data "rows.csv"
minimize L(u, v, w) = mean((u*a + v*b + w*c - y)^2)
from u = 0, v = 0, w = 0
rate 0.1
steps {steps}
```

[{steps}](gd:fit.steps)
"""


def column(seed, row):
    return (row * 7919 + seed * 104729) % 20011 / 10000 - 1


def course(folder, rows=1_000_000):
    """A lesson of one step and one of PASSES more, over the same rows."""
    content = os.path.join(folder, "content")
    os.makedirs(content)
    with open(f"{content}/rows.csv", "w") as file:
        file.write("a,b,c,y\n")
        for row in range(rows):
            file.write(",".join(f"{column(seed, row):.4f}" for seed in (1, 2, 3, 4)) + "\n")
    for steps in (1, 1 + PASSES):
        with open(f"{content}/steps-{steps}.md", "w") as file:
            file.write(LESSON.format(steps=steps))


def measured(bench):
    """Milliseconds of reading the rows with a few passes, of one pass more, and of C's pass."""
    folder = os.path.join(bench.work, "rows")
    course(folder)
    compiled = os.path.join(bench.work, "rows-limit")
    here = os.path.dirname(os.path.abspath(__file__))
    subprocess.check_call(["cc", "-O3", "-o", compiled, f"{here}/rows.c"])

    def check(steps):
        return [bench.gd, "--root", folder, "check", f"content/steps-{steps}.md"], None

    results = bench.measured({"few": check(1), "many": check(1 + PASSES)})
    limit = min(int(subprocess.check_output([compiled])) for _ in range(3)) / 1e6
    return results["few"].processor, (results["many"].processor - results["few"].processor) / PASSES, limit
