import Lessons

/// What a page tells search engines and the sites that show its link as a card; all of it needs whole addresses.
enum SocialTags {
    /// The fields that `templates/layout.mustache` makes the tags of; title, description and course it knows anyway.
    ///
    /// - Parameter hasFeed: whether the course has a feed, which the page then points to.
    static func add(id: String, hasFeed: Bool, _ base: BaseURL, to page: inout TemplateObject) {
        page.append("canonical", .text(base.address(of: id)))
        page.append("kind", .text(id == "index" ? "website" : "article"))
        if hasFeed { page.append("feed", .text(base.text + Feed.address)) }
    }
}
