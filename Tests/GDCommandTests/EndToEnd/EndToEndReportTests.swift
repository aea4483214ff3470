import Foundation
import Testing

/// The report as programs read it, and as people see it.
@Suite struct EndToEndReportTests {
    let course: TemporaryFolder
    let tool: Tool

    init() throws {
        course = try TemporaryFolder()
        tool = try Tool()
    }

    @Test func jsonHasTheShapeThatProgramsCountOn() throws {
        try course.fillWithMistakes()
        let checked = try tool.call(["check", "--format", "json"], in: course.path)
        #expect(checked.status == 1)
        try course.write("report.json", checked.output)
        let judged = try tool.python(Self.judge, ["report.json"], in: course.path)
        #expect(judged == Tool.Outcome(status: 0, output: "", error: ""))
    }

    @Test func jsonAndTextSayTheSame() throws {
        try course.fillWithMistakes()
        let json = try tool.call(["check", "--format", "json"], in: course.path)
        try course.write("report.json", json.output)
        let heads = try tool.python(Self.heads, ["report.json"], in: course.path)
        let text = try tool.call(["check"], in: course.path)
        let shown = text.error.split(separator: "\n").filter {
            $0.contains(#/^[^ ].*: (error|warning): .*\]$/#)
        }
        // Text spells control characters out, which the JSON carries as they are.
        let carried = heads.output.split(separator: "\n").map { $0.replacing("\\u{202E}", with: "\u{202E}") }
        #expect(shown.count > 100)
        #expect(shown.map(String.init) == carried.map(String.init))
        #expect(json.error == "" || json.error.hasPrefix("checked:"))
    }

    /// Whoever reads the report finds what CLI.md promises: names, types, order, and columns that count bytes.
    private static let judge = #"""
        import json, re, sys
        def once(pairs):
            assert len({k for k, _ in pairs}) == len(pairs), pairs
            return dict(pairs)
        report = json.loads(open(sys.argv[1], encoding="utf-8").read(), object_pairs_hook=once)
        assert list(report) == ["version", "lessons", "blocks", "runs", "claims", "diagnostics"], list(report)
        assert report["version"] == 1
        assert list(report["claims"]) == ["right", "stale", "false", "unfilled", "fragile"]
        for count in [report[k] for k in ("lessons", "blocks", "runs")] + list(report["claims"].values()):
            assert type(count) is int and count >= 0, count
        needed = {"file": str, "line": int, "column": int, "endLine": int, "endColumn": int,
                  "severity": str, "rule": str, "message": str, "notes": list}
        optional = {"claimed": str, "computed": str, "selector": str, "fix": str}
        for d in report["diagnostics"]:
            assert needed.keys() <= d.keys() <= needed.keys() | optional.keys(), d
            for name, value in d.items():
                assert type(value) is {**needed, **optional}[name], d
            assert all(type(note) is str for note in d["notes"]), d
            assert d["severity"] in ("error", "warning") and re.fullmatch("[a-z]+(-[a-z]+)*", d["rule"]), d
            assert "\n" not in d["message"] and d["message"], d
            assert not d["file"].startswith(("/", "./")), d
            lines = re.split(rb"\r\n|\r|\n", open(d["file"], "rb").read())
            assert 1 <= d["line"] <= d["endLine"] <= len(lines), d
            assert 1 <= d["column"] <= len(lines[d["line"] - 1]) + 1, d
            assert 1 <= d["endColumn"] <= len(lines[d["endLine"] - 1]) + 1, d
            assert (d["line"], d["column"]) <= (d["endLine"], d["endColumn"]), d
            if d["line"] == d["endLine"]:
                marked = lines[d["line"] - 1][d["column"] - 1:d["endColumn"] - 1]
                if "fix" in d and marked != b">-":
                    assert marked.decode() == d["claimed"], (d, marked)
                if d["rule"] != "encoding": marked.decode()
        places = [(d["file"].encode(), d["line"], d["column"]) for d in report["diagnostics"]]
        assert places == sorted(places)
        assert any(d["column"] > len("é学") for d in report["diagnostics"] if d["file"].startswith("content/bytes"))
        for rule, count in (("stale-number", "stale"), ("unfilled", "unfilled")):
            assert sum(d["rule"] == rule for d in report["diagnostics"]) == report["claims"][count], rule
        """#

    private static let heads = """
        import json, sys
        sys.stdout.reconfigure(encoding="utf-8")
        for d in json.load(open(sys.argv[1], encoding="utf-8"))["diagnostics"]:
            print("{file}:{line}:{column}: {severity}: {message} [{rule}]".format(**d))
        """

    // MARK: - Colour

    @Test(arguments: [
        (["check"], [:], false), (["check", "--color", "always"], [:], true),
        (["check", "--color=always"], ["NO_COLOR": "1", "TERM": "dumb"], true),
        (["check", "--color", "never"], ["TERM": "xterm"], false),
    ])
    func aFileGetsColourOnlyWhenAsked(arguments: [String], environment: [String: String], expected: Bool)
        throws
    {
        try Generated.all.first { $0.name == "link-to-a-lesson" }?.make(course)
        try course.makeFolder("templates")
        let outcome = try tool.call(arguments, in: course.path, environment: environment)
        #expect(outcome.status == 1)
        #expect(outcome.error.contains("\u{1B}") == expected)
    }

    @Test(arguments: [
        ([], ["TERM": "xterm"], true), ([], ["TERM": "xterm", "NO_COLOR": "1"], false),
        ([], ["TERM": "dumb"], false),
        (["--color", "never"], ["TERM": "xterm"], false),
        (["--color", "always"], ["TERM": "xterm", "NO_COLOR": "1"], true),
    ])
    func aTerminalGetsColourUnlessItIsUnwanted(
        options: [String], environment: [String: String], expected: Bool
    ) throws {
        try course.write("content/lesson.md", Generated.lesson("<b>\n"))
        try course.makeFolder("templates")
        let program = "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)"
        let executable = try #require(Tool.executable)
        let outcome = try tool.python(
            program, [executable.path, "check"] + options, in: course.path, environment: environment)
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("\u{1B}[1;31m") == expected)
    }
}
