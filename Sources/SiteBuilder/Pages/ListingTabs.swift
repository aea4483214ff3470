import Descent
import Lessons

/// A run's listings as tabs that need no script: radio buttons choose, print and readers without styles get all.
///
/// Some runs have no program that prints their digits in every language. The lesson is no worse for it, so this is no
/// author's error: a sentence stands where the listings would, and says why.
struct ListingTabs {
    let run: Descent.Run
    let line: BoundPrintLine
    let languages: [ShowItem.Language]
    /// What the ids begin with; unique on the page.
    let identifier: String
    /// Whether the lesson says elsewhere what the listings print.
    let hasTranscript: Bool

    func add(to html: inout HTML) {
        var listings: [Listing] = []
        for language in languages {
            do throws(Listing.Failure) {
                listings.append(try Listing(language, run: run, line: line))
            } catch {
                // What stands in the way is the run, so that it is the same for each language.
                html.add("<p class=\"absent\">")
                html.text(ListingTabs.sentence(for: error))
                return html.add("</p>\n")
            }
        }
        guard let first = listings.first else { return }
        if listings.count == 1 { add(first, to: &html) } else { addTabs(of: listings, to: &html) }
        if !hasTranscript { PrintedLines(run: run, line: line).add(to: &html) }
    }

    private func addTabs(of listings: [Listing], to html: inout HTML) {
        html.add("<fieldset class=\"tabs\">\n<legend>The same run in</legend>\n")
        for (place, listing) in listings.enumerated() {
            let id = "\(identifier).\(listing.language.rawValue)"
            html.add("<input type=\"radio\" name=\"")
            html.text(identifier)
            html.add("\" value=\"")
            html.text(listing.language.rawValue)
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
    }

    private func add(_ listing: Listing, to html: inout HTML) {
        html.add("<pre tabindex=\"0\"><code class=\"language-")
        html.text(listing.language.rawValue)
        html.add("\">")
        html.add(markup: listing.html)
        html.add("</code></pre>\n")
    }

    /// Why no program stands here, in a reader's words.
    static func sentence(for failure: Listing.Failure) -> String {
        switch failure {
        case .noSteps: "There is no program to show here: this run takes no step."
        case .notFinite(let step):
            "There is no program to show here: at step \(step) this run leaves the numbers that a computer can hold, and programming languages differ in what they do then."
        case .kink(let step):
            "There is no program to show here: at step \(step) this run stands on a corner of its loss, where the slope is a matter of choice."
        case .rowOutOfReach:
            "There is no program to show here: the line that it would print, or its stopping rule, needs a step that a simple loop no longer has."
        case .tooManyRows(let count):
            "There is no program to show here: its \(count) rows of data would be longer than this page."
        case .nextBatch:
            "There is no program to show here: the line that it would print needs the slope or the loss of a batch that a simple loop has not reached."
        case .foreignDigits(let step):
            "There is no program to show here: this run calls functions that each programming language computes in its own way, and at step \(step) the last digit printed could differ."
        case .tooLong:
            "There is no program to show here: the formula of this loss is too long to read as code."
        }
    }
}
