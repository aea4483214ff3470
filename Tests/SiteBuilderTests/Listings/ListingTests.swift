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
        let javascript = try Listing(.javascript, run: example.run, line: example.line)
        #expect(
            String(decoding: javascript.source, as: UTF8.self) == """
                let w = 0;
                const rate = 0.1;
                for (let step = 1; step <= 8; step++) {
                    const slope = 2 * (w - 3);
                    w = w - rate * slope;
                    const loss = (w - 3) * (w - 3);
                    console.log(`step ${step}: w = ${w.toFixed(4)} loss = ${loss.toFixed(4)}`);
                }

                """)
        let torch = try Listing(.pytorch, run: example.run, line: example.line)
        #expect(
            String(decoding: torch.source, as: UTF8.self) == """
                import torch

                def L(w):
                    return (w - 3) ** 2

                w = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
                rate = 0.1
                for step in range(1, 9):
                    w.grad = None
                    L(w).backward()
                    with torch.no_grad():
                        w -= rate * w.grad
                    loss = L(w)
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

    @Test("in JavaScript print the engine's digits", arguments: try ListingExample.all())
    func javascript(example: ListingExample) throws {
        let listing = try Listing(.javascript, run: example.run, line: example.line)
        let printed = try Programs.javascript(String(decoding: listing.source, as: UTF8.self))
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
                // What PyTorch might round otherwise has no listing there.
                guard let listing = try? Listing(language, run: example.run, line: example.line) else {
                    #expect(language == .pytorch)
                    continue
                }
                let text = String(decoding: listing.html, as: UTF8.self)
                    .replacing(/<\/?span[^>]*>/, with: "").replacingOccurrences(of: "&lt;", with: "<")
                    .replacingOccurrences(of: "&gt;", with: ">")
                    .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(
                        of: "&amp;", with: "&")
                #expect(text == String(decoding: listing.source, as: UTF8.self))
            }
        }
    }

    @Test("stay away from JavaScript where it rounds a tie otherwise, or loses a sign")
    func ties() throws {
        let well = ["minimize L(w) = (w - 3)^2"]
        func listing(_ print: String, _ language: ShowItem.Language = .javascript) throws -> Listing {
            let run = try ListingExample("", well, start: [0], rate: 0.25, steps: 4, print: print)
            return try Listing(language, run: run.run, line: run.line)
        }
        // w is 1.5, 2.25, 2.625, 2.8125: 2.25 falls to 2.2 and 2.625 to 2.62, where JavaScript rises.
        #expect(throws: Listing.Failure.ownRounding(step: 2)) { try listing("{w:.1f}") }
        #expect(throws: Listing.Failure.ownRounding(step: 3)) { try listing("{w:.2e}") }
        #expect(throws: Listing.Failure.ownRounding(step: 1)) { try listing("{(w - 1.5)*(-1):.3f}") }
        #expect(throws: Listing.Failure.ownRounding(step: 1)) { try listing("{w/1e9}") }
        #expect(throws: Listing.Failure.ownOrder(step: 1)) { try listing("{w:.0f}", .pytorch) }
        #expect(throws: Listing.Failure.ownOrder(step: 1)) { try listing("{w}", .pytorch) }
        _ = try listing("{w:.4f} {w}")
        _ = try listing("{w:.4f}", .pytorch)
        let flat = try ListingExample("", ["minimize L(w, b) = w^2"], start: [1, 1], rate: 0.1, steps: 2)
        #expect(throws: Listing.Failure.noSlope) { try Listing(.pytorch, run: flat.run, line: flat.line) }
    }

    /// Node itself says where its digits are those of C.
    @Test("know where JavaScript rounds as C does")
    func rounding() throws {
        var cases: [(value: Double, format: PrintFormat)] = []
        var random = SystemRandomNumberGenerator()
        for decimals in 0...4 {
            for half in 0..<64 {
                cases.append((Double(half) / Double(2 << decimals), .init(style: .fixed(decimals))))
            }
            for half in 1..<64 { cases.append((Double(half) / 32, .init(style: .exponent(decimals)))) }
            for exponent in 1...25 {
                cases.append((2.5 * pow(10, Double(exponent)), .init(style: .exponent(decimals))))
                cases.append((-pow(10, Double(exponent)), .init(style: .fixed(decimals))))
            }
            for _ in 0..<50 {
                cases.append((.random(in: -9...9, using: &random), .init(style: .fixed(decimals))))
            }
        }
        cases += [1, 0.1, 1e-5, 123456.75, 1e15, 1e16].map { ($0, PrintFormat()) }
        let calls = cases.map { value, format in
            var number = CodeWriter()
            number.plain("(\(value))")
            let text = NumberText(format: format, isCount: false).code(of: number)
            return "console.log(" + String(decoding: text.tokens.flatMap(\.text), as: UTF8.self) + ");"
        }
        let functions = NumberText.functions.map(\.text).joined(separator: "\n")
        let printed = try Programs.javascript(functions + "\n" + calls.joined(separator: "\n"))
        try #require(printed.count == cases.count)
        for ((value, format), text) in zip(cases, printed) {
            var own: [UInt8] = []
            format.append(value, isCount: false, to: &own)
            let isSame = text == String(decoding: own, as: UTF8.self)
            #expect(
                NumberText(format: format, isCount: false).agrees(value) == isSame,
                "\(value) \(format): \(text)")
        }
    }

    @Test("of the other languages stand, and a sentence for the one that is missing")
    func absence() throws {
        let block = """
            minimize L(w) = (w - 3)^2
            from w = 0
            rate 0.25
            steps 4
            print "{w:.1f}"
            show code(swift, python, javascript)
            """
        let page = try ExampleSite.page("```gd walk\n\(block)\n```")
        #expect(try page.texts("//fieldset[@class='tabs']/label") == ["Swift", "Python"])
        #expect(
            try page.texts("//p[@class='absent']") == [
                "There is no JavaScript program to show here: at step 2 it would round a number the other way that lies exactly half-way between two."
            ])
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
