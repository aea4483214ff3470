#if !hasFeature(Embedded)
    import Descent
#endif

/// What is wrong with a function that a reader typed, for the page to put into words.
///
/// A line of `no`, the kind's number, the bytes from and to which it stands, a number that goes with it (what was expected,
/// which limit), and the names concerned.
struct Mistake: Error {
    let kind: Kind
    let range: Range<Int>
    private var number = 0
    private var names: [Name] = []

    /// `reader.js` has a sentence for each.
    enum Kind: UInt8 {
        case unreadable, tooManyParameters
        case unexpected, unclosed, sideBySide, functionWithoutArguments, notAFunction, wrongArgumentCount
        case unknownName, unknownFunction, slopeNeedsOneParameter, quantityOutsideRun, noData
        case reservedWord, builtInName, duplicateName, cyclicDefinition
        case numberOutOfRange, incompleteNumber, conditionNotExpected, tooDeep, tooMany
    }

    init(_ kind: Kind, at range: Range<Int>) {
        self.kind = kind
        self.range = range
    }

    init(_ error: ExpressionError) {
        var names: [Name] = []
        var number = 0
        switch error.kind {
        case .unexpected(_, let expected):
            kind = .unexpected
            number = Int(expected.rawValue)
        case .unclosed(let bracket, _):
            kind = .unclosed
            number = Int(bracket.rawValue)
        case .sideBySide: kind = .sideBySide
        case .functionWithoutArguments(let name, let expected):
            (kind, names, number) = (.functionWithoutArguments, [name], expected.lowerBound)
        case .notAFunction(let name): (kind, names) = (.notAFunction, [name])
        case .wrongArgumentCount(let name, let expected, _):
            (kind, names, number) = (.wrongArgumentCount, [name], expected.lowerBound)
        case .unknownName(let name, let nearest): (kind, names) = (.unknownName, [name] + nearest)
        case .unknownFunction(let name, let nearest): (kind, names) = (.unknownFunction, [name] + nearest)
        case .slopeNeedsOneParameter(let name, _): (kind, names) = (.slopeNeedsOneParameter, [name])
        case .quantityOutsideRun(let name): (kind, names) = (.quantityOutsideRun, [name])
        case .noData(let name): (kind, names) = (.noData, [name])
        case .reservedWord(let name): (kind, names) = (.reservedWord, [name])
        case .builtInName(let name): (kind, names) = (.builtInName, [name])
        case .duplicateName(let name, _): (kind, names) = (.duplicateName, [name])
        case .cyclicDefinition(let cycle): (kind, names) = (.cyclicDefinition, cycle)
        case .numberOutOfRange: kind = .numberOutOfRange
        case .incompleteNumber: kind = .incompleteNumber
        case .conditionNotExpected: kind = .conditionNotExpected
        case .tooDeep(let limit): (kind, number) = (.tooDeep, limit)
        case .tooMany(_, let limit): (kind, number) = (.tooMany, limit)
        // Data, velocities and runs, which a function on a page does not have.
        case .unknownPartial, .noVelocity, .velocityOfWhich, .columnOutsideSum, .columnName, .notAConstant,
            .definedWithErrors, .conditionExpected:
            kind = .unreadable
        }
        range = error.range
        self.names = names
        self.number = number
    }

    var lines: [UInt8] {
        var lines = Lines()
        lines.field("no")
        lines.field(Int(kind.rawValue))
        lines.field(range.lowerBound)
        lines.field(range.upperBound)
        lines.field(number)
        for name in names { lines.field(name.bytes) }
        lines.endLine()
        return lines.text
    }
}
