package import Descent

/// The line that a run's listings print at each step: `step {step}: w = {w:.4f} loss = {loss:.4f}`.
///
/// Braces hold a quantity and, behind a colon, how it is written; doubled braces stand for themselves. A line that
/// uses `next` is printed for the steps 0 … n − 1, before the update is applied; any other one is printed after
/// each update, for the steps 1 … n.
package struct PrintLine: Sendable, Equatable {
    package enum Piece: Sendable, Equatable {
        /// Words as they are, in UTF-8.
        case text([UInt8])
        /// A number.
        case value(Quantity, PrintFormat)
    }

    package let pieces: [Piece]

    /// A line from its pieces.
    package init(pieces: [Piece]) {
        self.pieces = pieces
    }

    /// What can be wrong with a line, each with its place in the source, in bytes.
    package struct Failure: Error, Sendable, Equatable {
        package enum Kind: Sendable, Equatable {
            /// `{` without a `}`.
            case openBrace
            /// `}` without a `{`; doubled, it stands for itself.
            case closingBrace
            /// `{}`.
            case noQuantity
            /// What stands behind the colon is none of `.4f`, `.2e`, `8.3f` and their like, or of `2`, `d` for a step.
            case format
            /// A condition, which is no number.
            case condition
            /// The quantity cannot be read.
            case quantity(ExpressionError.Kind)
        }

        package let kind: Kind
        package let range: Range<Int>
    }

    /// Reads a line from what stands between its quotes.
    ///
    /// - Parameters:
    ///   - source: UTF-8 text.
    ///   - range: the byte offsets of the line, quotes aside.
    ///   - scope: what the block's names mean.
    /// - Throws: the first failure.
    package static func parse(
        _ source: [UInt8], in range: Range<Int>, scope: Scope
    ) throws(Failure) -> PrintLine {
        var pieces: [Piece] = []
        var text: [UInt8] = []
        var place = range.lowerBound
        while place < range.upperBound {
            let byte = source[place]
            let isDoubled = place + 1 < range.upperBound && source[place + 1] == byte
            if byte == UInt8(ascii: "{"), !isDoubled {
                guard let end = source[place..<range.upperBound].firstIndex(of: UInt8(ascii: "}")) else {
                    throw Failure(kind: .openBrace, range: place..<place + 1)
                }
                if !text.isEmpty { pieces.append(.text(text)) }
                text = []
                pieces.append(try value(source, in: place + 1..<end, scope: scope))
                place = end + 1
            } else if byte == UInt8(ascii: "}"), !isDoubled {
                throw Failure(kind: .closingBrace, range: place..<place + 1)
            } else {
                text.append(byte)
                place += byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") ? 2 : 1
            }
        }
        if !text.isEmpty { pieces.append(.text(text)) }
        return PrintLine(pieces: pieces)
    }

    private static func value(
        _ source: [UInt8], in range: Range<Int>, scope: Scope
    ) throws(Failure) -> Piece {
        let colon = source[range].firstIndex(of: UInt8(ascii: ":")) ?? range.upperBound
        guard source[range.lowerBound..<colon].contains(where: { $0 != UInt8(ascii: " ") }) else {
            throw Failure(kind: .noQuantity, range: range.lowerBound - 1..<range.upperBound + 1)
        }
        let behind = min(colon + 1, range.upperBound)
        guard let format = PrintFormat.parse(source[behind..<range.upperBound]) else {
            throw Failure(kind: .format, range: behind..<range.upperBound)
        }
        let quantity: Quantity
        do {
            quantity = try scope.quantity(try Syntax.parse(source, in: range.lowerBound..<colon))
        } catch {
            throw Failure(kind: .quantity(error.kind), range: error.range)
        }
        guard !quantity.isCondition else {
            throw Failure(kind: .condition, range: range.lowerBound..<colon)
        }
        guard format.suits(quantity.expression) else {
            throw Failure(kind: .format, range: behind..<range.upperBound)
        }
        return .value(quantity, format)
    }

    /// The line of a block that has none: step, parameters and loss, with four decimals.
    package static func standard(for loss: LossFunction, scope: Scope) -> PrintLine? {
        var text = Array("step {step}:".utf8)
        for name in loss.parameters {
            text += Array(" ".utf8) + name.bytes + Array(" = {".utf8) + name.bytes + Array(":.4f}".utf8)
        }
        text += Array(" loss = {loss:.4f}".utf8)
        return try? parse(text, in: text.indices, scope: scope)
    }

    /// Whether a quantity of the next row is in the line, so that it is printed before the update is applied.
    package var usesNext: Bool {
        pieces.contains { piece in
            if case .value(let quantity, _) = piece {
                quantity.expression.offsets.contains { $0 > 0 }
            } else {
                false
            }
        }
    }
}
