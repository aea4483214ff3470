import Foundation
import Testing

@testable import Descent

/// Runs, their shadows and what is in doubt, against Python's decimals with 60 digits.
@Suite("Shadows of runs")
struct ShadowRunTests {
    /// A loss, its derivative for the oracle, and how steep it may be.
    private static let losses = [
        ("(w - A)^2", "2*(w - A)"),
        ("A*w^2 + B*w", "2*A*w + B"),
        ("w^4/4 - w^2 + A", "w**3 - 2*w"),
        ("(A*w - B)^2/2", "A*(A*w - B)"),
    ]

    @Test(
        "a shadow is the exact run to 2^-80, and no digit that exact arithmetic prints differently goes unflagged",
        .enabled(if: Python.isThere, "needs python3, whose decimals are the oracle"))
    func runs() throws {
        var random = Seeded(31)
        var input = ""
        for index in 0..<600 { input += try Self.question(index, &random) + "\n" }
        let answer = try Python.run(Self.script, input: input)
        let fields = answer.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        let figures = Dictionary(uniqueKeysWithValues: fields.map { ($0[0], Double($0[1]) ?? .nan) })
        #expect(figures["cells"] ?? 0 > 10_000)
        #expect(figures["error"] ?? 0 < -80, "2^\(figures["error"] ?? 0)")
        #expect(figures["missed"] == 0)
        // The ties of the cells are many, since starts and rates have few digits; nothing else may be flagged but
        // what lies within the guide, which these runs hardly reach.
        #expect(figures["ties"] == figures["flaggedTies"])
        #expect(figures["flagged"] == figures["flaggedTies"])
    }

