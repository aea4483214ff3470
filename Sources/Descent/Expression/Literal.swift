/// A numeral of an expression, read from its bytes: `0.1`, `1e-6`, `10_000`.
struct Literal {
    let number: Number
    /// The offset behind the numeral.
    let end: Int

    /// Exponents beyond this are out of every double's range, whatever the digits; it also stops overflow.
    private static let exponentLimit = 100_000

    /// Reads the numeral that begins at `start`, where a digit stands.
    static func read(
        _ source: [UInt8], at start: Int, limit: Int
    ) throws(ExpressionError) -> Literal {
        var digits = Digits()
        var position = digits.take(source, from: start, limit: limit)
        if position + 1 < limit, source[position] == 0x2E, Letters.isDigit(source[position + 1]) {
            digits.isFraction = true
            position = digits.take(source, from: position + 1, limit: limit)
        }
        var tens = 0
        if let exponent = exponent(source, at: position, limit: limit) {
            tens = exponent.value
            position = exponent.end
            digits.isPlain = false
        }
        if source[start] == 0x30, start + 1 < limit, Letters.isDigit(source[start + 1]) {
            digits.isPlain = false
        }
        let range = start..<position
        guard
            let number = digits.number(times: tens, written: digits.isPlain ? [] : [UInt8](source[range]))
        else { throw ExpressionError(.numberOutOfRange, at: range) }
        return Literal(number: number, end: position)
    }

    /// `e`, an optional sign and digits; a name that begins with e is none.
    private static func exponent(
        _ source: [UInt8], at start: Int, limit: Int
    ) -> (value: Int, end: Int)? {
        guard start < limit, source[start] | 0x20 == 0x65 else { return nil }
        var position = start + 1
        var isNegative = false
        if position < limit, source[position] == 0x2B || source[position] == 0x2D {
            isNegative = source[position] == 0x2D
            position += 1
        } else if position + 2 < limit, source[position] == 0xE2, source[position + 1] == 0x88,
            source[position + 2] == 0x92
        {
            isNegative = true
            position += 3
        }
        guard position < limit, Letters.isDigit(source[position]) else { return nil }
        var value = 0
        while position < limit, Letters.isDigit(source[position]) {
            value = min(value * 10 + Int(source[position] - 0x30), exponentLimit)
            position += 1
        }
        return (isNegative ? -value : value, position)
    }
}

/// The digits of a numeral as they are read: a significand, as long as it fits, and the power of ten.
private struct Digits {
    var significand: UInt64 = 0
    var exponent = 0
    var isFraction = false
    /// Whether the digits alone give the written form back.
    var isPlain = true
    /// All digits from the first that is not zero, once they no longer fit the significand.
    var long: [UInt8] = []

    /// Takes digits, with single `_` between them, and returns the offset behind them.
    mutating func take(_ source: [UInt8], from start: Int, limit: Int) -> Int {
        var position = start
        while position < limit {
            if Letters.isDigit(source[position]) {
                append(source[position])
                position += 1
            } else if source[position] == 0x5F, position > start, position + 1 < limit,
                Letters.isDigit(source[position + 1])
            {
                isPlain = false
                position += 1
            } else {
                break
            }
        }
        return position
    }

    private mutating func append(_ digit: UInt8) {
        if isFraction { exponent -= 1 }
        if long.isEmpty {
            // Eighteen digits always fit, and one more does not overflow the multiplication.
            if significand < 1_000_000_000_000_000_000 {
                significand = significand * 10 + UInt64(digit - 0x30)
                return
            }
            Number.append(significand, to: &long)
        }
        long.append(digit)
    }

    /// The number; nil where a double cannot hold it.
    func number(times tens: Int, written: [UInt8]) -> Number? {
        let exponent = exponent + tens
        if long.isEmpty {
            if significand == 0 {
                return Number(value: 0, significand: 0, exponent: exponent, written: written)
            }
            guard let value = Number.double(significand, exponent: exponent), value != 0 else { return nil }
            return Number(value: value, significand: significand, exponent: exponent, written: written)
        }
        let value = DecimalReader.double(digits: long, exponent: exponent)
        guard value.isFinite, value != 0 else { return nil }
        let text = written.isEmpty ? Digits.text(long, exponent: exponent) : written
        return Number(value: value, significand: 0, exponent: 0, isExact: false, written: text)
    }

    /// A long plain decimal, written as it was.
    private static func text(_ digits: [UInt8], exponent: Int) -> [UInt8] {
        guard exponent < 0 else { return digits }
        var text = digits
        if text.count <= -exponent {
            text.insert(contentsOf: [UInt8](repeating: 0x30, count: 1 - exponent - text.count), at: 0)
        }
        text.insert(0x2E, at: text.count + exponent)
        return text
    }
}
