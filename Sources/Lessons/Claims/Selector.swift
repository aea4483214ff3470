import Descent
import Diagnostics

/// What a claim is bound to, as its link's destination says it (LANGUAGE section 5).
enum Selector: Equatable {
    /// `literal`: no claim.
    case literal
    /// `sum`: the table's last row holds the sums of its columns.
    case sum
    /// `=EXPR`
    case arithmetic(Syntax, [Reference])
    case reference(Reference)
}

/// A block, and what of it.
struct Reference: Equatable {
    var block: BlockReference
    /// The bytes of the selector that name the block.
    var blockRange: Range<Int>
    var tail: Tail
    /// The bytes of the whole reference.
    var range: Range<Int>

    /// The bytes of `[8]` in a reference that ends with it.
    func indexRange(after quantity: Syntax) -> Range<Int> {
        min(quantity.range.upperBound, range.upperBound)..<range.upperBound
    }

    enum Tail: Equatable {
        /// The block itself, as in the top-left cell of a table.
        case block
        /// One plain name: a setting, a verdict or a quantity, whatever the block has.
        case word(Name, Range<Int>)
        /// `from.w`, `method.momentum`
        case part(of: Name, Name, Range<Int>)
        case value(Syntax, Index)
        case stretch(Syntax, from: Index, to: Index)
        case sequence(Syntax)
        case trend(Syntax, Trend)
        case first(Syntax)
    }

    /// A step, counted from the start or back from the last one.
    enum Index: Equatable {
        case step(Int)
        case last(minus: Int)

        /// The step's number in a run with so many updates; nil where it has no such step.
        func step(of count: Int) -> Int? {
            switch self {
            case .step(let number): number <= count ? number : nil
            case .last(let minus): minus <= count ? count - minus : nil
            }
        }
    }
}

/// A statement about every step of a sequence.
enum Trend: String, CaseIterable {
    case falls, rises, alternates, shrinks

    /// The first step at which the sequence does not do what the word says; its length where there are fewer than two.
    ///
    /// A value that is not a number does nothing of the kind.
    func firstFailure(in values: [Double]) -> Int? {
        firstFailure(
            in: values, size: \.magnitude, order: { $0 < $1 ? -1 : $0 > $1 ? 1 : $0 == $1 ? 0 : nil })
    }

    /// The same of a sequence in exact arithmetic.
    func firstFailure(in values: [ShadowNumber]) -> Int? {
        firstFailure(in: values, size: \.magnitude, order: { $0.order(to: $1) })
    }

    /// - Parameter order: -1, 0 or 1 as the first is less than, equal to or greater than the second; nil if neither.
    private func firstFailure<Number: ExpressibleByIntegerLiteral>(
        in values: [Number], size: (Number) -> Number, order: (Number, Number) -> Int?
    ) -> Int? {
        guard values.count > 1 else { return values.count }
        return (1..<values.count).first { step in
            let (before, now) = (values[step - 1], values[step])
            return switch self {
            case .falls: order(now, before) != -1
            case .rises: order(now, before) != 1
            case .alternates:
                // The signs' product.
                (order(before, 0) ?? 0) * (order(now, 0) ?? 0) != -1
            case .shrinks: order(size(now), size(before)) != -1
            }
        }
    }

    var words: String {
        switch self {
        case .falls: "falls at every step"
        case .rises: "rises at every step"
        case .alternates: "changes its sign at every step"
        case .shrinks: "gets smaller in size at every step"
        }
    }
}

/// Why a selector cannot be read, at a range of its own bytes.
struct SelectorError: Error {
    let rule: Rule
    let range: Range<Int>
    let message: String
    let help: String

    init(_ rule: Rule = .syntax, at range: Range<Int>, _ message: String, _ help: String) {
        self.rule = rule
        self.range = range
        self.message = message
        self.help = help
    }

    /// An error of an expression inside the selector, with words of help where the expression has none.
    init(_ error: ExpressionError, in selector: [UInt8], help: String) {
        let diagnostic = Wording(selector).diagnostic(error)
        self.init(
            diagnostic.rule, at: diagnostic.range, diagnostic.message, diagnostic.notes.first?.message ?? help
        )
    }
}
