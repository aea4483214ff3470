/// HTML of the reference page: sentences with Markdown's backticks around code, lists, tables and examples.
struct ReferenceWriter {
    private(set) var html = HTML()
    private(set) var sections: [(id: String, title: String)] = []

    mutating func section(_ id: String, _ title: String) {
        sections.append((id, title))
        heading("h2", id, title)
    }

    mutating func subsection(_ id: String, _ title: String) { heading("h3", id, title) }

    private mutating func heading(_ tag: StaticString, _ id: String, _ title: String) {
        html.add("<")
        html.add(tag)
        html.add(" id=\"")
        html.text(id)
        html.add("\"><a class=\"self\" href=\"#")
        html.text(id)
        html.add("\">")
        words(title)
        html.add("</a></")
        html.add(tag)
        html.add(">\n")
    }

    mutating func paragraph(_ text: String) {
        html.add("<p>")
        words(text)
        html.add("</p>\n")
    }

    /// What is between backticks becomes code.
    mutating func words(_ text: String) {
        var isCode = false
        for piece in text.split(separator: "`", omittingEmptySubsequences: false) {
            if isCode { html.add("<code>") }
            html.text(String(piece))
            if isCode { html.add("</code>") }
            isCode.toggle()
        }
    }

    /// A link to a publication.
    mutating func source(_ title: String, _ link: String) {
        html.add("<p class=\"source\"><a href=\"")
        html.text(link)
        html.add("\">")
        html.text(title)
        html.add("</a></p>\n")
    }

    // MARK: - Lists

    /// One entry: how it is written, and what it means.
    struct Entry {
        /// Nil for one that nobody links to.
        var id: String?
        let term: String
        let words: String
    }

    mutating func list(_ entries: [Entry]) {
        html.add("<dl class=\"forms\">\n")
        for entry in entries {
            html.add("<dt")
            if let id = entry.id {
                html.add(" id=\"")
                html.text(id)
                html.add("\"")
            }
            html.add("><code>")
            html.text(entry.term)
            html.add("</code></dt><dd>")
            words(entry.words)
            html.add("</dd>\n")
        }
        html.add("</dl>\n")
    }

    mutating func numbered(_ items: [String]) {
        html.add("<ol>\n")
        for item in items {
            html.add("<li>")
            words(item)
            html.add("</li>\n")
        }
        html.add("</ol>\n")
    }

    // MARK: - Tables, formulas, examples

    mutating func table(_ label: String, _ head: [String], _ rows: [[String]]) {
        html.add("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"")
        html.text(label)
        html.add("\"><table>\n<thead><tr>")
        for cell in head {
            html.add("<th scope=\"col\">")
            words(cell)
            html.add("</th>")
        }
        html.add("</tr></thead>\n<tbody>\n")
        for row in rows {
            html.add("<tr>")
            for (column, cell) in row.enumerated() {
                html.add(column == 0 ? "<th scope=\"row\">" : "<td>")
                words(cell)
                html.add(column == 0 ? "</th>" : "</td>")
            }
            html.add("</tr>\n")
        }
        html.add("</tbody></table></div>\n")
    }

    /// Formulas, each a `math` element of its own.
    mutating func formulas(_ label: String, _ math: [UInt8]) {
        html.add("<div class=\"formula\" tabindex=\"0\" role=\"group\" aria-label=\"")
        html.text(label)
        html.add("\">\n")
        html.add(markup: math)
        html.add("</div>\n")
    }

    /// What the tool says.
    mutating func message(_ text: String) {
        html.add("<p><samp>")
        html.text(text)
        html.add("</samp></p>\n")
    }

    mutating func example(_ text: String) {
        html.add("<pre tabindex=\"0\"><code>")
        html.text(text)
        html.add("\n</code></pre>\n")
    }
}
