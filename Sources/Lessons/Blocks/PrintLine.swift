public import Descent

/// The line that a run's listings print at each step: fixed text and quantities in braces.
///
/// `"step {step:2} weight={next weight:.3f}"`: behind the quantity stand, after a colon, the least width, the number of
/// decimals, and `f` or `e`, each of them optional. `{{` and `}}` are braces.
public struct PrintLine: Sendable, Equatable {
    public enum Part: Sendable, Equatable {
        case text([UInt8])
        case quantity(Syntax, Style)
    }

    /// How a number is laid out.
    public struct Style: Sendable, Equatable {
        /// The least number of characters; shorter numbers are set flush right.
        public var width = 0
        /// Decimals; without them a number prints with the fewest digits that tell it from its neighbours.
        public var decimals: Int?
        /// Whether the number has an exponent (`e`) rather than none (`f`).
        public var isExponent = false

        public init(width: Int = 0, decimals: Int? = nil, isExponent: Bool = false) {
            self.width = width
            self.decimals = decimals
            self.isExponent = isExponent
        }

        /// Wider than any table, and decimals that a double does not have, are refused.
        static let widthLimit = 80
        static let decimalsLimit = 60

        /// Appends a number in this style, in ASCII as `printf` has it; `isWhole` drops the point of a step number.
        public func append(_ value: Double, isWhole: Bool, to output: inout [UInt8]) {
            var digits: [UInt8] = []
            if isWhole, decimals == nil {
                DecimalFormat.appendFixed(value, decimals: 0, to: &digits)
            } else if let decimals {
                if isExponent {
                    DecimalFormat.appendExponent(value, decimals: decimals, to: &digits)
                } else {
                    DecimalFormat.appendFixed(value, decimals: decimals, to: &digits)
                }
            } else {
                DecimalFormat.appendShortest(value, to: &digits)
            }
            output += [UInt8](repeating: UInt8(ascii: " "), count: max(0, width - digits.count))
            output += digits
        }
    }

    public let parts: [Part]

    public init(parts: [Part]) { self.parts = parts }
}

/// A print line whose quantities are bound to a run's scope, ready to print.
public struct BoundPrintLine: Sendable, Equatable {
    public enum Part: Sendable, Equatable {
        case text([UInt8])
        case quantity(Quantity, PrintLine.Style)
    }

    public let parts: [Part]

    public init(parts: [Part]) { self.parts = parts }

    /// Whether a part looks one step ahead, as a loop does that prints before it updates.
    public var looksAhead: Bool {
        parts.contains { part in
            if case .quantity(let quantity, _) = part { return quantity.looksAhead }
            return false
        }
    }

    /// The steps whose lines are printed.
    ///
    /// A loop that updates and then prints says where it got to: steps 1 to n. One that prints what comes next (a `next`
    /// stands in the line) speaks of each update from its step: 0 to n − 1.
    public func printedSteps(of run: Descent.Run) -> Range<Int> {
        looksAhead ? 0..<run.steps : 1..<(run.steps + 1)
    }

    /// The line at a step, without a line feed.
    public func line(of run: Descent.Run, at step: Int) -> [UInt8] {
        var output: [UInt8] = []
        for part in parts {
            switch part {
            case .text(let text): output += text
            case .quantity(let quantity, let style):
                style.append(run.value(of: quantity, at: step) ?? .nan, isWhole: quantity.isStep, to: &output)
            }
        }
        return output
    }
}

extension Quantity {
    /// Whether it is the step number or the epoch itself, which prints without a point.
    public var isStep: Bool {
        switch expression {
        case .quantity(.step, _), .quantity(.epoch, _): true
        default: false
        }
    }

    /// Whether a later row than the one in hand is read.
    public var looksAhead: Bool {
        expression.contains { if case .quantity(_, let offset) = $0 { offset > 0 } else { false } }
    }

    /// Whether no row is read: the value is the same at every step.
    public var isConstant: Bool {
        !expression.contains { if case .quantity = $0 { true } else { false } }
    }
}

extension Expression {
    /// Whether the condition holds for this node or one below it.
    func contains(_ condition: (Expression) -> Bool) -> Bool {
        if condition(self) { return true }
        switch self {
        case .number, .constant, .parameter, .quantity: return false
        case .negated(let one), .not(let one): return one.contains(condition)
        case .sum(let one, let other), .difference(let one, let other), .product(let one, let other, _),
            .quotient(let one, let other), .power(let one, let other), .comparison(_, let one, let other),
            .and(let one, let other), .or(let one, let other):
            return one.contains(condition) || other.contains(condition)
        case .call(_, let arguments): return arguments.contains { $0.contains(condition) }
        case .derivativeOfGreater(let left, let right, let whenLeft, let whenRight):
            return [left, right, whenLeft, whenRight].contains { $0.contains(condition) }
        }
    }
}
