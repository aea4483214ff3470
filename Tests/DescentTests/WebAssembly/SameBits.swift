#if !hasFeature(Embedded)
    @testable import Descent
#endif

/// What every build of the engine has to answer with the very same bits: runs, functions, digits.
///
/// This file is compiled twice: with the tests, and with the engine as Embedded Swift for the browser. Questions are
/// lines of fields between tabs:
///
///     rows    NAME …    NUMBER …                                   the data of the runs from here on
///     run     LOSS    START …    RATE    STEPS    METHOD    FORM    NAME=NUMBER …    SCHEDULE NAME=NUMBER    SIZE SEED
///     at      LOSS    BITS …                                       the loss, its slope and its shadow at each point
///     digits  BITS …                                               each number in all forms
///
/// Each answer is a line too: the number of its question, the step or the place in the list, and the bits.
struct SameBits {
    private(set) var answers: [UInt8] = []
    private var table: DataTable?
    private var number = 0

    typealias Field = [UInt8]

    mutating func answer(_ questions: [UInt8]) {
        for line in SameBits.split(questions, at: 0x0A) {
            let fields = SameBits.split(line, at: 0x09)
            switch fields.first?.first {
            case 0x72 where fields.count == 3: rows(SameBits.words(fields[1]), SameBits.numbers(fields[2]))
            case 0x72 where fields.count == 10: run(fields)
            case 0x61 where fields.count == 3: values(fields[1], SameBits.bits(fields[2]))
            case 0x64 where fields.count == 2: digits(SameBits.bits(fields[1]))
            default: say(0, [])
            }
            number += 1
        }
    }

    private mutating func rows(_ names: [Field], _ values: [Double]) {
        table = DataTable(names: names.compactMap { Name($0) }, values: values)
    }

    // MARK: Runs

    private mutating func run(_ fields: [Field]) {
        let scope = scope(fields[1])
        guard let loss = scope?.loss, let method = method(fields[5], fields[6], fields[7]) else {
            return say(0, [])
        }
        let plan = Plan(
            loss: loss, start: SameBits.numbers(fields[2]), rate: SameBits.numbers(fields[3]).first ?? 0,
            method: method, schedule: schedule(fields[8]),
            steps: Int(SameBits.numbers(fields[4]).first ?? 0), batch: batch(fields[9]))
        let run = plan.run()
        let count = loss.parameters.count
        let columns =
            [Run.Column.loss, .batchLoss, .rate]
            + (0..<count).flatMap { [Run.Column.partial($0), .velocity($0)] }
        let values = columns.map { run.column($0) }
        for step in 0...run.steps {
            say(step, run.point(at: step) + values.map { step < $0.count ? $0[step] : 0 })
        }
        let settings = ExactSettings(
            start: plan.start.map { ShadowNumber($0) }, rate: ShadowNumber(plan.rate))
        guard let shadow = plan.shadow(of: run, with: settings),
            let quantity = try? scope?.quantity(Syntax.parse([0x6C, 0x6F, 0x73, 0x73], in: 0..<4))
        else { return }
        for step in 0...run.steps {
            guard let exact = shadow.value(of: quantity, at: step) else { continue }
            say(step, [exact.number.high, exact.number.low])
        }
    }

    private func scope(_ text: Field) -> Scope? {
        guard let definition = try? Definition.parse(text, in: 0..<text.count) else { return nil }
        return Scope.make(definitions: [], loss: definition, data: table).0
    }

    private func method(_ name: Field, _ form: Field, _ settings: Field) -> Method? {
        guard let name = Name(name), let kind = Method.Kind(name), let formName = Name(form) else {
            return nil
        }
        var method = Method(kind, form: Method.Form(formName))
        for (argument, value) in SameBits.settings(settings) {
            guard let argument = Method.Argument(argument), (try? method.set(argument, to: value)) != nil
            else {
                return nil
            }
        }
        return method
    }

