import Descent

/// Typesets the update rules of optimizers: in symbols, with a run's settings, and one update with its numbers.
struct MathUpdate {
    private let plan: Plan

    private var loss: LossFunction { plan.loss }

    // MARK: - The rule

    /// The rule in symbols, then with the run's settings and slopes; each line a formula.
    ///
    /// Every parameter has its slope, and the first stands for the others in all lines that differ in the name alone.
    static func rule(of plan: Plan) -> [UInt8] {
        let update = MathUpdate(plan: plan)
        var math = MathWriter()
        guard !plan.loss.parameters.isEmpty else { return [] }
        update.writeSymbols(of: 0, to: &math)
        update.writeSchedule(to: &math)
        for index in plan.loss.parameters.indices {
            update.writeSlope(index, isNumeric: true, to: &math) { update.setting($0, index) }
        }
        update.writeLines(0, to: &math) { update.setting($0, 0) }
        return math.bytes
    }

    /// The rule in symbols alone.
    static func symbols(of plan: Plan) -> [UInt8] {
        var math = MathWriter()
        for index in plan.loss.parameters.indices {
            MathUpdate(plan: plan).writeSymbols(of: index, to: &math)
        }
        return math.bytes
    }

    private func writeSymbols(of index: Int, to math: inout MathWriter) {
        // Each line asks for all of them.
        let symbols = UpdateSymbol.allCases.map { symbol($0, index) }
        writeSlope(index, to: &math) { symbols[Int($0.rawValue)] }
        writeLines(index, to: &math) { symbols[Int($0.rawValue)] }
    }

    private func writeSlope(
        _ index: Int, isNumeric: Bool = false, to math: inout MathWriter,
        _ value: (UpdateSymbol) -> Expression
    ) {
        let pull = plan.method.formula.first { $0.target == .slope }
        math.display { math in
            write(.slope, index, to: &math)
            math.operation("=")
            if isNumeric {
                writeGradient(index, value, to: &math)
            } else {
                MathQuantity.derivative(
                    of: loss.name, by: loss.parameters[index], isPartial: loss.parameters.count > 1, to: &math
                )
                if let place = plan.method.slopePoint {
                    math.fenced("(", ")") { MathExpression.write(place.expression(value), to: &$0) }
                }
            }
            if let pull, case .sum(_, let rest) = pull.expression(value) {
                math.operation("+")
                MathExpression.write(rest, to: &math)
            }
        }
    }

    /// The lines after the slope, which differ from parameter to parameter in the name alone.
    private func writeLines(_ index: Int, to math: inout MathWriter, _ value: (UpdateSymbol) -> Expression) {
        for line in plan.method.formula where line.target.isShown && line.target != .slope {
            math.display { math in
                write(line.target, index, to: &math)
                math.operation(line.target.isKept || line.target == .parameter ? "←" : "=")
                MathExpression.write(line.expression(value), to: &math)
            }
        }
    }

    /// The slope as it was derived, at the point where the method takes it.
    private func writeGradient(
        _ index: Int, _ value: (UpdateSymbol) -> Expression, to math: inout MathWriter
    ) {
        var gradient = loss.gradient[index]
        if let place = plan.method.slopePoint {
            gradient = gradient.substituting(
                loss.parameters.indices.map { other in place.expression { setting($0, other) } })
        }
        MathExpression.write(gradient, to: &math)
    }

    /// How the rate changes: η = 0.1 · 0.5^⌊t/10⌋ before update t + 1.
    private func writeSchedule(to math: inout MathWriter) {
        let rate = MathUpdate.number(plan.rate)
        let t = MathUpdate.letter("t")
        let value: Expression
        switch plan.schedule {
        case .constant: return
        case .step(let every, let factor):
            let count = Expression.call(.floor, [.quotient(t, MathUpdate.number(Double(every)))])
            value = .product(rate, .power(MathUpdate.number(factor), count), .sign)
        case .exponential(let factor):
            value = .product(rate, .power(MathUpdate.number(factor), t), .sign)
        case .cosine(let over):
            let whole = MathUpdate.number(Double(over))
            let time = over < plan.steps ? Expression.call(.min, [t, whole]) : t
            return math.display { math in
                math.put("<mi>η</mi><mo>=</mo>")
                MathExpression.write(rate, to: &math)
                math.put("<mo>⋅</mo><mfrac><mn>1</mn><mn>2</mn></mfrac>")
                math.fenced("(", ")") { math in
                    math.put("<mn>1</mn><mo>+</mo><mi>cos</mi>")
                    math.operation(MathWriter.applyFunction)
                    math.put("<mi>π</mi>")
                    MathExpression.write(.quotient(time, whole), to: &math)
                }
            }
        }
        math.display { math in
            math.put("<mi>η</mi><mo>=</mo>")
            MathExpression.write(value, to: &math)
        }
    }

    // MARK: - Updates

    /// The first updates with their numbers, all of a step's formulas together.
    static func steps(of run: Run, count: Int, decimals: Int) -> [[UInt8]] {
        let update = MathUpdate(plan: run.plan)
        var trace = UpdateTrace(run)
        return (0..<max(0, min(count, run.steps))).map { step in
            var math = MathWriter()
            for (index, parts) in trace.next().enumerated() {
                update.write(parts, index, step + 1, decimals, to: &math)
            }
            return math.bytes
        }
    }

