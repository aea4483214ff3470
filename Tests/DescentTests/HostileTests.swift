import Descent
import Foundation
import Testing

/// Whatever the bytes are: no crash, no wait, and a place inside the input.
@Suite struct HostileTests {
    private static func error(_ bytes: [UInt8]) -> ExpressionError? {
        do {
            let syntax = try Syntax.parse(bytes, in: 0..<bytes.count)
            let definition = Definition(
                name: "L", nameRange: 0..<0, parameters: ["w", "x"], parameterRanges: [0..<0, 0..<0],
                body: syntax, range: syntax.range)
            let (scope, errors) = Scope.make(definitions: [], loss: definition)
            if let loss = scope.loss {
                let plan = Plan(loss: loss, start: [0.5, 2], rate: 0.1, steps: 3)
                _ = plan.run().isOnKink(at: 3)
                _ = plan.verdict()
                _ = loss.gradient.map(\.text)
            }
            _ = try scope.quantity(syntax)
            return errors.first
        } catch {
            return error
        }
    }

    @Test(arguments: [
        "(", "|", "-", "√", "2(", "next ", "not ", "2^", "abs(", "a*(", "f'(", "1-(", "1+", "2*", "x^x",
    ])
    func tenThousandOfOneKindAreTooDeepOrTooLong(_ piece: String) throws {
        let text = String(repeating: piece, count: 10_000)
        let error = try #require(Self.error(Array(text.utf8)))
        #expect([.tooMany(.bytes, limit: Limits.bytes), .tooDeep(limit: Limits.depth)].contains(error.kind))
        let cut = Array(text.utf8.prefix(9_999))
        let deep = try #require(Self.error(cut))
        #expect(deep.range.lowerBound >= 0 && deep.range.upperBound <= cut.count)
    }

    @Test func tenThousandBracketsAreTooDeep() throws {
        let source = Array(
            (String(repeating: "(", count: 4_990) + "1" + String(repeating: ")", count: 4_990)).utf8)
        #expect(Self.error(source) == ExpressionError(.tooDeep(limit: Limits.depth), at: 200..<201))
    }

