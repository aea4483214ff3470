import Lessons
import Markup

/// What the pages of the whole course keep of one lesson once its own page is written.
///
/// Of a course with many lessons nothing is kept, so that memory does not grow with it.
public struct LessonDigest: Sendable {
    /// The lesson's place in the course's order; nil for the home page.
    let position: Int?
    /// The headings of the second and third level, for the search.
    let headings: [(id: String, text: String)]
    /// The lesson as the print edition has it; empty where there is none.
    let printed: [UInt8]

    /// Whether nothing is kept.
    public var isEmpty: Bool { position == nil }

    static let none = LessonDigest(position: nil, headings: [], printed: [])

    /// - Parameter hidden: parts of the lesson that no page may hold.
    static func headings(of lesson: Lesson, hidden: [Range<Int>]) -> [(id: String, text: String)] {
        zip(lesson.outline.headings, lesson.headingIDs).filter { heading, _ in
            (2...3).contains(heading.level) && !hidden.contains { $0.contains(heading.span.lowerBound) }
        }.map { heading, id in
            let text = lesson.outline.text(of: lesson.outline.passages[heading.passage].runs)
            return (id, String(decoding: text, as: UTF8.self))
        }
    }
}
