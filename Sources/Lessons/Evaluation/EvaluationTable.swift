import Descent
import Diagnostics
import Markup

/// Shape three of claimed tables: each row gives some inputs, and the other columns are expressions of them.
extension TableChecker {
    private enum Column {
        case input(Name)
        case expression(Evaluation, label: Int32)

        var input: Name? { if case .input(let name) = self { name } else { nil } }
    }

    /// - Returns: the links of the header, which are labels.
    func checkEvaluations(_ ledger: inout Ledger) -> [Int] {
        let links = header.flatMap { Array(outline.cells[$0].links) }
        let syntaxes = header.map { column($0, &ledger) }
        let inputs = syntaxes.compactMap {
            if case .meaning(let column) = $0 { inputName(column.syntax) } else { nil }
        }
        guard areDistinct(inputs, &ledger) else { return links }
        let columns = zip(header, syntaxes).map { cell, column in
            bind(column, outline.cells[cell], inputs, &ledger)
        }
        let isChecked = columns.contains { if case .meaning(.expression) = $0 { true } else { false } }
        let hasErrors = columns.contains { if case .failed = $0 { true } else { false } }
        guard isChecked || hasErrors else {
            ledger.report(
                .syntax, at: outline.header(of: table).span,
                "a table of inputs alone, in which nothing is checked",
                "head a column with an expression, such as \(example), or the first one with `step`")
            return links
        }
        let body = Array(outline.rows[outline.body(of: table)])
        let places = places(of: body, columns, &ledger)
        for (row, place) in zip(body, places) {
            check(outline.cells[row.cells.prefix(row.written)], columns, place, &ledger)
        }
        return links
    }

    // MARK: - Columns

    private func column(_ cell: Int, _ ledger: inout Ledger) -> TableHeader<(syntax: Syntax, text: [UInt8])> {
        let cell = outline.cells[cell]
        if outline.isLeftOut(cell) { return .leftOut }
        return syntax(of: cell, &ledger).map { .meaning(($0.0, $0.1)) } ?? .failed
    }

    /// The name of an input: a plain name that nothing but the loss's parameters defines.
    private func inputName(_ syntax: Syntax) -> Name? {
        guard let name = syntax.plainName else { return nil }
        if block.settings.loss?.parameters?.contains(name) == true { return name }
        return block.scope.defines(name) ? nil : name
    }

    private func areDistinct(_ inputs: [Name], _ ledger: inout Ledger) -> Bool {
        guard let twice = inputs.indices.first(where: { inputs[..<$0].contains(inputs[$0]) }) else {
            return true
        }
        ledger.report(
            .duplicateSetting, at: outline.header(of: table).span,
            "two columns give the input '\(inputs[twice])'",
            "keep one of them")
        return false
    }

    private func bind(
        _ column: TableHeader<(syntax: Syntax, text: [UInt8])>, _ cell: Cell, _ inputs: [Name],
        _ ledger: inout Ledger
    ) -> TableHeader<Column> {
        switch column {
        case .leftOut: return .leftOut
        case .failed: return .failed
        case .meaning(let (syntax, text)):
            if let name = inputName(syntax) { return .meaning(.input(name)) }
            let evaluation = bind(cell, text, &ledger, help: help(for: syntax)) {
                () throws(ExpressionError) in
                let evaluation = try block.scope.evaluation(syntax, inputs: inputs)
                if syntax.isCondition { throw ExpressionError(.conditionNotExpected, at: syntax.range) }
                return evaluation
            }
            return evaluation.map { .meaning(.expression($0, label: ledger.label(qualified(text.text)))) }
                ?? .failed
        }
    }

    /// Help for a word such as `loss`, which means something in a table of steps.
    private func help(for syntax: Syntax) -> String? {
        guard syntax.plainName?.isReserved == true else { return nil }
        return "a table of steps begins with `step`; in this one write an expression, such as \(example)"
    }

    /// An expression that this block's table could hold.
    private var example: String {
        guard let loss = block.scope.loss else { return "`w^2`" }
        return "`\(loss.name)(\(loss.parameters.map(\.description).joined(separator: ", ")))`"
    }

    // MARK: - Rows

