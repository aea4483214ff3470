/// The size of a finite double in decimal digits, as many as it takes: `0.d₁d₂d₃… × 10^point`.
struct DecimalDigits {
    /// Each 0 to 9; neither the first nor the last is 0, and zero has none.
    private(set) var digits: [UInt8]
    /// How many of the digits stand before the decimal point; negative where zeros follow the point.
    private(set) var point: Int

    /// Every digit of a double; its sign is ignored.
    init(exact value: Double) {
        let parts = BinaryParts(value)
        digits = []
        point = 0
        if parts.exponent >= 0 {
            appendInteger(parts.significand, exponent: parts.exponent)
        } else {
            let fractionBits = -parts.exponent
            let integer = fractionBits < 64 ? parts.significand >> UInt64(fractionBits) : 0
            let fraction =
                fractionBits < 64 ? parts.significand - integer << UInt64(fractionBits) : parts.significand
            appendInteger(integer, exponent: 0)
            appendFraction(fraction, bits: fractionBits)
        }
        trimTrailingZeros()
    }

    /// The fewest digits that read back as the double; its sign is ignored.
    init(shortest value: Double) {
        let shortest = ShortestDecimal(value)
        digits = []
        point = 0
        guard shortest.digits > 0 else { return }
        appendInteger(shortest.digits, exponent: 0)
        point += shortest.exponent
    }

    var isZero: Bool { digits.isEmpty }

    /// Appends `significand × 2^exponent`, and moves the point behind it.
    private mutating func appendInteger(_ significand: UInt64, exponent: Int) {
        var number = BigNatural(significand)
        number.shiftLeft(by: exponent)
        while !number.isZero {
            var group = number.divide(by: 1_000_000_000)
            for _ in 0..<9 where group > 0 || !number.isZero {
                digits.append(UInt8(group % 10))
                group /= 10
            }
        }
        digits.reverse()
        point = digits.count
    }

    /// Appends `significand ÷ 2^bits`, which is less than 1, without the zeros in front of a first digit.
    private mutating func appendFraction(_ significand: UInt64, bits: Int) {
        guard significand > 0 else { return }
        // A fixed-point fraction in base 2^32, least significant first: times 10^9, what overflows is nine digits.
        let limbCount = (bits + 31) / 32
        var aligned = BigNatural(significand)
        aligned.shiftLeft(by: limbCount * 32 - bits)
        var limbs = aligned.limbs(count: limbCount)
        var lowest = 0
        while lowest < limbCount {
            if limbs[lowest] == 0 {
                lowest += 1
                continue
            }
            var carry: UInt64 = 0
            for index in lowest..<limbCount {
                let product = UInt64(limbs[index]) &* 1_000_000_000 &+ carry
                limbs[index] = UInt32(truncatingIfNeeded: product)
                carry = product >> 32
            }
            appendFractionGroup(UInt32(truncatingIfNeeded: carry))
        }
    }

    private mutating func appendFractionGroup(_ group: UInt32) {
        var rest = group
        var unit: UInt32 = 100_000_000
        while unit > 0 {
            let digit = UInt8(rest / unit)
            rest %= unit
            unit /= 10
            if digits.isEmpty && digit == 0 {
                point -= 1
            } else {
                digits.append(digit)
            }
        }
    }

    private mutating func trimTrailingZeros() {
        while digits.last == 0 {
            digits.removeLast()
        }
    }
}

extension DecimalDigits {
    /// Keeps some decimals, none of them written unless it counts, and rounds by the rest.
    mutating func round(decimals: Int, by rounding: DecimalFormat.Rounding) {
        round(significant: point + decimals, by: rounding)
    }

    /// Keeps the first digits, and rounds by the rest; a negative count stands for zeros in front of them.
    mutating func round(significant count: Int, by rounding: DecimalFormat.Rounding) {
        guard count < digits.count else { return }
        let roundsUp = count >= 0 && roundsAway(at: count, by: rounding)
        while digits.count > max(count, 0) {
            digits.removeLast()
        }
        if roundsUp {
            increment()
        } else {
            trimTrailingZeros()
        }
        if digits.isEmpty {
            point = 0
        }
    }

    /// Whether rounding goes away from zero when the digit at an index and those after it are dropped.
    private func roundsAway(at index: Int, by rounding: DecimalFormat.Rounding) -> Bool {
        let isTie = digits[index] == 5 && index == digits.count - 1
        switch rounding {
        case .truncated: return false
        case .nearestEven where isTie: return index > 0 && digits[index - 1] % 2 == 1
        case .nearestEven, .halfUp: return digits[index] >= 5
        }
    }

    /// Adds one to the last digit.
    private mutating func increment() {
        while digits.last == 9 {
            digits.removeLast()
        }
        if digits.isEmpty {
            digits.append(1)
            point += 1
        } else {
            digits[digits.count - 1] += 1
        }
    }
}

extension DecimalDigits {
    /// Appends the digits with a point and exactly that many decimals.
    func appendFixed(decimals: Int, to output: inout [UInt8]) {
        if point <= 0 {
            output.append(UInt8(ascii: "0"))
        }
        appendDigits(at: 0..<max(point, 0), to: &output)
        if decimals > 0 {
            output.append(UInt8(ascii: "."))
            appendDigits(at: point..<point + decimals, to: &output)
        }
    }

    /// Appends one digit, a point and exactly that many decimals, and the exponent.
    func appendExponent(decimals: Int, to output: inout [UInt8]) {
        appendDigits(at: 0..<1, to: &output)
        if decimals > 0 {
            output.append(UInt8(ascii: "."))
            appendDigits(at: 1..<1 + decimals, to: &output)
        }
        output.append(powerOfTen: isZero ? 0 : point - 1)
    }

    /// Appends the digits at some places, with a 0 for each place that holds none.
    private func appendDigits(at places: Range<Int>, to output: inout [UInt8]) {
        for place in places {
            let digit = digits.indices.contains(place) ? digits[place] : 0
            output.append(UInt8(ascii: "0") + digit)
        }
    }

    /// How many decimals it takes to write all digits.
    var decimals: Int { max(0, digits.count - point) }
}
