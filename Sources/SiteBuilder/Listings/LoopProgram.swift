import Descent
import Lessons

/// Writes the loop of a run: start, slope, update, print.
///
/// A line without `next` is printed after each update; one with it before, when the next point is known but not
/// yet taken. What the line and the stop condition use is computed where they need it, and nothing else.
struct LoopProgram {
    let language: ShowItem.Language
    let plan: Plan
    let line: BoundPrintLine
    let used: Set<LoopSlot>
    var variables: LoopVariables
    var needs = CodeExpression.Needs()
    var body = CodeWriter()
    private(set) var code = CodeWriter()
    /// What the data's columns and rows are called, where the run is over data.
    let rows: RowNames?

    var loss: LossFunction { plan.loss }
    var parameters: Range<Int> { 0..<loss.parameters.count }

    init(_ language: ShowItem.Language, _ plan: Plan, _ line: BoundPrintLine) {
        self.language = language
        self.plan = plan
        self.line = line
        var quantities = line.quantities.map(\.quantity.expression)
        if let stop = plan.stop { quantities.append(stop.expression) }
        var used: Set<LoopSlot> = []
        for quantity in quantities {
            quantity.forEachNode { node in
                if case .quantity(let quantity, let offset) = node {
                    used.insert(LoopSlot(quantity, offset: offset))
                }
            }
        }
        self.used = used
        variables = LoopVariables(
            language, plan.loss, expressions: [plan.loss.expression] + plan.loss.gradient + quantities)
        let expressions = [plan.loss.expression] + plan.loss.gradient + quantities
        rows = variables.rowNames(for: expressions, of: plan)
    }

    mutating func write() throws(Listing.Failure) {
        let reach = line.looksAhead ? 0...1 : -1...0
        guard used.allSatisfy({ reach.contains($0.offset) && ($0.column != .step || $0.offset == 0) }) else {
            throw .rowOutOfReach
        }
        nameKept()
        writeStart()
        writeLoop()
        if language == .swift {
            if needs.contains(.mathematics) || usesFormat {
                code.line {
                    $0.keyword("import")
                    $0.plain(" Foundation")
                }
            }
        } else if needs.contains(.mathematics) {
            code.line {
                $0.keyword("import")
                $0.plain(" math")
            }
        }
        code.writeFunctions(needs, language)
        for function in dataFunctions(needs) {
            if !code.tokens.isEmpty { code.line { _ in } }
            let language = language
            for line in function.split(separator: "\n") { code.line { $0.source(String(line), language) } }
        }
        if !code.tokens.isEmpty { code.line { _ in } }
        code.put(body)
    }

    // MARK: Lines

    private mutating func writeStart() {
        writeData()
        for index in parameters {
            let start = index < plan.start.count ? plan.start[index] : 0
            define(variables.text(LoopSlot(.parameter(index))), start, isVariable: true)
        }
        define(variables.text(LoopSlot(.symbol(.rate, 0))), plan.rate, isVariable: plan.schedule != .constant)
        writeMethodStart()
        for (text, value) in variables.definitions { define(text, value, isVariable: false) }
    }

    mutating func define(_ name: String, _ value: Double, isVariable: Bool) {
        let (language, literal) = (language, CodeNumber.shortest(value))
        body.line { code in
            if language == .swift { code.keyword(isVariable ? "var " : "let ") }
            code.plain("\(name) = ")
            if literal.first == UInt8(ascii: "-") { code.plain("-") }
            code.put(.number, literal.drop { $0 == UInt8(ascii: "-") })
        }
    }

    private mutating func writeLoop() {
        let range = line.looksAhead ? (0, plan.steps - 1) : (1, plan.steps)
        let language = language
        let counter =
            used.contains(LoopSlot(.step)) || scheduleCounts || updatesPerEpoch > 1 ? " step " : " _ "
        body.line { code in
            code.keyword("for")
            code.plain(counter)
            code.keyword("in")
            switch language {
            case .swift:
                code.plain(" ")
                code.put(.number, String(range.0))
                code.plain("...")
                code.put(.number, String(range.1))
                code.plain(" {")
            case .python:
                code.plain(" ")
                code.put(.builtIn, "range")
                code.plain("(")
                if range.0 > 0 {
                    code.put(.number, String(range.0))
                    code.plain(", ")
                }
                code.put(.number, String(range.1 + 1))
                code.plain("):")
            }
        }
        var inner = self
        body.indented { code in
            inner.body = code
            inner.writeBatch()
            if inner.line.looksAhead { inner.writePrintingBefore() } else { inner.writePrintingAfter() }
            code = inner.body
        }
        variables = inner.variables
        needs = inner.needs
        if language == .swift { body.line { $0.plain("}") } }
    }

