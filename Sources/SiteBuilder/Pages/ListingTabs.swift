import Descent
import Lessons

/// A run's listings as tabs that need no script: radio buttons choose, print and readers without styles get all.
enum ListingTabs {
    /// - Parameter identifier: what the ids begin with; unique on the page.
    static func html(
        of run: Descent.Run, line: BoundPrintLine, languages: [ShowItem.Language], identifier: String
    ) -> [UInt8] {
        let listings = languages.compactMap { language in
            try? Listing(language, run: run, line: line)
        }
        guard let first = listings.first else { return [] }
        var html = HTML()
        guard listings.count > 1 else {
            add(first, to: &html)
            return html.bytes
        }
        html.add("<fieldset class=\"tabs\">\n<legend>The same run in</legend>\n")
        for (place, listing) in listings.enumerated() {
            let id = "\(identifier).\(listing.language.rawValue)"
            html.add("<input type=\"radio\" name=\"")
            html.text(identifier)
            html.add("\" id=\"")
            html.text(id)
            html.add(place == 0 ? "\" checked>\n<label for=\"" : "\">\n<label for=\"")
            html.text(id)
            html.add("\">")
            html.text(listing.language.title)
            html.add("</label>\n")
        }
        for listing in listings {
            html.add("<div class=\"tab\">\n<p class=\"tab-name\">")
            html.text(listing.language.title)
            html.add("</p>\n")
            add(listing, to: &html)
            html.add("</div>\n")
        }
        html.add("</fieldset>\n")
        return html.bytes
    }

    private static func add(_ listing: Listing, to html: inout HTML) {
        html.add("<pre tabindex=\"0\"><code class=\"language-")
        html.text(listing.language.rawValue)
        html.add("\">")
        html.add(markup: listing.html)
        html.add("</code></pre>\n")
    }
}
