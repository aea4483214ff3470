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
        if language == .pytorch {
            writeTorch()
        } else {
            writeStart()
            writeLoop()
        }
        if let library, needs.contains(.mathematics) || usesFormat {
            code.line {
                $0.keyword("import")
                $0.plain(" \(library)")
            }
        }
        if language == .pytorch {
            code.line {
                $0.keyword("import")
                $0.plain(" torch")
            }
        }
        code.writeFunctions(needs, language)
        for function in dataFunctions(needs) + textFunctions {
            if !code.tokens.isEmpty { code.line { _ in } }
            let language = language
            for line in function.split(separator: "\n") { code.line { $0.source(String(line), language) } }
        }
        if !code.tokens.isEmpty { code.line { _ in } }
        code.put(body)
    }

    /// What has the mathematical functions, where they are not at hand.
    private var library: String? {
        switch language {
        case .swift: "Foundation"
        case .python, .pytorch: "math"
        case .javascript: nil
        }
    }

    /// The functions that write numbers in JavaScript.
    private var textFunctions: [String] {
        guard language == .javascript else { return [] }
        let needs = line.quantities.reduce(into: NumberText.Needs()) { needs, part in
            needs.formUnion(NumberText(format: part.format, isCount: part.quantity.expression.isCount).needs)
        }
        return NumberText.functions.filter { needs.contains($0.need) }.map(\.text)
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
        let language = language
        body.line { code in
            code.declare(isVariable: isVariable, language)
            code.plain("\(name) = ")
            code.number(value, language)
            code.end(language)
        }
    }

    /// Whether the loop needs the number of the step that it is at.
    var countsSteps: Bool { used.contains(LoopSlot(.step)) || scheduleCounts || updatesPerEpoch > 1 }

    private mutating func writeLoop() {
        let range = line.looksAhead ? (0, plan.steps - 1) : (1, plan.steps)
        let language = language
        let counts = countsSteps
        body.line { $0.loop(from: range.0, through: range.1, counts: counts, language) }
        var inner = self
        body.indented { code in
            inner.body = code
            inner.writeBatch()
            if inner.line.looksAhead { inner.writePrintingBefore() } else { inner.writePrintingAfter() }
            code = inner.body
        }
        variables = inner.variables
        needs = inner.needs
        if language.hasBraces { body.line { $0.plain("}") } }
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
            if isNew { code.declare(isVariable: isVariable, language) }
            code.plain(name)
            if language == .swift, isNew, isTyped { code.plain(": Double") }
            code.plain(" = ")
            code.put(value)
            code.end(language)
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
            if language == .javascript { value.plain("Math.") }
            value.put(.builtIn, "abs")
            value.plain("(\(slopes[0]))")
        } else {
            needs.insert(.mathematics)
            value.plain(language.mathematics)
            value.put(.builtIn, "sqrt")
            value.plain("(" + slopes.map { "\($0) * \($0)" }.joined(separator: " + ") + ")")
        }
        assign(slot, value, isNew: true, isTyped: slopes.count > 3)
    }

    mutating func writeStop() {
        guard let stop = plan.stop else { return }
        let condition = expressionCode(stop.expression, at: .row(0))
        let language = language
        body.line { code in
            code.keyword("if ")
            if language == .javascript { code.plain("(") }
            code.put(condition)
            switch language {
            case .swift: code.plain(" { ")
            case .javascript: code.plain(") { ")
            case .python, .pytorch: code.plain(": ")
            }
            code.keyword("break")
            code.end(language)
            if language.hasBraces { code.plain(" }") }
        }
    }

    /// - Parameter given: the rows that it is over; nil for those that the formula is over in the run.
    mutating func expressionCode(
        _ expression: Expression, at place: LoopPlace, rows given: String? = nil
    ) -> CodeWriter {
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
        writer.isTensor = { node in
            if case .parameter = node { return true }
            guard case .quantity(let quantity, _) = node else { return false }
            return quantity.isComputed
        }
        writer.rows = given.flatMap { given in rows.map { ($0, given) } } ?? rowNames(for: expression)
        let code = writer.code(expression)
        needs.formUnion(writer.needs)
        return code
    }

    // MARK: The line

    private var usesFormat: Bool {
        language == .swift
            && line.quantities.contains { $0.format != PrintFormat() }
    }

    mutating func writePrint() {
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
        let language = language
        body.line {
            printed.write(to: &$0)
            $0.end(language)
        }
    }
}

extension RowQuantity {
    /// Whether it is made from the parameters, and not from the step's number.
    fileprivate var isComputed: Bool {
        switch self {
        case .parameter, .loss, .batchLoss, .slope, .partial, .norm, .velocity: true
        case .step, .epoch, .rate: false
        }
    }
}

extension Expression {
    /// Whether the parameter of that number stands in it.
    func mentions(parameter: Int) -> Bool {
        var found = false
        forEachNode { if case .parameter(parameter, _) = $0 { found = true } }
        return found
    }
}
