"""The engine against C, work by work: EngineBench and the C programs of this folder, in turn.

C does the same arithmetic in the same order, in loops at -O2 and in batches at -O3; without fused operations,
which the engine never uses, so that runs have the same bits. On two threads each does the whole work at once, as the
tool's threads evaluate one lesson each.
"""
import os
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROUNDS = 3

# What, the engine's work, the C program with its work, threads, goal, stretch; how near the results are.
AGAINST_C = [
    ("run with its trace: parabola", "parabola", "loops", 1, "2.5", "1.5", 0),
    ("run with its trace: double well, momentum", "well", "loops", 1, "2.5", "1.5", 0),
    ("run with its trace: wavy", "wavy", "loops", 1, "2.5", "1.5", 1e-9),
    ("gradient over a million rows", "rows", "batches", 1, "1.7", "", 1e-9),
    ("gradient over a million rows, two threads", "rows", "batches", 2, "1.7", "", 1e-9),
    ("sweep of 9·10⁷ double-well steps", "well-sweep", "batches", 1, "3.3", "", None),
    ("sweep of 9·10⁷ double-well steps, two threads", "well-sweep", "batches", 2, "3.3", "", None),
    ("wavy sweep of 4·10⁶ steps", "wavy-sweep", "batches", 1, "1", "", None),
    ("wavy sweep of 4·10⁶ steps, two threads", "wavy-sweep", "batches", 2, "1", "", None),
]
LOSSES = 5


def compiled(bench, name, level):
    program = os.path.join(bench.work, name)
    subprocess.check_call([bench.compiler, level, "-ffp-contract=off", "-o", program, f"{HERE}/{name}.c",
                           "-lm", "-lpthread"])
    return program


def once(program, work, threads=1):
    """Nanoseconds of the fastest pass, and what came out."""
    time, result = subprocess.check_output([program, work, str(threads)], text=True).split()
    return int(time), float(result)


def ratio(engine, program, work, threads, near):
    """The median ratio of a few rounds, and the engine's own milliseconds."""
    ratios, times = [], []
    for _ in range(ROUNDS):
        ours, ourResult = once(engine, work, threads)
        theirs, theirResult = once(program, work, threads)
        if near is not None and abs(ourResult - theirResult) > near * abs(theirResult):
            sys.exit(f"bench: {work}: the engine makes {ourResult}, C {theirResult}")
        ratios.append(ours / theirs)
        times.append(ours / 1e6)
    return statistics.median(ratios), statistics.median(times)


def figures(bench, engine):
    """What, goal, stretch, measured, unit."""
    programs = {"loops": compiled(bench, "loops", "-O2"), "batches": compiled(bench, "batches", "-O3")}
    for what, work, program, threads, goal, stretch, near in AGAINST_C:
        measured, time = ratio(engine, programs[program], work, threads, near)
        print(f"  {what:56}{time:10.3f} ms")
        yield f"{what}, against C", goal, stretch, measured, "×"
    certainty = statistics.median(
        once(engine, "certainty")[0] / once(engine, "table")[0] for _ in range(ROUNDS))
    yield "certainty of 200 steps, against printing their table", "1", "", certainty, "×"
    reading = min(once(engine, "compile")[0] for _ in range(ROUNDS)) / LOSSES / 1e3
    yield "reading, differentiating and compiling a loss", "15", "", reading, "µs"
