import Lessons
import Markup

/// Where the answers of a lesson go.
public enum AnswerPlacement: String, Sendable, CaseIterable {
    /// Folded where they stand.
    case inline
    /// Together at the end of the page, with links both ways.
    case appendix
    /// Nowhere at all: for what a teacher hands out.
    case omit

    /// The parts of a lesson that no page may hold, as ranges of its bytes.
    func hidden(in outline: Outline) -> [Range<Int>] {
        self == .omit ? outline.quotes.lazy.filter { $0.label == .answer }.map(\.span) : []
    }
}

/// Takes answers out of a rendered page, between marks that no lesson can write: comments are dropped from lessons.
struct AnswerSections {
    static let open = Array("<!--[answer-->".utf8)
    static let close = Array("<!--answer]-->".utf8)

    private let placement: AnswerPlacement

    init(_ placement: AnswerPlacement) { self.placement = placement }

    /// Cuts the answers out of the content and, in an appendix, puts them behind it. Takes one pass.
    ///
    /// - Returns: whether the content has an appendix now.
    func apply(to content: inout [UInt8]) -> Bool {
        guard placement != .inline else { return false }
        var page = HTML()
        page.bytes.reserveCapacity(content.count)
        var answers: [HTML] = []
        // The answers around the place in hand, innermost last: an answer may hold another.
        var around: [Int] = []
        var index = 0
        var start = 0
        func take(_ end: Int) {
            if let answer = around.last {
                answers[answer].add(markup: content[start..<end])
            } else {
                page.add(markup: content[start..<end])
            }
        }
        while index < content.count {
            guard content[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            let rest = content[index...]
            if rest.starts(with: AnswerSections.open) {
                take(index)
                if placement == .appendix {
                    let link = AnswerSections.link(answers.count + 1)
                    if let outer = around.last {
                        answers[outer].add(markup: link)
                    } else {
                        page.add(markup: link)
                    }
                }
                around.append(answers.count)
                answers.append(HTML())
                index += AnswerSections.open.count
                start = index
            } else if rest.starts(with: AnswerSections.close) {
                take(index)
                around.removeLast()
                index += AnswerSections.close.count
                start = index
            } else {
                index += 1
            }
        }
        take(content.count)
        if placement == .appendix, !answers.isEmpty { AnswerSections.append(answers, to: &page) }
        content = page.bytes
        return placement == .appendix && !answers.isEmpty
    }

    private static func link(_ number: Int) -> [UInt8] {
        Array(
            "<p class=\"to-answer\"><a id=\"answer.\(number).from\" href=\"#answer.\(number)\">Answer \(number)</a></p>\n"
                .utf8)
    }

    /// What the contents of the page lead to.
    static let heading = (id: "page.answers", text: "Answers")

    private static func append(_ answers: [HTML], to page: inout HTML) {
        page.add("<section class=\"answers\" aria-labelledby=\"")
        page.text(heading.id)
        page.add("\">\n<h2 id=\"")
        page.text(heading.id)
        page.add("\">")
        page.text(heading.text)
        page.add("</h2>\n")
        for (index, answer) in answers.enumerated() {
            let number = index + 1
            let head = """
                <div class="answer" id="answer.\(number)">
                <p><b>Answer \(number)</b> <a href="#answer.\(number).from" aria-label="Back to question \(number)">back</a></p>

                """
            page.add(markup: Array(head.utf8))
            page.add(markup: answer.bytes)
            page.add("</div>\n")
        }
        page.add("</section>\n")
    }
}
