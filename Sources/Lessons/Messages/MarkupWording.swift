import Diagnostics
import Markup

/// Puts what `Markup` found wrong into words.
enum MarkupWording {
    static func diagnostic(_ problem: Problem) -> Diagnostic {
        let (rule, message, help) = words(problem.kind)
        return Diagnostic(rule, at: problem.span, message, notes: [Note(help)])
    }

    private static func words(_ kind: Problem.Kind) -> (Rule, String, String) {
        switch kind {
        case .rawHTML:
            return (
                .rawHTML, "raw HTML",
                "write Markdown; for a `<` in the text write `&lt;` or put it in backticks"
            )
        case .textBehindComment:
            return (
                .rawHTML, "text behind a comment's `-->`, which would be dropped with the comment",
                "begin a new paragraph: leave a blank line behind the comment"
            )
        case .unclosedComment:
            return (.rawHTML, "a comment without its `-->`", "close it: it hides the rest of the lesson")
        case .unsafeAddress(.elsewhere):
            return (
                .unsafeURL, "an image from elsewhere; a page loads nothing from other sites",
                "lay the file beside the lesson, as in `![a plot](plot.png)`"
            )
        case .unsafeAddress(let fault):
            return (
                .unsafeURL, words(fault), "a link goes to http, https or mailto, or to a file of the course"
            )
        case .unclosedFence:
            return (
                .syntax, "a code fence that is never closed",
                "close it with as many marks as open it, on a line of their own"
            )
        case .nearlyGdFence:
            return (
                .syntax, "this fence is nearly a `gd` fence, and would be ordinary code",
                "the opening line is ```` ```gd ```` and a name, with a space between"
            )
        case .brokenClaim(let broken):
            return words(broken)
        case .misplacedMaths:
            return (
                .maths, "maths where no text stands, as in the destination of a link",
                "write `\\$` for a dollar sign"
            )
        case .brokenTable(.noDelimiter):
            return (
                .syntax, "lines with pipes that are no table: no row of dashes follows the first",
                "write `|---|---|` under the header row"
            )
        case .brokenTable(.delimiterCount(let header, let delimiter)):
            return (
                .syntax, "a row of dashes with \(delimiter) cells under a header with \(header)",
                "give both as many cells"
            )
        }
    }

    private static func words(_ fault: Address.Fault) -> String {
        switch fault {
        case .scheme, .elsewhere: "a link with a scheme that is not allowed"
        case .protocolRelative: "a link to another host that does not say how to reach it"
        case .controlCharacter: "a link with a control character in it"
        }
    }

    private static func words(_ broken: Problem.BrokenClaim) -> (Rule, String, String) {
        switch broken {
        case .text:
            (
                .syntax, "a claim that is no link to CommonMark, so it would be plain text",
                "a selector has no spaces, and brackets come in pairs: `[0.25](gd:walk.loss[8])`"
            )
        case .autolink:
            (.syntax, "a claim in angle brackets has no text to check", "write `[0.25](gd:walk.loss[8])`")
        case .definition, .reference:
            (
                .syntax, "a claim by reference",
                "write the selector where the number is: `[0.25](gd:walk.loss[8])`"
            )
        case .image:
            (.syntax, "an image cannot be a claim", "leave out the `!`")
        case .letterCase:
            (.syntax, "a claim's scheme is written `gd:`", "write it in lower case")
        case .maths:
            (
                .syntax, "a claim inside maths, where it would be TeX",
                "end the formula before it, as in `$f(w) =$ [0.25](gd:walk.loss[8])`; `\\$` is a dollar sign"
            )
        }
    }

    static func diagnostic(_ limit: MarkupLimit) -> Diagnostic {
        Diagnostic(
            .limit, at: limit.span, words(limit.kind),
            notes: [Note("no lesson needs this much; take it apart")])
    }

    private static func words(_ kind: MarkupLimit.Kind) -> String {
        switch kind {
        case .sourceBytes: "a lesson of more than \(MarkupLimit.sourceBytes) bytes"
        case .containerDepth:
            "quotes and lists nested more than \(MarkupLimit.containerDepth) deep"
        case .brackets: "too many brackets in one paragraph"
        case .references: "link definitions are used too often"
        case .tableColumns: "a table with more than \(MarkupLimit.tableColumns) columns"
        case .tableCells: "tables with more than \(MarkupLimit.tableCells) cells together"
        }
    }
}
