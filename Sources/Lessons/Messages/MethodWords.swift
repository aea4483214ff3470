public import Descent

extension Plan {
    /// The run's method and schedule as an author would write them, every setting named; empty for plain descent.
    ///
    ///     method adam(beta1=0.9, beta2=0.999, epsilon=1e-08, form=torch)
    public var methodStatements: [String] {
        var statements: [String] = []
        if method != .descent {
            var settings = method.kind.arguments.map { "\($0.word)=\(Shortest.text(method[$0] ?? 0))" }
            if !method.kind.forms.isEmpty { settings.append("form=\(method.form.word)") }
            statements.append(
                "\(Keyword.method.rawValue) \(method.kind.word)(\(settings.joined(separator: ", ")))")
        }
        if let kind = schedule.kind {
            let settings = kind.arguments.map { "\($0.word)=\(Shortest.text(schedule[$0] ?? 0))" }
            statements.append(
                "\(Keyword.schedule.rawValue) \(kind.word)(\(settings.joined(separator: ", ")))")
        }
        return statements
    }
}
