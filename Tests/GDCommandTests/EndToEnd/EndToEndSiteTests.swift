import Foundation
import Testing

/// What is published: the same bytes whatever the surroundings, and a whole site whatever goes wrong.
@Suite struct EndToEndSiteTests {
    let folder: TemporaryFolder
    let tool: Tool

    init() throws {
        folder = try TemporaryFolder()
        tool = try Tool()
    }

    enum Course: String, CaseIterable { case project, corpus }

    /// Lays a course out below the test's folder: the project's own, or thirty lessons made by the benchmark's script.
    private func make(_ course: Course, at name: String = "course") throws {
        try folder.makeFolder(name)
        for part in ["content", "templates"] where course == .project || part == "templates" {
            try FileManager.default.copyItem(
                atPath: Tool.project.appendingPathComponent(part).path, toPath: folder.path("\(name)/\(part)")
            )
        }
        guard course == .corpus else { return }
        let script = Tool.project.appendingPathComponent("Tests/Bench/corpus.py").path
        let run =
            "import runpy, sys; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
        let made = try tool.python(run, [script, "gd-plot", "30", folder.path(name)], in: folder.path)
        try #require(made.status == 0, "\(made.error)")
    }

    /// Every file of a site with its bytes.
    private func site(_ name: String) throws -> [String: Data] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path(name))
        var files: [String: Data] = [:]
        for path in paths {
            let file = URL(fileURLWithPath: folder.path("\(name)/\(path)"))
            if try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory != true {
                files[path] = try Data(contentsOf: file)
            }
        }
        return files
    }

    private func build(
        _ name: String = "course", _ options: [String] = [], environment: [String: String] = [:]
    ) throws -> [String: Data] {
        let outcome = try tool.call(["build"] + options, in: folder.path(name), environment: environment)
        try #require(outcome.status == 0, "\(outcome.error)")
        return try site(name + "/site")
    }

    @Test(arguments: Course.allCases)
    func theSameBytesWhateverTheSurroundings(course: Course) throws {
        try make(course)
        let first = try build("course", ["--jobs", "1"])
        #expect(first.count > 4)
        #expect(try build("course", ["--jobs", "1"]) == first, "a second run")
        #expect(try build("course", ["--jobs", "8"]) == first, "eight threads")
        for environment in [
            ["LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"], ["LC_ALL": "C"], ["LC_ALL": "de_DE.UTF-8"],
            ["TZ": "Asia/Kathmandu"], ["TZ": "America/St_Johns", "SOURCE_DATE_EPOCH": "0"],
        ] {
            #expect(try build("course", [], environment: environment) == first, "\(environment)")
        }
        try make(course, at: "another folder/with ünicode")
        #expect(try build("another folder/with ünicode") == first, "another folder")
        let outcome = try tool.call(
            ["build", "--root", folder.path("course"), "--out", folder.path("elsewhere")], in: "/")
        #expect(outcome.status == 0)
        #expect(try site("elsewhere") == first, "from elsewhere to elsewhere")
    }

    @Test func buildsAtTheSameTimeLeaveOneWholeSite() throws {
        try make(.corpus)
        let alone = try build()
        let tools = try (0..<4).map { _ in try Tool() }
        let processes = try tools.map { try $0.start(["build"], in: folder.path("course")) }
        let outcomes = try zip(tools, processes).map { try $0.wait(for: $1) }
        #expect(outcomes.contains { $0.status == 0 })
        for outcome in outcomes where outcome.status != 0 {
            #expect(
                outcome
                    == Tool.Outcome(
                        status: 2, output: "",
                        error: "gd build: site: another build is writing this site; wait for it to end\n"))
        }
        #expect(try site("course/site") == alone)
        #expect(try folder.names("course") == ["content", "site", "templates"])
    }

    @Test(arguments: [1, 20, 60])
    func aKilledBuildLeavesTheOldSiteAndHindersNoOther(milliseconds: UInt32) throws {
        try make(.corpus)
        let old = try build()
        let process = try tool.start(["build"], in: folder.path("course"))
        usleep(milliseconds * 1_000)
        kill(process.processIdentifier, SIGKILL)
        _ = try tool.wait(for: process)
        #expect(try site("course/site") == old)
        #expect(try build() == old)
        #expect(try folder.names("course") == ["content", "site", "templates"])
    }

    @Test func whatIsWrongLeavesTheOldSite() throws {
        try make(.project)
        let old = try build()
        try folder.write("course/content/wrong.md", Generated.lesson("<b>\n"))
        #expect(try tool.call(["build"], in: folder.path("course")).status == 1)
        #expect(try site("course/site") == old)
        #expect(try folder.names("course") == ["content", "site", "templates"])
    }

    @Test func oneChangedDigitOfTheCourseIsCaught() throws {
        try make(.project)
        let lesson = try folder.text("course/content/by-hand.md")
        let stale = lesson.replacing("[4.6](gd:other.w[1])", with: "[4.7](gd:other.w[1])", maxReplacements: 1)
        try #require(stale != lesson)
        try folder.write("course/content/by-hand.md", stale)
        let outcome = try tool.call(["check"], in: folder.path("course"))
        #expect(outcome.status == 1)
        #expect(outcome.error.contains("error: claimed 4.7, computed 4.6 [stale-number]"))
    }

    @Test(arguments: [nil, "file-names"]) func everyLinkLeadsSomewhere(generated: String?) throws {
        if let generated {
            try folder.makeFolder("course")
            let course = try TemporaryFolder()
            try Generated.all.first { $0.name == generated }?.make(course)
            try FileManager.default.moveItem(
                atPath: course.path("content"), toPath: folder.path("course/content"))
            let templates = Tool.project.appendingPathComponent("templates").path
            try FileManager.default.copyItem(atPath: templates, toPath: folder.path("course/templates"))
        } else {
            try make(.project)
        }
        _ = try build()
        let followed = try tool.python(Self.followLinks, [folder.path("course/site")], in: folder.path)
        #expect(followed == Tool.Outcome(status: 0, output: "", error: ""))
    }

    /// Names every link, picture and style of a site that leads to no file or no element of it.
    private static let followLinks = #"""
        import os, sys, urllib.parse
        from html.parser import HTMLParser
        class Page(HTMLParser):
            def __init__(self):
                super().__init__()
                self.links, self.ids = [], set()
            def handle_starttag(self, tag, attributes):
                for name, value in attributes:
                    if name in ("href", "src"): self.links.append(value)
                    if name == "id": self.ids.add(value)
        os.chdir(sys.argv[1])
        pages = {}
        for folder, _, names in os.walk("."):
            for name in names:
                path = os.path.normpath(os.path.join(folder, name))
                if not name.endswith(".html"): continue
                pages[path] = Page()
                pages[path].feed(open(path, encoding="utf-8").read())
        assert len(pages) > 2 and sum(len(p.links) for p in pages.values()) > 10
        for path, page in pages.items():
            for link in page.links:
                url = urllib.parse.urlsplit(link)
                if url.scheme in ("http", "https", "mailto"): continue
                assert not url.scheme and not url.netloc, (path, link)
                way = urllib.parse.unquote(url.path)
                target = os.path.normpath(os.path.join(os.path.dirname(path), way)) if way else path
                assert os.path.isfile(target), (path, link)
                if url.fragment and not url.fragment.startswith("gd="): assert urllib.parse.unquote(url.fragment) in pages[target].ids, (path, link)
        """#
}