    /// Slope, update, then what the line shows of the new point.
    private mutating func writePrintingAfter() {
        let again = parameters.filter {
            used.contains(LoopSlot(.slope($0))) || used.contains(LoopSlot(.norm))
        }
        for index in parameters where needsSlope(index, at: -1) {
            // Slopes that the line shows are computed anew after the update.
            assign(
                LoopSlot(.slope(index)), loss.gradient[index], at: .row(0), isVariable: again.contains(index))
        }
        if used.contains(LoopSlot(.norm, -1)) { assignNorm(LoopSlot(.norm, -1), slopesAt: 0) }
        for index in parameters where used.contains(LoopSlot(.slope(index), -1)) {
            if again.contains(index) {
                copy(LoopSlot(.slope(index)), to: LoopSlot(.slope(index), -1))
            } else {
                variables.share(LoopSlot(.slope(index), -1), with: LoopSlot(.slope(index)))
            }
        }
        if used.contains(LoopSlot(.loss, -1)) { assign(LoopSlot(.loss, -1), loss.expression, at: .row(0)) }
        for index in parameters where used.contains(LoopSlot(.parameter(index), -1)) {
            copy(LoopSlot(.parameter(index)), to: LoopSlot(.parameter(index), -1))
        }
        writeUpdates(to: 0)
        if used.contains(LoopSlot(.loss)) { assign(LoopSlot(.loss), loss.expression, at: .row(0)) }
        for index in again {
            let isNew = !needsSlope(index, at: -1)
            assign(LoopSlot(.slope(index)), loss.gradient[index], at: .row(0), isNew: isNew)
        }
        if used.contains(LoopSlot(.norm)) { assignNorm(LoopSlot(.norm), slopesAt: 0) }
        writePrint()
        writeStop()
    }

    /// What the line shows of the point in hand and of the next, and only then the step to it.
    private mutating func writePrintingBefore() {
        for index in parameters where needsSlope(index, at: 0) {
            assign(LoopSlot(.slope(index)), loss.gradient[index], at: .row(0))
        }
        if used.contains(LoopSlot(.loss)) { assign(LoopSlot(.loss), loss.expression, at: .row(0)) }
        if used.contains(LoopSlot(.norm)) { assignNorm(LoopSlot(.norm), slopesAt: 0) }
        writeUpdates(to: 1)
        if used.contains(LoopSlot(.loss, 1)) { assign(LoopSlot(.loss, 1), loss.expression, at: .row(1)) }
        for index in parameters where usesNextSlope(index) {
            assign(LoopSlot(.slope(index), 1), loss.gradient[index], at: .row(1))
        }
        if used.contains(LoopSlot(.norm, 1)) { assignNorm(LoopSlot(.norm, 1), slopesAt: 1) }
        writeStop()
        writePrint()
        for index in parameters {
            copy(LoopSlot(.parameter(index), 1), to: LoopSlot(.parameter(index)), isNew: false)
        }
    }

    /// Whether the row's slope is computed: where the update takes it, or where the line or the stop condition asks.
    private func needsSlope(_ index: Int, at row: Int) -> Bool {
        plan.method.slopePoint == nil || used.contains(LoopSlot(.slope(index), row))
            || used.contains(LoopSlot(.norm, row))
    }

    private func usesNextSlope(_ index: Int) -> Bool {
        used.contains(LoopSlot(.slope(index), 1)) || used.contains(LoopSlot(.norm, 1))
    }

    // MARK: Statements

    /// `slot = expression`, its parameters taken from a row or from the points ahead.
    mutating func assign(
        _ slot: LoopSlot, _ expression: Expression, at place: LoopPlace, isNew: Bool = true,
        isVariable: Bool = false
    ) {
        let value = expressionCode(expression, at: place)
        var operators = 0
        expression.forEachNode { _ in operators += 1 }
        // Swift's type checker gives up on long sums of plain literals unless it is told.
        assign(slot, value, isNew: isNew, isVariable: isVariable, isTyped: operators > 12)
    }

    mutating func assign(
        _ slot: LoopSlot, _ value: CodeWriter, isNew: Bool, isVariable: Bool = false, isTyped: Bool = false
    ) {
        let name = variables.text(slot)
        let language = language
        body.line { code in
            if language == .swift, isNew { code.keyword(isVariable ? "var " : "let ") }
            code.plain(name)
            if language == .swift, isNew, isTyped { code.plain(": Double") }
            code.plain(" = ")
            code.put(value)
        }
    }

    mutating func copy(_ slot: LoopSlot, to other: LoopSlot, isNew: Bool = true) {
        var value = CodeWriter()
        value.plain(variables.text(slot))
        assign(other, value, isNew: isNew)
    }

    /// `w = w - rate * slope`
    mutating func update(_ slot: LoopSlot, _ index: Int, isNew: Bool) {
        let names = [LoopSlot(.parameter(index)), LoopSlot(.rate), LoopSlot(.slope(index))].map {
            variables.text($0)
        }
        var value = CodeWriter()
        value.plain("\(names[0]) - \(names[1]) * \(names[2])")
        assign(slot, value, isNew: isNew)
    }

