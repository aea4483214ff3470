package import Descent
package import Lessons

/// A program for readers that makes a run with the run's own digits, in one language.
///
/// It computes in the engine's order, operation by operation, so that it prints what ``BoundPrintLine`` says.
package struct Listing: Sendable, Equatable {
    /// Why a run has no listing.
    package enum Failure: Error, Sendable, Equatable {
        /// The run makes no update, so that its listing would print nothing.
        case noSteps
        /// A value of this step is not finite; languages differ in what they do then.
        case notFinite(step: Int)
        /// This step lies on a corner of `max` or `min`, where only the engine chooses the slope.
        case kink(step: Int)
        /// The line or the stop condition needs rows that the loop has not at hand: two steps off, or `next` and
        /// `previous` in one.
        case rowOutOfReach
        /// The loss is over so many rows that a program would be longer than a page.
        case tooManyRows(Int)
        /// The line needs the slope or the loss of a batch that the loop has not reached.
        case nextBatch
        /// At this step the last digit hangs on the last bits of functions such as `exp`, which languages compute in
        /// their own ways.
        case foreignDigits(step: Int)
        /// A formula is deeper or longer than a reader could follow.
        case tooLong
        /// At this step PyTorch, which computes in an order of its own, could print another last digit.
        case ownOrder(step: Int)
        /// At this step JavaScript writes a number otherwise: half-way between two texts it takes the larger.
        case ownRounding(step: Int)
        /// The loss does not change with some parameter, and PyTorch finds no slope of it.
        case noSlope

        /// Whether only one language is in the way.
        var isOfOneLanguage: Bool {
            switch self {
            case .ownOrder, .ownRounding, .noSlope: true
            case .noSteps, .notFinite, .kink, .rowOutOfReach, .tooManyRows, .nextBatch, .foreignDigits,
                .tooLong:
                false
            }
        }
    }

    package let language: ShowItem.Language
    /// The program's tokens with the spaces and line ends between them.
    let tokens: [CodeToken]

    /// Writes the program that makes the run and prints the line at each step.
    package init(_ language: ShowItem.Language, run: Run, line: BoundPrintLine) throws(Failure) {
        try Listing.check(run, line)
        try Listing.check(language, run, line)
        var program = LoopProgram(language, run.plan, line)
        try program.write()
        self.language = language
        tokens = program.code.tokens
    }

    /// The program in UTF-8, its last line ended.
    package var source: [UInt8] { tokens.flatMap(\.text) }

    /// The same for the inside of a `<code>` element: escaped, tokens that have a class in a `span`.
    package var html: [UInt8] {
        var html = HTML()
        for token in tokens {
            if let name = token.kind.className {
                html.add("<span class=\"")
                html.text(name)
                html.add("\">")
                html.text(token.text)
                html.add("</span>")
            } else {
                html.text(token.text)
            }
        }
        return html.bytes
    }

    /// A program holds no more rows than these. So many are added one after the other by the engine, as a plain loop adds
    /// them, so that the last bits agree.
    private static let rowsLimit = 64

    private static func checkData(_ run: Run, _ line: BoundPrintLine) throws(Failure) {
        let plan = run.plan
        var quantities = line.quantities.map(\.quantity.expression)
        if let stop = plan.stop { quantities.append(stop.expression) }
        var usesData = plan.loss.needsData
        var usesBatch = false
        for quantity in quantities {
            quantity.forEachNode { node in
                switch node {
                case .overRows, .rowCount, .column: usesData = true
                case .quantity(.slope, _), .quantity(.partial, _), .quantity(.norm, _),
                    .quantity(.batchLoss, _):
                    usesBatch = true
                default: break
                }
            }
        }
        if usesData, let count = plan.loss.data?.count, count > rowsLimit { throw .tooManyRows(count) }
        if usesBatch, plan.updatesPerEpoch > 1 { throw .nextBatch }
    }

    private static func check(_ run: Run, _ line: BoundPrintLine) throws(Failure) {
        guard run.steps > 0 else { throw .noSteps }
        try checkData(run, line)
        var expressions = [run.plan.loss.expression] + run.plan.loss.gradient
        if let stop = run.plan.stop { expressions.append(stop.expression) }
        expressions += line.quantities.map(\.quantity.expression)
        guard expressions.allSatisfy(\.isReadable) else { throw .tooLong }
        let count = run.plan.loss.parameters.count
        let columns = (0..<count).flatMap { [Run.Column.parameter($0), .partial($0)] } + [.loss]
        let broken = columns.compactMap { column in run.column(column).firstIndex { !$0.isFinite } }
        if let step = broken.min() { throw .notFinite(step: step) }
        var hasChoice = false
        for slope in run.plan.loss.gradient {
            slope.forEachNode { if case .derivativeOfGreater = $0 { hasChoice = true } }
        }
        if hasChoice, let step = (0...run.steps).first(where: { run.isOnKink(at: $0) }) {
            throw .kink(step: step)
        }
        try checkFunctions(run, line, expressions)
    }

    /// What stands in the way of one language alone.
    private static func check(
        _ language: ShowItem.Language, _ run: Run, _ line: BoundPrintLine
    ) throws(Failure) {
        switch language {
        case .swift, .python: break
        case .javascript:
            for step in line.printedSteps(of: run) {
                for (quantity, format) in line.quantities {
                    let text = NumberText(format: format, isCount: quantity.expression.isCount)
                    guard let value = run.value(of: quantity, at: step), text.agrees(value) else {
                        throw .ownRounding(step: step)
                    }
                }
            }
        case .pytorch:
            let loss = run.plan.loss
            guard loss.parameters.indices.allSatisfy({ loss.expression.mentions(parameter: $0) }) else {
                throw .noSlope
            }
            // On a corner PyTorch chooses slopes of its own.
            if let step = (0...run.steps).first(where: { run.isOnKink(at: $0) }) { throw .kink(step: step) }
            if let step = unclearStep(run, line, acceptsTies: false) { throw .ownOrder(step: step) }
        }
    }
}
