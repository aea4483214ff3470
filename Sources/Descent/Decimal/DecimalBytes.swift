extension [UInt8] {
    /// Appends the lowest digits of a number, with zeros in front where it has fewer.
    mutating func append(digitsOf number: UInt64, count digitCount: Int) {
        let start = count
        append(contentsOf: repeatElement(UInt8(ascii: "0"), count: digitCount))
        var rest = number
        var index = start + digitCount
        while index > start && rest > 0 {
            index -= 1
            self[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }

    /// Appends `e+03`, as C and Python do: a sign, and two digits or three.
    mutating func append(powerOfTen exponent: Int) {
        append(UInt8(ascii: "e"))
        append(exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
        append(digitsOf: UInt64(exponent.magnitude), count: exponent.magnitude < 100 ? 2 : 3)
    }

    mutating func append(text: StaticString) {
        text.withUTF8Buffer { append(contentsOf: $0) }
    }
}

extension ShortestDecimal {
    /// Appends the digits as Python's `repr` lays them out: with an exponent below 10^-4 and from 10^16 on.
    func append(to output: inout [UInt8]) {
        let digitCount = decimalDigitCount(digits)
        let point = digitCount + exponent
        if point <= -4 || point > 16 {
            let unit = powersOfTen[digitCount - 1]
            output.append(digitsOf: digits / unit, count: 1)
            if digitCount > 1 {
                output.append(UInt8(ascii: "."))
                output.append(digitsOf: digits % unit, count: digitCount - 1)
            }
            output.append(powerOfTen: point - 1)
        } else if exponent >= 0 {
            output.append(digitsOf: digits &* powersOfTen[exponent], count: point)
            output.append(text: ".0")
        } else if point > 0 {
            let unit = powersOfTen[-exponent]
            output.append(digitsOf: digits / unit, count: point)
            output.append(UInt8(ascii: "."))
            output.append(digitsOf: digits % unit, count: -exponent)
        } else {
            output.append(text: "0.")
            output.append(digitsOf: digits, count: -exponent)
        }
    }
}