    /// The gradient's length: the root of the sum of its squares, in the order of the parameters.
    private mutating func assignNorm(_ slot: LoopSlot, slopesAt offset: Int) {
        let slopes = parameters.map { variables.text(LoopSlot(.slope($0), offset)) }
        var value = CodeWriter()
        if slopes.count == 1 {
            value.put(.builtIn, "abs")
            value.plain("(\(slopes[0]))")
        } else {
            needs.insert(.mathematics)
            if language == .python { value.plain("math.") }
            value.put(.builtIn, "sqrt")
            value.plain("(" + slopes.map { "\($0) * \($0)" }.joined(separator: " + ") + ")")
        }
        assign(slot, value, isNew: true, isTyped: slopes.count > 3)
    }

    private mutating func writeStop() {
        guard let stop = plan.stop else { return }
        let condition = expressionCode(stop.expression, at: .row(0))
        let language = language
        body.line { code in
            code.keyword("if ")
            code.put(condition)
            if language == .swift {
                code.plain(" { ")
                code.keyword("break")
                code.plain(" }")
            } else {
                code.plain(": ")
                code.keyword("break")
            }
        }
    }

    mutating func expressionCode(_ expression: Expression, at place: LoopPlace) -> CodeWriter {
        expression.forEachNode { node in
            if case .quantity(let quantity, let row) = node {
                _ = variables.text(LoopSlot(quantity, offset: row))
            }
        }
        if place != .row(0) { for index in parameters { _ = variables.text(place.slot(index)) } }
        let known = variables
        let epoch = epochText
        var writer = CodeExpression(
            language,
            name: { quantity, row in
                if row == 0, case .parameter(let index, _) = quantity {
                    return known.known(place.slot(index))
                }
                if case .epoch = quantity { return epoch }
                return known.known(LoopSlot(quantity, offset: row))
            },
            constant: { known.constant($0) })
        writer.rows = rowNames(for: expression)
        let code = writer.code(expression)
        needs.formUnion(writer.needs)
        return code
    }

    // MARK: The line

    private var usesFormat: Bool {
        language == .swift
            && line.quantities.contains { $0.format != PrintFormat() }
    }

    private mutating func writePrint() {
        var values: [CodeWriter] = []
        for (quantity, format) in line.quantities {
            let isCount = quantity.expression.isCount && (format.style == .shortest || format.style == .whole)
            if isCount {
                var step = CodeWriter()
                if case .quantity(.epoch, _) = quantity.expression {
                    step.plain(epochText)
                } else {
                    step.plain("step")
                }
                values.append(step)
            } else {
                values.append(expressionCode(quantity.expression, at: .row(0)))
            }
        }
        let printed = CodePrint(language, line, values)
        body.line { printed.write(to: &$0) }
    }
}

extension CodeWriter {
    /// The functions that a listing defines for itself, before its first line.
    fileprivate mutating func writeFunctions(_ needs: CodeExpression.Needs, _ language: ShowItem.Language) {
        if needs.contains(.power) { writePower(language) }
        if needs.contains(.sign) { writeSign(language) }
    }

    /// Products from the left, as the engine multiplies.
    private mutating func writePower(_ language: ShowItem.Language) {
        if !tokens.isEmpty { line { _ in } }
        switch language {
        case .swift:
            line { code in
                code.keyword("func ")
                code.put(.function, "power")
                code.plain("(_ base: Double, _ count: Int) -> Double {")
            }
            indented { code in
                code.line { code in
                    code.plain("(")
                    code.put(.number, "1")
                    code.plain("..<count).reduce(base) { product, _ ")
                    code.keyword("in")
                    code.plain(" product * base }")
                }
            }
            line { $0.plain("}") }
        case .python:
            line { code in
                code.keyword("def ")
                code.put(.function, "power")
                code.plain("(base, count):")
            }
            indented { code in
                code.line { $0.plain("product = base") }
                code.line { code in
                    code.keyword("for")
                    code.plain(" _ ")
                    code.keyword("in ")
                    code.put(.builtIn, "range")
                    code.plain("(")
                    code.put(.number, "1")
                    code.plain(", count):")
                }
                code.indented { code in code.line { $0.plain("product = product * base") } }
                code.line {
                    $0.keyword("return")
                    $0.plain(" product")
                }
            }
        }
    }

    private mutating func writeSign(_ language: ShowItem.Language) {
        if !tokens.isEmpty { line { _ in } }
        switch language {
        case .swift:
            line { code in
                code.keyword("func ")
                code.put(.function, "sign")
                code.plain("(_ number: Double) -> Double {")
            }
            indented { code in code.line { $0.plain("number > 0 ? 1 : number < 0 ? -1 : 0") } }
            line { $0.plain("}") }
        case .python:
            line { code in
                code.keyword("def ")
                code.put(.function, "sign")
                code.plain("(number):")
            }
            indented { code in
                code.line { code in
                    code.keyword("return ")
                    code.put(.builtIn, "float")
                    code.plain("((number > 0) - (number < 0))")
                }
            }
        }
    }
}
