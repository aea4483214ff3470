import Descent
import Foundation
import Testing

/// The formulas that pages and listings show, against the engine's own updates.
@Suite struct FormulaTests {
    /// Every method in every form, with its standard settings and with others.
    static let methods: [Method] = Method.Kind.allCases.flatMap { kind in
        (kind.forms.isEmpty ? [.torch] : kind.forms).flatMap { form -> [Method] in
            let standard = Method(kind, form: form)
            var other = standard
            for (argument, value) in [
                (Method.Argument.momentum, 0.7), (.decay, 0.95), (.beta1, 0.8), (.beta2, 0.99),
                (.epsilon, 1e-3), (.initial, 0.3), (.weightDecay, 0.05),
            ] { try? other.set(argument, to: value) }
            return [standard, other]
        }
    }

    @Test(arguments: methods)
    func eachLineIsWhatTheEngineDoes(_ method: Method) throws {
        let loss = try Notation.loss("minimize f(x, y) = (1 - x)^2 + 5*(y - x^2)^2")
        let plan = Plan(
            loss: loss, start: [-1, 1.5], rate: 0.01, method: method,
            schedule: .exponential(factor: 0.97), steps: 40)
        let run = plan.run()
        let rates = run.column(.rate)
        let lines = method.formula
        #expect(lines.last?.target == .parameter)
        var values = [Values](repeating: Values(method), count: 2)
        for step in 0..<run.steps {
            for index in 0..<2 { values[index][.parameter] = run.point(at: step)[index] }
            let place = values.map { values in
                method.slopePoint.map { $0.value { values[$0] } } ?? values[.parameter]
            }
            for index in 0..<2 {
                values[index][.rate] = rates[step]
                values[index][.derivative] = try #require(loss.gradient[index].value(at: place))
                values[index][.slope] = values[index][.derivative]
                for line in lines {
                    let known = values[index]
                    values[index][line.target] = line.value { known[$0] }
                }
                let mine = run.point(at: step + 1)[index]
                #expect(values[index][.parameter].bitPattern == mine.bitPattern, "step \(step)")
                if method.hasVelocity {
                    let velocity = run.column(.velocity(index))[step + 1]
                    #expect(values[index][.velocity].bitPattern == velocity.bitPattern)
                }
            }
        }
    }

    private struct Values {
        private var numbers: [Double]

        init(_ method: Method) {
            numbers = UpdateSymbol.allCases.map { symbol in
                symbol.argument.flatMap { method[$0] } ?? symbol.start(of: method) ?? .nan
            }
        }

        subscript(symbol: UpdateSymbol) -> Double {
            get { numbers[Int(symbol.rawValue)] }
            set { numbers[Int(symbol.rawValue)] = newValue }
        }
    }

    /// Optax takes no step where no slope has been met yet, and neither do we.
    @Test func adaGradWithoutAnythingToDivideBy() throws {
        var method = Method(.adagrad, form: .optax)
        try method.set(.initial, to: 0)
        try method.set(.epsilon, to: 0)
        let plan = Plan(
            loss: try Notation.loss("minimize L(w) = w^2"), start: [0], rate: 0.1, method: method, steps: 2)
        #expect(plan.run().column(.parameter(0)) == [0, 0, 0])
        let zeros = method.formula.map { line in line.value { $0 == .rate ? 0.1 : 0 } }
        #expect(zeros == [0, 0])
    }
}
