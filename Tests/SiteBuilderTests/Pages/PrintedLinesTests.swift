import Testing

@testable import SiteBuilder

@Suite("Listings on a page")
struct PrintedLinesTests {
    private func lesson(steps: Int, transcript: String = "") -> String {
        """
        ```gd walk
        minimize L(w) = (w - 3)^2
        from w = 0
        rate 0.1
        steps \(steps)
        print "{step}: {w:.4f}"
        show code(python)
        ```

        \(transcript)
        """
    }

    @Test("are followed by what they print")
    func printed() throws {
        let page = try ExampleSite.page(lesson(steps: 3))
        #expect(try page.texts("//pre[@class='output']") == ["1: 0.6000\n2: 1.0800\n3: 1.4640\n"])
    }

    @Test("of long runs are followed by the first and the last lines")
    func ends() throws {
        let page = try ExampleSite.page(lesson(steps: 100))
        let lines = try page.texts("//pre[@class='output']").first?.split(separator: "\n") ?? []
        #expect(lines.count == 12)
        #expect(lines.first == "1: 0.6000")
        #expect(lines.dropFirst(8).first == "…")
        #expect(lines.last == "100: 3.0000")
    }

    @Test("leave that to the lesson's own transcript where there is one")
    func transcript() throws {
        let page = try ExampleSite.page(
            lesson(steps: 2, transcript: "```gd-output walk\n1: 0.6000\n2: 1.0800\n```"))
        #expect(try page.texts("//pre[starts-with(@class,'output')]").count == 1)
    }
}
