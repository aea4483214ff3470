import Diagnostics
import Lessons

/// One claim explained, a fact a line.
///
///     content/by-hand.md:41:12: 0.6000 is right
///       claims     `walk.w[1]`: `w` of run `walk` after step 1
///       computed   0.6000000000000001
///       rounded    to 4 decimals: 0.6000
struct WhyReport {
    /// Another place that claims the same.
    struct Other: Sendable {
        let place: Place
        let written: String
    }

    private let explanation: Explanation
    private let others: [Other]

    /// - Parameter others: all places that claim the quantity, this one among them.
    init(_ explanation: Explanation, others: [Other]) {
        self.explanation = explanation
        self.others = others.filter { $0.place != explanation.place }
    }

    /// Places that are named one by one.
    private static let mostOthers = 20

    var text: String {
        let place = explanation.place
        var text =
            "\(printable(place.file)):\(place.line):\(place.column): \(oneLine(explanation.claimed)) \(outcome)\n"
        var facts = [("claims", "`\(explanation.selector)`: \(explanation.meaning)")]
        facts += explanation.facts
        for (number, other) in others.prefix(Self.mostOthers).enumerated() {
            let written =
                "\(other.place.file):\(other.place.line):\(other.place.column) says \(oneLine(other.written))"
            facts.append((number == 0 ? "also" : "", written))
        }
        if others.count > Self.mostOthers {
            facts.append(("", "and \(others.count - Self.mostOthers) more places"))
        }
        let width = facts.map(\.0.count).max() ?? 0
        for (name, fact) in facts {
            text += "  \(name)\(String(repeating: " ", count: width - name.count))  \(printable(fact))\n"
        }
        return text
    }

    private var outcome: String {
        switch explanation.outcome {
        case .right: "is right"
        case .stale: "is stale"
        case .unfilled: "is still to be filled in"
        case .isFalse: "is false"
        }
    }

    /// A claim's text may go over several lines, and a statement's may be long.
    private func oneLine(_ text: String) -> String {
        let line = printable(String(text.map { $0.isNewline ? " " : $0 }))
        return line.count > 60 ? line.prefix(59) + "…" : line
    }
}
