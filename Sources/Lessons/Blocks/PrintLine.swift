public import Descent

/// The line that a run's listings print at each step, as it is written: fixed text and quantities in braces.
///
/// `"step {step:2} weight={next weight:.3f}"`: behind a colon stands how the number is written, ``PrintFormat``.
/// `{{` and `}}` are braces.
public struct PrintLine: Sendable, Equatable {
    public enum Part: Sendable, Equatable {
        case text([UInt8])
        case quantity(Placeholder)
    }

    /// A quantity between braces.
    public struct Placeholder: Sendable, Equatable {
        public let syntax: Syntax
        public let format: PrintFormat
        /// What stands behind the colon; empty without one.
        public let formatRange: Range<Int>
    }

    public let parts: [Part]
    /// What stands between the quotes.
    public let range: Range<Int>
}

/// A print line whose quantities are bound to a run's scope, ready to print.
public struct BoundPrintLine: Sendable, Equatable {
    public enum Part: Sendable, Equatable {
        case text([UInt8])
        case quantity(Quantity, PrintFormat)
    }

    public let parts: [Part]
    /// Whether a part looks one step ahead, as a loop does that prints before it updates.
    public let looksAhead: Bool

    public init(parts: [Part]) {
        self.parts = parts
        looksAhead = parts.contains { part in
            guard case .quantity(let quantity, _) = part else { return false }
            return quantity.expression.offsets.contains { $0 > 0 }
        }
    }

    /// The quantities, in the order in which the line has them.
    public var quantities: [(quantity: Quantity, format: PrintFormat)] {
        parts.compactMap { part in
            guard case .quantity(let quantity, let format) = part else { return nil }
            return (quantity, format)
        }
    }

    /// The steps whose lines are printed.
    ///
    /// A loop that updates and then prints says where it got to: steps 1 to n. One that prints what comes next (a `next`
    /// stands in the line) speaks of each update from its step: 0 to n − 1.
    public func printedSteps(of run: Descent.Run) -> Range<Int> {
        looksAhead ? 0..<run.steps : 1..<(run.steps + 1)
    }

    /// The line at a step, without a line feed; what no row holds prints as `nan`.
    ///
    /// - Parameter number: called with each quantity, its value and the bytes of the line that it fills.
    public func line(
        of run: Descent.Run, at step: Int,
        number: (Quantity, Double, Range<Int>) -> Void = { _, _, _ in }
    ) -> [UInt8] {
        var output: [UInt8] = []
        for part in parts {
            switch part {
            case .text(let text): output += text
            case .quantity(let quantity, let format):
                let value = run.value(of: quantity, at: step) ?? .nan
                let start = output.count
                format.append(value, isCount: quantity.expression.isCount, to: &output)
                number(quantity, value, start..<output.count)
            }
        }
        return output
    }
}
