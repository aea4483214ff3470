import Foundation

extension Generated {
    // MARK: - What lies on the disk

    static let disk: [Generated] = [
        Generated(.failure, "no-content") { _ in },
        Generated(.failure, "no-templates", hasTemplates: false) { try $0.write("content/lesson.md", plain) },
        Generated(.failure, "content-is-a-file") { try $0.write("content", "text") },
        Generated(.failure, "content-is-a-link") {
            try $0.write("elsewhere/lesson.md", plain)
            try $0.link("content", to: "elsewhere")
        },
        Generated(.failure, "link-to-a-lesson") {
            try $0.write("elsewhere.md", plain)
            try $0.write("content/lesson.md", plain)
            try $0.link("content/linked.md", to: "../elsewhere.md")
        },
        Generated(.failure, "link-to-a-folder") {
            try $0.write("content/lesson.md", plain)
            try $0.link("content/etc", to: "/etc")
        },
        Generated(.failure, "data-file-through-a-link") {
            try $0.write("points.csv", "x\n1\n")
            let block = "data \"points.csv\"\nminimize L(w) = mean(w*x)\nfrom w = 1\nrate 1\nsteps 1\n"
            try $0.write("content/lesson.md", lesson("```gd\n" + block + "```\n"))
            try $0.link("content/points.csv", to: "../points.csv")
        },
        Generated(.failure, "link-to-nowhere") {
            try $0.write("content/lesson.md", plain)
            try $0.link("content/picture.png", to: "missing.png")
        },
        Generated(.failure, "link-in-templates") {
            try $0.write("content/lesson.md", plain)
            try $0.write("templates/page.mustache", "{{{content}}}\n")
            try $0.link("templates/other.mustache", to: "page.mustache")
        },
        Generated(.failure, "pipe") {
            try $0.write("content/lesson.md", plain)
            guard mkfifo($0.path("content/pipe.md"), 0o600) == 0 else { throw POSIXError(.EPERM) }
        },
        Generated(.failure, "file-name-not-utf-8") {
            try $0.write("content/lesson.md", plain)
            let name = $0.path("content/").utf8CString.dropLast() + [-1] + ".md".utf8CString
            let file = open(Array(name), O_CREAT, 0o600)
            guard file >= 0 else { throw POSIXError(.EILSEQ) }
            close(file)
        },
        Generated(.failure, "file-name-with-a-line-end") {
            try $0.write("content/one\ntwo \u{1B}[31m.md", "No front matter.\n")
        },
        Generated(.failure, "folders-too-deep") {
            try $0.write("content/" + String(repeating: "a/", count: 20) + "lesson.md", plain)
        },
        Generated(.failure, "unreadable-lesson") {
            // A folder of that name fails for everybody, where a mode would not stop the superuser.
            try $0.write("content/lesson.md", plain)
            try $0.makeFolder("content/other.md")
            try $0.write("content/link.md", lesson("[other](other.md)\n"))
        },
        Generated(.failure, "out-onto-a-foreign-folder", ["build", "--out", "papers"]) {
            try $0.write("content/lesson.md", plain)
            try $0.write("papers/thesis.txt", "years of work")
        },
        Generated(.failure, "out-onto-a-file", ["build", "--out", "papers"]) {
            try $0.write("content/lesson.md", plain)
            try $0.write("papers", "years of work")
        },
        Generated(.failure, "out-onto-the-course", ["build", "--out", "."]) {
            try $0.write("content/lesson.md", plain)
        },
        Generated(.failure, "out-onto-the-content", ["build", "--out", "content"]) {
            try $0.write("content/lesson.md", plain)
        },
        Generated(.failure, "out-within-the-content", ["build", "--out", "a/../content/s"]) {
            try $0.write("content/lesson.md", plain)
            try $0.makeFolder("a")
        },
        Generated(.failure, "out-within-the-templates", ["build", "--root", ".", "--out", "linked/deep/s"]) {
            try $0.write("content/lesson.md", plain)
            try $0.write("templates/page.mustache", "{{{content}}}\n")
            try $0.makeFolder("templates/deep")
            try $0.link("linked", to: "templates")
        },
        Generated(.failure, "out-within-a-site", ["build", "--out", "site/sub"]) {
            try $0.write("content/lesson.md", plain)
            try $0.write("site/.gd-site", "Built by gd, which replaces this whole folder at every build.\n")
        },
        Generated(.failure, "out-into-a-missing-folder", ["build", "--out", "a/b"]) {
            try $0.write("content/lesson.md", plain)
        },
        Generated(.failure, "out-through-a-link", ["build", "--out", "site"]) {
            try $0.write("content/lesson.md", plain)
            try $0.makeFolder("elsewhere")
            try $0.link("site", to: "elsewhere")
        },
        Generated(.expect, "hidden-files") {
            try $0.write("content/lesson.md", plain)
            try $0.write("content/.draft.md", "unfinished")
            try $0.link("content/.#lesson.md", to: "author@machine:42")
        },
        Generated(.expect, "file-names") {
            let names = [
                "ä ö.md", "学习.md", "a&b<c>.md", "100%.md", "a#b?c.md", "-rf.md", "quo\"te's.md", "a:b.md",
                "%41.md", "a\\b.md", " c .md",
            ]
            for name in names { try $0.write("content/" + name, plain) }
            try $0.write(
                "content/links.md",
                lesson(
                    "[one](<ä ö.md>) [two](%E5%AD%A6%E4%B9%A0.md) [three](100%25.md) [four](a%23b%3Fc.md) [five](./a:b.md)\n"
                ))
        },
        Generated(.expect, "out-with-a-space", ["build", "--out", "my site/"]) {
            try $0.write("content/lesson.md", plain)
        },
        Generated(.expect, "root-elsewhere", ["check", "--root", "a course/", "a course/content/lesson.md"]) {
            try $0.write("a course/content/lesson.md", block("expect converges"))
        },
        Generated(.failure, "no-lessons") { try $0.makeFolder("content") },
    ]

