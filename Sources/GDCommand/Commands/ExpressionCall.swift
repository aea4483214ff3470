import Descent
import Diagnostics
import Lessons

/// `gd run EXPR`: the expression goes the way of every lesson, as one block that is read and run in memory.
struct ExpressionCall {
    /// What the command takes when it is not told.
    static let standardRate = "0.1"
    static let standardSteps = 10

    private var text = Array("---\ntitle: gd run\n---\n\n```gd\n".utf8)
    /// What the user wrote, by the name that the help gives it, and where it stands in the text.
    private var given: [(name: String, range: Range<Int>)] = []
    /// Whether every parameter starts at 0 because no option says otherwise, and where that stands in the text.
    private let hasStandardStart: Bool
    private var standardStart = 0

    init(
        _ expression: String, starts: [String], rate: String?, method: String?, steps: Int?
    ) throws(CommandFailure) {
        guard
            !([expression, rate ?? "", method ?? ""] + starts).contains(where: {
                $0.utf8.contains { $0 < 0x20 }
            })
        else {
            throw .usage("an expression stands on one line, without control characters")
        }
        guard expression.utf8.contains(where: { $0 != UInt8(ascii: " ") }) else {
            throw .usage("the expression is empty; give a function to minimize, such as '(w - 3)^2'")
        }
        let started = try Self.started(starts)
        let (head, parameters, isKnown) = Self.loss(expression, started)
        if isKnown { try Self.check(started, against: parameters) }
        hasStandardStart = starts.isEmpty
        add("minimize " + head)
        add(expression, as: "EXPR")
        add("\nfrom ")
        standardStart = text.count
        if starts.isEmpty { add(parameters.map { "\($0) = 0" }.joined(separator: ", ")) }
        for (number, start) in starts.enumerated() {
            if number > 0 { add(", ") }
            add(start, as: "--from")
        }
        add("\nrate ")
        add(rate ?? Self.standardRate, as: "--rate")
        if let method {
            add("\nmethod ")
            add(method, as: "--method")
        }
        add("\nsteps ")
        add("\(steps ?? Self.standardSteps)", as: "--steps")
        add("\n```\n")
    }

    private mutating func add(_ piece: String, as name: String? = nil) {
        if let name { given.append((name, text.count..<text.count + piece.utf8.count)) }
        text += piece.utf8
    }

    func evaluated() -> EvaluatedLesson {
        let nothing = Course.Files(read: { _ in nil }, exists: { _ in false })
        return Lesson.read(SourceFile(path: "gd run", bytes: text)).lesson
            .evaluated(in: Course(files: nothing, index: CourseIndex(heads: [])))
    }

    /// The diagnostics as they stand in the words of the call, since nobody has seen the lesson made of them.
    func inItsOwnWords(_ diagnostics: [PlacedDiagnostic]) -> [PlacedDiagnostic] {
        diagnostics.flatMap { placed in
            var diagnostic = placed.diagnostic
            let start = diagnostic.range.lowerBound
            guard
                let (name, range) = given.first(where: {
                    $0.range.lowerBound <= start && start <= $0.range.upperBound
                })
            else { return [aboutTheWhole(placed)] }
            diagnostic.range = diagnostic.range.clamped(to: range).shifted(by: -range.lowerBound)
            diagnostic.notes = diagnostic.notes.map { Note($0.message) }
            return SourceFile(path: name, bytes: Array(text[range])).place([diagnostic])
        }
    }

    /// A diagnostic on what the user did not write, as one on the expression.
    private func aboutTheWhole(_ placed: PlacedDiagnostic) -> PlacedDiagnostic {
        guard let (name, range) = given.first else { return placed }
        var diagnostic = placed.diagnostic
        if hasStandardStart, diagnostic.range.lowerBound == standardStart {
            diagnostic.notes = [Note("every parameter starts at 0; start elsewhere, as in --from w=1")]
        }
        diagnostic.range = 0..<range.count
        diagnostic.notes = diagnostic.notes.map { Note($0.message) }
        return SourceFile(path: name, bytes: Array(text[range])).place([diagnostic])[0]
    }

    // MARK: - Parameters

    /// The names that `--from` gives a value.
    private static func started(_ starts: [String]) throws(CommandFailure) -> [String] {
        var names: [String] = []
        for start in starts {
            let bytes = Array(start.utf8)
            for part in ArgumentList.split(bytes, in: 0..<bytes.count) {
                guard let (name, end) = Name.parse(bytes, at: part.lowerBound, limit: part.upperBound),
                    bytes[end..<part.upperBound].first(where: { $0 != UInt8(ascii: " ") })
                        == UInt8(ascii: "=")
                else {
                    throw .usage(
                        "--from '\(printable(start))' gives no parameter a value; write --from w=1")
                }
                if !names.contains(name.description) { names.append(name.description) }
            }
        }
        return names
    }

    /// Every parameter starts somewhere, and nothing else does.
    private static func check(_ started: [String], against parameters: [String]) throws(CommandFailure) {
        guard !started.isEmpty else { return }
        if let absent = parameters.first(where: { !started.contains($0) }) {
            throw .usage("'\(printable(absent))' has no start; give --from \(printable(absent))=…, too")
        }
        if let foreign = started.first(where: { !parameters.contains($0) }) {
            throw .usage(
                "the expression has no parameter '\(printable(foreign))' that --from could start; "
                    + (suggestion(for: foreign, among: parameters)
                        ?? "it has \(printable(parameters.joined(separator: ", ")))"))
        }
    }

    /// What goes before the expression to make it a definition, and the parameters: those that it has, or else
    /// the names that it mentions, or else those that have a start.
    ///
    /// - Returns: whether the parameters are those of the expression itself.
    private static func loss(_ expression: String, _ started: [String])
        -> (head: String, parameters: [String], isKnown: Bool)
    {
        let bytes = Array(expression.utf8)
        if let definition = try? Definition.parse(bytes, in: 0..<bytes.count),
            let parameters = definition.parameters
        {
            return ("", parameters.map(\.description), true)
        }
        var parameters: [String] = []
        if let syntax = try? Syntax.parse(bytes, in: 0..<bytes.count) {
            // A parameter of such a name wins over the constant, where it is given a start.
            let builtIn = Set(["pi", "π", "e"]).subtracting(started)
            parameters = syntax.names.map(\.description).filter {
                !builtIn.contains($0) && !isCalled($0, in: bytes)
            }
        }
        let isKnown = !parameters.isEmpty
        if !isKnown { parameters = started.isEmpty ? ["w"] : started }
        // In the order in which the user starts them.
        parameters = started.filter(parameters.contains) + parameters.filter { !started.contains($0) }
        let name = parameters.contains("L") ? "loss" : "L"
        return ("\(name)(\(parameters.joined(separator: ", "))) = ", parameters, isKnown)
    }

    /// Whether the name stands before a bracket somewhere, as a function does.
    private static func isCalled(_ name: String, in bytes: [UInt8]) -> Bool {
        let name = Array(name.utf8)
        return bytes.indices.contains { start in
            let end = start + name.count
            return end < bytes.count && bytes[end] == UInt8(ascii: "(")
                && bytes[start..<end].elementsEqual(name)
                && (start == 0 || !isPartOfName(bytes[start - 1]))
        }
    }

    private static func isPartOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            0x80...0xFF:
            true
        default: false
        }
    }
}

extension Range<Int> {
    fileprivate func shifted(by offset: Int) -> Range<Int> { lowerBound + offset..<upperBound + offset }
}
