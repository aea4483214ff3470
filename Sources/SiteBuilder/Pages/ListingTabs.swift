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
        var absent: [(language: ShowItem.Language, failure: Listing.Failure)] = []
        for language in languages {
            do throws(Listing.Failure) {
                listings.append(try Listing(language, run: run, line: line))
            } catch {
                absent.append((language, error))
            }
        }
        guard let first = listings.first else {
            // What stands in the way of every language is the run, and one sentence says it.
            guard let failure = absent.first?.failure, absent.allSatisfy({ $0.failure == failure }),
                !failure.isOfOneLanguage
            else {
                for (language, failure) in absent { addSentence(failure, of: language, to: &html) }
                return
            }
            return addSentence(failure, of: nil, to: &html)
        }
        if listings.count == 1 { add(first, to: &html) } else { addTabs(of: listings, to: &html) }
        for (language, failure) in absent { addSentence(failure, of: language, to: &html) }
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

    private func addSentence(
        _ failure: Listing.Failure, of language: ShowItem.Language?, to html: inout HTML
    ) {
        html.add("<p class=\"absent\">There is no ")
        if let language { html.text(language.title + " ") }
        html.text("program to show here: " + ListingTabs.reason(for: failure))
        html.add("</p>\n")
    }

    /// Why no program stands here, in a reader's words.
    private static func reason(for failure: Listing.Failure) -> String {
        switch failure {
        case .noSteps: "this run takes no step."
        case .notFinite(let step):
            "at step \(step) this run leaves the numbers that a computer can hold, and programming languages differ in what they do then."
        case .kink(let step):
            "at step \(step) this run stands on a corner of its loss, where the slope is a matter of choice."
        case .rowOutOfReach:
            "the line that it would print, or its stopping rule, needs a step that a simple loop no longer has."
        case .tooManyRows(let count):
            "its \(count) rows of data would be longer than this page."
        case .nextBatch:
            "the line that it would print needs the slope or the loss of a batch that a simple loop has not reached."
        case .foreignDigits(let step):
            "this run calls functions that each programming language computes in its own way, and at step \(step) the last digit printed could differ."
        case .tooLong:
            "the formula of this loss is too long to read as code."
        case .ownOrder(let step):
            "it computes in an order of its own, and at step \(step) the last digit printed could differ."
        case .ownRounding(let step):
            "at step \(step) it would round a number the other way that lies exactly half-way between two."
        case .noSlope:
            "this loss does not depend on every one of its weights, and so it finds no slope for them."
        }
    }
}
