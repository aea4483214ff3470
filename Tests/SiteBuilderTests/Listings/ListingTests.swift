import Descent
import Foundation
import Lessons
import Testing

@testable import SiteBuilder

@Suite("Listings")
struct ListingTests {
    @Test("of the flagship run are what a reader would type")
    func flagship() throws {
        let example = try #require(try ListingExample.all().first)
        let swift = try Listing(.swift, run: example.run, line: example.line)
        #expect(
            String(decoding: swift.source, as: UTF8.self) == """
                import Foundation

                var w = 0.0
                let rate = 0.1
                for step in 1...8 {
                    let slope = 2 * (w - 3)
                    w = w - rate * slope
                    let loss = (w - 3) * (w - 3)
                    print(String(format: "step %d: w = %.4f loss = %.4f", step, w, loss))
                }

                """)
        let python = try Listing(.python, run: example.run, line: example.line)
        #expect(
            String(decoding: python.source, as: UTF8.self) == """
                w = 0.0
                rate = 0.1
                for step in range(1, 9):
                    slope = 2 * (w - 3)
                    w = w - rate * slope
                    loss = (w - 3) * (w - 3)
                    print(f"step {step}: w = {w:.4f} loss = {loss:.4f}")

                """)
        #expect(
            example.transcript.prefix(2) == [
                "step 1: w = 0.6000 loss = 5.7600", "step 2: w = 1.0800 loss = 3.6864",
            ])
    }

    @Test("in Python print the engine's digits", arguments: try ListingExample.all())
    func python(example: ListingExample) throws {
        let listing = try Listing(.python, run: example.run, line: example.line)
        let printed = try Programs.python(String(decoding: listing.source, as: UTF8.self))
        #expect(printed == example.transcript, "\(String(decoding: listing.source, as: UTF8.self))")
    }

    /// One compiler run for all: each listing in braces of its own, its import taken to the top.
    @Test("in Swift print the engine's digits")
    func swift() throws {
        var program = "import Foundation\n"
        var expected: [String] = []
        for example in try ListingExample.all() {
            let listing = try Listing(.swift, run: example.run, line: example.line)
            let source = String(decoding: listing.source, as: UTF8.self)
                .replacingOccurrences(of: "import Foundation\n", with: "")
            program += "do {\n\(source)\n}\nprint(\"-- \(example.name)\")\n"
            expected += example.transcript + ["-- \(example.name)"]
        }
        #expect(try Programs.swift(program) == expected)
    }

    @Test("in Swift compile and run as they stand")
    func swiftFlagship() throws {
        let example = try #require(try ListingExample.all().first)
        let listing = try Listing(.swift, run: example.run, line: example.line)
        #expect(
            try Programs.swift(String(decoding: listing.source, as: UTF8.self)) == example.transcript)
    }

    @Test("say as HTML what they say as text, tokens in their classes")
    func html() throws {
        let example = try #require(try ListingExample.all().first)
        let html = String(
            decoding: try Listing(.python, run: example.run, line: example.line).html, as: UTF8.self)
        #expect(
            html.contains(
                "<span class=\"k\">for</span> step <span class=\"k\">in</span> <span class=\"nb\">range</span>("
            ))
        #expect(html.contains("<span class=\"si\">{loss:.4f}</span>"))
        for example in try ListingExample.all() {
            for language in ShowItem.Language.allCases {
                let listing = try Listing(language, run: example.run, line: example.line)
                let text = String(decoding: listing.html, as: UTF8.self)
                    .replacing(/<\/?span[^>]*>/, with: "").replacingOccurrences(of: "&lt;", with: "<")
                    .replacingOccurrences(of: "&gt;", with: ">")
                    .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(
                        of: "&amp;", with: "&")
                #expect(text == String(decoding: listing.source, as: UTF8.self))
            }
        }
    }

    @Test("do not exist for runs that languages would print differently, or not at all")
    func failures() throws {
        let well = ["minimize L(w) = (w - 3)^2"]
        let none = try ListingExample("", well, start: [0], rate: 0.1, steps: 0)
        #expect(throws: Listing.Failure.noSteps) { try Listing(.swift, run: none.run, line: none.line) }
        let blown = try ListingExample("", well, start: [0], rate: 1e300, steps: 9)
        #expect(throws: Listing.Failure.notFinite(step: 1)) {
            try Listing(.python, run: blown.run, line: blown.line)
        }
        let corner = try ListingExample("", ["minimize L(w) = max(w, 2w)"], start: [0], rate: 0.1, steps: 2)
        #expect(throws: Listing.Failure.kink(step: 0)) {
            try Listing(.python, run: corner.run, line: corner.line)
        }
        let rows = DataTable(names: ["x"], values: [Double](repeating: 1, count: 65))
        let wide = try ListingExample(
            "", ["minimize L(w) = mean((w*x)^2)"], start: [1], rate: 0.1, steps: 2, data: rows)
        #expect(throws: Listing.Failure.tooManyRows(65)) {
            try Listing(.swift, run: wide.run, line: wide.line)
        }
        let few = DataTable(names: ["x"], values: [1, 2])
        let ahead = try ListingExample(
            "", ["minimize L(w) = mean((w*x)^2)"], start: [1], rate: 0.1, steps: 2, print: "{slope:.2f}",
            data: few, batch: .inOrder(1))
        #expect(throws: Listing.Failure.nextBatch) {
            try Listing(.swift, run: ahead.run, line: ahead.line)
        }
        let wave = ["minimize L(w) = sin(w)"]
        for print in ["{w}", "{w:.15f}", "{slope:.16e}"] {
            let own = try ListingExample("", wave, start: [1], rate: 0.1, steps: 2, print: print)
            #expect(throws: Listing.Failure.foreignDigits(step: 1)) {
                try Listing(.swift, run: own.run, line: own.line)
            }
        }
        // Python's exp takes e^1000 for an error, though 1/(1 + e^1000) is 0.
        let steep = try ListingExample(
            "", ["minimize L(w) = sigmoid(-1000w) + w^2"], start: [1], rate: 0.1, steps: 2)
        #expect(throws: Listing.Failure.notFinite(step: 0)) {
            try Listing(.python, run: steep.run, line: steep.line)
        }
        let deep = String(repeating: "sqrt(1 + ", count: 90) + "w" + String(repeating: ")", count: 90)
        let long = try ListingExample("", ["minimize L(w) = \(deep)"], start: [0], rate: 0.1, steps: 2)
        #expect(throws: Listing.Failure.tooLong) { try Listing(.python, run: long.run, line: long.line) }
        for print in ["{next w} {previous w}", "{next next w}", "{next step}"] {
            let far = try ListingExample("", well, start: [0], rate: 0.1, steps: 3, print: print)
            #expect(throws: Listing.Failure.rowOutOfReach) {
                try Listing(.swift, run: far.run, line: far.line)
            }
        }
    }
}
