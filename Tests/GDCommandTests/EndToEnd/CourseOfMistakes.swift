import Foundation

extension TemporaryFolder {
    /// A course of all lessons of `failure/` that stand in a folder, with a template that is wrong too.
    func fillWithMistakes() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "failure")
        try makeFolder("content")
        try write("templates/page.mustache", "{{titel}}\n")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let lesson = folder.appendingPathComponent(name + "/content/lesson.md").path
            guard FileManager.default.fileExists(atPath: lesson) else { continue }
            try FileManager.default.copyItem(atPath: lesson, toPath: path("content/\(name).md"))
        }
        try write(
            "content/bytes \u{1F600}.md",
            "---\ntitle: A\n---\n\né学\u{1F600} [x](mïssing.md) \u{2028}\u{202E}\"\\<b>\r\n")
    }

    /// Lessons that try to get out of each format's fields, and places that are hard to count.
    func addHostileLessons() throws {
        let words = [
            "::error::x", "%0A::error::x", "##[error]x", "]]><error>", "<!--", "&amp;\"'", "{0}{{",
            "[a](https://example.org)", "\\[a\\]", "\u{1B}[2J", "\u{202E}x", "\u{FFFE}\u{FFFF}",
            "\u{85}\u{2028}x", "\u{E0041}", "a,b:c=d", "\u{FEFF}x",
        ]
        let block = ["```gd walk"] + Self.statements + words + ["```", ""]
        try write("content/words.md", Self.front + block.joined(separator: "\n"))
        for name in [
            "one\n::error::two\r.md", "a,b:c=d%0A.md", "]]>&\".md", "\u{1B}\u{202E}.md", "caf\u{E9}.md",
            "cafe\u{301}.md", "{0} [a](b) #?.md",
        ] {
            try write("content/" + name, Self.walk + "[0.7](gd:walk.w[1]) [a](\(name.utf8.count).md)\n")
        }
        let far = String(repeating: "é\u{1F600} ", count: 5000)
        let text = Self.walk + far + "[0.7](gd:walk.w[1]) [0.61](gd:walk.w[1])\n"
        try write("content/far.md", text)
        try write("content/marked.md", "\u{FEFF}" + text.replacing("\n", with: "\r\n"))
        try write("content/old.md", text.replacing("\n", with: "\r"))
        try write("content/first.md", "\u{FEFF}é\u{1F600}\n")
        try write("content/nul.md", Self.front + "é\u{1F600}\0\n")
        try link("content/link.md", to: "far.md")
        try write("content/tie.md", Self.walk + "An eighth is [0.12](gd:=1/8). [0.6](gd:walk.w[1])\n")
    }

    private static let front = "---\ntitle: A\n---\n\n"
    private static let statements = ["minimize L(w) = (w - 3)^2", "from w = 0", "rate 0.1", "steps 8"]
    private static let walk =
        front + (["```gd walk"] + statements + ["```", "", ""]).joined(separator: "\n")
}
