/// The names that templates receive, with their nesting; a template that uses another is refused with its line.
enum PageSchema {
    private static let link: TemplateSchema.Shape = .object([
        TemplateSchema.Field("title", .text), TemplateSchema.Field("url", .text),
    ])

    private static let lesson: TemplateSchema.Shape = .object([
        TemplateSchema.Field("title", .text), TemplateSchema.Field("url", .text),
        TemplateSchema.Field("current", .flag), TemplateSchema.Field("summary", .text),
        TemplateSchema.Field("minutes", .text),
    ])

    static let schema = TemplateSchema([
        TemplateSchema.Field("title", .text),
        TemplateSchema.Field("summary", .text),
        TemplateSchema.Field("lead", .text),
        TemplateSchema.Field("description", .text),
        TemplateSchema.Field("content", .text),
        TemplateSchema.Field("root", .text),
        TemplateSchema.Field("language", .text),
        TemplateSchema.Field("lesson", .flag),
        TemplateSchema.Field("home", .flag),
        TemplateSchema.Field("not_found", .flag),
        TemplateSchema.Field("number", .text),
        TemplateSchema.Field("minutes", .text),
        TemplateSchema.Field("has_objectives", .flag),
        TemplateSchema.Field("objectives", .list(.text)),
        TemplateSchema.Field("has_prerequisites", .flag),
        TemplateSchema.Field("prerequisites", .list(link)),
        TemplateSchema.Field("has_contents", .flag),
        TemplateSchema.Field(
            "contents",
            .list(
                .object([
                    TemplateSchema.Field("id", .text), TemplateSchema.Field("text", .text),
                    TemplateSchema.Field("level", .text),
                ]))),
        TemplateSchema.Field("has_pager", .flag),
        TemplateSchema.Field("previous", link),
        TemplateSchema.Field("next", link),
        TemplateSchema.Field("has_sources", .flag),
        TemplateSchema.Field("sources", .list(link)),
        TemplateSchema.Field("breadcrumbs", .list(link)),
        TemplateSchema.Field("checks", .text),
        TemplateSchema.Field(
            "course",
            .object([TemplateSchema.Field("title", .text), TemplateSchema.Field("lessons", .list(lesson))])),
        TemplateSchema.Field("scripts", .list(.text)),
        TemplateSchema.Field("styles", .list(.text)),
    ])
}
