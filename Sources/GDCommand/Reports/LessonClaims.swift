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
        let places = lesson.file.places(of: checks.map(\.range))
        let claims = zip(checks, places).map { check, place in
            ClaimOutcome(selector: selector(of: check), place: place, outcome: check.outcome)
        }
        return claims.sorted { one, other in
            (one.place.range.lowerBound, one.place.range.upperBound, one.selector)
                < (other.place.range.lowerBound, other.place.range.upperBound, other.selector)
        }
    }
}
