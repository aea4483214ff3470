import Descent
import Diagnostics

/// Whether a statement about every step, such as `falls`, is the same in exact arithmetic.
struct TrendCertainty {
    private let trend: Trend
    private let values: [Double]
    /// Nil where nothing can be said.
    private let exact: [ShadowNumber]?

    init(_ trend: Trend, _ values: [Double], _ exact: [ShadowNumber]?) {
        self.trend = trend
        self.values = values
        self.exact = exact
    }

    var isKnown: Bool { exact != nil }

    /// The first step at which exact arithmetic does not do what the word says.
    private var failure: Int? { exact.flatMap { trend.firstFailure(in: $0) } }

    /// Why a statement that holds for the run is fragile; nil where it is certain.
    var doubt: String? {
        guard let exact, let step = failure, step > 0, step < exact.count else { return nil }
        return
            "in exact arithmetic step \(step - 1) has \(exact[step - 1].text.text), step \(step) has \(exact[step].text.text)"
    }

    /// What is to be said of a statement that the run does not keep, though exact arithmetic does.
    var notes: [Note] {
        guard let exact, let step = trend.firstFailure(in: values), step > 0, step < exact.count,
            failure == nil
        else { return [] }
        return [Note("exact arithmetic \(trend.rawValue) there, too; rounding errors hide it")]
    }
}

extension Ledger {
    /// Reports a statement that holds for the run, but not in exact arithmetic, unless its author accepts that.
    mutating func judge(
        _ certainty: TrendCertainty, _ name: String, at range: Range<Int>, _ claimed: String,
        _ acceptance: Acceptance
    ) {
        guard certainty.isKnown else {
            tally.unjudged += 1
            return
        }
        guard let doubt = certainty.doubt, !acceptance.isGiven() else { return }
        var diagnostic = Diagnostic(
            .fragileNumber, at: range,
            "the statement holds, but it is fragile: exact arithmetic decides otherwise",
            notes: [
                Note(doubt),
                Note("claim something else, or say in the link's title why it may stay: `\"fragile: …\"`"),
            ])
        diagnostic.claimed = claimed
        diagnostic.selector = checks.last.map { Self.selector(of: $0, labels) }
        addFragile(diagnostic)
    }
}
