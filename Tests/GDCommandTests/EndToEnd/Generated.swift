import Foundation

/// A case whose course is made by code, since a folder under version control would hold it badly or not at all.
struct Generated: Sendable {
    let kind: Case.Kind
    let name: String
    var arguments: [String]?
    /// Whether the course gets the project's templates, should it have none of its own.
    var hasTemplates = true
    let make: @Sendable (TemporaryFolder) throws -> Void

    init(
        _ kind: Case.Kind, _ name: String, _ arguments: [String]? = nil, hasTemplates: Bool = true,
        make: @escaping @Sendable (TemporaryFolder) throws -> Void
    ) {
        self.kind = kind
        self.name = name
        self.arguments = arguments
        self.hasTemplates = hasTemplates
        self.make = make
    }

    static let all = bytes + sizes + disk + calls

    /// A lesson that is right, for courses whose fault lies elsewhere.
    static let plain = lesson("A word.\n")

    static func lesson(_ body: String) -> String { "---\ntitle: A lesson\n---\n\n" + body }

    /// A block that is right, with one more line.
    static func block(_ line: String) -> String {
        lesson("```gd walk\nminimize L(w) = (w - 3)^2\nfrom w = 0\nrate 0.1\nsteps 8\n\(line)\n```\n")
    }

    // MARK: - Bytes that are no plain text

    private static let bytes: [Generated] = [
        Generated(.failure, "invalid-utf-8") {
            try $0.write("content/lesson.md", bytes: Array(lesson("Gr").utf8) + [0xFC, 0xDF, 0x65, 0x0A])
        },
        Generated(.failure, "invalid-utf-8-front-matter") {
            try $0.write(
                "content/lesson.md", bytes: Array("---\ntitle: Gr".utf8) + [0xFC] + Array("n\n---\n".utf8))
        },
        Generated(.failure, "utf-16") {
            try $0.write("content/lesson.md", bytes: [0xFF, 0xFE] + plain.utf8.flatMap { [$0, 0] })
        },
        Generated(.failure, "nul") { try $0.write("content/lesson.md", lesson("One\0two.\n")) },
        Generated(.failure, "controls-in-a-message") {
            try $0.write("content/lesson.md", block("expect \u{1B}[2J\u{202E}converges"))
        },
        Generated(.failure, "crlf-and-bom-keep-places") {
            let text = block("rat 2").replacingOccurrences(of: "\n", with: "\r\n")
            try $0.write("content/lesson.md", "\u{FEFF}" + text)
        },
        Generated(.failure, "template-not-utf-8") {
            try $0.write("content/lesson.md", plain)
            try $0.write("templates/page.mustache", bytes: Array("<p>{{title}} ".utf8) + [0xFF, 0x0A])
        },
        Generated(.expect, "byte-order-mark") {
            try $0.write("content/lesson.md", "\u{FEFF}" + block("expect converges"))
        },
        Generated(.expect, "crlf") {
            let table = "\n| step | 0 | 1 |\n|---|---|---|\n| w | 0.0 | 0.6 |"
            try $0.write(
                "content/lesson.md", block(table).replacingOccurrences(of: "\n", with: "\r\n"))
        },
    ]

    // MARK: - Too much of something

