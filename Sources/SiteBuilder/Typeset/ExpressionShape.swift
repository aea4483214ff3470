import Descent
import Lessons

/// What formulas and listings ask of an expression before they write it.
extension Expression {
    /// Whether nothing in it changes from row to row, so that a language might take its numbers for integers.
    var isFixed: Bool {
        var isFixed = true
        forEachNode { node in
            switch node {
            case .parameter, .quantity, .constant, .column, .rowCount: isFixed = false
            default: break
            }
        }
        return isFixed
    }

    /// Levels and nodes of an expression that a reader may still follow. They also bound the recursion and the work
    /// of writing it.
    private static let readableDepth = 64
    private static let readableNodes = 1_500

    /// Whether it is no deeper and no larger than what can be read on a page.
    var isReadable: Bool {
        var nodes = 0
        return isReadable(depth: 1, nodes: &nodes)
    }

    private func isReadable(depth: Int, nodes: inout Int) -> Bool {
        nodes += 1
        guard depth <= Expression.readableDepth, nodes <= Expression.readableNodes else { return false }
        switch self {
        case .number, .constant, .parameter, .column, .rowCount, .quantity: return true
        case .negated(let operand), .not(let operand), .overRows(_, let operand):
            return operand.isReadable(depth: depth + 1, nodes: &nodes)
        case .sum(let left, let right), .difference(let left, let right), .product(let left, let right, _),
            .quotient(let left, let right), .power(let left, let right),
            .logarithmicPower(let left, let right),
            .comparison(_, let left, let right), .and(let left, let right), .or(let left, let right):
            return left.isReadable(depth: depth + 1, nodes: &nodes)
                && right.isReadable(depth: depth + 1, nodes: &nodes)
        case .call(_, let arguments):
            return arguments.allSatisfy { $0.isReadable(depth: depth + 1, nodes: &nodes) }
        case .derivativeOfGreater(let left, let right, let whenLeft, let whenRight):
            return [left, right, whenLeft, whenRight].allSatisfy {
                $0.isReadable(depth: depth + 1, nodes: &nodes)
            }
        }
    }
}
