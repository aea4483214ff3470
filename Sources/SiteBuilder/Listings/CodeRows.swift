import Descent
import Lessons

/// Sums and means over the rows of the data, in code.
extension CodeExpression {
    /// `x[row]`; in PyTorch all the rows at once: `x`, or `x[batch]`.
    func column(_ index: Int) -> Piece {
        guard let rows, let column = rows.names.columns.first(where: { $0.index == index })?.text else {
            return plain("")
        }
        guard language == .pytorch else { return plain("\(column)[\(rows.names.row)]") }
        return plain(rows.rows.isEmpty ? column : "\(column)[\(rows.rows)]")
    }

    func rowCount() -> Piece {
        let rows = rows?.rows ?? ""
        var result = Piece()
        switch language {
        case .swift:
            result.code.put(.builtIn, "Double")
            result.code.plain("(\(rows).count)")
        case .python:
            result.code.put(.builtIn, "len")
            result.code.plain("(\(rows))")
        case .javascript: result.code.plain("\(rows).length")
        case .pytorch:
            result.code.put(.builtIn, "len")
            result.code.plain("(")
            result.code.put((self.rows?.names.columns.first).map { column($0.index).code } ?? CodeWriter())
            result.code.plain(")")
        }
        return result
    }

    /// `average(rows.map { row -> Double in x[row] * w })`, `average([x[row] * w for row in rows])`,
    /// `average(rows.map((row) => x[row] * w))`, `(x * w).mean()`
    mutating func overRows(_ aggregate: Aggregate, _ operand: Expression) -> Piece {
        guard let rows else { return plain("nan") }
        guard operand.hasFreeColumn else {
            // The same in every row.
            guard aggregate == .sum else { return piece(operand, points: operand.isFixed) }
            return infix(operand, " * ", .rowCount, .product, operand.isFixed)
        }
        let each = piece(operand, points: false)
        var result = Piece()
        guard language != .pytorch else {
            result.code.put(each.bracketed(unless: .operand))
            result.code.plain(aggregate == .mean ? ".mean()" : ".sum()")
            return result
        }
        needs.insert(aggregate == .mean ? .mean : .total)
        result.code.plain("\(aggregate == .mean ? rows.names.mean : rows.names.total)(")
        switch language {
        case .swift:
            result.code.plain("\(rows.rows).map { \(rows.names.row) -> Double ")
            result.code.keyword("in ")
            result.code.put(each.code)
            result.code.plain(" })")
        case .javascript:
            result.code.plain("\(rows.rows).map((\(rows.names.row)) => ")
            result.code.put(each.code)
            result.code.plain("))")
        case .python, .pytorch:
            result.code.plain("[")
            result.code.put(each.code)
            result.code.keyword(" for ")
            result.code.plain(rows.names.row)
            result.code.keyword(" in ")
            result.code.plain("\(rows.rows)])")
        }
        return result
    }
}
