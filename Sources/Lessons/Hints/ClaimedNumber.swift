import Descent
import Markup

/// One number that the text claims of a run, ready to be held against another run of the same block.
struct ClaimedNumber {
    let numeral: Numeral
    let range: Range<Int>
    let isStale: Bool
    private let quantity: Claimed

    private enum Claimed {
        /// A quantity at a step.
        case value(Syntax, step: Int)
        /// A setting, or the first step of a condition.
        case reference(Reference, selector: [UInt8])
    }

    /// What a check is, as far as another run is concerned.
    enum Kind {
        case number(ClaimedNumber)
        /// No setting of the run changes it: a row of evaluations, a statement, a printed line.
        case independent
        /// It may depend on the run in a way that is not looked into: arithmetic.
        case unknown
    }

    static func kind(of check: Check, _ labels: [String], _ bytes: [UInt8]) -> Kind {
        if case .inputs = check.row { return .independent }
        guard check.value != nil, check.outcome == .right || check.outcome == .stale else {
            return .independent
        }
        let label = Array(labels[Int(check.label)].utf8)
        guard let selector = try? SelectorParser.parse(label) else { return .independent }
        guard case .reference(let reference) = selector,
            let claimed = claimed(of: reference, label, check.row)
        else { return .unknown }
        if case .word(let name, _) = reference.tail, name == "print" { return .independent }
        let numerals = NumeralScanner.claimed(in: bytes, range: check.range)
        guard numerals.count == 1, numerals[0].range == check.range else { return .unknown }
        return .number(
            ClaimedNumber(
                numeral: numerals[0], range: check.range, isStale: check.outcome == .stale, quantity: claimed)
        )
    }

    private static func claimed(of reference: Reference, _ label: [UInt8], _ row: Check.Row) -> Claimed? {
        guard case .step(let step) = row else { return .reference(reference, selector: label) }
        switch reference.tail {
        case .value(let syntax, _), .stretch(let syntax, _, _), .sequence(let syntax):
            return .value(syntax, step: Int(step))
        case .word(_, let range):
            return (try? Syntax.parse(label, in: range)).map { .value($0, step: Int(step)) }
        case .block, .part, .trend, .first: return .reference(reference, selector: label)
        }
    }

    /// The step that it is claimed at; nil where it is no value at one.
    var step: Int? {
        guard case .value(_, let step) = quantity else { return nil }
        return step
    }

    /// Whether the digits are those that a block's run has.
    func isRight(in block: BoundBlock) -> Bool {
        switch quantity {
        case .value(let syntax, let step):
            guard let quantity = try? block.scope.quantity(syntax),
                let value = block.run?.value(of: quantity, at: step)
            else { return false }
            return numeral.isRight(for: value)
        case .reference(let reference, let selector):
            guard let value = try? QuantityReader(selector, block).value(of: reference) else { return false }
            return numeral.isRight(for: value)
        }
    }

    /// Whether so many digits are written that another value has them hardly by chance.
    var isTelling: Bool { numeral.significantDigits >= 3 }
}