    private static let sizes: [Generated] = [
        Generated(.failure, "deep-expression") {
            let deep = String(repeating: "(", count: 10_000) + "1" + String(repeating: ")", count: 10_000)
            try $0.write("content/lesson.md", block("let a = " + deep))
        },
        Generated(.failure, "deep-minus-signs") {
            try $0.write("content/lesson.md", block("let a = " + String(repeating: "-", count: 10_000) + "1"))
        },
        Generated(.failure, "deep-powers") {
            try $0.write(
                "content/lesson.md", block("let a = " + String(repeating: "2^", count: 10_000) + "1"))
        },
        Generated(.failure, "deep-calls") {
            let deep = String(repeating: "abs(", count: 10_000) + "1" + String(repeating: ")", count: 10_000)
            try $0.write("content/lesson.md", block("let a = " + deep))
        },
        Generated(.failure, "long-sum") {
            try $0.write(
                "content/lesson.md", block("let a = " + String(repeating: "1+", count: 50_000) + "1"))
        },
        Generated(.failure, "deep-brackets-in-text") {
            let deep = String(repeating: "[", count: 10_000) + "a" + String(repeating: "](b)", count: 10_000)
            try $0.write("content/lesson.md", lesson(deep + "\n"))
        },
        Generated(.failure, "deep-quotes") {
            try $0.write("content/lesson.md", lesson(String(repeating: ">", count: 10_000) + " a\n"))
        },
        Generated(.failure, "deep-lists") {
            try $0.write("content/lesson.md", lesson(String(repeating: "- ", count: 10_000) + "a\n"))
        },
        Generated(.failure, "deep-expression-within-the-length") {
            let deep = String(repeating: "(", count: 4_000) + "1" + String(repeating: ")", count: 4_000)
            try $0.write("content/lesson.md", block("let a = " + deep))
        },
        Generated(.failure, "deep-selector-in-angle-brackets") {
            let deep = String(repeating: "(", count: 10_000) + "w" + String(repeating: ")", count: 10_000)
            try $0.write("content/lesson.md", block("") + "\n[1](<gd:=\(deep)>)\n")
        },
        Generated(.failure, "deep-cell") {
            let deep = String(repeating: "(", count: 4_000) + "w" + String(repeating: ")", count: 4_000)
            try $0.write("content/lesson.md", block("\n| w | \(deep) |\n|---|---|\n| 1 | 1 |"))
        },
        Generated(.failure, "deep-condition") {
            let deep = String(repeating: "not ", count: 2_000) + "loss < 1"
            try $0.write("content/lesson.md", block("stop when " + deep))
        },
        Generated(.failure, "deep-selector") {
            let deep = String(repeating: "(", count: 10_000) + "w" + String(repeating: ")", count: 10_000)
            try $0.write("content/lesson.md", block("") + "\n[1](gd:=\(deep))\n")
        },
        Generated(.failure, "deep-yaml-lists") {
            let deep = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
            try $0.write("content/lesson.md", "---\ntitle: A lesson\nobjectives: \(deep)\n---\n")
        },
        Generated(.failure, "deep-yaml-mappings") {
            let deep = (0..<1_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
            try $0.write("content/lesson.md", "---\n\(deep)---\n")
        },
        Generated(.failure, "deep-print-line") {
            try $0.write(
                "content/lesson.md", block("print \"" + String(repeating: "{", count: 9_999) + "w\""))
        },
        Generated(.failure, "large-page") {
            // 200 rows of 40 parameters make a hundred times as many bytes as asking for them.
            let names = (0..<40).map { "w\($0)" }
            let sum = names.map { "\($0)^2" }.joined(separator: " + ")
            let starts = names.map { "\($0) = 1" }.joined(separator: ", ")
            let tables = (0..<5_000).map { _ in "table(0...199)" }.joined(separator: ", ")
            try $0.write(
                "content/lesson.md",
                lesson(
                    "```gd walk\nminimize L(\(names.joined(separator: ", "))) = \(sum)\nfrom \(starts)\nrate 0.1\n"
                        + "steps 200\nshow \(tables)\n```\n"))
        },
        Generated(.failure, "large-front-matter") {
            let summary = String(repeating: "word ", count: 100_000)
            try $0.write("content/lesson.md", "---\ntitle: A lesson\nsummary: \(summary)\n---\n")
        },
        Generated(.failure, "large-lesson") {
            try $0.write("content/lesson.md", lesson(String(repeating: "A line.\n", count: 600_000)))
        },
        Generated(.failure, "long-line-with-a-claim") {
            let words = String(repeating: "word ", count: 50_000)
            try $0.write("content/lesson.md", block("") + "\n\(words)[0.61](gd:walk.w[1]) \(words)\n")
        },
        Generated(.failure, "long-claimed-table") {
            var table = "| step | w |\n|---|---|\n"
            for step in 0...20_000 { table += "| \(step) | \(step == 17_777 ? "1" : "0").00 |\n" }
            try $0.write(
                "content/lesson.md",
                lesson("```gd still\nminimize L(w) = w^2\nfrom w = 0\nrate 0.1\nsteps 20000\n\n\(table)```\n")
            )
        },
        Generated(.failure, "table-of-100000-rows") {
            let rows = (0..<100_000).map { "| \($0) | b |\n" }.joined()
            try $0.write("content/lesson.md", lesson("| a | b |\n|---|---|\n" + rows))
        },
        Generated(.failure, "twenty-mistakes") {
            let mistakes = (0..<20).map { "[\($0).5](gd:walk.w[0])\n\n" }.joined()
            try $0.write("content/lesson.md", block("") + "\n" + mistakes)
        },
        Generated(.expect, "long-line") {
            try $0.write("content/lesson.md", lesson(String(repeating: "word ", count: 100_000) + "\n"))
        },
        Generated(.expect, "long-table") {
            let rows = (0..<30_000).map { "| \($0) | b |\n" }.joined()
            try $0.write("content/lesson.md", lesson("| a | b |\n|---|---|\n" + rows))
        },
    ]
}