    private func write(
        _ parts: UpdateTrace.Update, _ index: Int, _ step: Int, _ decimals: Int, to math: inout MathWriter
    ) {
        func value(_ symbol: UpdateSymbol, _ known: [Double]) -> Expression {
            switch symbol {
            case .power1: .power(setting(.beta1, index), .number(Number(UInt32(step))))
            case .power2: .power(setting(.beta2, index), .number(Number(UInt32(step))))
            case .rate where plan.schedule == .constant: setting(.rate, index)
            default:
                symbol.argument == nil ? MathUpdate.number(known[symbol], decimals) : setting(symbol, index)
            }
        }
        if let place = parts.slopePoint {
            math.display { math in
                MathExpression.write(place.line.expression { symbol($0, index) }, to: &math)
                math.operation("=")
                MathExpression.write(place.line.expression { value($0, place.before) }, to: &math)
                math.operation("=")
                MathExpression.write(MathUpdate.number(place.result, decimals), to: &math)
            }
        }
        for part in parts.lines where part.line.target.isShown {
            math.display { math in
                write(part.line.target, index, to: &math)
                math.operation("=")
                MathExpression.write(part.line.expression { value($0, part.before) }, to: &math)
                math.operation("=")
                MathExpression.write(MathUpdate.number(part.result, decimals), to: &math)
            }
        }
    }

    // MARK: - Symbols and numbers

    private func write(_ target: UpdateSymbol, _ index: Int, to math: inout MathWriter) {
        MathExpression.write(symbol(target, index), to: &math)
    }

    /// A symbol as a reader knows it; with several parameters, what each has of its own bears its name.
    private func symbol(_ symbol: UpdateSymbol, _ index: Int) -> Expression {
        switch symbol {
        case .parameter: .parameter(index, loss.parameters[index])
        case .power1: .power(MathUpdate.letter("β1"), MathUpdate.letter("t"))
        case .power2: .power(MathUpdate.letter("β2"), MathUpdate.letter("t"))
        case .rate, .correction, .momentum, .decay, .beta1, .beta2, .epsilon, .weightDecay:
            MathUpdate.letter(symbol.letter)
        case .derivative, .slope, .velocity, .mean, .squares, .correctedMean, .correctedSquares:
            MathUpdate.letter(symbol.letter, of: loss.parameters.count > 1 ? loss.parameters[index] : nil)
        }
    }

    /// A symbol with the run's own settings in place of theirs.
    private func setting(_ symbol: UpdateSymbol, _ index: Int) -> Expression {
        switch symbol {
        case .power1: .power(setting(.beta1, index), MathUpdate.letter("t"))
        case .power2: .power(setting(.beta2, index), MathUpdate.letter("t"))
        case .rate where plan.schedule == .constant: MathUpdate.number(plan.rate)
        default:
            symbol.argument.flatMap { plan.method[$0] }.map { MathUpdate.number($0) }
                ?? self.symbol(symbol, index)
        }
    }

    private static func letter(_ letter: String, of parameter: Name? = nil) -> Expression {
        let text = Array(letter.utf8) + (parameter.map { [UInt8(ascii: "_")] + $0.bytes } ?? [])
        return .constant(Name(text) ?? "x", .nan)
    }

    /// The fewest digits that name a setting.
    private static func number(_ value: Double) -> Expression {
        var text: [UInt8] = []
        DecimalFormat.appendShortest(value.magnitude, to: &text)
        if text.suffix(2).elementsEqual(".0".utf8) { text.removeLast(2) }
        return signed(value, text)
    }

    /// A computed value: so many decimals, and a power of ten where they would show too little of it.
    private static func number(_ value: Double, _ decimals: Int) -> Expression {
        let size = value.magnitude
        let isPlain = size == 0 || !size.isFinite || size >= 0.001 && size < 1e9
        return signed(
            value,
            isPlain
                ? DecimalFormat.fixed(size, decimals: decimals)
                : DecimalFormat.exponent(size, decimals: decimals))
    }

    private static func signed(_ value: Double, _ text: [UInt8]) -> Expression {
        let number = Expression.number(Number(value.magnitude, shown: text))
        return value < 0 ? .negated(number) : number
    }
}

extension UpdateSymbol {
    /// Whether a reader sees the line that computes it: a power is shown as a power.
    fileprivate var isShown: Bool { self != .power1 && self != .power2 }

    /// As mathematics writes it.
    fileprivate var letter: String {
        switch self {
        case .parameter: "w"
        case .derivative: "d"
        case .slope: "g"
        case .rate: "η"
        case .velocity: "v"
        case .mean: "m"
        case .squares: "s"
        case .power1, .power2: "β"
        case .correctedMean: "m\u{302}"
        case .correctedSquares: "\u{15D}"
        case .correction: "c"
        case .momentum: "μ"
        case .decay: "ρ"
        case .beta1: "β1"
        case .beta2: "β2"
        case .epsilon: "ε"
        case .weightDecay: "λ"
        }
    }
}
