import Foundation
import Testing

/// The figures are claims too: what the built pages draw is read back, and compared with the runs' own numbers.
@Suite struct EndToEndFigureTests {
    let course: TemporaryFolder
    let tool: Tool

    init() throws {
        course = try TemporaryFolder()
        tool = try Tool()
    }

    /// Each dot of each curve and each loss chart of the project's own course is a step of its run, and each step in view
    /// has its dot, to the tenth of a unit that dots are rounded to. Ticks stand where their labels say. The
    /// numbers of a figure's description are those of its run.
    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: Tool.project.path + "/content"), "there is no content/"
        ))
    func everyFigureOfTheCourseShowsItsRun() throws {
        for part in ["content", "templates"] {
            try FileManager.default.copyItem(
                atPath: Tool.project.appendingPathComponent(part).path, toPath: course.path(part))
        }
        #expect(try tool.call(["build"], in: course.path).status == 0)
        let executable = try #require(Tool.executable).path
        let judged = try tool.python(Self.judge, [executable], in: course.path)
        #expect(judged.status == 0, "\(judged.error)")
        #expect(judged.output.split(separator: "\n").count > 8, "\(judged.output)")
    }

    private static let judge = #"""
        import glob, math, os, re, subprocess, sys
        import xml.etree.ElementTree as ET

        NUMBER = r"[-\u2212]?\d+(?:\.\d+)?(?:e[-+\u2212]?\d+)?"

        def number(text):
            return float(text.replace("\u2212", "-"))

        def line(ticks, name):
            """The value at a coordinate, and how far the drawing's rounding may move it."""
            (a, x), (b, y) = ticks[0], ticks[-1]
            slope = (b - a) / (y - x)
            for value, at in ticks:
                assert abs(a + slope * (at - x) - value) <= 0.011 * abs(slope), (name, "uneven ticks", ticks)
            return lambda at: a + slope * (at - x), 0.062 * abs(slope)

        def dots(drawing):
            """The places of dots, each an end of a line that goes nowhere, told from the one before."""
            places, at = [], (0.0, 0.0)
            part = r"(-?(?:\d+(?:\.\d+)?|\.\d+))"
            for mark, x, y in re.findall("([Mm])" + part + " ?" + part + "h0", drawing):
                at = (float(x), float(y)) if mark == "M" else (at[0] + float(x), at[1] + float(y))
                places.append(at)
            return places

        def table(path, block):
            """The run's rows as the terminal prints them, to four decimals; a long run's middle is left out."""
            run = subprocess.run([sys.argv[1], "run", path + "#" + block], capture_output=True, text=True)
            assert run.returncode == 0, run.stderr
            rows = [[c.strip() for c in row.strip("|").split("|")] for row in run.stdout.splitlines()[2:]]
            whole = all(not c.startswith("\u2026") for row in rows for c in row)
            return [[number(c) for c in row] for row in rows if not row[0].startswith("\u2026")], whole

        for page in sorted(glob.glob("site/**/*.html", recursive=True)):
            lesson = "content/" + page[len("site/"):-len(".html")] + ".md"
            # The pages of the whole course show the same figures once more.
            if not os.path.isfile(lesson): continue
            for text in re.findall(r"<svg.*?</svg>", open(page, encoding="utf-8").read(), re.S):
                svg = ET.fromstring(text)
                block, kind = re.match(r"block\.(\w+)\.(\w+)", svg.find("title").get("id")).groups()
                if kind not in ("curve", "loss"): continue
                groups = [g for g in svg.findall("g") if g.get("class") == "tick"]
                if any(re.search("\u00d7|10[\u207b\u2070-\u2079]", t.text) for g in groups for t in g): continue
                name = lesson + "#" + block + " " + kind
                isLogarithmic = "(logarithmic scale)" in text
                scaled = lambda value: math.log10(value) if isLogarithmic else value
                across = [(number(t.text), float(t.get("x"))) for t in groups[0]]
                # A label stands five units below the line that it names.
                up = [(scaled(number(t.text)), float(t.get("y")) - 5) for t in groups[1]]
                (x, dx), (y, dy) = line(across, name), line(up, name)
                rows, whole = table(lesson, block)
                if len(rows[0]) != 3: continue
                # The terminal's four decimals say too little of a small loss on a logarithmic scale.
                seen = [row for row in rows if row[2] >= 1] if isLogarithmic else rows
                steps = [(row[0] if kind == "loss" else row[1], scaled(row[2])) for row in seen]
                whole = whole and not isLogarithmic
                drawn = []
                for path in svg.findall("path"):
                    # A run that is laid over this one has a style of its own.
                    if not path.get("class").startswith("dots s1"): continue
                    drawn += [(x(across), y(down)) for across, down in dots(path.get("d"))]
                def same(dot, step):
                    return abs(dot[0] - step[0]) <= dx + 5.1e-5 and abs(dot[1] - step[1]) <= dy + 5.1e-5
                if drawn and whole:
                    for dot in drawn: assert any(same(dot, step) for step in steps), (name, "a dot at", dot, steps)
                edge = [[float(n) for n in m] for m in re.findall(r"M([-\d.]+) ([-\d.]+)H([-\d.]+)",
                        svg.find("path[@class='grid']").get("d"))]
                low, high = x(edge[0][0]), x(edge[0][2])
                top, bottom = y(30), y(232)
                if drawn and len(drawn) == len(steps):
                    for step in steps: assert any(same(dot, step) for dot in drawn), (name, "no dot for", step)
                else:
                    # Dots that would hide one another are drawn once.
                    for step in steps:
                        if low <= step[0] <= high and bottom <= step[1] <= top and drawn:
                            near = min((a - step[0]) ** 2 / dx ** 2 + (b - step[1]) ** 2 / dy ** 2 for a, b in drawn)
                            assert near <= (6 / 0.062) ** 2, (name, "no dot near", step)
                values = [v for row in rows for v in row]
                # The description of several runs tells of each.
                isAlone = not re.search(r'class="[a-z]+ s2', text)
                for found in re.findall(NUMBER, svg.find("desc").text) if isAlone else []:
                    digits, _, power = found.replace("\u2212", "-").partition("e")
                    places = (len(digits.split(".")[1]) if "." in digits else 0) - int(power or 0)
                    assert any(abs(number(found) - v) <= 0.51 * 10 ** -places + 5.1e-5 for v in values), (name, found)
                print(name, len(drawn), len(steps))
        """#
}
