import Lessons

/// The list of all pages for search engines, <https://www.sitemaps.org/protocol.html>.
enum Sitemap {
    static let address = "sitemap.xml"
    /// The protocol allows no more in one file; a course of more lessons lists its first.
    static let pagesLimit = 50_000

    /// - Parameter pages: pages of no lesson, by their ids.
    static func xml(_ index: CourseIndex, pages: [String], _ base: BaseURL) -> [UInt8] {
        var xml = XML()
        xml.add("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
        func add(_ id: String, _ date: String?) {
            xml.add("<url>")
            xml.element("loc", base.address(of: id))
            if let date { xml.element("lastmod", date) }
            xml.add("</url>\n")
        }
        add("index", index.home?.frontMatter.date)
        for page in pages { add(page, nil) }
        for lesson in index.lessons.prefix(pagesLimit - 1 - pages.count) {
            add(lesson.id, lesson.frontMatter.date)
        }
        xml.add("</urlset>\n")
        return xml.bytes
    }
}
