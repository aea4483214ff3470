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
        let (head, parameters) = Self.loss(expression, starts)
        add("minimize " + head)
        add(expression, as: "EXPR")
        add("\nfrom ")
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
        add("\nsteps \(steps ?? Self.standardSteps)\n```\n")
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
            else { return [placed] }
            diagnostic.range = diagnostic.range.clamped(to: range).shifted(by: -range.lowerBound)
            diagnostic.notes = diagnostic.notes.map { Note($0.message) }
            return SourceFile(path: name, bytes: Array(text[range])).place([diagnostic])
        }
    }

    /// What goes before the expression to make it a definition, and the parameters: those that it has, or else
    /// those that have a start, or else the names that it mentions.
    private static func loss(_ expression: String, _ starts: [String]) -> (head: String, parameters: [String])
    {
        let bytes = Array(expression.utf8)
        if let definition = try? Definition.parse(bytes, in: 0..<bytes.count),
            let parameters = definition.parameters
        {
            return ("", parameters.map(\.description))
        }
        var parameters: [String] = []
        for start in starts {
            for part in start.split(separator: ",") {
                let name = part.prefix { $0 != "=" }.filter { $0 != " " }
                if !name.isEmpty { parameters.append(String(name)) }
            }
        }
        if parameters.isEmpty, let syntax = try? Syntax.parse(bytes, in: 0..<bytes.count) {
            let builtIn = Set(["pi", "π", "e"])
            parameters = syntax.names.map(\.description).filter {
                !builtIn.contains($0) && !isCalled($0, in: bytes)
            }
        }
        if parameters.isEmpty { parameters = ["w"] }
        let name = parameters.contains("L") ? "loss" : "L"
        return ("\(name)(\(parameters.joined(separator: ", "))) = ", parameters)
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
