import Lessons
import Markup

/// Block quotes with a bold label become asides; hints and answers become disclosures (LANGUAGE section 8).
enum TeachingPieces {
    static func add(to edits: inout Edits, for outline: Outline) {
        for quote in outline.quotes {
            switch quote.label {
            case .hint, .answer:
                let open = "<details class=\"\(name(of: quote))\"><summary>\(quote.label.rawValue)</summary>"
                edits.add(.wrap(open: Array(open.utf8), close: Array("</details>".utf8)), to: quote.node)
                edits.add(.replace([]), to: quote.labelNode)
            default:
                let open = "<aside class=\"\(name(of: quote))\">"
                edits.add(.wrap(open: Array(open.utf8), close: Array("</aside>".utf8)), to: quote.node)
            }
        }
        for list in outline.taskLists { edits.add(.taskList(choices), to: list.node) }
    }

    /// A quiz's choices under letters, and behind a disclosure which of them are right, and why, under the same letters.
    private static let choices = TaskListTags(
        open: Array("<ol class=\"choices\" type=\"A\">".utf8),
        between: Array("</ol>\n<details class=\"answer\"><summary>Answer</summary>\n<ol type=\"A\">".utf8),
        close: Array("</ol>\n</details>".utf8),
        right: Array("<strong>Right</strong>".utf8), wrong: Array("Wrong".utf8), separator: Array(": ".utf8))

    private static func name(of quote: Quote) -> String { quote.label.rawValue.lowercased() }
}
