import Diagnostics
import Testing

@testable import SiteBuilder

@Suite("Maths on a page", .enabled(if: Katex.isThere, "KaTeX is not installed (libjs-katex)"))
struct LessonMathsTests {
    @Test("stands wherever text does") func everywhere() throws {
        let (page, maths) = try Katex.lesson(
            """
            # About $a_1$

            ## On $a_2$

            ## More

            Words *and $a_3$*, [a link $a_4$](#more).

            > **Note.** $$
            > a_5
            > $$

            | $a_6$ |
            |---|
            | $a_7$ |
            """, head: "title: T\nsummary: On $a_8$")
        #expect(maths.diagnostics.isEmpty)
        for number in 1...8 { #expect(page.contains("<msub><mi>a</mi><mn>\(number)</mn></msub>")) }
        // Only for machines does it stay as it is written.
        #expect(page.replacing("content=\"On $a_8$\"", with: "").contains("$") == false)
        #expect(
            page.contains(
                "<span class=\"formula\" tabindex=\"0\" role=\"group\" aria-label=\"Formula\"><math"))
        #expect(page.contains("id=\"on-a_2\"") || page.contains("id=\"on-a2\""))
    }

    @Test("scrolls by itself where it is long") func long() throws {
        let (page, _) = try Katex.lesson("Let $a+b+c+d+e+f+g+h+i+j$ and $x$ be.")
        #expect(page.ranges(of: "<span class=\"maths\" tabindex=\"0\"").count == 1)
    }

    @Test("that is wrong is shown at its bytes, in the body and in front matter")
    func places() throws {
        let (page, maths) = try Katex.lesson(
            "> - $$\n>   1 + \\foo\n>   $$", head: "title: T\nsummary: \"On $\\\\foo$ and $\\\\baz$\"")
        let found = maths.diagnostics.map {
            "\($0.place.line):\($0.place.column)-\($0.place.endColumn) \($0.diagnostic.rule.rawValue)"
        }
        #expect(found == ["3:15-20 maths", "3:27-32 maths", "7:9-13 maths"])
        #expect(page.contains("1 + \\foo"))
    }

    @Test("of more than a lesson needs is refused once") func limit() throws {
        let body = (0..<9000).map { "$x_{\($0)}$" }.joined(separator: " ")
        let source = try Katex.lesson(body).maths
        #expect(source.diagnostics.map(\.diagnostic.rule) == [.limit])
    }

    @Test("costs nothing where there is none") func none() throws {
        let library = MathsLibrary(script: {
            Issue.record("nothing asks for KaTeX")
            return nil
        })
        #expect(try library.isUnused(by: "No maths, only \\$5 and `$x$`."))
    }
}

extension MathsLibrary {
    fileprivate func isUnused(by text: String) throws -> Bool {
        let site = try ExampleSite(["content/example.md": "---\ntitle: T\n---\n\n\(text)\n"])
        guard let lesson = site.evaluated["content/example.md"] else { return false }
        return try LessonMaths(of: lesson, by: MathsTypesetter(self)).diagnostics.isEmpty
    }
}
