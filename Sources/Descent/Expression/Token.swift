/// The smallest piece of an expression.
struct Token {
    let kind: Kind
    let start: Int
    let end: Int

    var range: Range<Int> { start..<end }

    enum Kind: Equatable {
        case end
        /// A digit stands here; the parser reads the number.
        case number
        /// A value of ``Syntax/Options/known``, by its place in the list.
        case known(Int)
        case half, quarter, threeQuarters
        case name
        case and, or, not
        case plus, minus, times, over, caret
        /// A raised whole number, such as `²`.
        case raised(UInt32)
        case root
        case open, close, bar, comma
        case comparison(Expression.Comparison)
        case equals
        case prime
        case point
        case unknown(UInt32)
        case invalid

        /// Whether an operand can begin here.
        var beginsOperand: Bool {
            switch self {
            case .number, .known, .half, .quarter, .threeQuarters, .name, .root, .open: true
            default: false
            }
        }
    }

    /// Reads the token that begins at or behind `position`, spaces skipped.
    static func next(_ source: [UInt8], at position: Int, limit: Int, options: Syntax.Options) -> Token {
        let start = endOfSpace(source, from: position, limit: limit)
        guard start < limit else { return Token(kind: .end, start: limit, end: limit) }
        if !options.known.isEmpty,
            let index = options.known.firstIndex(where: { $0.range.lowerBound == start }),
            options.known[index].range.upperBound > start
        {
            return Token(
                kind: .known(index), start: start, end: min(options.known[index].range.upperBound, limit))
        }
        let byte = source[start]
        if Letters.isASCIILetter(byte) { return word(source, at: start, limit: limit) }
        if Letters.isDigit(byte) { return Token(kind: .number, start: start, end: start + 1) }
        if byte >= 0x80 { return beyondASCII(source, at: start, limit: limit) }
        return sign(source, at: start, limit: limit, options: options)
    }

    /// The offset behind spaces, tabs and the spaces that do not break.
    static func endOfSpace(_ source: [UInt8], from start: Int, limit: Int) -> Int {
        var position = start
        while position < limit {
            switch source[position] {
            case 0x20, 0x09: position += 1
            case 0xC2 where position + 1 < limit && source[position + 1] == 0xA0: position += 2
            case 0xE2
            where position + 2 < limit && source[position + 1] == 0x80
                && (source[position + 2] == 0x89 || source[position + 2] == 0xAF):
                position += 3
            default: return position
            }
        }
        return position
    }

    private static func word(_ source: [UInt8], at start: Int, limit: Int) -> Token {
        let end = Name.end(in: source, from: start, limit: limit) ?? start + 1
        var kind = Kind.name
        if end - start == 3, source[start] == 0x61, source[start + 1] == 0x6E, source[start + 2] == 0x64 {
            kind = .and
        } else if end - start == 3, source[start] == 0x6E, source[start + 1] == 0x6F,
            source[start + 2] == 0x74
        {
            kind = .not
        } else if end - start == 2, source[start] == 0x6F, source[start + 1] == 0x72 {
            kind = .or
        }
        return Token(kind: kind, start: start, end: end)
    }

    private static func sign(
        _ source: [UInt8], at start: Int, limit: Int, options: Syntax.Options
    ) -> Token {
        let followed = start + 1 < limit && source[start + 1] == 0x3D
        func token(_ kind: Kind, length: Int = 1) -> Token {
            Token(kind: kind, start: start, end: start + length)
        }
        switch source[start] {
        case 0x2B: return token(.plus)
        case 0x2D: return token(.minus)
        case 0x2A: return token(.times)
        case 0x2F: return token(.over)
        case 0x5E: return token(.caret)
        case 0x28: return token(.open)
        case 0x29: return token(.close)
        case 0x2C: return token(.comma)
        case 0x27: return token(.prime)
        case 0x2E: return token(.point)
        case 0x7C where options.bars: return token(.bar)
        case 0x3C: return followed ? token(.comparison(.lessOrEqual), length: 2) : token(.comparison(.less))
        case 0x3E:
            return followed ? token(.comparison(.greaterOrEqual), length: 2) : token(.comparison(.greater))
        case 0x3D: return followed ? token(.comparison(.equal), length: 2) : token(.equals)
        case 0x21 where followed: return token(.comparison(.notEqual), length: 2)
        default: return token(.unknown(UInt32(source[start])))
        }
    }

    private static func beyondASCII(_ source: [UInt8], at start: Int, limit: Int) -> Token {
        guard let (scalar, length) = Letters.scalar(in: source, at: start, limit: limit) else {
            return Token(kind: .invalid, start: start, end: start + 1)
        }
        if Letters.isLetter(scalar) { return word(source, at: start, limit: limit) }
        if raisedDigit(scalar) != nil { return raised(source, at: start, limit: limit) }
        let kind: Kind =
            switch scalar {
            case 0x2212: .minus
            case 0xB7, 0xD7, 0x22C5: .times
            case 0xF7: .over
            case 0x221A: .root
            case 0xBD: .half
            case 0xBC: .quarter
            case 0xBE: .threeQuarters
            case 0x2264: .comparison(.lessOrEqual)
            case 0x2265: .comparison(.greaterOrEqual)
            case 0x2260: .comparison(.notEqual)
            case 0x2032, 0x2019: .prime
            default: .unknown(scalar)
            }
        return Token(kind: kind, start: start, end: start + length)
    }

    /// A run of raised digits; more than any power needs saturates, and is refused later as a power.
    private static func raised(_ source: [UInt8], at start: Int, limit: Int) -> Token {
        var value: UInt32 = 0
        var position = start
        while position < limit, let (scalar, length) = Letters.scalar(in: source, at: position, limit: limit),
            let digit = raisedDigit(scalar)
        {
            value = min(value * 10 + digit, 1_000_000)
            position += length
        }
        return Token(kind: .raised(value), start: start, end: position)
    }

    private static func raisedDigit(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0xB2: 2
        case 0xB3: 3
        case 0xB9: 1
        case 0x2070, 0x2074...0x2079: scalar - 0x2070
        default: nil
        }
    }
}