    // MARK: - Calls

    static let calls: [Generated] = [
        call(.failure, "call-nothing", []),
        call(.failure, "call-unknown-command", ["biuld"]),
        call(.failure, "call-unknown-option", ["build", "--uot", "x"]),
        call(.failure, "call-short-option", ["build", "-o", "x"]),
        call(.failure, "call-foreign-option", ["check", "--out", "x"]),
        call(.failure, "call-option-twice", ["build", "--jobs", "1", "--jobs", "2"]),
        call(.failure, "call-missing-value", ["build", "--out"]),
        call(.failure, "call-empty-value", ["build", "--out="]),
        call(.failure, "call-needless-value", ["build", "--quiet=yes"]),
        call(.failure, "call-bad-number", ["build", "--jobs", "0"]),
        call(.failure, "call-huge-number", ["build", "--jobs", "99999999999999999999"]),
        call(.failure, "call-bad-format", ["check", "--format", "jason"]),
        call(.failure, "call-bad-color", ["check", "--color", "yes"]),
        call(.failure, "call-extra-operand", ["build", "content/lesson.md"]),
        call(.failure, "call-no-such-lesson", ["check", "content/missing.md"]),
        call(.failure, "call-lesson-misspelt", ["check", "content/leson.md"]),
        call(.failure, "call-not-a-lesson", ["check", "templates/page.mustache"]),
        call(.failure, "call-lesson-without-folder", ["check", "lesson.md"]),
        call(.failure, "call-lesson-without-ending", ["check", "content/lesson"]),
        call(.failure, "run-a-lesson", ["run", "content/lesson.md"]),
        call(.failure, "run-a-block-by-slug", ["run", "lesson#walk"]),
        call(.failure, "call-lesson-outside", ["check", "content/../../lesson.md"]),
        call(.failure, "call-no-such-root", ["check", "--root", "nowhere"]),
        call(.failure, "call-root-is-a-file", ["check", "--root", "content/lesson.md"]),
        call(.failure, "call-hostile-word", ["\u{1B}[2J\u{202E}oops\n"]),
        call(.failure, "call-help-on-nothing", ["help", "biuld"]),
        call(.failure, "run-without-expression", ["run"]),
        call(.failure, "run-bad-expression", ["run", "(w - 3"]),
        call(.failure, "run-unknown-function", ["run", "sqr(w)"]),
        call(.failure, "run-empty-expression", ["run", " "]),
        call(.failure, "run-bad-start", ["run", "w^2", "--from", "v=1"]),
        call(.failure, "run-start-without-name", ["run", "w^2", "--from", "1"]),
        call(
            .failure, "run-start-too-many",
            ["run", "J(u, v) = u^2 + v^2", "--from", "u=1,v=2", "--from", "w=0"]),
        call(.failure, "run-bad-standard-start", ["run", "1/w"]),
        call(.failure, "run-start-without-value", ["run", "w^2", "--from", "w"]),
        call(.failure, "run-bad-rate", ["run", "w^2", "--rate", "fast"]),
        call(.failure, "run-two-lines", ["run", "w^2\nsteps 9"]),
        call(.failure, "run-no-such-block", ["run", "content/lesson.md#wlak"]),
        call(.failure, "run-no-such-lesson", ["run", "content/missing.md#walk"]),
        call(
            .failure, "run-a-block-with-settings",
            ["run", "content/lesson.md#walk", "--rate", "0.2", "--from", "w=5"]),
        call(.failure, "call-help-with-a-value", ["check", "--help=3"]),
        call(.failure, "run-broken-block", ["run", "content/broken.md#walk"]),
        call(.expect, "call-help", ["help"]),
        call(.expect, "call-help-option", ["--help"]),
        call(.expect, "call-help-short", ["-h"]),
        call(.expect, "call-help-build", ["help", "build"]),
        call(.expect, "call-build-help", ["build", "--out", "x", "--help"]),
        call(.expect, "call-help-check", ["help", "check"]),
        call(.expect, "call-help-run", ["help", "run"]),
        call(.expect, "call-help-help", ["help", "help"]),
        call(.expect, "call-version", ["--version"]),
        call(.expect, "call-quiet", ["check", "--quiet", "content/lesson.md"]),
        call(.expect, "call-option-first", ["--jobs=1", "check", "--", "./content/lesson.md"]),
        call(.expect, "run-an-expression", ["run", "(w - 3)^2"]),
        call(
            .expect, "run-with-settings",
            ["run", "(a - 1)^2 + 4b^2", "--from", "a=0", "--from", "b=-1", "--rate", "1/8", "--steps", "3"]),
        call(
            .expect, "run-with-a-method",
            ["run", "(w - 3)^2", "--method", "momentum(0.9, form=keras)", "--steps", "4"]),
        call(.failure, "call-bad-method", ["run", "w^2", "--method", "momentum(1.5)"]),
        call(.expect, "run-a-definition", ["run", "J(u) = |u|", "--from", "u = 1", "--steps", "2"]),
        call(.expect, "run-a-block", ["run", "content/lesson.md#walk"]),
        call(.expect, "run-diverging", ["run", "w^2", "--from", "w=1", "--rate", "30", "--steps", "400"]),
    ]

    /// A call in a course with a lesson that is right; `gd check` of the whole would find a second one that is not.
    private static func call(_ kind: Case.Kind, _ name: String, _ words: [String]) -> Generated {
        Generated(kind, name, words) {
            try $0.write("content/lesson.md", block("expect converges"))
            try $0.write("content/broken.md", block("rate 0.2"))
        }
    }
}

extension TemporaryFolder {
    func write(_ name: String, bytes: [UInt8]) throws {
        try write(name, "")
        try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
    }
}
