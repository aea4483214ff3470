import Descent
import Diagnostics
import Foundation
import Testing

@testable import Lessons

@Suite("Print lines")
struct PrintLineTests {
    /// What one line of a block with `let a = 2` and the loss `(w - 3)^2` is read as, and all that is wrong with it.
    private struct Reading {
        let source: [UInt8]
        let line: BoundPrintLine
        let problems: [Diagnostic]

        init(_ text: String, scope: Scope) {
            source = Array("print \"\(text)\"".utf8)
            var parser = PrintLineParser(source, in: 7..<source.count - 1)
            var binder = PrintLineBinder(scope)
            line = binder.bind(parser.line())
            let wording = Wording(source)
            problems = parser.diagnostics + binder.errors.map(wording.diagnostic) + binder.diagnostics
        }
    }

    private func scope(_ loss: String = "L(w) = (w - 3)^2") throws -> Scope {
        let source = Array("a = 2\n\(loss)".utf8)
        let constant = try Definition.parse(source, in: 0..<5)
        let definition = try Definition.parse(source, in: 6..<source.count)
        return Scope.make(definitions: [constant], loss: definition).0
    }

    private func plan(_ scope: Scope, start: [Double] = [0], rate: Double = 0.1, steps: Int) throws -> Plan {
        Plan(loss: try #require(scope.loss), start: start, rate: rate, steps: steps)
    }

    private func printed(_ line: BoundPrintLine, by run: Run) -> [String] {
        line.printedSteps(of: run).map { String(decoding: line.line(of: run, at: $0), as: UTF8.self) }
    }

    private func transcript(_ text: String, steps: Int = 2) throws -> [String] {
        let scope = try scope()
        let reading = Reading(text, scope: scope)
        #expect(reading.problems.isEmpty)
        return printed(reading.line, by: try plan(scope, steps: steps).run())
    }

    @Test("with next are printed from step 0 on, before the update; others after it, from step 1 on")
    func order() throws {
        #expect(try transcript("{step} {w:.1f}") == ["1 0.6", "2 1.1"])
        #expect(try transcript("{step} {w:.1f} {next w:.1f}") == ["0 0.0 0.6", "1 0.6 1.1"])
        #expect(try transcript("{step} {previous w:.1f}") == ["1 0.0", "2 0.6"])
        #expect(try transcript("{w}", steps: 0) == [])
    }

    @Test(
        "fill and round as C does",
        arguments: [
            "8.3f", "08.3f", "+.2f", "+08.3f", ".0f", ".3e", "12.1e", "f", "e", "<9.2f", "<+9.2f", "020.10f",
            "3.1f",
        ])
    func formats(specification: String) throws {
        let format = try PrintFormat.parse(Array(specification.utf8)[...])
        let printf = "%" + specification.replacingOccurrences(of: "<", with: "-")
        for value in [0, -0.0, 1, -1.32, 2.4966848, 1e-7, -123456.789, 0.5, 2.5, 1e22] {
            var text: [UInt8] = []
            format.append(value, isCount: false, to: &text)
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
            ("{step:.2}", ".2"), ("{next next w:.1f}", "next next w"),
            ("{previous previous w}", "previous previous w"),
            ("{next w} {previous w}", "previous w"), ("{next w - previous w}", "next w - previous w"),
            ("{next step}", "next step"),
        ])
    func failures(text: String, place: String) throws {
        let reading = Reading(text, scope: try scope())
        #expect(reading.problems.count == 1)
        let problem = try #require(reading.problems.first)
        #expect(String(decoding: reading.source[problem.range], as: UTF8.self) == place)
        #expect(problem.rule != .unknownSelector || text == "{q:.1f}" || text == "é {v}")
        #expect(!problem.message.isEmpty)
    }

    @Test("say all that is wrong with them, not only the first")
    func manyFailures() throws {
        let reading = Reading("{} {w:.2g} {q} } {step:.2} {w > 1}", scope: try scope())
        let places = reading.problems.map { String(decoding: reading.source[$0.range], as: UTF8.self) }
        #expect(Set(places) == ["{}", ".2g", "q", "}", ".2", "w > 1"])
    }

    @Test("name the letter that a format lacks")
    func noLetter() throws {
        let problem = try #require(Reading("{w:8.3}", scope: try scope()).problems.first)
        #expect(problem.notes.first?.message.contains("`8.3f`") == true)
    }

    @Test("stand for their own braces where these are doubled")
    func braces() throws {
        #expect(try transcript("{{{step}}} }}{{", steps: 1) == ["{1} }{"])
    }

    @Test("have a standard form with the run's own names")
    func standard() throws {
        let scope = try scope("C(w, b) = w^2 + b^2")
        var binder = PrintLineBinder(scope)
        let line = binder.bind(.standard(for: try #require(scope.loss)))
        #expect(binder.errors.isEmpty && binder.diagnostics.isEmpty)
        let run = try plan(scope, start: [1, 2], rate: 0.25, steps: 1).run()
        #expect(printed(line, by: run) == ["step 1: w = 0.5000 b = 1.0000 loss = 1.2500"])
    }

    @Test("are read or refused, whatever their bytes", arguments: 0..<20)
    func anyBytes(seed: UInt64) throws {
        let scope = try scope()
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
            let reading = Reading(String(decoding: source, as: UTF8.self), scope: scope)
            for problem in reading.problems {
                #expect(problem.range.lowerBound >= 7 && problem.range.upperBound < reading.source.count)
            }
        }
    }
}
