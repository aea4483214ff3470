import Markup
import Testing

struct TableTests {
    private func texts(_ outline: Outline) -> [[String]] {
        outline.rows.map { row in
            row.cells.map { String(decoding: outline.text(of: outline.cells[$0]), as: UTF8.self) }
        }
    }

    @Test(arguments: [
        "| a | b |\n|---|--:|\n| 1 | *2* |\n", "a | b\n-|-:\n1 | *2*\n",
        "> | a | b |\n> |---|--:|\n> | 1 | *2* |\n",
        "- x\n\n  | a | b |\n  |---|--:|\n  | 1 | *2* |\n", "x\n| a | b |\n|---|--:|\n| 1 | *2* |\n",
        "| a | b |\r\n|---|--:|\r\n| 1 | *2* |\r\n", "| a | b |\n|---|--:|\n| 1 | *2* |\n---\n",
        "[x]: y\n| a | b |\n|---|--:|\n| 1 | *2* |\n", "> 1. > |a|b|\n>    > |-|-:|\n>    > |1|*2*\n",
    ])
    func tablesAreReadWhereverTheyStand(source: String) throws {
        let outline = try outline(source)
        #expect(texts(outline) == [["a", "b"], ["1", "2"]])
        #expect(outline.tables.map(\.alignments) == [[.none, .right]])
        #expect(outline.cells.map { source.at($0.span) } == ["a", "b", "1", "*2*"])
        #expect(outline.problems.isEmpty && outline.unplaced.isEmpty)
    }

    @Test(arguments: [
        "| a | b |\n|---|\n", "| a |\n| b |\n", "a\n:--\n", "|---|\n| a |\n", "    | a |\n    |---|\n",
    ])
    func otherLinesAreNoTable(source: String) throws {
        #expect(try outline(source).tables.isEmpty)
    }

    @Test func linesBeforeTheHeaderStayAParagraph() throws {
        let html = try conformanceHTML("one *two\nthree*\n| a |\n|---|\n")
        #expect(
            html
                == "<p>one <em>two\nthree</em></p>\n<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n</table>\n"
        )
    }

    @Test func dashesBelowATableAreABreak() throws {
        #expect(try conformanceHTML("|a|\n|-|\n---\n\nb\n").hasSuffix("</table>\n<hr />\n<p>b</p>\n"))
        #expect(try conformanceHTML("|a|\n|-|\n===\n\nb\n").contains("<td>===</td>"))
    }

    @Test func aRowKnowsHowManyCellsAreWritten() throws {
        let outline = try outline("|a|b|\n|-|-|\n|1|\n|1|2|3|\n|1||\n")
        #expect(outline.rows.map(\.written) == [2, 1, 3, 2])
        #expect(outline.rows.map(\.cells.count) == [2, 2, 2, 2])
    }

    @Test func anEscapedPipeIsPartOfItsCell() throws {
        let source = "| `a\\|b` | c\\|d |\n|---|---|\n"
        let outline = try outline(source)
        #expect(texts(outline) == [["a|b", "c|d"]])
        #expect(outline.runs.map { source.at($0.source) } == ["a", "|b", "c", "|d"])
    }

    @Test func cellsMayUseDefinitions() throws {
        let source = "| [a] | [b][a] |\n|---|---|\n\n[a]: http://example.org \"t\"\n"
        let outline = try outline(source)
        #expect(outline.links.map { source.at($0.span) } == ["[a]", "[b][a]"])
        #expect(outline.links.allSatisfy { $0.kind == .reference && $0.title == Array("t".utf8) })
        #expect(outline.cells.map(\.links) == [0..<1, 1..<2])
    }

    @Test func pagesSayAlignmentWithClasses() throws {
        let html = try pageHTML("|a|b|\n|:-|-:|\n|1|2|\n") { outline in
            [outline.cells[3].node: .attributes(Array("class=\"claim\" title=\"x\"".utf8))]
        }
        #expect(html.contains("<th class=\"left\">a</th>\n<th class=\"right\">b</th>"))
        #expect(html.contains("<td class=\"right claim\" title=\"x\">2</td>"))
    }

    @Test func plainCellsAreEscaped() throws {
        #expect(try pageHTML("|a > \"b\"|\n|-|\n").contains("<th>a &gt; &quot;b&quot;</th>"))
    }

    @Test func aTableInAFenceIsRenderedApart() throws {
        let source = "```gd\n| step | [w](gd:walk.w) |\n|---|--:|\n| 0 | 1<2 |\n```\n"
        let document = try Document(parsing: Array(source.utf8))
        var html: [UInt8] = []
        document.html(
            of: document.outline.tables[0],
            edits: [
                document.outline.cells[2].node: .wrap(open: Array("<th>".utf8), close: Array("</th>".utf8)),
                document.outline.links[0].node: .attributes(Array("class=\"claim\"".utf8)),
                document.outline.tables[0].node: .surround(
                    before: Array("<div>".utf8), after: Array("</div>".utf8)),
            ], into: &html)
        document.html(into: &html)
        #expect(
            String(decoding: html, as: UTF8.self) == """
                <div>
                <table>
                <thead>
                <tr>
                <th>step</th>
                <th class="right"><span class="claim">w</span></th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <th>0</th>
                <td class="right">1&lt;2</td>
                </tr>
                </tbody>
                </table>
                </div>
                <pre><code class="language-gd">| step | [w](gd:walk.w) |
                |---|--:|
                | 0 | 1&lt;2 |
                </code></pre>

                """)
    }
}
