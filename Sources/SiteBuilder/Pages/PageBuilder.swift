import Diagnostics
public import Lessons
public import Markup

/// A page that could not be made: the lesson shows, or the templates make of it, more than a page may hold.
public struct PageFailure: Error, Sendable {
    /// The page's address from the site's root.
    public let page: String
}

/// Makes pages from evaluated lessons; one builder serves all threads.
public struct PageBuilder: Sendable {
    let index: CourseIndex
    let templates: SiteTemplates
    let courseTitle: String
    let terms: CourseTerms
    /// The site's address, where it is known.
    let baseURL: BaseURL?
    private let language: String
    private let hasFeed: Bool
    /// The lessons' places in the print edition by their addresses; none where there is no edition.
    private let printPositions: [String: Int]
    let answers: AnswerPlacement
    /// The bytes of a lesson's content, before the templates; the course's own lessons have less than a hundredth.
    static let contentLimit = 16 << 20
    /// The most fields that a page has, or a few more.
    private static let fieldCount = 40

    /// - Parameter baseURL: the site's address, in place of the home page's `base-url`.
    public init(
        index: CourseIndex, templates: SiteTemplates, baseURL: BaseURL? = nil,
        answers: AnswerPlacement = .inline
    ) {
        self.index = index
        self.templates = templates
        terms = CourseTerms(index)
        self.baseURL = baseURL ?? index.home?.frontMatter.baseURL.flatMap { BaseURL($0.value) }
        hasFeed = self.baseURL != nil && index.lessons.contains { $0.frontMatter.date != nil }
        printPositions = PrintEdition.positions(in: index)
        self.answers = answers
        courseTitle = index.home?.title ?? "Course"
        language = index.home?.frontMatter.language ?? "en"
    }

    // MARK: - Lessons and the home page

    /// The page's address from the site's root.
    public func address(of lesson: EvaluatedLesson) -> String { id(of: lesson) + ".html" }

    func id(of lesson: EvaluatedLesson) -> String {
        (index.head(at: lesson.lesson.file.path) ?? LessonHead(lesson.lesson.file)).id
    }

    /// Appends a lesson's page, or the home page where the lesson is `content/index.md`.
    ///
    /// - Parameters:
    ///   - document: the lesson's own, not rendered yet.
    ///   - maths: the lesson's formulas; without them TeX shows as it is written.
    /// - Returns: what ``ownPages(_:)`` needs of the lesson.
    @discardableResult public func page(
        of lesson: EvaluatedLesson, _ document: Document, maths: LessonMaths = .none,
        into bytes: inout [UInt8]
    ) throws(PageFailure) -> LessonDigest {
        let id = id(of: lesson)
        let hidden = answers.hidden(in: lesson.lesson.outline)
        let texts = CheckTexts(of: lesson, maths, hidden: hidden)
        let playground = PlaygroundLink(from: id, in: index)
        let sections = BlockSection.all(texts, playground: playground)
        var content = HTML()
        document.html(edits: PageEdits.edits(texts, sections, document, answers), into: &content.bytes)
        guard content.bytes.count <= Self.contentLimit else { throw PageFailure(page: id + ".html") }
        let hasAppendix = AnswerSections(answers).apply(to: &content.bytes)
        let silent = sections.filter(\.isSilent).map(\.index)
        Proof(texts: texts).addRest(silentBlocks: silent, to: &content)
        let isHome = lesson.lesson.file.path == Course.homePath
        var context = common(
            id: id, title: lesson.lesson.frontMatter.title?.value ?? id,
            pieces: PagePiece.pieces(of: lesson, answers))
        context.append(isHome ? "home" : "lesson", .flag(true))
        if !isHome { context.append("notebook", .text(PageAddress.relative(from: id, to: id) + ".ipynb")) }
        let front = lesson.lesson.frontMatter
        let marked = TermMarks.mark(content.bytes, front, terms, root: PageAddress.root(from: id))
        context.append("content", .html(marked))
        let lead = lead(of: lesson, texts)
        context.append("lead", .html(lead))
        addFrontMatter(of: lesson, id, to: &context)
        addContents(of: lesson.lesson, maths, hidden, hasAppendix: hasAppendix, to: &context)
        if !isHome { addNeighbours(of: lesson.lesson.file.path, id, to: &context) }
        // A page that claims nothing says nothing about checks.
        context.append("checks", .text(lesson.tally.right == 0 ? "" : String(lesson.tally.right)))
        try render(context, id, into: &bytes)
        return digest(of: lesson.lesson, lead, content.bytes)
    }

    /// Nothing where the course is so large that nothing is kept.
    private func digest(of lesson: Lesson, _ lead: [UInt8], _ content: [UInt8]) -> LessonDigest {
        guard index.lessons.count <= SearchIndex.headingLessonsLimit,
            let position = index.position(of: lesson.file.path)
        else { return .none }
        var printed: [UInt8] = []
        if !printPositions.isEmpty {
            printed = PrintEdition.lesson(
                index.lessons[position], at: position, lead: lead, content: content, among: printPositions)
        }
        return LessonDigest(
            position: position,
            headings: LessonDigest.headings(of: lesson, hidden: answers.hidden(in: lesson.outline)),
            printed: printed)
    }

    // MARK: - What templates receive

