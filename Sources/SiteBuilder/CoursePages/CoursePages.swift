import Lessons

/// The pages and files of a site that no single lesson makes.
extension PageBuilder {
    /// One file of the site.
    public typealias File = (address: String, bytes: [UInt8])

    /// All of them: home page where no lesson is one, glossary, print edition, reference, the page for an address that
    /// leads nowhere, search index, stylesheets, scripts and pictures; and with a `base-url` sitemap and feed.
    ///
    /// - Parameter digests: what was kept of the lessons when their pages were made, in any order.
    public func ownPages(_ digests: [LessonDigest] = [], hasWidget: Bool = false) throws(PageFailure)
        -> [File]
    {
        var files: [File] = []
        try add(notFound, "404", to: &files)
        if index.home == nil, index.head(id: "index") == nil {
            var home = common(id: "index", title: courseTitle)
            home.append("home", .flag(true))
            try add(home, "index", to: &files)
        }
        if hasGlossary { try add(glossary, Glossary.id, to: &files) }
        if let printed = PrintEdition.content(index, terms, digests) {
            var page = plain(
                id: PrintEdition.id, title: PrintEdition.title, lead: summary ?? "", content: printed)
            page.append("print", .flag(true))
            try add(page, PrintEdition.id, to: &files)
        }
        try add(reference, Reference.id, to: &files)
        files.append((SearchIndex.address, SearchIndex.script(index, terms, digests)))
        if let baseURL {
            let pages = (hasGlossary ? [Glossary.id] : []) + [Reference.id]
            files.append((Sitemap.address, Sitemap.xml(index, pages: pages, baseURL)))
            if let feed { files.append((Feed.address, feed)) }
        }
        if hasWidget { files += WidgetFile.files.map { ($0.name, $0.bytes) } }
        return files
            + (templates.styles + templates.scripts + templates.pictures).map { ($0.name, $0.bytes) }
    }

    private func add(_ page: TemplateObject, _ id: String, to files: inout [File]) throws(PageFailure) {
        var bytes: [UInt8] = []
        try render(page, id, into: &bytes)
        files.append((id + ".html", bytes))
    }

    /// The course's feed, where it has one.
    private var feed: [UInt8]? { baseURL.flatMap { Feed.xml(index, title: courseTitle, $0) } }

    private var summary: String? {
        index.home?.frontMatter.summary.map { TextFragment.plainText(of: $0.value) }
    }

    // MARK: - Pages

    /// A server shows it at any depth, where no relative address leads home: with a `base-url` its addresses are whole.
    /// Without one they are relative, which is right at the root and for a site that is opened from the disk.
    private var notFound: TemplateObject {
        var page = common(id: "404", title: "Page not found", root: baseURL?.text)
        page.append("not_found", .flag(true))
        return page
    }

    private var glossary: TemplateObject {
        let content = Glossary.content(terms) { PageAddress.relative(from: Glossary.id, to: $0.id) + ".html" }
        return plain(id: Glossary.id, title: Glossary.title, lead: Glossary.lead, content: content)
    }

    private var reference: TemplateObject {
        let (content, contents) = Reference.page
        var page = plain(id: Reference.id, title: Reference.title, lead: Reference.lead, content: content)
        let entries = contents.map { section in
            TemplateValue.object([
                "id": .text(section.id), "text": .text(section.title), "level": .text("2"),
            ])
        }
        page.append("has_contents", .flag(true))
        page.append("contents", .list(entries))
        return page
    }

    private func plain(id: String, title: String, lead: String, content: [UInt8]) -> TemplateObject {
        var page = common(id: id, title: title)
        page.append("description", .text(lead))
        page.append("lead", .text(lead))
        page.append("content", .html(content))
        return page
    }
}
