/// How deep an expression is, in sixths of a level.
///
/// What recurses needs its full share of the stack for a bracket or a power. A sum `a + b + c` is the tree
/// `(a + b) + c`, and its links are walked in a loop: all that still recurses over them is the freeing of the tree,
/// which needs little. So a link is a sixth of a level, and a sum may have six times as many terms as brackets may nest.
enum Depth {
    /// A leaf, and what each level adds to the deepest operand.
    static let level = 6
    /// What a link of a sum adds to the sum before it.
    static let link = 1

    /// The depth of a sum or difference.
    static func sum(_ left: Int, _ right: Int) -> Int { max(left + link, right + level) }

    static func isAllowed(_ depth: Int, levels: Int) -> Bool { depth <= levels * level }
}

extension Expression {
    /// One step of a sum behind its first term.
    struct Link {
        let isDifference: Bool
        let term: Expression
    }

    /// A sum of more than a few terms as its first term and its links in order; nil for what recursion may walk.
    var longSum: (first: Expression, links: [Link])? {
        guard isLongSum else { return nil }
        var links: [Link] = []
        var first = self
        while let (left, link) = first.lastLink {
            links.append(link)
            first = left
        }
        links.reverse()
        return (first, links)
    }

    /// Whether it has so many links that an array of them is worth its price.
    private var isLongSum: Bool {
        var rest = self
        for _ in 0..<4 {
            switch rest {
            case .sum(let left, _), .difference(let left, _): rest = left
            default: return false
            }
        }
        return true
    }

    private var lastLink: (left: Expression, link: Link)? {
        switch self {
        case .sum(let left, let right): (left, Link(isDifference: false, term: right))
        case .difference(let left, let right): (left, Link(isDifference: true, term: right))
        default: nil
        }
    }

    /// Calls `body` with every node and its depth from above, operators before operands, without recursion; where it
    /// returns false, the node's operands are left out.
    func visitNodes(_ body: (Expression, Int) -> Bool) {
        var open = [(node: self, depth: Depth.level)]
        while let (node, depth) = open.popLast() {
            guard body(node, depth) else { continue }
            switch node {
            case .sum(let left, let right), .difference(let left, let right):
                open.append((left, depth + Depth.link))
                open.append((right, depth + Depth.level))
            default: node.forEachOperand { open.append(($0, depth + Depth.level)) }
            }
        }
    }

    /// Whether some node is what is wanted; the operands of those that `isClosed` are left out.
    func contains(_ isWanted: (Expression) -> Bool, behind isClosed: (Expression) -> Bool = { _ in false })
        -> Bool
    {
        var found = false
        visitNodes { node, _ in
            found = found || isWanted(node)
            return !found && !isClosed(node)
        }
        return found
    }

    /// The tree with some nodes replaced: those for which `change` has another.
    public func rewritten(_ change: (Expression) -> Expression?) -> Expression {
        if let changed = change(self) { return changed }
        guard let (first, links) = longSum else { return mapOperands { $0.rewritten(change) } }
        var sum = first.rewritten(change)
        for link in links {
            let term = link.term.rewritten(change)
            sum = link.isDifference ? .difference(sum, term) : .sum(sum, term)
        }
        return sum
    }
}
