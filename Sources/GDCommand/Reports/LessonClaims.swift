import Diagnostics
import Lessons

/// One claim of a lesson and what came of it, for reports that name the right ones too.
struct ClaimOutcome: Sendable {
    /// What is claimed, such as `walk.loss[8]`.
    let selector: String
    let place: Place
    let outcome: Check.Outcome

    /// The rule of the diagnostic that may speak of it.
    var rule: Rule {
        switch outcome {
        case .right: .fragileNumber
        case .stale: .staleNumber
        case .unfilled: .unfilled
        case .isFalse: .falseStatement
        }
    }
}

extension EvaluatedLesson {
    /// All claims, by their places in the lesson.
    var claimOutcomes: [ClaimOutcome] {
        // Diagnostics are what files find places for; these are never shown.
        let marks = checks.map { Diagnostic(.staleNumber, at: $0.range, "") }
        let places = Dictionary(
            lesson.file.place(marks).map { ($0.place.range, $0.place) },
            uniquingKeysWith: { first, _ in first })
        let claims = checks.compactMap { check in
            places[check.range].map {
                ClaimOutcome(selector: selector(of: check), place: $0, outcome: check.outcome)
            }
        }
        return claims.sorted { one, other in
            (one.place.range.lowerBound, one.place.range.upperBound, one.selector)
                < (other.place.range.lowerBound, other.place.range.upperBound, other.selector)
        }
    }
}
