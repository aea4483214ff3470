import Markup
import Testing

extension Outline {
    /// The content lines of a fence, as they stand in the source.
    fileprivate func lines(of fence: Fence, in source: String) -> [String] {
        fenceLines[fence.lines].map { source.at($0) }
    }
}

struct FenceTests {
    @Test func aFenceKnowsItsPlaces() throws {
        let source = "text\n\n```gd walk\nsteps 8\n\nrate 0.1\n```\nmore\n"
        let outline = try outline(source)
        let fence = try #require(outline.fences.first)
        #expect(fence.kind == .gd)
        #expect(String(decoding: fence.info, as: UTF8.self) == "gd walk")
        #expect(source.at(fence.infoSpan) == "gd walk")
        #expect(source.at(fence.opening) == "```gd walk")
        #expect(outline.lines(of: fence, in: source) == ["steps 8", "", "rate 0.1"])
        #expect(source.at(fence.span) == "```gd walk\nsteps 8\n\nrate 0.1\n```")
        #expect(fence.isClosed)
    }

    @Test(arguments: [
        "- a\n\n  ```gd\n  x\n    y\n\n  z\n  ```\n", "> ```gd\n> x\n>   y\n>\n> z\n> ```\n",
        "> 1. - ~~~gd\n>      x\n>        y\n>\n>      z\n>      ~~~\n", "  ```gd\n  x\n    y\n\n z\n ```\n",
        "-\t```gd\n\tx\n\t  y\n\n\tz\n\t```\n", "```gd\r\nx\r\n  y\r\n\r\nz\r\n```\r\n",
    ])
    func contentLinesComeWithoutWhatStandsAroundThem(source: String) throws {
        let outline = try outline(source)
        let fence = try #require(outline.fences.first)
        #expect(fence.kind == .gd)
        #expect(outline.lines(of: fence, in: source) == ["x", "  y", "", "z"])
        #expect(fence.isClosed)
    }

    @Test(arguments: [
        "```gd\nx\n", "> ```gd\n> x\n\ny\n", "- ```gd\n  x\ny\n", "```gd\nx\n``\n", "```gd\nx\n~~~\n",
        "```gd\nx\n``` y\n",
    ])
    func anUnclosedFenceSaysSo(source: String) throws {
        let fence = try #require(try outline(source).fences.first)
        #expect(!fence.isClosed)
    }

    @Test func indentedCodeHasLinesToo() throws {
        let source = "a\n\n    x\n\n      y\n\nb\n"
        let outline = try outline(source)
        let fence = try #require(outline.fences.first)
        #expect(fence.kind == .indented)
        #expect(outline.lines(of: fence, in: source) == ["x", "", "  y"])
    }

    @Test func aGdFenceHoldsTables() throws {
        let source =
            "- ```gd walk\n  steps 2\n\n  | step | [w](gd:walk.w) | a\\|b |\n  |---|--:|:-:|\n  | 0 | 0.0 |\n  ```\n"
        let outline = try outline(source)
        let table = try #require(outline.tables.first)
        #expect(outline.fences[0].tables == 0..<1)
        #expect(table.fence == 0)
        #expect(table.alignments == [.none, .right, .center])
        #expect(
            outline.header(of: table).cells.map {
                outline.string(outline.passages[outline.cells[$0].passage].runs)
            } == ["step", "w", "a|b"])
        #expect(outline.rows[1].written == 2)
        let link = try #require(outline.links.first)
        #expect(link.isClaim)
        #expect(source.at(link.destinationSpan ?? 0..<0) == "gd:walk.w")
        #expect(source.at(outline.cells[1].span) == "[w](gd:walk.w)")
        #expect(outline.problems.isEmpty)
    }

    @Test func expressionsInAGdFenceAreNotMarkdown() throws {
        let source = "```gd\n| w | 2*w*h | a_b_c | `x` |\n|---|---|---|---|\n```\n"
        let outline = try outline(source)
        #expect(
            outline.cells.map { String(decoding: outline.text(of: $0), as: UTF8.self) } == [
                "w", "2*w*h", "a_b_c", "`x`",
            ])
    }
}