    /// The row of the data that each row of the table is about, where a column of the data stands in it: from the first
    /// row on, and behind one that is left out back from the last.
    private func places(
        of body: [Row], _ columns: [TableHeader<Column>], _ ledger: inout Ledger
    ) -> [Int?] {
        let usesRows = columns.contains {
            if case .meaning(.expression(let evaluation, _)) = $0 { evaluation.usesRow } else { false }
        }
        guard usesRows, let count = block.scope.data?.count else { return body.map { _ in nil } }
        let gap = body.firstIndex { outline.cells[$0.cells].allSatisfy(outline.isLeftOut) }
        let places = body.indices.map { row in
            gap.map { row > $0 } ?? false ? count - (body.count - row) : row
        }
        if let excess = places.indices.first(where: { places[$0] >= count }) {
            ledger.report(
                .syntax, at: body[excess].span, "more rows than the data has, which are \(count)",
                "row after row of such a table is a row of the data")
        }
        return places
    }

    private func check(
        _ cells: ArraySlice<Cell>, _ columns: [TableHeader<Column>], _ place: Int?, _ ledger: inout Ledger
    ) {
        guard let (inputs, exactly, written) = inputs(cells, columns, &ledger) else { return }
        var words = written
        if let place { words.append("row \(place + 1)") }
        let row: Check.Row = words.isEmpty ? .none : .inputs(ledger.label(words.joined(separator: ", ")))
        for (cell, column) in zip(cells, columns) where !outline.isLeftOut(cell) {
            switch column {
            case .failed, .meaning(.input): continue
            case .leftOut: reportUnchecked(cell, &ledger)
            case .meaning(.expression(let evaluation, let label)):
                let subject = Ledger.Subject(node: cell.node, label: label, row: row, block: blockIndex)
                if evaluation.usesRow, place.map({ $0 >= block.scope.data?.count ?? 0 || $0 < 0 }) ?? true {
                    continue
                }
                let value = evaluation.value(inputs, row: place)
                let shadow = evaluation.exactly(
                    exactly, row: place, over: ledger.shadows.data(of: block)
                ).map { Shadow($0) }
                if ledger.comparisons == nil, isPlainlyRight(cell, value, shadow) {
                    ledger.right(subject, at: cell.span, value: value)
                    continue
                }
                let name = ledger.labels[Int(label)]
                let acceptance = Ledger.Acceptance(
                    help: { block.acceptanceHelp(unqualified(name, of: block)) },
                    isGiven: { block.accepts(evaluation, inputs: self.names(of: columns)) })
                check(cell, against: value, shadow, subject, &ledger, acceptance: acceptance)
            }
        }
    }

    private func names(of columns: [TableHeader<Column>]) -> [Name] {
        columns.compactMap { if case .meaning(let column) = $0 { column.input } else { nil } }
    }

    /// The values of a row's inputs, and each as it is written; nil where one is missing, which is reported unless the
    /// row leaves it out.
    private func inputs(
        _ cells: ArraySlice<Cell>, _ columns: [TableHeader<Column>], _ ledger: inout Ledger
    ) -> (values: [Double], exactly: [ShadowNumber], words: [String])? {
        var values: [Double] = []
        var exactly: [ShadowNumber] = []
        var words: [String] = []
        var isLeftOut = false
        let wanted = columns.count { if case .meaning(.input) = $0 { true } else { false } }
        for (cell, column) in zip(cells, columns) {
            guard case .meaning(.input(let name)) = column else { continue }
            if outline.isLeftOut(cell) {
                isLeftOut = true
                continue
            }
            guard let value = input(cell, &ledger) else { return nil }
            values.append(value.value)
            exactly.append(value.exactly)
            words.append("\(name) = \(outline.written(cell))")
        }
        if isLeftOut {
            for (cell, column) in zip(cells, columns) where !outline.isLeftOut(cell) {
                if case .meaning(.expression) = column { reportUnchecked(cell, &ledger) }
            }
            return nil
        }
        return values.count == wanted ? (values, exactly, words) : nil
    }

    /// The value of an input's cell: a number, or an expression of constants.
    private func input(_ cell: Cell, _ ledger: inout Ledger) -> (value: Double, exactly: ShadowNumber)? {
        let text = Array(outline.text(of: cell))
        guard !text.isEmpty else {
            reportEmpty(cell, &ledger)
            return nil
        }
        guard let numeral = onlyNumeral(of: cell), let value = numeral.value, !numeral.isTooLong else {
            return bind(cell, text, &ledger) { () throws(ExpressionError) in
                let syntax = try Syntax.parse(
                    text, in: 0..<text.count, options: Syntax.Options(bars: false))
                let value = try block.scope.constant(syntax)
                return (value, try block.scope.exactConstant(syntax) ?? ShadowNumber(value))
            }
        }
        guard value.isFinite || numeral.form == .notANumber || numeral.form.isInfinity else {
            ledger.report(
                .limit, at: cell.span, "\(outline.written(cell)) is beyond what a double holds",
                "doubles reach to about 1.8e308")
            return nil
        }
        return (value, numeral.exactly)
    }
}
