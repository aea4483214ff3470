extension TemplateSchema {
    /// What `templates/page.mustache`, its parents and its partials may ask for.
    ///
    /// The first thirteen are the language's (LANGUAGE.md, section 7); the others are for this product's own pages.
    /// Addresses are ready to be put in a link of the page at hand. A text that a page lacks is given as an empty one,
    /// so that a section on it is skipped; an item that lacked it would be given the page's.
    package static let page = TemplateSchema([
        Field("title", .text),
        Field("summary", .text),
        Field("content", .text),
        Field("root", .text),
        Field("language", .text),
        Field("lesson", .flag),
        Field("home", .flag),
        Field("contents", .list(.object([Field("id", .text), Field("text", .text), Field("level", .text)]))),
        Field("previous", link),
        Field("next", link),
        Field("course", .object([Field("title", .text), Field("lessons", .list(.object(courseLesson)))])),
        Field("scripts", .list(.text)),
        Field("styles", .list(.text)),

        Field("not_found", .flag),
        Field("print", .flag),
        // Whole addresses, and `website` or `article`; only where the course has a `base-url`.
        Field("canonical", .text),
        Field("feed", .text),
        Field("kind", .text),
        // The summary as plain text, for machines, and as markup, for readers: it may hold checked numbers.
        Field("description", .text),
        Field("lead", .text),
        Field("number", .text),
        // The lesson's notebook, to be downloaded.
        Field("notebook", .text),
        Field("minutes", .text),
        // How many numbers of the page were checked; empty where none was.
        Field("checks", .text),
        Field("objectives", .list(.text)),
        Field("prerequisites", .list(link)),
        Field("sources", .list(link)),
        Field("breadcrumbs", .list(link)),
        // Mustache cannot ask whether a list has items without going through them.
        Field("has_contents", .flag),
        Field("has_objectives", .flag),
        Field("has_prerequisites", .flag),
        Field("has_sources", .flag),
        Field("has_pager", .flag),
        Field("has_glossary", .flag),
        Field("has_print", .flag),
    ])

    private static let link = Shape.object([Field("title", .text), Field("url", .text)])

    private static let courseLesson = [
        Field("title", .text), Field("url", .text), Field("current", .flag), Field("summary", .text),
        Field("minutes", .text),
    ]
}