    func render(_ context: TemplateObject, _ id: String, into bytes: inout [UInt8])
        throws(PageFailure)
    {
        do throws(TemplateFailure) {
            try templates.set.render(SiteTemplates.page, .object(context), into: &bytes)
        } catch {
            throw PageFailure(page: id + ".html")
        }
    }

    var hasGlossary: Bool { !terms.entries.isEmpty }

    /// What every page has.
    ///
    /// - Parameter root: the way to the site's root, where it is not the one from the page's own place.
    func common(id: String, title: String, root: String? = nil, pieces: Set<PagePiece> = []) -> TemplateObject
    {
        let root = root ?? PageAddress.root(from: id)
        let lessons = index.lessons
        var context: TemplateObject = [
            "title": .text(title),
            "language": .text(language),
            "root": .text(root),
            "styles": .list(templates.styles(for: pieces).map { .text(root + $0) }),
            "scripts": .list(
                (templates.scripts(for: pieces) + (pieces.contains(.widget) ? WidgetFile.names : []))
                    .map { .text(root + $0) }),
            "has_glossary": .flag(hasGlossary),
            "has_print": .flag(!printPositions.isEmpty),
            // Made only where a template asks for it: navigation must not grow with the course.
            "course": .object([
                "title": .text(courseTitle),
                "lessons": .deferred(DeferredValue { .list(lessons.map { Self.entry($0, from: id) }) }),
            ]),
        ]
        context.reserveCapacity(PageBuilder.fieldCount)
        if let baseURL, id != "404" { SocialTags.add(id: id, hasFeed: hasFeed, baseURL, to: &context) }
        if id != "index" {
            context.append(
                "breadcrumbs",
                .list([.object(["title": .text(courseTitle), "url": .text(root + "index.html")])]))
        }
        return context
    }

    private static func entry(_ head: LessonHead, from id: String) -> TemplateValue {
        // An item that lacked a field would be given the page's own, so what is missing is given as empty.
        .object([
            "title": .text(head.title),
            "url": .text(PageAddress.relative(from: id, to: head.id) + ".html"),
            "current": .flag(head.id == id),
            "summary": .text(head.frontMatter.summary.map { TextFragment.plainText(of: $0.value) } ?? ""),
            "minutes": .text(head.frontMatter.minutes.map { String($0) } ?? ""),
        ])
    }

    /// The summary as markup; empty where there is none.
    private func lead(of lesson: EvaluatedLesson, _ texts: CheckTexts) -> [UInt8] {
        let number = lesson.fragments.firstIndex { $0.place == .summary }
        return number.map { FragmentHTML.inline($0, texts) } ?? []
    }

    private func addFrontMatter(of lesson: EvaluatedLesson, _ id: String, to context: inout TemplateObject) {
        let front = lesson.lesson.frontMatter
        if let summary = lesson.fragments.first(where: { $0.place == .summary }) {
            context.append("summary", .text(summary.text))
            context.append("description", .text(summary.text))
        }
        if let minutes = front.minutes { context.append("minutes", .text(String(minutes))) }
        context.append("has_objectives", .flag(!front.objectives.isEmpty))
        context.append("objectives", .list(front.objectives.map { .text($0.value) }))
        context.append("has_prerequisites", .flag(!lesson.prerequisites.isEmpty))
        context.append("prerequisites", .list(lesson.prerequisites.map { link(to: $0, from: id) }))
        let sources = front.sources.compactMap { source in
            source.url.map { TemplateValue.object(["title": .text(source.title), "url": .text($0.value)]) }
        }
        context.append("has_sources", .flag(!sources.isEmpty))
        context.append("sources", .list(sources))
    }

    /// The headings of the second and third level that the page holds.
    private func addContents(
        of lesson: Lesson, _ maths: LessonMaths, _ hidden: [Range<Int>], hasAppendix: Bool,
        to context: inout TemplateObject
    ) {
        var entries = zip(lesson.outline.headings, lesson.headingIDs).filter { heading, _ in
            (2...3).contains(heading.level) && !hidden.contains { $0.contains(heading.span.lowerBound) }
        }.map { heading, id in
            TemplateValue.object([
                "id": .text(id),
                "text": .html(maths.html(of: lesson.outline.passages[heading.passage], lesson.outline)),
                "level": .text(String(heading.level)),
            ])
        }
        if hasAppendix {
            let (id, text) = AnswerSections.heading
            entries.append(.object(["id": .text(id), "text": .text(text), "level": .text("2")]))
        }
        context.append("has_contents", .flag(entries.count > 1))
        context.append("contents", .list(entries))
    }

    private func addNeighbours(of path: String, _ id: String, to context: inout TemplateObject) {
        guard let position = index.position(of: path) else { return }
        context.append("number", .text(String(position + 1)))
        if position > 0 { context.append("previous", link(to: index.lessons[position - 1], from: id)) }
        if position + 1 < index.lessons.count {
            context.append("next", link(to: index.lessons[position + 1], from: id))
        }
        context.append("has_pager", .flag(index.lessons.count > 1))
    }

    private func link(to head: LessonHead, from id: String) -> TemplateValue {
        .object([
            "title": .text(head.title), "url": .text(PageAddress.relative(from: id, to: head.id) + ".html"),
        ])
    }
}
