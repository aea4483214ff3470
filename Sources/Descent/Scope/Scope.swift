/// What the names of one block stand for: its constants, its functions and its loss.
public struct Scope: Sendable, Equatable {
    /// The function that the block minimizes, if it has one that is free of errors.
    public let loss: LossFunction?
    /// Whether the run's method has a velocity, which `velocity` and `v` mean in its quantities.
    public var hasVelocity = false
    /// Whether an update looks at fewer rows than there are, so that `slope` is not the slope of the loss.
    public var hasBatches = false
    /// The rows that means and sums are over.
    public let data: DataTable?
    /// In the order of the names, for binary search.
    let entries: [Entry]

    /// A scope in which only the language's own names mean something.
    public init() {
        self.loss = nil
        self.data = nil
        self.entries = []
    }

    init(loss: LossFunction?, data: DataTable?, entries: [Entry]) {
        self.loss = loss
        self.data = data
        self.entries = entries
    }

    struct Entry: Sendable, Equatable {
        let name: Name
        let meaning: Meaning
    }

    enum Meaning: Sendable, Equatable {
        /// A `let` constant, with the expression that gives its value.
        ///
        /// Its exact value is nil where it is over more data than shadows are made of.
        case constant(Double, Expression, exactly: ShadowNumber?)
        case function(UserFunction)
        /// Its definition has an error, or needs one that has.
        case failed
    }

    /// The value of a `let` constant of this scope.
    public func constant(named name: Name) -> Double? {
        if case .constant(let value, _, _) = meaning(of: name) { value } else { nil }
    }

    /// Whether the name is a `let`, a function, the loss, a column of the data, or one of the language's constants and functions: all
    /// that a column of a table of evaluations cannot take for an input.
    public func defines(_ name: Name) -> Bool {
        meaning(of: name) != nil || data?.names.contains(name) == true || Binder.builtInConstant(name) != nil
            || name.isReserved
            || name.isBuiltInFunction
    }

    func meaning(of name: Name) -> Meaning? {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].name < name { low = middle + 1 } else { high = middle }
        }
        return low < entries.count && entries[low].name == name ? entries[low].meaning : nil
    }

    /// The value of an expression that needs no run and no parameter, such as a start or a rate.
    public func constant(_ syntax: Syntax) throws(ExpressionError) -> Double {
        let bound = try bind(syntax, .constant)
        if syntax.isCondition { throw ExpressionError(.conditionNotExpected, at: syntax.range) }
        return bound.expression.value(at: [], over: data) ?? .nan
    }

    func bind(_ syntax: Syntax, _ context: Binder.Context) throws(ExpressionError) -> Bound {
        var binder = Binder(scope: self, context: context)
        let bound = binder.bind(syntax)
        if case .inputs = context {} else { binder.refuseFreeColumn(of: bound) }
        if let error = binder.errors.first { throw error }
        return bound
    }
}

/// A function of the lesson: `let p(x) = …`, or the loss.
struct UserFunction: Sendable, Equatable {
    let name: Name
    let parameters: [Name]
    let body: Bound
}
