import Descent
import Diagnostics

/// Gives the quantities of a print line their meaning, and holds the line to what a loop can print.
struct PrintLineBinder {
    private let scope: Scope
    /// What is wrong with the expressions.
    private(set) var errors: [ExpressionError] = []
    /// What is wrong with how they are written, or with the rows that they need.
    private(set) var diagnostics: [Diagnostic] = []

    init(_ scope: Scope) { self.scope = scope }

    mutating func bind(_ line: PrintLine) -> BoundPrintLine {
        var parts: [BoundPrintLine.Part] = []
        var bound: [(quantity: Quantity, range: Range<Int>)] = []
        for part in line.parts {
            switch part {
            case .text(let text): parts.append(.text(text))
            case .quantity(let placeholder):
                guard let quantity = quantity(placeholder) else { continue }
                parts.append(.quantity(quantity, placeholder.format))
                bound.append((quantity, placeholder.syntax.range))
            }
        }
        checkReach(bound)
        return BoundPrintLine(parts: parts)
    }

    private mutating func quantity(_ placeholder: PrintLine.Placeholder) -> Quantity? {
        do throws(ExpressionError) {
            let quantity = try scope.quantity(placeholder.syntax)
            if quantity.isCondition {
                throw ExpressionError(.conditionNotExpected, at: placeholder.syntax.range)
            }
            if !placeholder.format.suits(quantity.expression) {
                report(
                    placeholder.formatRange, "this number has a point, and its format says no decimals",
                    "write a width with decimals, such as `8.4f`; a width alone, or `d`, is for `step` and `epoch`"
                )
            }
            return quantity
        } catch {
            errors.append(error)
            return nil
        }
    }

    /// A loop has the row in hand and one beside it: the next where it prints first, else the previous.
    private mutating func checkReach(_ bound: [(quantity: Quantity, range: Range<Int>)]) {
        let looksAhead = bound.contains { $0.quantity.expression.offsets.contains { $0 > 0 } }
        for (quantity, range) in bound {
            let offsets = quantity.expression.offsets
            if offsets.contains(where: { $0.magnitude > 1 }) {
                report(
                    range, "a row that is two steps away",
                    "a listing's loop has one row beside the one in hand")
            } else if looksAhead, offsets.contains(where: { $0 < 0 }) {
                report(
                    range, "`previous` in a line that has `next`",
                    "a listing's loop has one row beside the one in hand: use one of them")
            } else if quantity.expression.shiftsCount {
                report(range, "a step number of another row", "write `step + 1` or `step - 1`")
            }
        }
    }

    private mutating func report(_ range: Range<Int>, _ message: String, _ help: String) {
        diagnostics.append(Diagnostic(.syntax, at: range, message, notes: [Note(help)]))
    }
}

extension PrintLine {
    /// `step {step}: w = {w:.4f} loss = {loss:.4f}`, with the run's own parameters.
    static func standard(for loss: LossFunction) -> PrintLine {
        let text =
            "step {step}:" + loss.parameters.map { " \($0) = {\($0):.4f}" }.joined() + " loss = {loss:.4f}"
        var parser = PrintLineParser(Array(text.utf8), in: 0..<text.utf8.count)
        return parser.line()
    }
}

extension Expression {
    /// Whether the step number or the epoch of another row is read.
    fileprivate var shiftsCount: Bool {
        var shifts = false
        forEachNode { node in
            if case .quantity(_, let offset) = node, offset != 0, node.isCount { shifts = true }
        }
        return shifts
    }
}
