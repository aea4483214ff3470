import Markup

/// The authored code of a lesson, in colours where its language is known.
///
/// Longer code than ``sizeLimit`` stays plain: nobody reads it, and every piece of it would be an element.
enum HighlightedCode {
    static let sizeLimit = 64 << 10

    /// Appends the box of a fence; false where its language is none of ours, so that it renders as it would anyway.
    static func add(_ code: [UInt8], info: [UInt8], to html: inout HTML) -> Bool {
        guard code.count <= sizeLimit else { return false }
        let isMarkdown = MarkdownCode.isNamed(info)
        guard let grammar = isMarkdown ? nil : CodeGrammar.named(info) ?? nil else {
            guard isMarkdown else { return false }
            open(info, in: &html)
            MarkdownCode.read(code) { add(code[$0], $1, to: &html) }
            close(&html)
            return true
        }
        open(info, in: &html)
        for piece in CodeLexer.pieces(of: code, grammar) { add(code[piece.range], piece.kind, to: &html) }
        close(&html)
        return true
    }

    private static func open(_ info: [UInt8], in html: inout HTML) {
        html.add("<pre tabindex=\"0\"><code class=\"language-")
        html.text(Array(info.prefix { $0 > UInt8(ascii: " ") }))
        html.add("\">")
    }

    private static func close(_ html: inout HTML) { html.add("</code></pre>\n") }

    private static func add(_ text: ArraySlice<UInt8>, _ kind: CodeToken.Kind, to html: inout HTML) {
        guard !text.isEmpty else { return }
        guard let name = kind.className else { return html.text(text) }
        html.add("<span class=\"")
        html.text(name)
        html.add("\">")
        html.text(text)
        html.add("</span>")
    }
}
