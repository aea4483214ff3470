import Lessons

/// The course as an Atom feed (RFC 4287): the lessons that have a date, the latest first.
///
/// Nothing in it comes from a clock: the feed is as old as its latest lesson, and a course without dates has none.
enum Feed {
    static let address = "feed.xml"
    /// Readers ask for a feed again and again; older lessons are on the course map.
    static let entriesLimit = 50

    /// Nil where no lesson has a date.
    static func xml(_ index: CourseIndex, title: String, _ base: BaseURL) -> [UInt8]? {
        let entries = entries(of: index)
        guard let latest = entries.first?.frontMatter.date else { return nil }
        var xml = XML()
        xml.add("<feed xmlns=\"http://www.w3.org/2005/Atom\">\n")
        xml.element("title", title)
        if let summary = summary(index.home) { xml.element("subtitle", summary) }
        xml.element("id", base.text)
        add(link: base.text, relation: "alternate", to: &xml)
        add(link: base.text + address, relation: "self", to: &xml)
        xml.element("updated", time(latest))
        add(author: index.home?.frontMatter.author ?? title, to: &xml)
        for lesson in entries {
            let url = base.address(of: lesson.id)
            xml.add("<entry>\n")
            xml.element("title", lesson.title)
            xml.element("id", url)
            add(link: url, relation: "alternate", to: &xml)
            xml.element("updated", time(lesson.frontMatter.date ?? latest))
            if let author = lesson.frontMatter.author { add(author: author, to: &xml) }
            if let summary = summary(lesson) { xml.element("summary", summary) }
            xml.add("</entry>\n")
        }
        xml.add("</feed>\n")
        return xml.bytes
    }

    /// By date, the latest first; those of one day in the course's order.
    private static func entries(of index: CourseIndex) -> [LessonHead] {
        let dated = index.lessons.enumerated().compactMap { place, lesson in
            lesson.frontMatter.date.map { (date: $0, place: place, lesson: lesson) }
        }
        let sorted = dated.sorted { one, other in
            one.date == other.date ? one.place < other.place : one.date > other.date
        }
        return sorted.prefix(entriesLimit).map(\.lesson)
    }

    private static func summary(_ lesson: LessonHead?) -> String? {
        lesson?.frontMatter.summary.map { TextFragment.plainText(of: $0.value) }
    }

    /// The day's first moment; front matter knows no hours.
    private static func time(_ date: String) -> String { date + "T00:00:00Z" }

    private static func add(link: String, relation: StaticString, to xml: inout XML) {
        xml.add("<link rel=\"")
        xml.add(relation)
        xml.add("\" href=\"")
        xml.text(link)
        xml.add("\"/>\n")
    }

    private static func add(author: String, to xml: inout XML) {
        xml.add("<author>")
        xml.element("name", author)
        xml.add("</author>\n")
    }
}
