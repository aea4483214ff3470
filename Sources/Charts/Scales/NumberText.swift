/// Numbers as a figure's words.
enum NumberText {
    /// U+2212, as wide as a plus sign.
    static let minus = "\u{2212}"

    /// `digits · 10^power` without an exponent: `NumberText.fixed(-25, -1)` is `−2.5`.
    static func fixed(_ digits: Int, _ power: Int) -> String {
        var text = String(digits.magnitude)
        if power >= 0 {
            if digits != 0 { text += String(repeating: "0", count: power) }
        } else {
            if text.utf8.count <= -power {
                text = String(repeating: "0", count: 1 - power - text.utf8.count) + text
            }
            text.insert(".", at: text.utf8.index(text.endIndex, offsetBy: power))
        }
        return digits < 0 ? minus + text : text
    }

    /// `digits · 10^power` with one digit before the point: `NumberText.exponential(15, -7)` is `1.5e−6`.
    static func exponential(_ digits: Int, _ power: Int) -> String {
        guard digits != 0 else { return "0" }
        var rest = digits
        var shift = power
        while rest % 10 == 0 {
            rest /= 10
            shift += 1
        }
        var text = String(rest.magnitude)
        let exponent = shift + text.utf8.count - 1
        if text.utf8.count > 1 { text.insert(".", at: text.utf8.index(after: text.startIndex)) }
        if exponent != 0 { text += exponent < 0 ? "e\(minus)\(-exponent)" : "e\(exponent)" }
        return digits < 0 ? minus + text : text
    }

    /// A value to three significant digits, or to the unit where it is larger; `∞` and `NaN` as they are.
    ///
    /// Rounded from the shortest digits that name the double, halves up: near enough for a label at an arrow.
    static func short(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        guard value.isFinite else { return value > 0 ? "∞" : minus + "∞" }
        guard value != 0 else { return "0" }
        let (digits, power) = significant(value.magnitude)
        let size = power + digits.count - 1
        let isFixed = size >= -3 && size <= 5
        let kept = isFixed ? max(3, size + 1) : 3
        var number = 0
        for digit in digits.prefix(kept) { number = number * 10 + digit }
        if digits.count > kept, digits[kept] >= 5 { number += 1 }
        var shift = power + max(0, digits.count - kept)
        while number % 10 == 0, shift < 0 || !isFixed {
            number /= 10
            shift += 1
        }
        let signed = value < 0 ? -number : number
        return isFixed ? fixed(signed, shift) : exponential(signed, shift)
    }

    /// The shortest digits of a positive finite value, and the power of ten of the last.
    private static func significant(_ value: Double) -> (digits: [Int], power: Int) {
        var digits: [Int] = []
        var power = 0
        var exponent = 0
        var (isFraction, isExponent, isNegative) = (false, false, false)
        for byte in value.description.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digit = Int(byte - UInt8(ascii: "0"))
                if isExponent {
                    exponent = exponent * 10 + digit
                } else {
                    if digit != 0 || !digits.isEmpty { digits.append(digit) }
                    if isFraction { power -= 1 }
                }
            case UInt8(ascii: "."): isFraction = true
            case UInt8(ascii: "e"): isExponent = true
            case UInt8(ascii: "-"): isNegative = true
            default: break
            }
        }
        return (digits, power + (isNegative ? -exponent : exponent))
    }
}

/// How all labels of one linear axis are written, so that their decimals agree.
struct TickLabel {
    /// The powers of ten that an axis writes without an exponent, the step's and the largest tick's.
    static let fixedPowers = -4...5

    private let step: TickStep
    private let isFixed: Bool

    init(step: TickStep, domain: Domain) {
        self.step = step
        let size = max(abs(domain.lower), abs(domain.upper))
        let largest = Decimal.exponent(max(size, Domain.smallestSpan))
        isFixed =
            step.power >= TickLabel.fixedPowers.lowerBound && largest <= TickLabel.fixedPowers.upperBound
    }

    /// The label of a multiple of the step.
    func text(_ multiple: Int) -> String {
        let digits = multiple * step.factor
        return isFixed ? NumberText.fixed(digits, step.power) : NumberText.exponential(digits, step.power)
    }
}
