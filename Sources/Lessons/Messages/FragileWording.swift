import Descent
import Diagnostics

/// Says why a number that is right may not stay so.
struct FragileWording {
    let numeral: Numeral
    /// The numeral as it stands in the lesson.
    let written: String
    let value: Double
    let shadow: Shadow

    func diagnostic(_ doubt: Doubt, at range: Range<Int>, help: String) -> Diagnostic {
        var diagnostic = Diagnostic(
            .fragileNumber, at: range, "\(written) is right, but fragile: \(reason(doubt))")
        diagnostic.claimed = written
        diagnostic.computed = Shortest.text(value)
        diagnostic.notes = [Note(detail(doubt)), Note(help)]
        return diagnostic
    }

    /// The reason in one sentence, for what is no message.
    func why(_ doubt: Doubt) -> String { "\(reason(doubt)); \(detail(doubt))" }

    private func reason(_ doubt: Doubt) -> String {
        switch doubt {
        case .tie: "an exact tie"
        case .precision: "its last digits are past what a double holds"
        case .parted: "rounding leads the run another way at a corner"
        case .chaos: "chaos, the rounding errors have outgrown the value"
        case .digit: "exact arithmetic prints another digit"
        case .near: "a rounding error could change the last digit"
        }
    }

    private func detail(_ doubt: Doubt) -> String {
        let both = "exact arithmetic gives \(exact), this run's doubles \(Shortest.text(shown))"
        return switch doubt {
        case .tie: Self.tie(numeral, value, shadow)
        case .precision: "a double holds about 16 digits; \(both)"
        case .parted(let step): "from step \(step) on \(both)"
        case .chaos, .digit: both
        case .near: "\(both): the last digit changes close by"
        }
    }

    private var shown: Double { numeral.isPercent ? value * 100 : value }

    private var exact: String { Self.exact(numeral, shadow) }

    static func exact(_ numeral: Numeral, _ shadow: Shadow) -> String {
        (numeral.isPercent ? shadow.percent : shadow).number.text.text
    }

    /// What is to be said of an exact tie, whichever neighbour is claimed.
    static func tie(_ numeral: Numeral, _ value: Double, _ shadow: Shadow) -> String {
        "exactly it is \(exact(numeral, shadow)), half-way between two numbers with so many digits; what a program prints, \(numeral.styled(value)), is right here"
    }
}
