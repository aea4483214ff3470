import Descent
import Diagnostics

/// Says what is wrong with a claimed number, and why, as far as that is certain.
struct StaleWording {
    let numeral: Numeral
    /// The numeral as it stands in the lesson.
    let written: String
    let value: Double
    /// What exact arithmetic makes of it, where that is known.
    var shadow: Shadow?

    /// - Parameter neighbours: other values of the same run, with what they are.
    func diagnostic(at range: Range<Int>, neighbours: [(value: Double, words: String)]) -> Diagnostic {
        let right = numeral.styled(value)
        let isOpen = numeral.isOpen
        var diagnostic = Diagnostic(
            isOpen ? .unfilled : .staleNumber, at: range,
            isOpen
                ? "\(written) is still to be filled in; computed \(right)"
                : "claimed \(written), computed \(right)")
        diagnostic.claimed = written
        diagnostic.computed = Shortest.text(value)
        // Infinities and NaN say something about the run, not about a digit: what to make of them is the author's.
        let isDigits = value.isFinite && numeral.value.map(\.isFinite) ?? true
        diagnostic.fix = isDigits ? right : nil
        if !isOpen {
            diagnostic.notes =
                (reason ?? exactReason ?? neighbour(among: neighbours)).map { [Note($0)] } ?? []
        }
        return diagnostic
    }

    /// A reason that lies in the digits themselves.
    private var reason: String? {
        guard value.isFinite, numeral.form == .fixed, !numeral.isPercent else { return nil }
        let decimals = numeral.fraction.count
        let full = Shortest.text(value)
        var claimed: [UInt8] = numeral.isNegative ? [UInt8(ascii: "-")] : []
        claimed += numeral.whole + (numeral.fraction.isEmpty ? [] : [UInt8(ascii: ".")] + numeral.fraction)
        if DecimalFormat.isTie(value, decimals: decimals, of: .shortest),
            claimed == DecimalFormat.fixed(value, decimals: decimals, rounding: .halfUp, of: .shortest)
                || claimed
                    == DecimalFormat.fixed(value, decimals: decimals, rounding: .truncated, of: .shortest)
        {
            return
                "\(full) lies half-way between two numbers with \(Self.decimals(decimals)); what a program prints, \(numeral.styled(value)), is right here"
        }
        if !numeral.isZero, Self.isCutOff(claimed, value, decimals) {
            return
                "\(written) is \(full) cut off, not rounded: with \(Self.decimals(decimals)) it rounds to \(numeral.styled(value))"
        }
        if numeral.isRight(for: -value) { return "only the sign differs" }
        return nil
    }

    /// A reason that lies in the rounding errors: the digits are those of exact arithmetic, or the other side of a tie.
    private var exactReason: String? {
        guard let shadow, let doubt = numeral.doubt(about: value, shadow) else { return nil }
        let (below, above) = shadow.number.neighbours
        if doubt == .tie, numeral.isRight(for: below) || numeral.isRight(for: above) {
            return FragileWording.tie(numeral, value, shadow)
        }
        guard numeral.isRight(for: shadow.number.high) else { return nil }
        return
            "exact arithmetic gives \(FragileWording.exact(numeral, shadow)); what a program prints, \(numeral.styled(value)), is right here"
    }

    /// Whether the digits are those of the value cut off, in its shortest form and in all the digits that a double has.
    private static func isCutOff(_ claimed: [UInt8], _ value: Double, _ decimals: Int) -> Bool {
        claimed == DecimalFormat.fixed(value, decimals: decimals, rounding: .truncated, of: .shortest)
            && claimed == DecimalFormat.fixed(value, decimals: decimals, rounding: .truncated, of: .exact)
    }

    private func neighbour(among neighbours: [(value: Double, words: String)]) -> String? {
        // Where the digits are too few to tell neighbours apart, a match says nothing.
        guard !numeral.whole.isEmpty, numeral.whole.count + numeral.fraction.count > 1 else { return nil }
        let matches = neighbours.filter { numeral.isRight(for: $0.value) }
        return matches.count == 1 ? "\(written) is \(matches[0].words)" : nil
    }

    private static func decimals(_ count: Int) -> String { counted(count, "decimal") }
}
