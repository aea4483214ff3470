import Foundation
import Testing

@testable import SiteBuilder

@Suite("The page of a block that compares")
struct ComparedRunsTests {
    private static let walk = """
        ```gd walk
        minimize L(w) = (w - 3)^2
        from w = 0
        rate 0.1
        steps 8
        ```


        """

    private static func page(_ statements: String) throws -> ExamplePage {
        try ExampleSite.page(walk + "```gd t\nlike walk\n\(statements)\n```\n")
    }

    @Test("names each run in its charts, and tells how each ends")
    func charts() throws {
        let page = try Self.page("compare rate 0.1, 1.1\nshow curve, loss")
        #expect(
            try page.texts("//*[@id='block.t.curve-title']") == [
                "Loss curve L(w) = (w − 3)² with 2 walks on it (t)"
            ])
        #expect(
            try page.texts("//*[@id='block.t.curve-desc']") == [
                "rate 0.1 starts at w = 0 with loss 9; after 8 steps at w = 2.4967 with loss 0.2533. The loss falls on every step. "
                    + "rate 1.1 starts at w = 0 with loss 9; after 8 steps at w = −9.8995 with loss 166.396. The loss rises on every step."
            ])
        for chart in ["curve", "loss"] {
            let labels = try page.texts(
                "//*[@aria-labelledby='block.t.\(chart)-title block.t.\(chart)-desc']//*[starts-with(@class, 'label')]"
            )
            #expect(labels.sorted() == ["rate 0.1", "rate 1.1"])
        }
    }

    @Test(
        "calls runs by what is compared",
        arguments: [
            ("compare method descent, momentum(0.9)", ["descent", "momentum(0.9)"]),
            ("compare w 2, -2.6", ["from 2", "from −2.6"]),
        ])
    func names(statements: String, expected: [String]) throws {
        let page = try Self.page(statements + "\nshow loss")
        #expect(
            try page.texts("//*[starts-with(@class, 'label')]").sorted() == expected.sorted())
    }

    @Test("draws as many runs as a comparison may have, and the runs laid over them")
    func mostRuns() throws {
        let rates = (1...11).map { "0.0\($0)" }.joined(separator: ", ")
        let page = try Self.page("compare rate \(rates)\nshow loss\noverlay walk")
        #expect(try page.texts("//*[starts-with(@class, 'label')]").count == 12)
    }

    @Test("shows other blocks' runs beside its own")
    func overlay() throws {
        let page = try Self.page("rate 0.2\nshow curve, loss\noverlay walk")
        let labels = try page.texts("//*[starts-with(@class, 'label')]")
        #expect(labels.sorted() == ["t", "t", "walk", "walk"])
    }

    @Test("computes tables with a column for each run")
    func table() throws {
        let page = try Self.page("compare rate 0.1, 1.1\nstop when loss > 10\nshow table(0...2, digits=2)")
        #expect(
            try page.texts("//table[.//th[text()='step']]//thead//th")
                == ["step", "w(0.1)", "w(1.1)", "loss(0.1)", "loss(1.1)"])
        #expect(
            try page.texts("//table[.//th[text()='step']]//tbody//td") == [
                "0.00", "0.00", "9.00", "9.00", "0.60", "6.60", "5.76", "12.96", "1.08", "", "3.69", "",
            ])
    }

    @Test("gives the rule of each method, and one that all have only once")
    func rules() throws {
        let methods = try Self.page("compare method descent, momentum(0.9)\nshow rule")
        #expect(
            try methods.texts("//p[@class='caption']")
                == ["The run with descent", "The run with momentum(0.9)"])
        let starts = try Self.page("compare w 1, 2\nshow rule")
        #expect(try starts.elements("//p[@class='caption']").isEmpty)
        #expect(try starts.elements("//*[@aria-label='Update rule']").count == 1)
    }

    @Test("works out and lists the first run, and says which that is")
    func firstRun() throws {
        let page = try Self.page("compare rate 0.1, 1.1\nshow steps, code(python)")
        #expect(
            try page.texts("//p[@class='caption']")
                == ["The run with rate 0.1", "The run with rate 0.1", "It prints"])
        #expect(page.html.contains("rate = ") && page.html.contains("0.1</"))
        let transcript = try ExampleSite.page(
            Self.walk
                + "```gd t\nlike walk\ncompare rate 0.1, 1.1\nshow code(python)\n```\n\n```gd-output t(#1)\nstep 1: w = 0.6000 loss = 5.7600\n…\n```\n"
        )
        #expect(try transcript.texts("//p[@class='caption']") == ["The run with rate 0.1"])
        let other = try ExampleSite.page(
            Self.walk
                + "```gd t\nlike walk\ncompare rate 0.1, 1.1\nshow code(python)\n```\n\n```gd-output t(1.1)\nstep 1: w = 6.6000 loss = 12.9600\n…\n```\n"
        )
        #expect(try other.texts("//p[@class='caption']") == ["The run with rate 0.1", "It prints"])
    }

    @Test("tells of each run how its numbers were checked")
    func proof() throws {
        let page = try Self.page(
            "compare rate 0.1, 1.1\nexpect diverges".replacing("0.1, ", with: "1.2, ") + "\nshow loss")
        let items = try page.texts("//details[@class='proof']/ul[not(@class)]/li")
        #expect(
            items.count == 2 && items[0].hasPrefix("t(1.2): L(w) = ")
                && items[1].contains("learning rate 1.1"))
        #expect(
            try page.texts("//details[@class='proof']/ul[@class='compared']/li") == [
                "t(1.2).diverges, t(1.1).diverges: all hold"
            ])
    }
}
