public import Descent

/// A loss as one text that needs nothing else, for the reader's widget.
extension LossFunction {
    /// The most bytes of such a text that the engine in the browser reads.
    static let closedBytes = 1000

    /// The loss with the lesson's constants and functions in their places: `L(w) = 0.5(w - 3)^2`.
    ///
    /// Nil where it has no such text: it is over data, holds a slope that has no notation, or a constant is not finite.
    public var closedText: [UInt8]? {
        guard !needsData, let body = Self.closed(expression) else { return nil }
        var text = name.bytes
        text.append(UInt8(ascii: "("))
        for (place, parameter) in parameters.enumerated() {
            if place > 0 { text += Array(", ".utf8) }
            text += parameter.bytes
        }
        text += Array(") = ".utf8)
        return text + body.text
    }

    /// The partial derivatives in the same terms, each as its own text where it has none in them.
    public var closedGradient: [[UInt8]] { gradient.map { (Self.closed($0) ?? $0).text } }

    private static func closed(_ expression: Expression) -> Expression? {
        var isClosed = true
        let body = expression.rewritten { node in
            switch node {
            case .constant(let name, let value):
                guard value.isFinite else {
                    isClosed = false
                    return node
                }
                return isBuiltIn(name, value) ? node : literal(value)
            case .derivativeOfGreater, .logarithmicPower, .quantity, .column, .overRows, .rowCount:
                isClosed = false
                return node
            default: return nil
            }
        }
        return isClosed ? body : nil
    }

    /// Whether the name means this value without any lesson.
    private static func isBuiltIn(_ name: Name, _ value: Double) -> Bool {
        guard let syntax = try? Syntax.parse(name.bytes, in: 0..<name.bytes.count) else { return false }
        return (try? Scope().constant(syntax)) == value
    }

    /// A number in the fewest digits that read back as the same.
    private static func literal(_ value: Double) -> Expression {
        let size = Number(value.magnitude, shown: Array(Shortest.text(value.magnitude).utf8))
        return value.sign == .minus ? .negated(.number(size)) : .number(size)
    }
}
