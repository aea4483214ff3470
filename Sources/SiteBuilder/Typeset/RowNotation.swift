import Descent

/// Writes what belongs to the rows of the data: a column's number in row i, sums over all i.
enum RowNotation {
    /// A column with the row's number below it: xᵢ.
    static func write(column: Name, to math: inout MathWriter) {
        math.element("msub") { math in
            MathName(column).write(to: &math)
            math.put("<mi>i</mi>")
        }
    }

    /// A sum over i from 1 to n; before that of a mean stands 1/n.
    static func write(
        _ aggregate: Aggregate, to math: inout MathWriter, _ operand: (inout MathWriter) -> Void
    ) {
        if aggregate == .mean {
            math.put("<mfrac><mn>1</mn><mi>n</mi></mfrac>")
        }
        math.put(
            "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>")
        math.element("mrow") { operand(&$0) }
    }
}
