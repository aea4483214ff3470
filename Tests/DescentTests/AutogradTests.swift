import Foundation
import Testing

@testable import Descent

/// Slopes of random expressions against PyTorch's autograd, as `Tests/Tools/torch/derivatives.py` wrote them down.
@Suite struct AutogradTests {
    /// An expression of x and y, a point, and what torch says of it there.
    struct Fact: Decodable {
        let text: String
        let point: [Double]
        let value: Double
        let slopes: [Double]

        init(from decoder: any Decoder) throws {
            var line = try decoder.unkeyedContainer()
            text = try line.decode(String.self)
            point = try line.decode([Double].self)
            value = try line.decode(Double.self)
            slopes = [try line.decode(Double.self), try line.decode(Double.self)]
        }

        static func read(_ path: String) throws -> [Fact] {
            let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appendingPathComponent("../.." + path)
            return try JSONDecoder().decode([Fact].self, from: Data(contentsOf: file))
        }
    }

    /// The libraries' functions differ in their last bits, and what stands in the file has 13 digits.
    private static let allowed = 1e-9

    /// A slope of 0 may be terms that cancel, here or there.
    private static func agree(_ own: Double, _ torch: Double, beside value: Double) -> Bool {
        abs(own - torch) <= (torch == 0 ? 1e-13 * max(1, abs(value)) : allowed * abs(torch))
    }

    private func check(_ facts: [Fact]) throws {
        let rows = try Notation.data([
            "u": [0.5, -1.25, 2.0, 0.75, -0.3], "v": [1.5, 0.25, 3.0, 0.8, 2.2],
        ])
        for fact in facts {
            let loss = try Notation.loss("minimize f(x, y) = " + fact.text, data: rows)
            let run = Plan(loss: loss, start: fact.point, rate: 0.1, steps: 0).run()
            let compiled = [run.column(.loss)[0], run.column(.partial(0))[0], run.column(.partial(1))[0]]
            let walked = ([loss.expression] + loss.gradient).map {
                $0.value(at: fact.point, over: rows) ?? .nan
            }
            for (place, torch) in ([fact.value] + fact.slopes).enumerated() {
                let what = ["value", "slope in x", "slope in y"][place]
                #expect(
                    Self.agree(compiled[place], torch, beside: fact.value),
                    "\(what) of \(fact.text) at \(fact.point): compiled \(compiled[place]), torch \(torch)")
                #expect(
                    Self.agree(walked[place], torch, beside: fact.value),
                    "\(what) of \(fact.text) at \(fact.point): walked \(walked[place]), torch \(torch)")
            }
        }
    }

    @Test func slopesAreTorchs() throws {
        let facts = try Fact.read("/Tests/Tools/torch/derivatives.json")
        try #require(facts.count == 400)
        for function in Function.allCases {
            let calls = facts.count { $0.text.contains("\(function.name)(") }
            #expect(calls >= 5, "\(function.name)")
        }
        try check(facts)
    }

    static let more = "/.build/torch/derivatives.json"
    static let hasMore = (try? Fact.read(more)) != nil

    @Test(.enabled(if: hasMore, "skipped: `make test-torch` writes thousands more to \(more)"))
    func thousandsMoreAreTorchs() throws {
        let facts = try Fact.read(Self.more)
        try #require(facts.count > 1_000)
        try check(facts)
    }
}
