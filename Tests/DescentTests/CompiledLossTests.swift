import Testing

@testable import Descent

/// A loss that travels as numbers, from the build to a page.
@Suite struct CompiledLossTests {
    private static func loss(_ text: String) throws -> LossFunction {
        let text = Array(text.utf8)
        let definition = try Definition.parse(text, in: 0..<text.count)
        return try #require(Scope.make(definitions: [], loss: definition).0.loss)
    }

    /// What arrives of it.
    private static func sent(_ loss: LossFunction) throws -> CompiledLoss {
        let numbers = try #require(loss.compiled).numbers
        return try #require(CompiledLoss(numbers: numbers))
    }

    private static let losses = [
        "L(w) = (w - 3)^2", "L(w, b) = w*b + w^2.5 + exp(b)", "L(w) = 5", "L(w) = max(w, w^2, 1) + abs(w)",
        "L(w) = 1/(0*w) + 2^w", "L(w, b) = softplus(w - b) + tanh(w)",
    ]

    private static let methods: [Method] = [
        .descent, Method(.momentum), Method(.nesterov, form: .textbook), Method(.adamw, form: .keras),
    ]

    @Test("It takes the steps of the plan that it came from, bit for bit", arguments: losses)
    func sameSteps(text: String) throws {
        let loss = try Self.loss(text)
        let compiled = try Self.sent(loss)
        #expect(compiled.parameters == loss.parameters.count)
        for method in Self.methods {
            for schedule in [Schedule.constant, .step(every: 2, factor: 0.5)] {
                let start = Array([0.5, -2].prefix(loss.parameters.count))
                let plan = Plan(
                    loss: loss, start: start, rate: 0.3, method: method, schedule: schedule, steps: 12)
                let rows = compiled.rows(from: start, rate: 0.3, method, schedule, steps: 12)
                let own = plan.run().values.prefix(13 * plan.columns)
                #expect(rows.map(\.bitPattern) == own.map(\.bitPattern), "\(method.kind) \(schedule)")
            }
        }
    }

    @Test("Its samples are those of the loss", arguments: losses)
    func sameSamples(text: String) throws {
        let loss = try Self.loss(text)
        let compiled = try Self.sent(loss)
        let (first, second) = ([-1.5, 0, 2.25], [0.5, -3])
        #expect(
            compiled.samples(first, second).map(\.bitPattern)
                == loss.samples(first, second).map(\.bitPattern))
    }

    @Test("Numbers that tell of no program are refused, and none of them reaches beyond its registers")
    func hostile() throws {
        let loss = try Self.loss("L(w, b) = w^2*b + sin(b)")
        let numbers = try #require(loss.compiled).numbers
        #expect(CompiledLoss(numbers: numbers) != nil)
        for end in 0..<numbers.count { #expect(CompiledLoss(numbers: Array(numbers[..<end])) == nil) }
        #expect(CompiledLoss(numbers: [101, 0] + [Double](repeating: 0, count: 102)) == nil)
        #expect(CompiledLoss(numbers: [0, 0, 0]) == nil)
        var random = Seeded(71)
        let strange = [-1, 0.5, 1e9, 1e300, .nan, .infinity, 255, 256, 65, 7]
        var taken = 0
        for _ in 0..<2_000 {
            var changed = numbers
            for _ in 0..<Int.random(in: 1...2, using: &random) {
                changed[Int.random(in: 0..<changed.count, using: &random)] =
                    strange.randomElement(using: &random) ?? 0
            }
            guard let compiled = CompiledLoss(numbers: changed) else { continue }
            taken += 1
            let start = [Double](repeating: 1, count: compiled.parameters)
            let rows = compiled.rows(from: start, rate: 0.1, .descent, .constant, steps: 3)
            #expect(rows.count == 4 * (2 * compiled.parameters + 1))
        }
        // A constant may be any number.
        #expect(taken > 0)
    }

    @Test("A method of given settings is the one that was set so, within the settings' bounds")
    func methodOfSettings() throws {
        #expect(Method(.momentum, form: .torch) { $0 == .momentum ? 1 : 0 } == nil)
        let known = Method(.momentum, form: .keras) { $0 == .momentum ? 0.5 : 0 }
        var same = Method(.momentum, form: .keras)
        try same.set(.momentum, to: 0.5)
        #expect(known == same)
    }
}
