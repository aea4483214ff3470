/// How much a diagnostic weighs: an error fails the check, a warning does not.
public enum Severity: String, Sendable {
    case error, warning
}

/// A sentence that explains a diagnostic, and the bytes that it speaks of where there are any.
public struct Note: Sendable, Equatable {
    public let message: String
    public let range: Range<Int>?

    public init(_ message: String, at range: Range<Int>? = nil) {
        self.message = message
        self.range = range
    }
}

/// What is wrong at some bytes of one file; `SourceFile.place` works out line and column.
public struct Diagnostic: Sendable, Equatable {
    public var severity: Severity
    public var rule: Rule
    /// The bytes of the file that are wrong.
    public var range: Range<Int>
    /// What was found and what was expected, in one line.
    public var message: String
    public var notes: [Note]
    /// What the author claims, as written, where the diagnostic is about a claim.
    public var claimed: String?
    /// The computed value in full.
    public var computed: String?
    /// The quantity that the claim is bound to.
    public var selector: String?
    /// The text that would be right in place of `range`.
    public var fix: String?
    /// What to do to the file where the right text is not all that changes, such as the blanks that set a number flush.
    public var edit: SourceEdit?

    public init(
        _ rule: Rule, at range: Range<Int>, _ message: String, notes: [Note] = [], severity: Severity = .error
    ) {
        self.severity = severity
        self.rule = rule
        self.range = range
        self.message = message
        self.notes = notes
    }
}

/// A note with its line and column, where it speaks of some bytes.
public struct PlacedNote: Sendable, Equatable {
    public let message: String
    public let place: Place?

    public init(message: String, place: Place?) {
        self.message = message
        self.place = place
    }

    /// The message with its place in words, for what carries text alone.
    ///
    ///     the first one is here (line 20, column 6)
    ///     give one of them another `slug` (content/a.md, line 3, column 7)
    ///
    /// - Parameter file: the file of the message itself, which need not be named again.
    public func message(besides file: String) -> String {
        guard let place else { return message }
        let other = place.file == file ? "" : place.file + ", "
        return "\(message) (\(other)line \(place.line), column \(place.column))"
    }
}

/// A diagnostic with its file, line and column: what is printed and what the machine formats carry.
public struct PlacedDiagnostic: Sendable, Equatable {
    public let diagnostic: Diagnostic
    public let place: Place
    public let notes: [PlacedNote]

    public init(_ diagnostic: Diagnostic, place: Place, notes: [PlacedNote]) {
        self.diagnostic = diagnostic
        self.place = place
        self.notes = notes
    }

    /// A diagnostic about a whole file of the course that is not text, such as a symbolic link.
    public init(wholeFile path: String, _ rule: Rule, _ message: String) {
        self.init(
            Diagnostic(rule, at: 0..<0, message),
            place: Place(file: path, range: 0..<0, line: 1, column: 1, endLine: 1, endColumn: 1, excerpt: []),
            notes: [])
    }
}

extension [PlacedDiagnostic] {
    /// Sorted by file, line and column, then by message, so that the order is the same on every run.
    public func sortedByPlace() -> [PlacedDiagnostic] {
        sorted { one, other in
            if one.place.file != other.place.file {
                return one.place.file.utf8.lexicographicallyPrecedes(other.place.file.utf8)
            }
            if one.place.range != other.place.range {
                return (one.place.range.lowerBound, one.place.range.upperBound)
                    < (other.place.range.lowerBound, other.place.range.upperBound)
            }
            return (one.diagnostic.rule.rawValue, one.diagnostic.message)
                < (other.diagnostic.rule.rawValue, other.diagnostic.message)
        }
    }
}
