import Markup
import Testing

struct LinkTests {
    @Test func aLinkKnowsItsPlaces() throws {
        let source = "> see [**0.25** and `7`](gd:walk.loss[8] \"fragile: why\") there\n"
        let outline = try outline(source)
        let link = try #require(outline.links.first)
        #expect(link.isClaim && link.kind == .inline)
        #expect(String(decoding: link.selector, as: UTF8.self) == "walk.loss[8]")
        #expect(source.at(link.span) == "[**0.25** and `7`](gd:walk.loss[8] \"fragile: why\")")
        #expect(source.at(link.textSpan) == "**0.25** and `7`")
        #expect(source.at(link.destinationSpan ?? 0..<0) == "gd:walk.loss[8]")
        #expect(source.at(link.titleSpan ?? 0..<0) == "fragile: why")
        #expect(outline.string(link.runs) == "0.25 and 7")
        #expect(outline.runs[link.runs].map { source.at($0.source) } == ["0.25", " and ", "7"])
        #expect(outline.runs[link.runs].allSatisfy { $0.link == 0 })
        #expect(outline.runs.filter { $0.link == nil }.map { source.at($0.source) } == ["see ", " there"])
    }

    @Test func numeralsInALinkAreFoundThroughMarksAndEntities() throws {
        let source = "[a&nbsp;0.*2*5 \\# 7](gd:x)\n"
        let outline = try outline(source)
        let runs = outline.links[0].runs
        let text = outline.string(runs)
        #expect(text == "a\u{A0}0.25 # 7")
        let start = outline.runs[runs.lowerBound].literal.lowerBound
        #expect(outline.source(of: start + 3..<start + 7, in: runs).map { source.at($0) } == "0.*2*5")
        #expect(outline.source(of: start + 8..<start + 9, in: runs).map { source.at($0) } == "\\#")
        #expect(outline.source(of: start + 10..<start + 11, in: runs).map { source.at($0) } == "7")
        #expect(outline.source(of: start + 10..<start + 12, in: runs) == nil)
    }

    @Test(arguments: [
        ("[a](b)", Link.Kind.inline, "b", "[a](b)"), ("[a]( <b c> 'd' )", .inline, "b c", "[a]( <b c> 'd' )"),
        ("[a\n> b](c\n> \"d\")", .inline, "c", "[a\n> b](c\n> \"d\")"),
        ("<http://a>", .autolink, "http://a", "<http://a>"),
        ("<a@b.c>", .autolink, "mailto:a@b.c", "<a@b.c>"), ("![a *b*](c)", .inline, "c", "![a *b*](c)"),
        ("[a](b(c)\\)&amp;)", .inline, "b(c))&", "[a](b(c)\\)&amp;)"), ("[x][y]", .reference, "z", "[x][y]"),
        ("[y][]", .reference, "z", "[y][]"), ("[y]", .reference, "z", "[y]"),
        ("![y]", .reference, "z", "![y]"),
    ])
    func everyKindIsPlaced(link: String, kind: Link.Kind, destination: String, span: String) throws {
        let source = "> x \(link) y\n\n[y]: z\n"
        let found = try #require(try outline(source).links.first)
        #expect(found.kind == kind)
        #expect(String(decoding: found.destination, as: UTF8.self) == destination)
        #expect(source.at(found.span) == span)
        #expect(found.isImage == link.hasPrefix("!"))
    }

    @Test func aLinkIsFoundByItsNode() throws {
        let outline = try outline("# [a](gd:x)\n\n[![b](c)](gd:x)\n\n| [c](gd:x) |\n|---|\n\n> [d](gd:x)\n")
        #expect(outline.links.map { outline.link(at: $0.node) } == [0, 1, 2, 3, 4])
        #expect(outline.link(at: outline.cells[0].node) == nil)
        #expect(outline.link(at: outline.headings[0].node) == nil)
        #expect(outline.link(at: NodeID(index: 1000)) == nil)
    }

    @Test func passagesSayWhereALinkStands() throws {
        let outline = try outline("# [a](gd:x)\n\n[b](gd:x)\n\n| [c](gd:x) |\n|---|\n")
        #expect(
            outline.links.map { outline.passages[$0.passage].kind } == [.heading(0), .paragraph, .cell(0)])
    }

    @Test func offsetsAreThoseOfTheWholeFile() throws {
        let source = "---\ntitle: x\n---\n\u{FEFF}# [é](gd:x) 7\n"
        let document = try Document(parsing: Array(source.utf8), from: 17)
        #expect(document.outline.links.map { source.at($0.textSpan) } == ["é"])
        #expect(document.outline.runs.map { source.at($0.source) } == ["é", " 7"])
        #expect(document.outline.headings.map { source.at($0.span) } == ["# [é](gd:x) 7"])
    }
}

