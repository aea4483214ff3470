struct Parser {
    init(_ source: [UInt8], in range: Range<Int>, options: Syntax.Options) {}
    mutating func whole() throws(ExpressionError) -> Syntax { throw ExpressionError(.sideBySide, at: 0..<0) }
    mutating func operand() throws(ExpressionError) -> (syntax: Syntax, end: Int) {
        throw ExpressionError(.sideBySide, at: 0..<0)
    }
    mutating func definition() throws(ExpressionError) -> Definition {
        throw ExpressionError(.sideBySide, at: 0..<0)
    }
}
extension Number { static func plain(_ s: UInt64, exponent: Int) -> [UInt8] { [] } }
