import Descent
import Diagnostics

/// A computed value as `gd why` tells it: in full, exactly, rounded, and how certain its digits are.
struct ValueFacts {
    private let value: Double
    private let comparison: ComparedNumber?

    init(_ value: Double, _ comparison: ComparedNumber?) {
        self.value = value
        self.comparison = comparison
    }

    /// Names and texts.
    var all: [(String, String)] {
        var facts = [("computed", Shortest.text(value))]
        if let exact { facts.append(("exactly", exact)) }
        guard let comparison else { return facts }
        facts.append(("rounded", rounding(of: comparison.numeral)))
        facts.append(("certainty", certainty(comparison)))
        return facts
    }

    /// Decimals that one may want to read.
    private static let mostDecimals = 60

    /// The double's own decimal, where it is another than the shortest that names it, and not too long.
    private var exact: String? {
        guard value.isFinite else { return nil }
        let digits = DecimalFormat.fixed(
            value, decimals: DecimalFormat.decimalsLimit, rounding: .nearestEven, of: .exact)
        var text = Array(digits)
        while text.last == UInt8(ascii: "0") { text.removeLast() }
        if text.last == UInt8(ascii: ".") { text.removeLast() }
        let decimals = text.firstIndex(of: UInt8(ascii: ".")).map { text.count - $0 - 1 } ?? 0
        let whole = text.count - decimals
        guard decimals <= Self.mostDecimals, whole <= Self.mostDecimals else {
            return "a decimal with \(counted(decimals, "decimal"))"
        }
        return text.text == Shortest.text(value) ? nil : text.text
    }

    private func rounding(of numeral: Numeral) -> String {
        let styled = numeral.styled(value)
        switch numeral.form {
        case .prefix: return "cut off after \(counted(numeral.fraction.count, "decimal")): \(styled)"
        case .exponent, .open(.some):
            return "to \(counted(numeral.significantDigits, "significant digit")): \(styled)"
        case .notANumber, .infinity: return styled
        case .word: return "to a whole number: \(styled)"
        case .fixed, .open:
            let times = numeral.isPercent ? "times 100, " : ""
            let decimals = numeral.fraction.count
            return times
                + (decimals == 0
                    ? "to a whole number: \(styled)" : "to \(counted(decimals, "decimal")): \(styled)")
        }
    }

    private func certainty(_ comparison: ComparedNumber) -> String {
        guard let shadow = comparison.shadow else {
            return "not told: there is no second computation in exact arithmetic for it"
        }
        let exactly = FragileWording.exact(comparison.numeral, shadow)
        guard let doubt = comparison.numeral.doubt(about: value, shadow) else {
            return "certain: exact arithmetic gives \(exactly), the same digits"
        }
        return "fragile: "
            + FragileWording(numeral: comparison.numeral, written: "", value: value, shadow: shadow).why(
                doubt)
    }
}

/// A run's settings in one line.
enum RunFacts {
    /// `minimize L(w) = (w - 3)^2 from w = 0, rate 0.1, 8 steps`
    static func settings(of run: Descent.Run) -> String {
        let plan = run.plan
        let parameters = plan.loss.parameters.map(\.description).joined(separator: ", ")
        let starts = zip(plan.loss.parameters, plan.start).map { "\($0.0) = \(Shortest.text($0.1))" }
        let method = plan.methodStatements.map { ", " + $0 }.joined()
        let end = run.stopped ? ", ended by `stop when`" : ""
        return "minimize \(plan.loss.name)(\(parameters)) = \(plan.loss.expression.text.text) from "
            + "\(starts.joined(separator: ", ")), rate \(Shortest.text(plan.rate))\(method), "
            + counted(run.steps, "step") + end
    }
}
