#!/usr/bin/env python3
"""Holds the tool against the physical limit of building a course, its engine against C, and prints what it finds.

    bench.py GD ENGINE         GD is the tool, ENGINE EngineBench, both built in release

limit.c is that limit: one process that reads, renders with libcmark and writes the same lessons. Figures are
medians of several runs, all programs in turn, so that a noisy moment hits them alike; compare the ratios of
one run, not the milliseconds of two. Courses lie on a memory file system where there is one, since a disk is
noisy. Nothing here fails because something is slow.

    GD_BENCH_N=10,1000,10000    the sizes of the courses
    GD_BENCH_RUNS=7             runs of each program
"""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

import corpus
import engine
import rows
import widget

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.dirname(os.path.dirname(HERE))


class Measured:
    """The medians of one program's runs: milliseconds on the wall and of processors, and the peak in MiB."""

    def __init__(self, runs):
        self.wall = statistics.median(run[0] for run in runs) / 1e6
        self.processor = statistics.median(run[1] for run in runs) / 1e3
        self.peak = max(run[2] for run in runs) / 1024


class Bench:
    def __init__(self, gd, work, runs):
        self.gd, self.work, self.runs = gd, work, runs
        self.compiler = next((c for c in ("cc", "clang", "gcc") if shutil.which(c)), None)
        if not self.compiler:
            sys.exit("bench: no C compiler (cc, clang or gcc) is on the PATH")
        self.limit, self.measure = self.compiled("limit"), self.compiled("measure")

    def compiled(self, name):
        cmark = subprocess.check_output(["pkg-config", "--cflags", "--libs", "libcmark"], text=True).split()
        program = os.path.join(self.work, name)
        subprocess.check_call([self.compiler, "-O2", "-o", program, f"{HERE}/{name}.c", *cmark, "-lpthread"])
        return program

    def course(self, flavour, count):
        folder = os.path.join(self.work, f"{flavour}-{count}")
        subprocess.check_call([sys.executable, f"{HERE}/corpus.py", flavour, str(count), folder])
        if flavour != "plain":
            shutil.copytree(f"{PROJECT}/templates", f"{folder}/templates")
        return folder

    def once(self, command, output):
        """One run, with nothing there of what the last one wrote."""
        if output:
            shutil.rmtree(output, ignore_errors=True)
        said = subprocess.run([self.measure, *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        *figures, status = map(int, said.stdout.split()) if said.returncode == 0 else [2]
        if status != 0:
            sys.exit(f"bench: {' '.join(command)} ended with {status}:\n{said.stderr[:2000]}")
        return figures

    def measured(self, programs):
        """`programs` gives each name a command and the folder that it writes, if any."""
        taken = {name: [] for name in programs}
        for _ in range(self.runs):
            for name, (command, output) in programs.items():
                taken[name].append(self.once(command, output))
        return {name: Measured(runs) for name, runs in taken.items()}

    def programs(self, count):
        plain, course, plot = (self.course(flavour, count) for flavour in ("plain", "gd", "gd-plot"))
        pages = os.path.join(self.work, "pages")

        def limit(threads, mode):
            return [self.limit, "-t", str(threads), "-m", mode, plain, pages], pages

        def gd(folder, *arguments):
            return [self.gd, "--root", folder, *arguments], f"{folder}/site"

        return {
            "limit, one thread": limit(1, "full"),
            "limit, two threads": limit(2, "full"),
            "limit: read only": limit(1, "read"),
            "limit: parse only": limit(1, "parse"),
            "limit: numbers only": limit(1, "check"),
            "gd build, two threads": gd(course, "build", "--jobs", "2"),
            "gd build, one thread": gd(course, "build", "--jobs", "1"),
            "gd build with plots": gd(plot, "build", "--jobs", "2"),
            "gd check, two threads": gd(course, "check", "--jobs", "2"),
            "gd check, one thread": gd(course, "check", "--jobs", "1"),
            "gd check of one lesson": gd(course, "check", "content/ch-001/lesson-00001.md"),
            "gd --version": gd(course, "--version"),
        }


def mutation(bench):
    """A lesson of 125 claims, all of whose digits and settings are changed, one at a time: seconds."""
    folder = os.path.join(bench.work, "mutation")
    settings = {"a": 2, "p": 1, "b": 1, "q": -2, "x0": 5, "y0": -6, "rate": 0.05, "steps": 24}
    block = corpus.gd_block(settings, corpus.run(settings))
    corpus.write(f"{folder}/content/claims.md",
                 f"---\ntitle: Claims\n---\n\n{block}\n\nAll [24](gd:run.steps) steps.\n")
    command = [bench.gd, "--root", folder, "mutate", "content/claims.md"]
    return bench.measured({"mutate": (command, None)})["mutate"].wall / 1e3


def print_runs(count, results):
    base = results["limit, one thread"]
    print(f"\n{count:,} lessons{'':21}      ms   × limit   processor ms   × limit    peak MiB")
    for name, one in results.items():
        print(f"  {name:28}{one.wall:10.2f}{one.wall / base.wall:10.2f}{one.processor:15.2f}"
              f"{one.processor / base.processor:10.2f}{one.peak:12.1f}")


def figures(count, results):
    """The goals of the design that a course of this size shows: what, goal, stretch, measured, unit."""
    base, build = results["limit, one thread"], results["gd build, two threads"]
    if count == 10:
        yield "full build of 10 lessons, whole process", "6", "3.5", build.wall, "ms"
        yield "check of one lesson, whole process", "5", "3", results["gd check of one lesson"].wall, "ms"
    if count == 1000:
        yield "full build of 1,000 lessons, against the limit", "1.5", "", build.wall / base.wall, "×"
        yield "the same, peak memory", "80", "", build.peak, "MiB"
        check = results["gd check, two threads"].wall / 1e3
        yield "check of 1,000 lessons, some 34 claims each", "1.5", "", check, "s"
    if count == 10000:
        plots = results["gd build with plots"]
        yield "full build of 10,000 lessons, against the limit", "0.9", "0.65", build.wall / base.wall, "×"
        yield "the same, processor time", "1.6", "1.2", build.processor / base.processor, "×"
        yield "the same, peak memory", "40", "20", build.peak, "MiB"
        yield "what the plots add, against the limit", "0.3", "", (plots.wall - build.wall) / base.wall, "×"
        yield "check of 10,000 lessons", "300", "150", results["gd check, two threads"].wall, "ms"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    counts = [int(count) for count in os.environ.get("GD_BENCH_N", "10,1000,10000").split(",")]
    runs = int(os.environ.get("GD_BENCH_RUNS", "7"))
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    found = []
    with tempfile.TemporaryDirectory(prefix="gd-bench-", dir=memory) as work:
        print(f"medians of {runs} runs, in turn, in {'memory' if memory else work}, {os.cpu_count()} processors")
        bench = Bench(os.path.abspath(sys.argv[1]), work, runs)
        for count in counts:
            results = bench.measured(bench.programs(count))
            print_runs(count, results)
            found += figures(count, results)
        found.append(("mutation of a lesson of 100 claims", "1", "", mutation(bench), "s"))
        print(f"\na million rows of data: read and checked in {rows.reading(bench):.0f} ms of processor time")
        print("\nthe engine")
        found += engine.figures(bench, os.path.abspath(sys.argv[2]))
        found += widget.figures()
        load = ", ".join(f"{load:.1f}" for load in os.getloadavg())
        print(f"\nload of the machine in the last 1, 5 and 15 minutes: {load}")
    print(f"\n{'at most':60}  goal  stretch  measured")
    for what, goal, stretch, value, unit in found:
        print(f"  {what:58}{goal:>6}{stretch:>9}{value:10.2f} {unit}")


if __name__ == "__main__":
    main()
