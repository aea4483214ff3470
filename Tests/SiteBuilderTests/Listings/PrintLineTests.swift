import Descent
import Foundation
import Testing

@testable import SiteBuilder

@Suite("Print lines")
struct PrintLineTests {
    private func parse(_ text: String) throws -> PrintLine {
        let scope = try Notation.scope(["let a = 2", "minimize L(w) = (w - 3)^2"])
        let source = Array("print \"\(text)\"".utf8)
        return try PrintLine.parse(source, in: 7..<source.count - 1, scope: scope)
    }

    private func transcript(_ text: String, rate: Double = 0.1, steps: Int = 2) throws -> [String]? {
        let plan = try Notation.plan(
            "let a = 2", "minimize L(w) = (w - 3)^2", start: [0], rate: rate, steps: steps)
        return Transcript.lines(of: plan.run(), try parse(text))?.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test("with next are printed from step 0 on, before the update; others after it, from step 1 on")
    func order() throws {
        #expect(try transcript("{step} {w:.1f}") == ["1 0.6", "2 1.1"])
        #expect(try transcript("{step} {w:.1f} {next w:.1f}") == ["0 0.0 0.6", "1 0.6 1.1"])
        #expect(try transcript("{step} {previous w:.1f}") == ["1 0.0", "2 0.6"])
        #expect(try transcript("{previous previous w:.1f}") == nil)
        #expect(try transcript("{w}", steps: 0) == [])
    }

    @Test(
        "fill and round as C does",
        arguments: [
            "8.3f", "08.3f", "+.2f", "+08.3f", ".0f", ".3e", "12.1e", "f", "e", "<9.2f", "<+9.2f", "020.10f",
            "3.1f",
        ])
    func formats(specification: String) throws {
        let format = try #require(PrintFormat.parse(Array(specification.utf8)[...]))
        let printf = "%" + specification.replacingOccurrences(of: "<", with: "-")
        for value in [0, -0.0, 1, -1.32, 2.4966848, 1e-7, -123456.789, 0.5, 2.5, 1e22] {
            var text: [UInt8] = []
            Transcript.append(value, format, isWhole: false, to: &text)
            #expect(String(decoding: text, as: UTF8.self) == String(format: printf, value))
        }
    }

    @Test(
        "say where they are wrong",
        arguments: [
            ("{w", "{"), ("w}", "}"), ("{}", "{}"), ("{ :.2f}", "{ :.2f}"), ("{w:.2g}", ".2g"),
            ("{w:.f}", ".f"),
            ("{w:8}", "8"), ("{w:d}", "d"), ("{w:.99f}", ".99f"), ("{w:101.1f}", "101.1f"),
            ("{w:<08.1f}", "<08.1f"),
            ("{w > 1:.1f}", "w > 1"), ("{q:.1f}", "q"), ("{w +:.1f}", ""), ("é {v}", "v"),
            ("{step:.2}", ".2"),
        ])
    func failures(text: String, place: String) throws {
        let source = Array("print \"\(text)\"".utf8)
        do {
            _ = try parse(text)
            Issue.record("no failure")
        } catch let failure as PrintLine.Failure {
            #expect(String(decoding: source[failure.range], as: UTF8.self) == place)
        }
    }

    @Test("stand for their own braces where these are doubled")
    func braces() throws {
        #expect(try transcript("{{{step}}} }}{{", steps: 1) == ["{1} }{"])
    }

    @Test("have a standard form with the run's own names")
    func standard() throws {
        let scope = try Notation.scope(["minimize C(w, b) = w^2 + b^2"])
        let loss = try #require(scope.loss)
        let line = try #require(PrintLine.standard(for: loss, scope: scope))
        let run = Plan(loss: loss, start: [1, 2], rate: 0.25, steps: 1).run()
        let lines = try #require(Transcript.lines(of: run, line))
        #expect(
            lines.map { String(decoding: $0, as: UTF8.self) } == [
                "step 1: w = 0.5000 b = 1.0000 loss = 1.2500"
            ])
    }

    @Test("are read or refused, whatever their bytes", arguments: 0..<20)
    func anyBytes(seed: UInt64) throws {
        let scope = try Notation.scope(["minimize L(w) = w^2"])
        let words = [
            "{", "}", "w", "step", ":", ".4f", "next ", "\\", "\"", "\u{0}", "é", "9", "<", "+", "(", "%",
        ]
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        for _ in 0..<500 {
            var source: [UInt8] = []
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let pick = Int(state >> 33)
                source +=
                    pick % 5 == 0
                    ? [UInt8(truncatingIfNeeded: pick >> 8)] : Array(words[pick % words.count].utf8)
            }
            do {
                _ = try PrintLine.parse(source, in: source.indices, scope: scope)
            } catch {
                #expect(error.range.lowerBound >= 0 && error.range.upperBound <= source.count)
            }
        }
    }
}
