import Lessons
import Markup

/// The HTML of a term's definition, which is a line of Markdown without links and claims.
enum TermText {
    /// The inline Markdown of a text; the text as it is written where it is more than that.
    static func html(_ text: String) -> [UInt8] {
        guard text.utf8.contains(where: isMark) else { return plain(text) }
        do throws(MarkupLimit) {
            let document = try Document(parsing: Array(text.utf8))
            let outline = document.outline
            guard outline.problems.isEmpty, outline.links.isEmpty, outline.formulas.isEmpty,
                outline.passages.count == 1
            else { return plain(text) }
            var html: [UInt8] = []
            document.html(into: &html)
            let line = FragmentHTML.withoutParagraph(html)
            return line.starts(with: "<p>".utf8) || holdsBlock(line) ? plain(text) : line
        } catch {
            return plain(text)
        }
    }

    private static func plain(_ text: String) -> [UInt8] {
        var html = HTML()
        html.text(text)
        return html.bytes
    }

    /// What Markdown could read as something else than text.
    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "\\"), UInt8(ascii: "&"):
            true
        default: false
        }
    }

    /// Whether any tag is not one that stands within a line.
    private static func holdsBlock(_ html: [UInt8]) -> Bool {
        var scanner = TagScanner(html)
        while let tag = scanner.next() {
            let names: [StaticString] = ["em", "strong", "code", "br"]
            if !names.contains(where: { scanner.isNamed($0, tag) }) { return true }
        }
        return false
    }
}