struct HeadingTests {
    @Test(arguments: [
        ("# One `two` *three*\n", 1, "One two three", "# One `two` *three*"),
        ("## A ##\n", 2, "A", "## A ##"),
        ("Two\nlines\n---\n", 2, "Two\nlines", "Two\nlines\n---"), ("> Q\n> ===\n\nx\n", 1, "Q", "Q\n> ==="),
        ("[a]: b\nText\n===\n\nx\n", 1, "Text", "[a]: b\nText\n==="), ("#\n", 1, "", "#"),
        ("- # In list\n", 1, "In list", "# In list"),
    ])
    func headingsHaveLevelTextAndSpan(source: String, level: Int, text: String, span: String) throws {
        let outline = try outline(source)
        let heading = try #require(outline.headings.first)
        #expect(heading.level == level)
        #expect(String(decoding: outline.text(of: heading), as: UTF8.self) == text)
        #expect(source.at(heading.span) == span)
        #expect(outline.passages[heading.passage].kind == .heading(0))
    }

    @Test(arguments: [
        ("# Loss [−0.25](gd:a) at 7\n", "Loss  at 7"), ("# [about 1.2e-7 units](gd:a)\n", "about  units"),
        ("# [?.??](gd:a) [9 → 0.5](gd:b)\n", "  → "), ("# [falls](gd:a) [3](b.md)\n", "falls 3"),
        ("# [Five `13,002`](gd:a)\n", "Five "),
    ])
    func idsAreMadeFromTextWithoutClaimedNumerals(source: String, text: String) throws {
        let outline = try outline(source)
        #expect(outline.textWithoutClaimedNumerals(of: try #require(outline.headings.first)) == text)
    }
}

struct QuoteTests {
    @Test(arguments: [
        ("> **Checkpoint.** What?\n", Quote.Label.checkpoint, nil),
        ("> **Exercise** (3 min). Do.\n", .exercise, 3),
        ("> **Exercise (12 minutes).** Do.\n", .exercise, 12), ("> **Note:** x\n", .note, nil),
        ("> __Warning!__ x\n", .warning, nil),
        ("> **Mistake**\n> x\n", .mistake, nil), ("> **Quiz**: x\n", .quiz, nil),
        ("- > **Hint.** x\n", .hint, nil),
        ("> **Answer.**\n", .answer, nil), ("> **Exercise.** (5 min) x\n", .exercise, 5),
    ])
    func labelsAreRead(source: String, label: Quote.Label, minutes: Int?) throws {
        let quote = try #require(try outline(source).quotes.first)
        #expect(quote.label == label)
        #expect(quote.minutes == minutes)
        #expect(source.at(quote.labelSpan).hasPrefix(label.rawValue))
        #expect(source.at(quote.span).hasPrefix(">"))
    }

    @Test(arguments: [
        "> **Note** that x\n", "> **Bold.** x\n", "> *Note.* x\n", "> a **Note.**\n", "> # **Note.**\n",
        "**Note.** x\n", "> **note.** x\n",
    ])
    func otherBoldOpeningsAreOrdinary(source: String) throws {
        #expect(try outline(source).quotes.isEmpty)
    }

    @Test func repliesBelongToWhatTheyFollowOrStandIn() throws {
        let source = """
            > **Exercise.** a
            >
            > > **Hint.** b
            >
            > > **Answer.** c

            > **Quiz.** d

            > **Hint.** e

            > **Answer.** f

            text

            > **Answer.** g

            """
        let quotes = try outline(source).quotes
        #expect(quotes.map(\.label) == [.exercise, .hint, .answer, .quiz, .hint, .answer, .answer])
        #expect(quotes.map(\.parent) == [nil, 0, 0, nil, nil, nil, nil])
        #expect(quotes.map(\.belongsTo) == [nil, 0, 0, nil, 3, 3, nil])
    }

    @Test func whatStandsInAQuoteSaysSo() throws {
        let outline = try outline("a\n\n> **Note.** b\n>\n> | c |\n> |---|\n>\n> ```gd\n> ```\n\nd\n")
        #expect(outline.passages.map(\.quote) == [nil, 0, 0, nil])
        #expect(outline.tables.map(\.quote) == [0])
        #expect(outline.fences.map(\.quote) == [0])
    }
}
