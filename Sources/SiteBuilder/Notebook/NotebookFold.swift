import Lessons
import Markup

/// A hint or an answer of a lesson, or the choices of a quiz, which a notebook folds away in `<details>`.
struct NotebookFold {
    /// From the beginning of its first line to the end of its last.
    let start: Int
    let end: Int
    let label: Quote.Label
    /// What stands before it on each of its lines: the marks of the quotes around it.
    private let prefix: [UInt8]
    /// The lines as ranges of the lesson, without the marks and the label.
    private let lines: [Range<Int>]
    /// Whether each line is a right choice of a quiz; empty for hints and answers.
    private let choices: [Choice]

    private struct Choice {
        let isRight: Bool
        let text: Range<Int>
        let reason: Range<Int>
    }

    /// All of a lesson, in the order of its lines, none inside another.
    static func folds(of outline: Outline, in source: [UInt8]) -> [NotebookFold] {
        var folds: [NotebookFold] = []
        for (index, quote) in outline.quotes.enumerated() {
            let isInside = folds.last.map { quote.span.lowerBound < $0.end } ?? false
            switch quote.label {
            case .hint, .answer:
                if !isInside { folds.append(NotebookFold(quote, in: source)) }
            case .quiz:
                guard !isInside, outline.taskLists.contains(where: { $0.quote == index }) else { continue }
                if let fold = NotebookFold(choicesOf: quote, in: source) { folds.append(fold) }
            default: break
            }
        }
        return folds
    }

    // MARK: - Hints and answers

    private init(_ quote: Quote, in source: [UInt8]) {
        label = quote.label
        choices = []
        start = source[..<quote.span.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        prefix = Array(source[start..<quote.span.lowerBound])
        let depth = prefix.count { $0 == UInt8(ascii: ">") } + 1
        var lines: [Range<Int>] = []
        var at = start
        while at < quote.span.upperBound {
            let lineEnd = source[at...].firstIndex(of: 0x0A) ?? source.count
            var first = NotebookFold.behindMarks(depth, at..<lineEnd, source)
            if quote.labelSpan.lowerBound >= at, quote.labelSpan.upperBound <= lineEnd {
                // Behind the label's asterisks.
                first = min(lineEnd, quote.labelSpan.upperBound + 2)
                while first < lineEnd, source[first] == UInt8(ascii: " ") { first += 1 }
            }
            lines.append(first..<lineEnd)
            at = lineEnd + 1
        }
        self.lines = lines
        end = min(at, source.count)
    }

    /// Behind so many marks of quotes, as far as the line has them.
    private static func behindMarks(_ count: Int, _ line: Range<Int>, _ source: [UInt8]) -> Int {
        var at = line.lowerBound
        var left = count
        while left > 0 {
            var next = at
            while next < line.upperBound, source[next] == UInt8(ascii: " ") { next += 1 }
            guard next < line.upperBound, source[next] == UInt8(ascii: ">") else { break }
            at = next + 1
            left -= 1
        }
        if at > line.lowerBound, at < line.upperBound, source[at] == UInt8(ascii: " ") { at += 1 }
        return at
    }

    // MARK: - Choices

    private init?(choicesOf quote: Quote, in source: [UInt8]) {
        label = .answer
        lines = []
        let quoteStart = source[..<quote.span.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let depth = source[quoteStart..<quote.span.lowerBound].count { $0 == UInt8(ascii: ">") } + 1
        var choices: [Choice] = []
        var first: Int?
        var last = quoteStart
        var marks: [UInt8] = []
        var at = quoteStart
        while at < quote.span.upperBound {
            let lineEnd = source[at...].firstIndex(of: 0x0A) ?? source.count
            let inner = NotebookFold.behindMarks(depth, at..<lineEnd, source)
            let words = inner..<lineEnd
            if let (isRight, text) = NotebookFold.box(words, source) {
                let dash = NotebookFold.dash(text..<lineEnd, source)
                choices.append(
                    Choice(
                        isRight: isRight, text: text..<(dash?.lowerBound ?? lineEnd),
                        reason: (dash?.upperBound ?? lineEnd)..<lineEnd))
                if first == nil {
                    first = at
                    marks = Array(source[at..<inner])
                }
                last = lineEnd
            } else if let open = choices.last, source[words].contains(where: { $0 > UInt8(ascii: " ") }) {
                // The words of a choice go on.
                let isReason = !open.reason.isEmpty
                choices[choices.count - 1] = Choice(
                    isRight: open.isRight, text: isReason ? open.text : open.text.lowerBound..<lineEnd,
                    reason: isReason ? open.reason.lowerBound..<lineEnd : lineEnd..<lineEnd)
                last = lineEnd
            } else if !choices.isEmpty {
                break
            }
            at = lineEnd + 1
        }
        guard let first else { return nil }
        start = first
        end = min(last + 1, source.count)
        prefix = marks
        self.choices = choices
    }

    /// `- [x] words`: whether it is ticked, and where the words begin.
    private static func box(_ line: Range<Int>, _ source: [UInt8]) -> (Bool, Int)? {
        var at = line.lowerBound
        while at < line.upperBound, source[at] == UInt8(ascii: " ") { at += 1 }
        guard at + 6 <= line.upperBound,
            [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+")].contains(source[at])
        else { return nil }
        at += 1
        while at < line.upperBound, source[at] == UInt8(ascii: " ") { at += 1 }
        guard at + 4 <= line.upperBound, source[at] == UInt8(ascii: "["), source[at + 2] == UInt8(ascii: "]"),
            source[at + 3] == UInt8(ascii: " ")
        else { return nil }
        return (source[at + 1] != UInt8(ascii: " "), at + 4)
    }

    /// The dash between a choice and its reason.
    private static func dash(_ line: Range<Int>, _ source: [UInt8]) -> Range<Int>? {
        for form in [" — ", " – ", " -- ", " - "] {
            let bytes = Array(form.utf8)
            var at = line.lowerBound
            while at + bytes.count <= line.upperBound {
                if source[at..<at + bytes.count].elementsEqual(bytes) { return at..<at + bytes.count }
                at += 1
            }
        }
        return nil
    }

    // MARK: - Markdown

    /// The choices without their boxes and reasons, which stay whatever becomes of the answer.
    private func list(of source: [UInt8], _ links: NotebookLinks) -> [UInt8] {
        var text: [UInt8] = []
        for choice in choices {
            text += prefix + Array("- ".utf8) + links.bytes(of: choice.text, in: source) + [0x0A]
        }
        return text
    }

    /// What stands in the place of the choices where the answer is left out; nil for hints and answers.
    func kept(of source: [UInt8], _ links: NotebookLinks) -> [UInt8]? {
        choices.isEmpty ? nil : list(of: source, links)
    }

    func text(of source: [UInt8], _ links: NotebookLinks) -> [UInt8] {
        var text = list(of: source, links)
        func line(_ words: [UInt8]) { text += prefix + words + [0x0A] }
        if !choices.isEmpty { line([]) }
        line(Array("<details><summary>\(label.rawValue)</summary>".utf8))
        line([])
        for choice in choices {
            let reason = links.bytes(of: choice.reason, in: source)
            line(
                Array((choice.isRight ? "- **Right**" : "- Wrong").utf8)
                    + (reason.isEmpty ? [] : Array(": ".utf8) + reason))
        }
        for words in lines { line(links.bytes(of: words, in: source)) }
        line([])
        line(Array("</details>".utf8))
        return text
    }
}