    @Test func theDeepestThatIsAllowedWorks() throws {
        let depth = Limits.depth - 3
        for (open, close) in [("(", ")"), ("abs(", ")"), ("-", ""), ("1/(1 + ", ")"), ("(", ")^2")] {
            let count = open.hasPrefix("1") ? depth / 3 : close.count > 1 ? depth / 2 : depth
            let text = String(repeating: open, count: count) + "w" + String(repeating: close, count: count)
            let error = Self.error(Array(text.utf8))
            #expect(
                error == nil || error?.kind == .tooMany(.derivativeNodes, limit: Limits.derivativeNodes),
                "\(open)")
        }
    }

    /// The links of a sum are walked in a loop, so a sum may have more terms than brackets may nest.
    @Test(arguments: [300, 1_150]) func aFlatSumIsNotDeep(_ terms: Int) throws {
        let text = (0..<terms).map { ["w", "x", "2", "w*x", "w^2"][$0 % 5] }.enumerated()
            .map { ($0 % 3 == 2 ? " - " : " + ") + $1 }.joined().dropFirst(3)
        // On a stack as small as any that it has to work on.
        try onASmallStack {
            let loss = try Notation.loss("minimize L(w, x) = \(text)")
            #expect(loss.expression.string == text)
            let value = try #require(loss.expression.value(at: [0.5, 2]))
            let run = Plan(loss: loss, start: [0.5, 2], rate: 0.1, steps: 1).run()
            #expect(run.column(.loss)[0].bitPattern == value.bitPattern)
            #expect(loss.gradient.allSatisfy { $0.value(at: [0.5, 2])?.isFinite == true })
            #expect(
                try Notation.loss(
                    "let p(a) = \(text.replacing("w", with: "a").replacing("x", with: "3"))",
                    "minimize L(w) = p(w)"
                ).expression.value(at: [0.5]) != nil)
            #expect(try Notation.loss("minimize L(w, x) = \(text)").expression == loss.expression)
        }
    }

    @Test func aSumOfTooManyTermsIsTooDeep() {
        let text = [String](repeating: "w", count: 1_300).joined(separator: " + ")
        #expect(Self.error(Array(text.utf8))?.kind == .tooDeep(limit: Limits.depth))
        // Nor may the sums within sums of the way from the root to a leaf be longer.
        var nested = "w"
        for _ in 0..<12 { nested = "(" + nested + ")" + String(repeating: " + 1", count: 150) }
        #expect(Self.error(Array(nested.utf8))?.kind == .tooDeep(limit: Limits.depth))
    }

    private func onASmallStack(_ body: @escaping @Sendable () throws -> Void) throws {
        let done = DispatchSemaphore(value: 0)
        nonisolated(unsafe) var result: Result<Void, any Error>?
        let thread = Thread {
            result = Result { try body() }
            done.signal()
        }
        thread.stackSize = 512 << 10
        thread.start()
        done.wait()
        try result?.get()
    }

    @Test func callsThatMultiplyAreTooLong() throws {
        var lines = ["let f0(x) = x + x"]
        for index in 1..<60 { lines.append("let f\(index)(x) = f\(index - 1)(x) + f\(index - 1)(x)") }
        let (_, errors) = try Notation.scope(lines + ["minimize L(w) = f59(w)"])
        #expect(errors.map(\.kind) == [.tooMany(.nodes, limit: Limits.nodes)])
    }

    @Test func aThousandDefinitionsInAChain() throws {
        var lines = ["let a0 = 1"]
        for index in 1..<Limits.definitions { lines.append("let a\(index) = a\(index - 1) + 1") }
        let (scope, errors) = try Notation.scope(lines.reversed())
        #expect(errors == [])
        #expect(scope.constant(named: "a999") == 1_000)
        let (_, more) = try Notation.scope(lines + ["let more = 1"])
        #expect(more.map(\.kind) == [.tooMany(.definitions, limit: Limits.definitions)])
    }

    @Test func wideGradientsStayWithinBounds() throws {
        let names = (0..<Limits.parameters).map { "p\($0)" }
        let squares = names.map { "(\($0) - 1)^2" }.joined(separator: "+")
        let loss = try Notation.loss("minimize L(\(names.joined(separator: ", "))) = \(squares)")
        #expect(loss.gradient.count == Limits.parameters)
        let product = (0..<1_500).map { "(\($0)-w)" }
        let halves = stride(from: 0, to: 1_500, by: 150).map {
            "(" + product[$0..<$0 + 150].joined(separator: "*") + ")"
        }
        #expect(Self.error(Array(halves.joined(separator: "*").utf8))?.kind != nil)
    }

    @Test func randomTextNeverCrashes() {
        var random = Seeded(17)
        let pieces = [
            "w", "x", "L", "2", "0.5", "1e", "e5", "(", ")", "|", "+", "-", "*", "/", "^", "²", "½", "√", "π",
            "'", ",", " ",
            "next ", "previous ", "loss", "dL/dw", "abs(", "max(", "pow(", "<", "==", " and ", " or ", "not ",
            "velocity ",
            "batch loss", ".", "…", "\u{0}", "€", "L'(", "sin(", "_", "-", "64", "1e308", "floor(", "sign(",
            "sqrt(",
        ].map { Array($0.utf8) }
        for _ in 0..<30_000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...14, using: &random) {
                bytes += pieces.randomElement(using: &random) ?? []
            }
            if Int.random(in: 0...9, using: &random) == 0, !bytes.isEmpty {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
                    in: 0...255, using: &random)
            }
            if let error = Self.error(bytes) {
                #expect(error.range.lowerBound >= 0 && error.range.upperBound <= bytes.count, "\(bytes)")
            }
            _ = try? Definition.parse(bytes, in: 0..<bytes.count)
            _ = try? Syntax.parseOperand(bytes, in: 0..<bytes.count)
        }
    }

    @Test func strangePlansRun() throws {
        let loss = try Notation.loss("minimize L(w) = (w - 3)^2")
        for rate in [Double.nan, .infinity, -1, 0, 1e308] {
            for steps in [-5, 0, 1, 2] {
                for start in [[], [.nan], [.infinity], [0, 1, 2]] as [[Double]] {
                    let plan = Plan(loss: loss, start: start, rate: rate, steps: steps)
                    #expect(plan.run().steps == max(0, steps))
                    _ = plan.verdict()
                }
            }
        }
        #expect(Plan(loss: loss, start: [0], rate: 0.1, steps: .max).run().steps == Limits.steps)
    }
}