    /// One run with all cells of its two rows: doubles, shadows, and whether there is a doubt.
    private static func question(_ index: Int, _ random: inout Seeded) throws -> String {
        let (loss, slope) = losses[index % losses.count]
        func decimal(_ range: ClosedRange<Int>, _ random: inout Seeded, _ unit: Double) -> String {
            "\(Double(Int.random(in: range, using: &random)) / unit)"
        }
        let (a, b) = (decimal(1...30, &random, 10), decimal(1...30, &random, 10))
        let (start, rate) = (decimal(-20...20, &random, 10), decimal(1...20, &random, 100))
        let decimals = Int.random(in: 2...6, using: &random)
        let (scope, _) = try Notation.scope(["let A = \(a)", "let B = \(b)", "minimize L(w) = \(loss)"])
        let startSyntax = try Notation.syntax(start)
        let rateSyntax = try Notation.syntax(rate)
        let plan = Plan(
            loss: try #require(scope.loss), start: [try scope.constant(startSyntax)],
            rate: try scope.constant(rateSyntax), steps: 20)
        let run = plan.run()
        let settings = ExactSettings(
            start: [try #require(try scope.exactConstant(startSyntax))],
            rate: try #require(try scope.exactConstant(rateSyntax)))
        let shadow = try #require(plan.shadow(of: run, with: settings))
        var cells: [String] = []
        for name in ["w", "loss"] {
            let quantity = try scope.quantity(try Notation.syntax(name))
            for step in 0...run.steps {
                let value = try #require(run.value(of: quantity, at: step))
                let shade = try #require(shadow.value(of: quantity, at: step))
                let doubt = shade.doubt(about: value, written: .decimals(decimals))
                if doubt != nil { #expect(!shade.isCertain(value, decimals: decimals)) }
                cells.append(
                    "\(value.bitPattern) \(shade.number.high.bitPattern) \(shade.number.low.bitPattern) "
                        + (doubt == nil ? "0" : "1"))
            }
        }
        return [loss.replacing("^", with: "**"), slope, a, b, start, rate, "\(decimals)"].joined(
            separator: "\t") + "\t" + cells.joined(separator: "\t")
    }

    @Test("where a shadow stands on a corner and the run beside it, the two have parted there")
    func corners() throws {
        // 0.3 − 3·0.1 is 0, in doubles a little less, where the slope of |w| is −1.
        let (run, shadow, scope) = try Self.run("abs(w)", start: "0.3", rate: "0.1", steps: 6)
        #expect(run.point(at: 3)[0] != 0)
        #expect(shadow.parted == 3)
        let weight = try scope.quantity(try Notation.syntax("w"))
        #expect(shadow.value(of: weight, at: 6)?.number == ShadowNumber(0.0))
        let value = try #require(run.value(of: weight, at: 4))
        #expect(
            shadow.value(of: weight, at: 4)?.doubt(about: value, written: .decimals(1)) == .parted(step: 3))
    }

    @Test("a chaotic run says little after a while, and its digits are in doubt for that")
    func chaos() throws {
        // w ← w − 1·(…) is the logistic map w ← 3.9·w·(1 − w).
        let (run, shadow, scope) = try Self.run(
            "w^2/2 - 1.95*w^2 + 1.3*w^3", start: "0.3", rate: "1", steps: 120)
        let weight = try scope.quantity(try Notation.syntax("w"))
        func doubt(_ step: Int) throws -> Doubt? {
            let value = try #require(run.value(of: weight, at: step))
            return shadow.value(of: weight, at: step)?.doubt(about: value, written: .decimals(3))
        }
        #expect(try doubt(5) == nil)
        #expect(try doubt(120) == .chaos)
    }

    static func run(_ loss: String, start: String, rate: String, steps: Int) throws -> (Run, ShadowRun, Scope)
    {
        let (scope, errors) = try Notation.scope(["minimize L(w) = \(loss)"])
        #expect(errors.isEmpty)
        let (startSyntax, rateSyntax) = (try Notation.syntax(start), try Notation.syntax(rate))
        let plan = Plan(
            loss: try #require(scope.loss), start: [try scope.constant(startSyntax)],
            rate: try scope.constant(rateSyntax), steps: steps)
        let run = plan.run()
        let settings = ExactSettings(
            start: [try #require(try scope.exactConstant(startSyntax))],
            rate: try #require(try scope.exactConstant(rateSyntax)))
        return (run, try #require(plan.shadow(of: run, with: settings)), scope)
    }

    private static let script = """
        import math, re, struct, sys
        from decimal import Decimal, ROUND_HALF_EVEN, getcontext
        getcontext().prec = 60
        def double(bits): return struct.unpack("<d", struct.pack("<Q", int(bits)))[0]
        figures = dict(cells=0, missed=0, flagged=0, ties=0, flaggedTies=0, error=Decimal("1e-300"))
        for line in sys.stdin:
            loss, slope, a, b, start, rate, decimals, *cells = line.rstrip("\\n").split("\\t")
            names = dict(A=Decimal(a), B=Decimal(b), w=Decimal(start))
            unit = Decimal(1).scaleb(-int(decimals))
            points, losses = [], []
            for step in range(21):
                points.append(names["w"])
                losses.append(eval(loss, {}, names))
                names["w"] = names["w"] - Decimal(rate) * eval(slope, {}, names)
            for exact, cell in zip(points + losses, cells):
                value, high, low, flag = cell.split()
                value, flagged = double(value), flag == "1"
                if not math.isfinite(value) or abs(value) > 1e15: continue
                figures["cells"] += 1
                shadow = Decimal(double(high)) + Decimal(double(low))
                error = abs(shadow - exact) / max(abs(exact), Decimal("1e-6"))
                figures["error"] = max(figures["error"], error)
                printed = Decimal("%.*f" % (int(decimals), value))
                count = exact / unit
                tie = abs(abs(count - count.to_integral_value()) - Decimal("0.5")) < Decimal("1e-40")
                differs = printed != exact.quantize(unit, ROUND_HALF_EVEN)
                figures["flagged"] += flagged
                figures["ties"] += tie
                figures["flaggedTies"] += tie and flagged
                figures["missed"] += differs and not flagged
        figures["error"] = figures["error"].ln() / Decimal(2).ln()
        for name, figure in figures.items(): print(name, figure)
        """
}
