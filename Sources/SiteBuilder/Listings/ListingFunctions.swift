import Descent
import Lessons

/// Whether a listing may call functions such as `exp`: its language computes them in its own way, to another last bit.
extension Listing {
    /// Refuses a run in which another library's last bits could change a printed digit, or whose functions overflow on
    /// the way to a finite value, which Python takes for an error.
    static func checkFunctions(
        _ run: Descent.Run, _ line: BoundPrintLine, _ expressions: [Expression]
    ) throws(Failure) {
        var values: [Expression] = []
        for expression in expressions {
            expression.forEachNode { node in
                for value in node.foreignValues where !values.contains(value) { values.append(value) }
            }
        }
        guard !values.isEmpty else { return }
        for step in 0...run.steps {
            let point = run.point(at: step)
            // What stands in a print line, over rows, has no value at a point alone.
            if values.contains(where: { !($0.value(at: point) ?? 0).isFinite }) {
                throw .notFinite(step: step)
            }
        }
        // A tie is a number that has no further digits, and none that a function gave.
        if let step = unclearStep(run, line, acceptsTies: true) { throw .foreignDigits(step: step) }
    }

    /// The first step at which rounding errors could change a printed digit, or end the run; nil where none can.
    ///
    /// - Parameter acceptsTies: whether every language comes to the same side of an exact tie.
    static func unclearStep(_ run: Descent.Run, _ line: BoundPrintLine, acceptsTies: Bool) -> Int? {
        // The listing starts from the very doubles of the run, so these are exact here.
        let settings = ExactSettings(
            start: run.plan.start.map { ShadowNumber($0) }, rate: ShadowNumber(run.plan.rate),
            data: run.plan.loss.data.flatMap { ExactData($0) })
        let steps = line.printedSteps(of: run)
        // A run whose errors cannot be told has no digit that is sure.
        guard let shadow = run.plan.shadow(of: run, with: settings) else { return steps.first }
        for step in steps {
            if shadow.turn == step { return step }
            for (quantity, format) in line.quantities where !quantity.expression.isCount {
                guard let value = run.value(of: quantity, at: step) else { continue }
                guard let digits = format.claimedDigits, let exact = shadow.value(of: quantity, at: step)
                else {
                    return step
                }
                if let doubt = exact.doubt(about: value, written: digits), doubt != .tie || !acceptsTies {
                    return step
                }
                if exact.hasUnclearSign(value) { return step }
            }
        }
        return shadow.turn
    }
}

extension Shadow {
    /// Whether rounding errors could turn the sign, which languages print of a zero, too.
    fileprivate func hasUnclearSign(_ value: Double) -> Bool {
        let error = ((value - number.high) - number.low).magnitude
        return value.magnitude <= 4 * (error + 4 * value.ulp) && (value != 0 || error != 0)
    }
}

extension Expression {
    /// What a listing computes with another library's functions on the way to the value of this node: see
    /// `CodeExpression`.
    fileprivate var foreignValues: [Expression] {
        switch self {
        case .call(.pow, let arguments) where arguments.count == 2:
            Expression.power(arguments[0], arguments[1]).foreignValues
        case .call(let function, let arguments): function.isForeign ? function.foreignValues(arguments) : []
        case .power(_, let exponent): exponent.countOfHalves == nil ? [self] : []
        case .logarithmicPower: [self]
        default: []
        }
    }
}

extension Function {
    /// Whether other libraries' last bits differ from the engine's.
    fileprivate var isForeign: Bool {
        switch self {
        case .exp, .log, .log2, .log10, .sin, .cos, .tan, .asin, .acos, .atan, .sinh, .cosh, .tanh, .sigmoid,
            .softplus:
            true
        default: false
        }
    }

    /// What a listing computes on the way to the value: see `CodeExpression`.
    fileprivate func foreignValues(_ arguments: [Expression]) -> [Expression] {
        switch self {
        case .sigmoid: [.call(.exp, arguments.map { .negated($0) })]
        case .softplus: [.call(.exp, arguments)]
        default: [.call(self, arguments)]
        }
    }
}

extension PrintFormat {
    /// How many digits it writes; nil for as many as there are.
    fileprivate var claimedDigits: ClaimedDigits? {
        switch style {
        case .shortest: nil
        case .fixed(let decimals): .decimals(decimals)
        case .exponent(let decimals): .significant(decimals + 1)
        case .whole: .decimals(0)
        }
    }
}