struct RenderingTests {
    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test func aClaimWithoutAnEditIsItsText() throws {
        #expect(try pageHTML("a [*0.25*](gd:x) b\n") == "<p>a <em>0.25</em> b</p>\n")
    }

    @Test func aRefusedLinkLeadsNowhere() throws {
        #expect(try pageHTML("[a](javascript:x)\n") == "<p><a href=\"\">a</a></p>\n")
    }

    @Test func textIsEscaped() throws {
        #expect(try pageHTML("a < b & \"c\"\n") == "<p>a &lt; b &amp; &quot;c&quot;</p>\n")
    }

    @Test func headingsTakeAttributesAndWraps() throws {
        let source = "# A *b*\n\n## C\n\n### D\n\n#### E\n"
        let html = try pageHTML(source) { outline in
            [
                outline.headings[0].node: .attributes(bytes("id=\"a\"")),
                outline.headings[1].node: .wrap(open: bytes("<summary>"), close: bytes("</summary>")),
                outline.headings[2].node: .replace(bytes("<hr>")),
                outline.headings[3].node: .surround(before: bytes("<div>"), after: bytes("</div>")),
            ]
        }
        #expect(
            html == """
                <h1 id="a">A <em>b</em></h1>
                <summary>C</summary>
                <hr>
                <div>
                <h4>E</h4>
                </div>

                """)
    }

    @Test func linksTakeDestinationsAndAttributes() throws {
        let html = try pageHTML("[a](b.md \"t\") ![c *d*](e.png) [1](gd:x) [f](g.md)\n") { outline in
            var edits = Edits()
            edits.add(.destination(bytes("b.html?x&y")), to: outline.links[0].node)
            edits.add(.attributes(bytes("class=\"n\"")), to: outline.links[0].node)
            edits.add(.attributes(bytes("width=\"1\"")), to: outline.links[1].node)
            edits.add(.attributes(bytes("class=\"claim\"")), to: outline.links[2].node)
            edits.add(.destination(bytes("g.html")), to: outline.links[3].node)
            return edits
        }
        #expect(
            html == """
                <p><a href="b.html?x&amp;y" title="t" class="n">a</a> <img src="e.png" alt="c d" width="1" /> \
                <span class="claim">1</span> <a href="g.html">f</a></p>

                """)
    }

    @Test func quotesBecomeDetails() throws {
        let html = try pageHTML("> **Hint.** Look.\n") { outline in
            [
                outline.quotes[0].node: .wrap(open: bytes("<details>"), close: bytes("</details>")),
                outline.quotes[0].labelNode: .replace([]),
            ]
        }
        #expect(html == "<details>\n<p> Look.</p>\n</details>\n")
    }

    @Test func codeTakesAttributesWrapsAndReplacements() throws {
        let html = try pageHTML("```swift x\na < b\n```\n\n```gd\n```\n\n```py\nc\n```\n") { outline in
            [
                outline.fences[0].node: .attributes(bytes("tabindex=\"0\"")),
                outline.fences[1].node: .replace(bytes("<figure></figure>")),
                outline.fences[2].node: .wrap(open: bytes("<samp>"), close: bytes("</samp>")),
            ]
        }
        #expect(
            html == """
                <pre tabindex="0"><code class="language-swift">a &lt; b
                </code></pre>
                <figure></figure>
                <samp>c
                </samp>

                """)
    }

    @Test func editsInsideAReplacedQuoteDoNoHarm() throws {
        let html = try pageHTML("> **Note.** [a](b) `c`\n>\n> # d\n>\n> | [e](f) |\n> |---|\n") { outline in
            var edits: Edits = [outline.quotes[0].node: .replace(bytes("x"))]
            for heading in outline.headings { edits.add(.attributes(bytes("id=\"y\"")), to: heading.node) }
            for link in outline.links { edits.add(.replace(bytes("z")), to: link.node) }
            for cell in outline.cells { edits.add(.attributes(bytes("id=\"y\"")), to: cell.node) }
            return edits
        }
        #expect(html == "x\n")
    }
}
