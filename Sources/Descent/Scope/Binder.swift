/// Gives the names of one expression their meaning.
///
/// It walks the nodes in the order in which they stand, operands first, with a stack in place of recursion. After
/// an error it goes on with a placeholder, so that one pass finds them all.
struct Binder {
    let scope: Scope
    let context: Context
    var errors: [ExpressionError] = []
    private var stack: [Bound] = []

    /// What the expression is for, and so what its names may mean.
    enum Context {
        case constant
        /// The body of `let p(x)`, with its parameters.
        case function([Name])
        /// The body of the loss, or a column of a table of evaluations.
        case inputs([Name])
        /// A quantity of a run.
        case rows
    }

    init(scope: Scope, context: Context) {
        self.scope = scope
        self.context = context
    }

    mutating func bind(_ syntax: Syntax) -> Bound {
        stack.reserveCapacity(16)
        for node in syntax.nodes {
            guard errors.count < Limits.errors else { break }
            let bound = bind(node)
            stack.append(bound)
        }
        return stack.last ?? .placeholder
    }

    mutating func fail(_ kind: ExpressionError.Kind, at node: Syntax.Node) -> Bound {
        errors.append(ExpressionError(kind, at: node.range))
        return .placeholder
    }

    private mutating func bind(_ node: Syntax.Node) -> Bound {
        switch node.kind {
        case .number(let number): return Bound(.number(number))
        case .known(let value, let exactly): return Bound.known(value, exactly: exactly)
        case .name(let name): return plain(name, node)
        case .call(let name, let primes, let count):
            let arguments = [Bound](stack.suffix(count))
            stack.removeLast(arguments.count)
            return call(name, primes: primes, arguments, node)
        case .partial(let loss, let parameter): return partial(loss, parameter, node)
        case .velocity(let name): return velocity(of: name, node)
        case .batchLoss: return batchLoss(node)
        case .shifted(let offset):
            let operand = pop()
            guard isRows else { return outside(Name(word: offset > 0 ? "next" : "previous"), node) }
            return operand.with(operand.expression.shifted(by: offset))
        case .negated: return one(node) { .negated($0) }
        case .root: return one(node) { .call(.sqrt, [$0]) }
        case .bars: return one(node) { .call(.abs, [$0]) }
        case .not: return one(node) { .not($0) }
        case .sum: return two(node) { .sum($0, $1) }
        case .difference: return two(node) { .difference($0, $1) }
        case .product: return two(node) { .product($0, $1, .sign) }
        case .juxtaposed: return two(node) { .product($0, $1, .juxtaposed) }
        case .quotient: return two(node) { .quotient($0, $1) }
        case .power: return two(node) { .power($0, $1) }
        case .comparison(let comparison): return two(node) { .comparison(comparison, $0, $1) }
        case .and: return two(node) { .and($0, $1) }
        case .or: return two(node) { .or($0, $1) }
        }
    }

    var isRows: Bool {
        if case .rows = context { true } else { false }
    }

    /// The parameters that names may mean, where the expression is a function's body.
    private var formals: [Name] {
        switch context {
        case .function(let names), .inputs(let names): names
        case .constant, .rows: []
        }
    }

    private mutating func pop() -> Bound {
        stack.popLast() ?? .placeholder
    }

    private mutating func one(_ node: Syntax.Node, _ make: (Expression) -> Expression) -> Bound {
        let operand = pop()
        return checked(Bound(make(operand.expression), over: operand), node)
    }

    private mutating func two(_ node: Syntax.Node, _ make: (Expression, Expression) -> Expression) -> Bound {
        let right = pop()
        let left = pop()
        return checked(Bound(make(left.expression, right.expression), over: left, right), node)
    }

    /// Refuses what has grown too large by calls of functions.
    mutating func checked(_ bound: Bound, _ node: Syntax.Node) -> Bound {
        if bound.nodes > Limits.nodes { return fail(.tooMany(.nodes, limit: Limits.nodes), at: node) }
        if !Depth.isAllowed(bound.depth, levels: Limits.depth) {
            return fail(.tooDeep(limit: Limits.depth), at: node)
        }
        return bound
    }

    // MARK: Names

    private mutating func plain(_ name: Name, _ node: Syntax.Node) -> Bound {
        if let index = formals.firstIndex(of: name) { return Bound(.parameter(index, name)) }
        if isRows, let quantity = rowQuantity(name, node) { return quantity }
        switch scope.meaning(of: name) {
        case .constant(let value, _, _): return Bound(.constant(name, value))
        case .function(let function):
            let count = function.parameters.count
            return fail(.functionWithoutArguments(name, expected: count...count), at: node)
        case .failed: return fail(.definedWithErrors(name), at: node)
        case nil: break
        }
        if let index = scope.data?.names.firstIndex(of: name) { return column(index, name, node) }
        if name == Aggregate.count { return rowCount(node) }
        if let value = Binder.builtInConstant(name) { return Bound(.constant(name, value)) }
        if let function = Function(name) {
            return fail(.functionWithoutArguments(name, expected: function.arguments), at: node)
        }
        if Aggregate(name) != nil {
            return fail(.functionWithoutArguments(name, expected: 1...1), at: node)
        }
        if name.isReserved { return outside(name, node) }
        if case .constant = context, scope.loss?.parameters.contains(name) == true {
            return fail(.notAConstant(name), at: node)
        }
        return fail(.unknownName(name, nearest: name.nearest(among: knownNames)), at: node)
    }

    /// `pi`, `π` and `e`, which a parameter or a `let` of that name hides.
    static func builtInConstant(_ name: Name) -> Double? {
        if name.isWord("pi") || name.isWord("π") { return .pi }
        if name.isWord("e") { return 2.718281828459045 }
        return nil
    }

    private static let constantNames = [Name(word: "pi"), Name(word: "e")]

    private static let rowNames = [
        Name(word: "loss"), Name(word: "slope"), Name(word: "norm"), Name(word: "step"), Name(word: "epoch"),
        Name(word: "rate"), Name(word: "velocity"),
    ]

    mutating func outside(_ name: Name, _ node: Syntax.Node) -> Bound {
        fail(.quantityOutsideRun(name), at: node)
    }

    /// All that could be meant, for the nearest names.
    private var knownNames: [Name] {
        var names = formals + scope.entries.map { $0.name } + (scope.data?.names ?? [])
        if isRows {
            names += (scope.loss?.parameters ?? []) + Binder.rowNames
        }
        return names + Binder.constantNames
    }
}
