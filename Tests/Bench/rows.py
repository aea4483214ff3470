"""A lesson over a million rows of data."""
import os

LESSON = """---
title: Rows
---

```gd fit
data "rows.csv"
minimize L(u, v, w) = mean((u*a + v*b + w*c - y)^2)
from u = 0, v = 0, w = 0
rate 0.1
steps 1
```

[1](gd:fit.steps)
"""


def column(seed, row):
    return (row * 7919 + seed * 104729) % 20011 / 10000 - 1


def reading(bench):
    """Milliseconds of processor time in which the rows are read and the lesson is checked."""
    folder = os.path.join(bench.work, "rows")
    os.makedirs(f"{folder}/content")
    with open(f"{folder}/content/rows.csv", "w") as file:
        file.write("a,b,c,y\n")
        for row in range(1_000_000):
            file.write(",".join(f"{column(seed, row):.4f}" for seed in (1, 2, 3, 4)) + "\n")
    with open(f"{folder}/content/fit.md", "w") as file:
        file.write(LESSON)
    command = [bench.gd, "--root", folder, "check", "content/fit.md"]
    return bench.measured({"rows": (command, None)})["rows"].processor