    private func schedule(_ field: Field) -> Schedule {
        let words = SameBits.words(field)
        guard let word = words.first, let name = Name(word), let kind = Schedule.Kind(name) else {
            return .constant
        }
        let settings = words.dropFirst().flatMap { SameBits.settings($0) }
        let schedule = try? Schedule(kind) { argument in
            for (name, value) in settings where name.isWord(argument.word) { return value }
            return .nan
        }
        return schedule ?? .constant
    }

    private func batch(_ field: Field) -> Batch {
        let numbers = SameBits.numbers(field)
        guard let size = numbers.first else { return .all }
        return numbers.count > 1 ? .shuffled(Int(size), seed: UInt64(numbers[1])) : .inOrder(Int(size))
    }

    // MARK: Values and digits

    private mutating func values(_ text: Field, _ points: [Double]) {
        guard let loss = scope(text)?.loss else { return say(0, []) }
        for (place, point) in points.enumerated() {
            let run = Plan(loss: loss, start: [point], rate: 0, steps: 0).run()
            let shadow = loss.program.value([ShadowNumber(point)])
            say(place, [run.column(.loss)[0], run.column(.partial(0))[0], shadow.high, shadow.low])
        }
    }

    private mutating func digits(_ values: [Double]) {
        for (place, value) in values.enumerated() {
            begin(place)
            for decimals in [0, 4, 17] { text(DecimalFormat.fixed(value, decimals: decimals)) }
            for decimals in [3, 16] { text(DecimalFormat.exponent(value, decimals: decimals)) }
            let shortest = DecimalFormat.shortest(value)
            text(shortest)
            bits(DecimalReader.read(shortest) ?? .nan)
            answers.append(0x0A)
        }
    }

    // MARK: Lines

    private mutating func begin(_ place: Int) {
        Number.append(UInt64(number), to: &answers)
        answers.append(0x20)
        Number.append(UInt64(place), to: &answers)
    }

    private mutating func text(_ text: [UInt8]) {
        answers.append(0x20)
        answers += text
    }

    /// Sixteen digits; all NaNs are one, since no number depends on their bits.
    private mutating func bits(_ value: Double) {
        let bits = value.isNaN ? Double.nan.bitPattern : value.bitPattern
        answers.append(0x20)
        for shift in stride(from: 60, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: bits >> UInt64(shift) & 15)
            answers.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
        }
    }

    private mutating func say(_ place: Int, _ values: [Double]) {
        begin(place)
        for value in values { bits(value) }
        answers.append(0x0A)
    }

    private static func split(_ text: [UInt8], at separator: UInt8) -> [Field] {
        text.split(separator: separator, omittingEmptySubsequences: separator == 0x0A).map { Field($0) }
    }

    private static func words(_ field: Field) -> [Field] { field.split(separator: 0x20).map { Field($0) } }

    private static func numbers(_ field: Field) -> [Double] {
        words(field).map { DecimalReader.read($0) ?? .nan }
    }

    private static func settings(_ field: Field) -> [(Name, Double)] {
        words(field).compactMap { word in
            let parts = split(word, at: 0x3D)
            guard parts.count == 2, let name = Name(parts[0]), let value = DecimalReader.read(parts[1]) else {
                return nil
            }
            return (name, value)
        }
    }

    private static func bits(_ field: Field) -> [Double] {
        words(field).map { word in
            var bits: UInt64 = 0
            for byte in word { bits = bits << 4 | UInt64(byte & 15) + (byte > 0x39 ? 9 : 0) }
            return Double(bitPattern: bits)
        }
    }
}

#if hasFeature(Embedded)
    /// What the browser's program calls: answers the questions, and hands the answers to `write`.
    @_cdecl("answer_same_bits")
    public func answerSameBits(
        _ questions: UnsafePointer<UInt8>, _ count: Int,
        _ write: @convention(c) (UnsafePointer<UInt8>, Int) -> Void
    ) {
        var same = SameBits()
        same.answer([UInt8](UnsafeBufferPointer(start: questions, count: count)))
        same.answers.withUnsafeBufferPointer { answers in
            if let base = answers.baseAddress { write(base, answers.count) }
        }
    }
#endif
