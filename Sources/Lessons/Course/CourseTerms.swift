import Diagnostics

/// The vocabulary of a course: every term of its lessons' front matter once, with the lessons that define it.
public struct CourseTerms: Sendable {
    /// One entry of the glossary.
    public struct Entry: Sendable {
        /// As the first lesson writes it.
        public let term: String
        public let definition: String
        /// Its place on the glossary's page.
        public let id: String
        /// The lessons that define it, in the course's order.
        public let lessons: [LessonHead]
    }

    /// Sorted by term, capitals and small letters alike.
    public let entries: [Entry]
    /// Terms that two lessons, or one twice, define differently.
    let clashes: [PlacedDiagnostic]
    private let numbers: [String: Int]

    public init(_ index: CourseIndex) {
        var found: [String: Found] = [:]
        var clashes: [PlacedDiagnostic] = []
        for head in (index.home.map { [$0] } ?? []) + index.lessons {
            for term in head.frontMatter.terms {
                let key = Self.key(term.term)
                guard var known = found[key] else {
                    found[key] = Found(term: term, lessons: [head])
                    continue
                }
                guard known.term.definition.value == term.definition.value else {
                    clashes.append(Self.clash(term, head, known))
                    continue
                }
                if known.lessons.last?.path != head.path {
                    known.lessons.append(head)
                    found[key] = known
                }
            }
        }
        let sorted = found.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        let ids = HeadingIDs.make(for: sorted.map { Array($0.key.utf8) })
        entries = zip(sorted, ids).map { known, id in
            let (term, lessons) = (known.value.term, known.value.lessons)
            return Entry(term: term.term, definition: term.definition.value, id: id, lessons: lessons)
        }
        numbers = Dictionary(
            sorted.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { one, _ in one })
        self.clashes = clashes
    }

    /// The entry of a term, however its letters are cased; nil where no lesson defines it.
    public func entry(of term: String) -> Entry? { numbers[Self.key(term)].map { entries[$0] } }

    /// What makes two spellings one term: letters in lower case, one space between words.
    public static func key(_ term: String) -> String {
        term.lowercased().split { $0.isWhitespace }.joined(separator: " ")
    }

    private struct Found {
        let term: FrontMatter.Term
        var lessons: [LessonHead]
    }

    private static func clash(_ term: FrontMatter.Term, _ head: LessonHead, _ other: Found)
        -> PlacedDiagnostic
    {
        let message = "a second definition of '\(term.term)', which differs from the first"
        let first = other.lessons[0].place(of: other.term.definition.range)
        let help =
            "the first is here; a term means one thing in the whole course: keep one of the two, or word them alike"
        return PlacedDiagnostic(
            Diagnostic(.duplicateSetting, at: term.definition.range, message),
            place: head.place(of: term.definition.range),
            notes: [PlacedNote(message: help, place: first)])
    }
}
