import Diagnostics
import Lessons

/// `gd why FILE:LINE[:COLUMN]`: what a claim is bound to, what came out, and who else claims it.
struct WhyCommand {
    let session: Session

    func run(_ invocation: Invocation) throws(CommandFailure) -> ExitStatus {
        let place = try SourceLine(invocation.operands.first ?? "", lead: "expected", hasColumn: true)
        let wanted = try WantedLessons([place.file], session)
        guard let path = wanted.paths.first else { return .lessonsHaveErrors }
        let file: SourceFile
        switch wanted.folder.read(lesson: path) {
        case .failure(.author(let diagnostic)):
            session.show([diagnostic])
            return .lessonsHaveErrors
        case .failure(.outside(let error)): throw .outside(error)
        case .success(let text): file = text
        }
        let evaluated = Lesson.read(file).lesson.evaluated(
            in: wanted.course(of: path), demands: Demands(keepsComparisons: true))
        let explanations = evaluated.explanations(
            line: place.line, column: place.column, in: wanted.course(of: path))
        guard !explanations.isEmpty else { return nothing(at: place, path, evaluated) }
        session.show(
            evaluated.diagnostics.filter { found in
                explanations.contains { $0.place.range == found.place.range }
            })
        let others = try otherClaims(of: Set(explanations.compactMap(\.quantity)))
        let texts = explanations.map { WhyReport($0, others: $0.quantity.flatMap { others[$0] } ?? []).text }
        session.terminal.print(texts.joined(separator: "\n"))
        return .fine
    }

    /// Says that nothing is claimed there, why that may be, and where the nearest claim stands.
    private func nothing(at place: SourceLine, _ path: String, _ evaluated: EvaluatedLesson) -> ExitStatus {
        // What is wrong on the line may be why.
        if place.column == nil { session.show(evaluated.diagnostics.filter { $0.place.line == place.line }) }
        let column = place.column.map { ":\($0)" } ?? ""
        var message = "gd why: nothing is claimed at \(printable(path)):\(place.line)\(column)"
        let lines = evaluated.checks.map { evaluated.lesson.file.place(of: $0.range).line }
        if let nearest = lines.min(by: { abs($0 - place.line) < abs($1 - place.line) }) {
            message +=
                nearest == place.line
                ? "; claims stand elsewhere on that line" : "; the nearest claim is on line \(nearest)"
        }
        session.terminal.report(message + "\n")
        return .lessonsHaveErrors
    }

    /// Where in the course some quantities are claimed, and as what.
    private func otherClaims(of quantities: Set<QuantityKey>) throws(CommandFailure) -> [QuantityKey:
        [WhyReport.Other]]
    {
        guard !quantities.isEmpty else { return [:] }
        let all = try WantedLessons([], session)
        let found = session.workers.map(all.paths.count) { number -> [(QuantityKey, WhyReport.Other)] in
            guard case .success(let file) = all.folder.read(lesson: all.paths[number]) else { return [] }
            let course = all.course(of: file.path)
            let evaluated = Lesson.read(file).lesson.evaluated(in: course)
            let claims = evaluated.quantities(in: course).filter { quantities.contains($0.quantity) }
            let places = file.places(of: claims.map(\.check.range))
            return zip(claims, places).map { claim, place in
                let written = String(decoding: file.bytes[claim.check.range], as: UTF8.self)
                return (claim.quantity, WhyReport.Other(place: place, written: written))
            }
        }
        return Dictionary(grouping: found.joined(), by: \.0).mapValues { claims in
            claims.map(\.1).sorted { one, other in
                (one.place.file, one.place.range.lowerBound) < (
                    other.place.file, other.place.range.lowerBound
                )
            }
        }
    }
}
