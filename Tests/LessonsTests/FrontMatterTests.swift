import Diagnostics
import Lessons
import Testing

/// Front matter: exact places through quotes and folded lines, and what is wrong with a key.
struct FrontMatterTests {
    private static let end = "[2.51](gd:walk.w[8])"

    /// A claim in a summary is pointed at where its digits stand, however YAML spells the text.
    @Test(arguments: [
        ("summary: ends at \(end)", ["3:19-23"]),
        ("summary: \"é \\\"q\\\" \\u00e9 ends at \(end)\"", ["3:36-40"]),
        ("summary: 'it''s \(end)'", ["3:18-22"]),
        ("summary: >-\n  A folded\n  text, at\n  \(end) and\n\n  [0.61](gd:walk.w[1])", ["6:4-8", "8:4-8"]),
        ("summary: |\n  A literal\n    text, ends at \(end)", ["5:20-24"]),
        ("summary: plain é on\n  two lines \(end)", ["4:14-18"]),
        ("summary: \"a \\\n  b \(end)\n  c [0.61](gd:walk.w[1])\"", ["4:6-10", "5:6-10"]),
    ])
    func claimsInASummaryAreExact(line: String, places: [String]) {
        for ending in ["\n", "\r\n"] {
            let text = "---\ntitle: T\n\(line)\n---\n\(walk)".replacing("\n", with: ending)
            for mark in ["", "\u{FEFF}"] {
                let found = TestCourse(["content/lesson.md": mark + text]).evaluate().diagnostics.map {
                    summary($0)
                }
                #expect(found.map { $0.prefix { $0 != " " } } == places.map { $0[...] })
                #expect(found.allSatisfy { $0.contains("stale-number") })
            }
        }
    }

    @Test(arguments: [
        ("no front\n", ["1:1-2 front-matter no front matter"]),
        ("---\ntitle: T\n", ["1:1-4 front-matter front matter that is never closed"]),
        ("---\ntitel: T\n---\n", ["2:1-6 front-matter unknown key `titel`; did you mean 'title'?"]),
        ("---\norder: 1\n---\n", ["1:1-4 front-matter no `title`"]),
        ("---\ntitle:\n---\n", ["2:7-7 front-matter `title` is empty"]),
        ("---\ntitle: [a\n---\n", ["3:1-1 front-matter bad YAML"]),
        ("---\ntitle: &a x\n---\n", ["2:8-12 front-matter a YAML anchor"]),
        ("---\ntitle: *a\n---\n", ["2:8-10 front-matter a YAML alias"]),
        ("---\ntitle: !x y\n---\n", ["2:8-12 front-matter a YAML tag"]),
        ("---\ntitle: T\ntitle: U\n---\n", ["3:1-6 duplicate-setting `title` is given twice"]),
        ("---\ntitle: T\norder: x\n---\n", ["3:8-9 front-matter `order` is no whole number"]),
        ("---\ntitle: T\nslug: A B\n---\n", ["3:7-10 front-matter `slug` is not a plain name"]),
        ("---\ntitle: T\nstrict: yes\n---\n", ["3:9-12 front-matter `strict` is neither true nor false"]),
        ("---\ntitle: T\nprerequisites: [nope]\n---\n", ["3:17-21 broken-link no lesson is called 'nope'"]),
        ("---\ntitle: T\nlanguage: en\n---\n", ["3:1-9 front-matter `language` on a lesson"]),
        ("---\ntitle: T\n---\na\u{0}b\n", ["4:2-3 encoding a NUL byte"]),
    ])
    func keysAreExplained(text: String, expected: [String]) {
        let found = TestCourse(["content/lesson.md": text]).evaluate().diagnostics.map { summary($0) }
        #expect(found.count == expected.count)
        for (message, opening) in zip(found, expected) { #expect(message.hasPrefix(opening)) }
    }

    @Test func bytesThatAreNoTextAreRefused() {
        var course = TestCourse([:])
        course.files["content/lesson.md"] = Array(lesson("é").utf8) + [0xFF, 0x41]
        #expect(
            course.evaluate().diagnostics.map { summary($0) } == [
                "4:3-4 encoding a byte that is not UTF-8; save the file as UTF-8"
            ])
    }

    /// A head that was read before spares the reading only while the file begins with the same bytes.
    @Test(
        arguments: [
            ("---\ntitle: Old\n---\nText", "Old"), ("---\ntitle: Old\n---\nOther", "Old"),
            ("---\ntitle: New\n---\nText", "New"), ("---\ntitle: Old\norder: 1\n---\nText", "Old"),
            ("\u{FEFF}---\ntitle: New\n---\n", "New"), ("Text", nil), ("", nil),
        ] as [(String, String?)])
    func changedFrontMatterIsReadAgain(text: String, title: String?) {
        let path = "content/lesson.md"
        let head = LessonHead(SourceFile(path: path, bytes: Array("---\ntitle: Old\n---\nText".utf8)))
        let file = SourceFile(path: path, bytes: Array(text.utf8))
        let (anew, after) = (Lesson.read(file).lesson, Lesson.read(file, after: head).lesson)
        #expect(after.frontMatter.title?.value == title)
        #expect(after.frontMatter == anew.frontMatter)
        #expect(after.outline == anew.outline)
    }
}
