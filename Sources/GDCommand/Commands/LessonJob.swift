import Diagnostics
import Lessons
import Markup
import SiteBuilder

/// What came of one lesson, as far as the whole course needs it.
struct LessonOutcome: Sendable {
    var path = ""
    var tally = Tally()
    /// Where numerals are counted.
    var numerals: NumeralTally?
    /// Where they are to be kept, and the lesson could be read.
    var claims: [ClaimOutcome]?
    var diagnostics: [PlacedDiagnostic] = []
    var assets: [String] = []
    /// Whether its page needs the widget's script.
    var showsWidget = false
    /// The disk failed, which is no fault of the lesson.
    var failure: OutsideError?
}

extension [LessonOutcome] {
    var tally: Tally { reduce(into: Tally()) { $0 += $1.tally } }

    var diagnostics: [PlacedDiagnostic] { flatMap(\.diagnostics) }

    var failure: OutsideError? { lazy.compactMap(\.failure).first }
}

extension CourseFolder {
    /// Reads and evaluates one lesson; `render` gets it where the text could be read.
    ///
    /// - Parameter typesetter: where formulas are to be typeset, and found wrong.
    func evaluate(
        _ path: String, in course: Course, demands: Demands = Demands(), keepsClaims: Bool = false,
        typesetter: MathsTypesetter? = nil,
        render: (EvaluatedLesson, LessonMaths, Document) throws(OutsideError) -> Void = { _, _, _ in }
    ) -> LessonOutcome {
        var outcome = LessonOutcome(path: path)
        switch read(lesson: path) {
        case .failure(.author(let diagnostic)): outcome.diagnostics = [diagnostic]
        case .failure(.outside(let error)): outcome.failure = error
        case .success(let file):
            let (lesson, document) = Lesson.read(file, after: course.knownHead(at: path))
            let evaluated = lesson.evaluated(in: course, demands: demands)
            outcome.tally = evaluated.tally
            outcome.numerals = evaluated.numerals
            if keepsClaims { outcome.claims = evaluated.claimOutcomes }
            outcome.assets = evaluated.assets
            outcome.showsWidget = evaluated.showsWidget
            do throws(OutsideError) {
                let maths = try typesetter.map { (typesetter) throws(OutsideError) in
                    try self.maths(of: evaluated, by: typesetter)
                }
                outcome.diagnostics = evaluated.diagnostics + (maths?.diagnostics ?? [])
                if let document { try render(evaluated, maths ?? .none, document) }
            } catch {
                outcome.failure = error
            }
        }
        return outcome
    }

    private func maths(
        of lesson: EvaluatedLesson, by typesetter: MathsTypesetter
    ) throws(OutsideError) -> LessonMaths {
        do throws(MathsLibrary.Failure) {
            return try LessonMaths(of: lesson, by: typesetter)
        } catch {
            throw KatexScript.error(error)
        }
    }
}
