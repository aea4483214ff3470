import Descent
import Lessons

/// How the checks of one lesson read on its page: selectors and full values, each made once and escaped.
///
/// A page has some fifty checks, and both a pointer title and a disclosure show each of them.
struct CheckTexts {
    private let lesson: EvaluatedLesson
    /// The lesson's labels as HTML.
    private let labels: [[UInt8]]
    /// The full values, one after the other; `ends[i]` is where that of check `i` ends.
    private var values: [UInt8] = []
    private var ends: [Int] = []

    init(of lesson: EvaluatedLesson) {
        self.lesson = lesson
        labels = lesson.labels.map { label in
            var html = HTML()
            html.text(label)
            return html.bytes
        }
        ends.reserveCapacity(lesson.checks.count)
        values.reserveCapacity(lesson.checks.count * 18)
        for check in lesson.checks {
            if let value = check.value { DecimalFormat.appendShortest(value, to: &values) }
            ends.append(values.count)
        }
    }

    /// Appends a label, such as `walk.loss`.
    func add(label: Int32, to html: inout HTML) { html.add(markup: labels[Int(label)]) }

    /// Appends what a check is bound to, such as `walk.loss[8]`.
    func addSelector(of check: Check, to html: inout HTML) {
        add(label: check.label, to: &html)
        switch check.row {
        case .none: break
        case .step(let step):
            html.add("[")
            html.number(Int(step))
            html.add("]")
        case .inputs(let inputs):
            html.add(" at ")
            add(label: inputs, to: &html)
        }
    }

    /// Appends the full value of the check with that number; nothing for a statement.
    func addValue(ofCheck index: Int, to html: inout HTML) {
        html.bytes += values[(index > 0 ? ends[index - 1] : 0)..<ends[index]]
    }
}
