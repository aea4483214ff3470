import Markup
import Testing

struct FormulaTests {
    /// A text, and the formulas in it as they stand in the source.
    static let places: [(source: String, formulas: [String])] = [
        ("Let $a_b + c_d$ be.", ["$a_b + c_d$"]),
        ("$x*y*z$ and *$x$*", ["$x*y*z$", "$x$"]),
        (#"$a\\$ and $a\_b$ and $\$$"#, [#"$a\\$"#, #"$a\_b$"#, #"$\$$"#]),
        ("$[x](y)$ and $<b$ and $a&amp;b$", ["$[x](y)$", "$<b$", "$a&amp;b$"]),
        ("$$\n\\frac{1}{2}\n$$", ["$$\n\\frac{1}{2}\n$$"]),
        ("before $$a$$ behind", ["$$a$$"]),
        ("> $$\n> a_1\n> b_2\n> $$", ["$$\n> a_1\n> b_2\n> $$"]),
        ("> - $$a\n>   b$$\n> lazy $c_1$", ["$$a\n>   b$$", "$c_1$"]),
        ("> `a\n   b` $x$\nlazy `c\n   d` $y$", ["$x$", "$y$"]),
        ("1. one\n   - $a$\r\n     $b\r\n     c$", ["$a$", "$b\r\n     c$"]),
        ("# The slope $f'(w)$ of *it* #", ["$f'(w)$"]),
        ("Two $x_1$\nlines $x_2$\n===", ["$x_1$", "$x_2$"]),
        ("| $a_1$ | b |\n|---|---|\n| $\\|x\\|$ | $5 |\n| $|x|$ | c |", ["$a_1$", "$\\|x\\|$"]),
        ("words $a_1$\n| b |\n|---|\n| $c$ |", ["$a_1$", "$c$"]),
        ("```gd walk\n| $w_1$ | $a$ |\n|---|---|\n| 1 | 2 |\n```", ["$w_1$", "$a$"]),
        ("**$\\alpha$** a[$x$](b)", ["$\\alpha$", "$x$"]),
        ("[$x$][l] and [l]\n\n[l]: /url", ["$x$"]),
        ("[l]: /url\n$x_1$ [l] $y_1$", ["$x_1$", "$y_1$"]),
        ("![a $x$](b)", ["$x$"]),
        ("2024. A year, and $a$\n\n    code $x$", ["$a$"]),
        ("a\n2. b $x_1$", ["$x_1$"]),
        ("$é_1$ ü $\u{1D465}$", ["$é_1$", "$\u{1D465}$"]),
        ("$$ a $ b $$", ["$$ a $ b $$"]),
        ("$a$$b$", ["$a$", "$b$"]),
        // No formulas: prices, escapes, code, comments, addresses.
        ("$5 and $6", []), ("a $ b $ c", []), (#"\$a\$ and \\\$b$"#, []), (#"\\$a$"#, ["$a$"]),
        ("`$a$` and ``$`$``", []), ("$a`b$ c`d$", ["$a`b$"]), ("` $a$", ["$a$"]), (#"\` $a$ `"#, ["$a$"]),
        ("```\n$a$\n```", []), ("    $a$", []), ("x <!-- $a$ --> $b$", ["$b$"]), ("x <!-- a -- $a$", ["$a$"]),
        ("[a](http://x/$y$) and <http://x/$y$>", []), ("[a](b \"$x$\")", []), ("[a](<$x$>)", []),
        ("[a]: /$x$\n\n[a]", []), ("[a](b c $x$)", ["$x$"]), ("[a [b](c) d](e$x$)", ["$x$"]),
        ("$$", []), ("$$$$", []), ("$$ $$", []), ("$a\n\nb$", []), ("$$\n- a\n$$", []),
        ("$a$5", []), ("<a@b$c$>", []),
    ]

    @Test(arguments: places)
    func formulasAreFound(source: String, formulas: [String]) throws {
        let outline = try outline(source)
        #expect(outline.formulas.map { source.at($0.span) } == formulas)
        #expect(outline.unplaced.isEmpty)
    }

    @Test(arguments: places)
    func theirTextIsWhatIsWritten(source: String, formulas: [String]) throws {
        let outline = try outline(source)
        for formula in outline.formulas {
            let written = source.at(formula.span).replacing(
                #/\r?\n[> ]*/#.matchingSemantics(.unicodeScalar), with: "\n")
            // Only the backslash before a pipe in a cell is not the formula's.
            #expect(outline.string(formula.runs) == written.replacing("\\|", with: "|"))
            #expect(outline.runs[formula.runs].allSatisfy { $0.kind == .maths })
            let tex = outline.tex(of: formula)
            #expect(!tex.isEmpty && outline.formulas(in: formula.passage).contains(formula))
        }
    }

    /// What is no formula reads as it would without the rest: masks leave no trace.
    @Test(arguments: places)
    func nothingElseOfThePassageIsLost(source: String, formulas: [String]) throws {
        var html: [UInt8] = []
        try Document(parsing: Array(source.utf8)).html(into: &html)
        let text = String(decoding: html, as: UTF8.self)
        #expect(!text.contains("omitted") && !text.contains("xx"))
        let outline = try outline(source)
        for formula in outline.formulas {
            let escaped = outline.string(formula.runs).replacing("&", with: "&amp;").replacing(
                "<", with: "&lt;"
            )
            .replacing(">", with: "&gt;")
            #expect(text.contains(escaped))
        }
    }

    @Test(arguments: [
        ("> $$\r\n> a_1 +\r\n> b_2\r\n> $$", "b_2"), ("| x | $a \\| b_2$ |\n|---|---|", "b_2"),
        ("- - $é b_2$", "b_2"), ("$$ab_2$$", "b_2"),
    ])
    func aPartOfTeXHasItsPlace(source: String, part: String) throws {
        let outline = try outline(source)
        let formula = try #require(outline.formulas.first)
        let tex = String(decoding: outline.tex(of: formula), as: UTF8.self)
        let found = try #require(tex.ranges(of: part).first)
        let start = tex.utf8.distance(from: tex.startIndex, to: found.lowerBound)
        #expect(source.at(outline.source(of: start..<start + part.utf8.count, in: formula)) == part)
        // Behind the last byte stands the closing dollar.
        #expect(source.at(outline.source(of: tex.utf8.count..<tex.utf8.count, in: formula)) == "$")
    }

    @Test(arguments: [
        ("a *b* $x*y*z$ [c](d)", "<p>a <em>b</em> <m> <a href=\"d\">c</a></p>\n"),
        ("> **Note.** $a_1$", "<blockquote>\n<p><b> <m></p>\n</blockquote>\n"),
        ("- [$a$](b)\n- c", "<ul>\n<li><a href=\"b\"><m></a></li>\n<li>c</li>\n</ul>\n"),
        ("# $a$", "<h1><m></h1>\n"), ("![a $x_1$](b)", "<p><img src=\"b\" alt=\"a $x_1$\" /></p>\n"),
        ("$$\n<b>\n$$", "<p><m></p>\n"), ("$$\n<div>\n$$", "<p>$$</p>\n"),
    ])
    func anEditStandsForTheFormula(source: String, expected: String) throws {
        let document = try Document(parsing: Array(source.utf8))
        var edits = Edits()
        for formula in document.outline.formulas {
            edits.add(.replace(Array("<m>".utf8)), to: formula.node)
        }
        for quote in document.outline.quotes { edits.add(.replace(Array("<b>".utf8)), to: quote.labelNode) }
        var html: [UInt8] = []
        document.html(edits: edits, into: &html)
        #expect(String(decoding: html, as: UTF8.self).hasPrefix(expected))
    }

    @Test(arguments: [
        ("$a [0.25](gd:walk.loss[8]) b$", Problem.Kind.brokenClaim(.maths)),
        ("$5 and [0.25](gd:walk.loss[8])$", .brokenClaim(.maths)),
        ("<b title=\"$x$\">", .rawHTML),
    ])
    func whatAFormulaHidesIsReported(source: String, kind: Problem.Kind) throws {
        let outline = try outline(source)
        #expect(outline.problems.map(\.kind) == [kind])
        #expect(outline.links.isEmpty)
    }

    @Test func aClaimOfATypesetNumberIsAClaim() throws {
        let source = "[$0.25$](gd:walk.loss[8])"
        let outline = try outline(source)
        let link = try #require(outline.links.first)
        #expect(link.isClaim && outline.string(link.runs) == "$0.25$" && outline.problems.isEmpty)
        #expect(outline.runs[link.runs].allSatisfy { $0.link == 0 })
    }

    /// Any bytes: no crash, no unplaced passage, and every formula stands between dollars.
    @Test(arguments: 0..<40)
    func anythingGoes(seed: UInt64) throws {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        let pieces = [
            "$", "$$", "a", "_", "*", "`", "``", "\\", "[", "](", ")", "](gd:x)", "<", ">", "<!--", "-->",
            "\n", "\n\n",
            " ", "| ", "\n|---|\n", "> ", "- ", "1. ", "# ", "\n===\n", "    ", "\t", "&amp;", "é", "]:",
            "\r\n", "![", "5",
            "\"", "<a@b>", "http://", "a\u{0B}",
        ]
        for _ in 0..<150 {
            var source = ""
            for _ in 0..<Int(state >> 33 % 40) + 1 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                source += pieces[Int(state >> 33) % pieces.count]
            }
            let bytes = Array(source.utf8)
            let document = try Document(parsing: bytes)
            for formula in document.outline.formulas {
                #expect(bytes[formula.span.lowerBound] == UInt8(ascii: "$"))
                #expect(bytes[formula.span.upperBound - 1] == UInt8(ascii: "$"))
                let text = document.outline.text(of: formula.runs)
                #expect(text.first == UInt8(ascii: "$") && text.last == UInt8(ascii: "$"))
            }
            #expect(document.outline.unplaced.isEmpty, "\(source.debugDescription)")
            var html: [UInt8] = []
            document.html(into: &html)
        }
    }

    @Test(arguments: [
        String(repeating: "$", count: 200_000), String(repeating: "$a ", count: 100_000),
        String(repeating: "$a$ ", count: 100_000), String(repeating: "`$", count: 150_000),
        String(repeating: "<!--$", count: 80_000), String(repeating: "<b c=\"$x$\">", count: 20_000),
        String(repeating: "[$x$", count: 4_000) + String(repeating: "](y)", count: 4_000),
    ])
    func manyDollarsTakeNoLongerThanTheirBytes(source: String) throws {
        _ = try Document(parsing: Array(source.utf8))
    }
}
