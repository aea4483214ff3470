import Descent
import Lessons
import Markup

/// Block quotes with a bold label become asides; hints and answers become disclosures (LANGUAGE section 8).
///
/// What a script needs to make a quiz answer back stands in `data-` attributes; the page is whole without.
struct TeachingPieces {
    let lesson: EvaluatedLesson
    let answers: AnswerPlacement

    func add(to edits: inout Edits) {
        let outline = lesson.lesson.outline
        let asked = answers == .omit ? [:] : numbers
        for (index, quote) in outline.quotes.enumerated() {
            let name = quote.label.rawValue.lowercased()
            switch quote.label {
            case .answer where answers != .inline:
                edits.add(.wrap(open: AnswerSections.open, close: AnswerSections.close), to: quote.node)
                edits.add(.replace([]), to: quote.labelNode)
            case .hint, .answer:
                let open = "<details class=\"\(name)\"><summary>\(quote.label.rawValue)</summary>"
                edits.add(.wrap(open: Array(open.utf8), close: Array("</details>".utf8)), to: quote.node)
                edits.add(.replace([]), to: quote.labelNode)
            default:
                var html = HTML()
                html.add("<aside class=\"")
                html.text(name)
                html.add("\"")
                if let number = asked[index] { number.add(to: &html) }
                html.add(">")
                edits.add(.wrap(open: html.bytes, close: Array("</aside>".utf8)), to: quote.node)
            }
        }
        for list in outline.taskLists { edits.add(.taskList(tags(of: list)), to: list.node) }
    }

    // MARK: - Choices

    /// A quiz's choices under letters, and behind a disclosure which of them are right, and why, under the same letters.
    private func tags(of list: TaskList) -> TaskListTags {
        let right = list.isRight.map { $0 ? "1" : "0" }.joined()
        let data = answers == .omit ? "" : " data-right=\"\(right)\""
        let isInline = answers == .inline
        let open =
            isInline ? "<details class=\"answer\"><summary>Answer</summary>\n" : text(AnswerSections.open)
        let close = isInline ? "</details>" : text(AnswerSections.close)
        return TaskListTags(
            open: Array("<ol class=\"choices\" type=\"A\"\(data)>".utf8),
            between: Array("</ol>\n\(open)<ol type=\"A\">".utf8), close: Array("</ol>\n\(close)".utf8),
            right: Array("<strong>Right</strong>".utf8), wrong: Array("Wrong".utf8),
            separator: Array(": ".utf8))
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    // MARK: - Numbers

    /// A number that a reader may type, right by the digits that are written of it.
    private struct AskedNumber {
        let value: Double
        /// The decimals that the lesson's own answer has.
        let decimals: Int

        func add(to html: inout HTML) {
            html.add(" data-value=\"")
            html.text(DecimalFormat.shortest(value))
            html.add("\" data-decimals=\"")
            html.number(decimals)
            html.add("\"")
        }
    }

    /// For each quiz whose answer is a claim of one number: that number.
    private var numbers: [Int: AskedNumber] {
        let outline = lesson.lesson.outline
        guard outline.quotes.contains(where: { $0.label == .quiz }) else { return [:] }
        var numbers: [Int: AskedNumber] = [:]
        let withChoices = Set(outline.taskLists.map(\.quote))
        let values = checkedValues
        for passage in outline.passages {
            guard let number = passage.quote, outline.quotes[number].label == .answer,
                let quiz = outline.quotes[number].belongsTo, outline.quotes[quiz].label == .quiz,
                numbers[quiz] == nil, !withChoices.contains(quiz),
                let link = firstLink(of: passage, behind: outline.quotes[number].labelSpan),
                let found = values[outline.links[link].node], found.count == 1, let value = found[0]
            else { continue }
            let text = outline.text(of: outline.links[link].runs)
            let isPercent = text.contains(UInt8(ascii: "%"))
            numbers[quiz] = AskedNumber(value: isPercent ? value * 100 : value, decimals: decimals(of: text))
        }
        return numbers
    }

    /// The values that each claim of the text was compared with; nil for a statement.
    private var checkedValues: [NodeID: [Double?]] {
        var values: [NodeID: [Double?]] = [:]
        for check in lesson.checks where check.fragment == nil {
            if let node = check.node { values[node, default: []].append(check.value) }
        }
        return values
    }

    /// The link that an answer begins with, behind its label.
    private func firstLink(of passage: Passage, behind label: Range<Int>) -> Int? {
        let outline = lesson.lesson.outline
        guard passage.span.contains(label.lowerBound) else { return nil }
        for run in outline.runs[passage.runs] where run.source.lowerBound >= label.upperBound {
            if let link = run.link { return link }
            let isBlank = outline.text[run.literal].allSatisfy { $0 == UInt8(ascii: " ") || $0 == 0x0A }
            guard isBlank else { return nil }
        }
        return nil
    }

    private func decimals(of text: ArraySlice<UInt8>) -> Int {
        guard let point = text.firstIndex(of: UInt8(ascii: ".")) else { return 0 }
        return text[(point + 1)...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
    }
}
