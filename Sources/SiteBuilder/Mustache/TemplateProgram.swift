/// A page template with all that it includes, as one flat list of steps.
struct TemplateProgram: Sendable {
    enum Step: Sendable {
        /// Bytes of `text`, copied as they are.
        case text(Range<Int>)
        /// The value at a path, escaped unless it is raw.
        case value(path: Int, raw: Bool)
        /// A body from the next step to `end`: once for a true value, once for each item of a list.
        case section(path: Int, end: Int)
        /// A body from the next step to `end`, where the value is false, empty or absent.
        case inverted(path: Int, end: Int)
        /// The steps of an inclusion that is already open: a template that includes itself.
        case again(inclusion: Int)
    }

    /// A name as looked up: the first part anywhere in the context, the others one inside the other.
    struct Path: Sendable {
        /// Empty for the current item, `{{.}}`.
        let names: [TemplateName]
        /// Where it is written.
        let file: Int
        let range: Range<Int>

        /// Whether each name is one; the scanner has reported those that are not.
        var isWellFormed: Bool {
            names.allSatisfy { !$0.bytes.isEmpty && !$0.bytes.contains(where: isWhitespace) }
        }
    }

    var steps: [Step] = []
    var text: [UInt8] = []
    var paths: [Path] = []
    /// The steps of each inclusion, in the order in which they were begun.
    var inclusions: [Range<Int>] = []
    /// The files that had a part in it, by their place in the list.
    var files: Set<Int> = []

    /// Adds text, to the last step where that is text too.
    mutating func append(text bytes: some Collection<UInt8>) {
        guard !bytes.isEmpty else { return }
        let start = text.count
        text.append(contentsOf: bytes)
        // A step that a section or an inclusion ends before must not grow past that end: see `barrier`.
        if case .text(let last)? = steps.last, last.upperBound == start, steps.count > barrier {
            steps[steps.count - 1] = .text(last.lowerBound..<text.count)
        } else {
            steps.append(.text(start..<text.count))
        }
    }

    /// Steps before this one are complete: something ends or begins here.
    private var barrier = 0

    /// Marks the place between two steps as one that something jumps to.
    mutating func mark() -> Int {
        barrier = steps.count
        return barrier
    }
}
