import Descent
import Markup

/// One number that the text claims of a run: the quantity, the step and the digits, ready to be held against other runs.
struct ClaimedCell {
    let numeral: Numeral
    /// The quantity as it is written, such as `w` or `abs(w - 3)`.
    let quantity: Syntax
    let step: Int
    let range: Range<Int>
    let isStale: Bool

    /// Nil for what is no value at a step: a setting, a statement, arithmetic.
    init?(_ check: Check, _ labels: [String], _ bytes: [UInt8]) {
        guard case .step(let step) = check.row, check.value != nil, check.fragment == nil,
            check.outcome == .right || check.outcome == .stale
        else { return nil }
        let numerals = NumeralScanner.claimed(in: bytes, range: check.range)
        guard numerals.count == 1, numerals[0].range == check.range else { return nil }
        let label = Array(labels[Int(check.label)].utf8)
        guard let quantity = Self.quantity(of: label) else { return nil }
        numeral = numerals[0]
        self.quantity = quantity
        self.step = Int(step)
        range = check.range
        isStale = check.outcome == .stale
    }

    private static func quantity(of label: [UInt8]) -> Syntax? {
        guard case .reference(let reference)? = try? SelectorParser.parse(label) else { return nil }
        switch reference.tail {
        case .value(let syntax, _), .stretch(let syntax, _, _), .sequence(let syntax): return syntax
        case .word(_, let range): return try? Syntax.parse(label, in: range)
        case .block, .part, .trend, .first: return nil
        }
    }

    /// Whether the digits are those of a run's value of the same quantity at the same step.
    func isRight(in run: Descent.Run, _ scope: Scope) -> Bool {
        guard let quantity = try? scope.quantity(quantity), let value = run.value(of: quantity, at: step)
        else {
            return false
        }
        return numeral.isRight(for: value)
    }

    /// Whether so many digits are written that another value has them hardly by chance.
    var isTelling: Bool { numeral.significantDigits >= 3 }
}
