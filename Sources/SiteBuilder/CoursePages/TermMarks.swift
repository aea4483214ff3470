import Lessons

/// Terms that open their definition: the first bold one of each that the lesson defines becomes a button.
///
/// The button opens the definition behind it as a popover, without a script, and closes it again; so does Escape. On
/// paper, and where popovers are unknown, it is bold text. libcmark has one form for bold text, and text never holds a
/// `<`, so a pass over the finished content finds it exactly.
enum TermMarks {
    /// - Parameters:
    ///   - content: the lesson's finished content.
    ///   - root: the way from its page to the site's root.
    static func mark(_ content: [UInt8], _ lesson: FrontMatter, _ terms: CourseTerms, root: String) -> [UInt8]
    {
        var waiting = Set(lesson.terms.map { CourseTerms.key($0.term) })
        guard !waiting.isEmpty else { return content }
        var html = HTML()
        html.bytes.reserveCapacity(content.count + waiting.count * 300)
        var copied = 0
        // How many elements are open in which a button may not stand.
        var closedRooms = 0
        var scanner = TagScanner(content)
        while let tag = scanner.next(), !waiting.isEmpty {
            if closed.contains(where: { scanner.isNamed($0, tag) }) { closedRooms += tag.isEnd ? -1 : 1 }
            guard closedRooms == 0, !tag.isEnd, scanner.isNamed("strong", tag),
                let end = scanner.next(), end.isEnd, scanner.isNamed("strong", end)
            else { continue }
            let words = content[tag.range.upperBound..<end.range.lowerBound]
            let key = CourseTerms.key(unescaped(words))
            guard waiting.remove(key) != nil, let entry = terms.entry(of: key) else { continue }
            html.add(markup: content[copied..<tag.range.lowerBound])
            add(entry, as: words, root, to: &html)
            copied = end.range.upperBound
        }
        html.add(markup: content[copied...])
        return html.bytes
    }

    private static func add(
        _ entry: CourseTerms.Entry, as words: ArraySlice<UInt8>, _ root: String, to html: inout HTML
    ) {
        html.add("<button type=\"button\" class=\"term\" popovertarget=\"term.")
        html.text(entry.id)
        html.add("\">")
        html.add(markup: words)
        html.add("</button><span popover=\"auto\" class=\"definition\" id=\"term.")
        html.text(entry.id)
        html.add("\">")
        html.add(markup: TermText.html(entry.definition))
        html.add(" <a href=\"")
        html.text(root)
        html.add("glossary.html#")
        html.text(entry.id)
        html.add("\">Glossary</a></span>")
    }

    /// Elements that hold no button, or that are short enough without one.
    private static let closed: [StaticString] = [
        "a", "button", "label", "summary", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "caption",
    ]

    /// Escaped text as it was before.
    private static func unescaped(_ text: ArraySlice<UInt8>) -> String {
        let text = String(decoding: text, as: UTF8.self)
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        let entities = ["&quot;": "\"", "&lt;": "<", "&gt;": ">", "&amp;": "&"]
        var rest = text[...]
        var plain = ""
        while let mark = rest.firstIndex(of: "&") {
            plain += rest[..<mark]
            let entity = entities.first { rest[mark...].hasPrefix($0.key) }
            plain += entity?.value ?? "&"
            rest = rest[mark...].dropFirst(entity?.key.count ?? 1)
        }
        return plain + rest
    }
}
