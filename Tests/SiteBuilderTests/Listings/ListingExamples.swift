import Descent

@testable import Lessons
@testable import SiteBuilder

/// Runs whose listings the tests execute.
struct ListingExample: Sendable, CustomStringConvertible {
    let name: String
    let run: Run
    let line: BoundPrintLine

    var description: String { name }

    /// A run of a block's lines, and its print line; the standard one where none is given.
    init(
        _ name: String, _ lines: [String], start: [Double], rate: Double, steps: Int, stop: String? = nil,
        print: String? = nil, method: Method = .descent, schedule: Schedule = .constant,
        data: DataTable? = nil, batch: Batch = .all
    ) throws {
        var scope = try Notation.scope(lines, data: data)
        scope.hasBatches = data.map { batch.updates(over: $0.count) > 1 } ?? false
        scope.hasVelocity = method.hasVelocity
        guard let loss = scope.loss else { throw Notation.Missing() }
        var plan = Plan(
            loss: loss, start: start, rate: rate, method: method, schedule: schedule, steps: steps,
            batch: batch)
        if let stop {
            let source = Array(stop.utf8)
            plan.stop = try scope.quantity(try Syntax.parse(source, in: source.indices))
        }
        self.name = name
        run = plan.run()
        var written = PrintLine.standard(for: loss)
        if let print {
            var parser = PrintLineParser(Array(print.utf8), in: 0..<print.utf8.count)
            written = parser.line()
        }
        // What no loop can print is refused in a lesson, and tried here all the same.
        var binder = PrintLineBinder(scope)
        line = binder.bind(written)
    }

    /// What its listings print, says the engine.
    var transcript: [String] {
        line.printedSteps(of: run).map { String(decoding: line.line(of: run, at: $0), as: UTF8.self) }
    }

    static func all() throws -> [ListingExample] { try descent() + methods() + data() }

    /// Runs that try what only PyTorch's listings do, with digits that are certain.
    static func torch() throws -> [ListingExample] {
        let table = DataTable(names: ["x", "y"], values: [1, 2.5, -3, 4, 5.25, 3, 4.5, -7.25, 9, 10.5])
        let mean = ["minimize L(w, b) = mean((w*x + b - y)^2)"]
        var examples = [
            try ListingExample(
                "old and new values", ["minimize L(a, b) = (a - 1)^2*(b + 2)^2 + (a - b)^2"], start: [0, 0],
                rate: 0.01, steps: 6,
                print:
                    "{previous a:.5f} {a:.5f} {previous dL/db:.4f} {dL/db:.4f} {previous norm:.4f} {norm:.4f} {previous loss:.4f}"
            ),
            try ListingExample(
                "functions of tensors and of numbers",
                [
                    "let c = 0.7",
                    "minimize L(w) = max(w, c, 0.1) + min(2w, log(c)) + exp(sin(c)*w) + relu(w + 2) + softplus(w) + sigmoid(w) + floor(w)/8 + sign(w) + 2^w",
                ], start: [1.3], rate: 0.05, steps: 7,
                print: "{step} {w:.5f} {loss:.5f} {sqrt(loss):.4f} {exp(rate):.4f} {max(w, rate):.4f}"),
            try ListingExample(
                "over rows", mean, start: [0, 0], rate: 0.01, steps: 9,
                print:
                    "{step} {w:.5f} {mean((x - mean(x))*w):.4f} {sum(3):.1f} {count:.1f} {norm:.4f} {max(sum(x*y), b):.3f}",
                data: table),
            try ListingExample(
                "stopped", ["minimize L(w) = (w - 3.1)^2"], start: [0], rate: 0.1, steps: 1000,
                stop: "abs(slope) < 1e-3 and step > 2 or not (loss < 100)"),
            try ListingExample(
                "stopped before", ["minimize L(w) = (w - 3.1)^2"], start: [0], rate: 0.1, steps: 1000,
                stop: "loss < 0.01", print: "{step} {next w:.5f} {next slope:.4f} {slope:.4f} {next loss:.5f}"
            ),
            try ListingExample(
                "any loss's name", ["minimize loss(torch, in) = (torch - in)^2 + in^4"], start: [1, 2],
                rate: 0.01, steps: 5),
        ]
        for kind in Method.Kind.allCases {
            for form in kind.forms.isEmpty ? [.torch] : kind.forms {
                var pulled = Method(kind, form: form)
                try pulled.set(.weightDecay, to: 0.05)
                try? pulled.set(kind == .rmsprop ? .momentum : .epsilon, to: 0.01)
                try? pulled.set(.beta1, to: 0.8)
                try? pulled.set(.initial, to: 0.5)
                for (number, method) in [Method(kind, form: form), pulled].enumerated() {
                    let velocity = method.hasVelocity ? " {velocity:.6f} {previous velocity:.6f}" : ""
                    examples += [
                        try ListingExample(
                            "\(kind.word) \(form.word) \(number), certain", ["minimize L(w) = ¼w⁴ − w²"],
                            start: [2.6], rate: 0.03, steps: 12,
                            print: "{step} {w:.6f} {loss:.6f} {slope:.5f} {rate:.5f}" + velocity,
                            method: method,
                            schedule: [.exponential(factor: 0.9), .cosine(over: 7)][number]),
                        try ListingExample(
                            "\(kind.word) \(form.word) \(number), rows, certain", mean, start: [0.1, 0],
                            rate: 0.01, steps: 12,
                            print: "{step} {epoch} {next w:.5f} {w:.5f} {loss:.5f} {next loss:.5f}",
                            method: method,
                            schedule: .step(every: 4, factor: 0.5), data: table,
                            batch: [.inOrder(2), .shuffled(2, seed: 9)][number]),
                    ]
                }
            }
        }
        return examples
    }

    /// Runs over rows: whole, batch by batch, shuffled.
    private static func data() throws -> [ListingExample] {
        let x = [1, 2.5, -3, 4, 5.25, 6, 7]
        let y = [3, 4.5, -7.25, 9, 10.5, 13.25, 15.125]
        let table = DataTable(names: ["x", "y"], values: x + y)
        let mean = ["minimize L(w, b) = mean((w*x + b - y)^2)"]
        return [
            try ListingExample(
                "all rows", mean, start: [0, 0], rate: 0.02, steps: 9,
                print: "{step} {epoch} {w:.5f} {b:.5f} {loss:.5f} {dL/dw:.5f} {norm:.4f} {count:.1f}",
                data: table),
            try ListingExample(
                "a power law, with a row at 0", ["minimize L(a, b) = mean((a*x^b - y)^2)"], start: [1, 1.3],
                rate: 0.002, steps: 9, print: "{step} {a:.9f} {b:.9f} {loss:.9f} {dL/db:.6f}",
                data: DataTable(names: ["x", "y"], values: [0, 1, 2, 3, 0, 2, 5.5, 10])),
            try ListingExample(
                "batches in order", mean, start: [0, 0], rate: 0.01, steps: 12,
                print: "{step} {epoch} {w:.9f} {b:.9f} {loss:.9f} {mean(x*w):.4f}", data: table,
                batch: .inOrder(3)),
            try ListingExample(
                "shuffled batches", mean, start: [0, 0], rate: 0.01, steps: 20, data: table,
                batch: .shuffled(2, seed: 7)),
            try ListingExample(
                "shuffled batches, looking ahead", mean, start: [0, 0], rate: 0.01, steps: 14,
                print: "{step} {epoch:d} {next w:.9f} {loss:.6f} {next loss:.6f}", data: table,
                batch: .shuffled(1, seed: 2024)),
            try ListingExample(
                "sums in sums", ["let m = mean(x)", "minimize L(w) = sum((x - m - mean(w*y))^2 + w)/count"],
                start: [0.5], rate: 0.01, steps: 6, stop: "loss < mean(x)/4", data: table),
            try ListingExample(
                "Adam on batches", mean, start: [0, 0], rate: 0.1, steps: 20, method: Method(.adam),
                data: table,
                batch: .shuffled(3, seed: 1)),
            try ListingExample(
                "looking ahead on batches", mean, start: [0, 0], rate: 0.01, steps: 20,
                method: Method(.nesterov, form: .textbook), data: table, batch: .inOrder(2)),
        ]
    }

    private static func descent() throws -> [ListingExample] {
        [
            try ListingExample("walk", ["minimize L(w) = (w - 3)^2"], start: [0], rate: 0.1, steps: 8),
            try ListingExample("diverging", ["minimize L(w) = (w - 3)^2"], start: [0], rate: 1.1, steps: 40),
            try ListingExample(
                "double well", ["minimize L(w) = ¼w⁴ − w²"], start: [2.6], rate: 0.05, steps: 12),
            try ListingExample(
                "activity", ["let x = 1.5", "let truth = 3", "minimize L(weight) = (weight*x - truth)^2"],
                start: [0],
                rate: 0.1, steps: 20, print: "step {step:2} weight={next weight:.3f} loss={loss:.3f}"),
            try ListingExample(
                "with a bias", ["let x = 1.5", "minimize L(weight, bias) = (weight*x + bias - 3)^2"],
                start: [0, 0],
                rate: 0.1, steps: 6,
                print: "{step}: {weight:8.4f} {bias:+.3e} {dL/dweight:09.3f} {norm:.4f} {loss:.4f}"),
            try ListingExample(
                "rows around", ["minimize L(w) = (w - 3)^2"], start: [0], rate: 0.3, steps: 5,
                print:
                    "{step:<3}{previous w} -> {w} ({previous loss:.4f} -> {loss:.4f}, {previous slope:.3f} {slope:.3f})"
            ),
            try ListingExample(
                "next rows", ["minimize L(a, b) = (a - 1)^2*(b + 2)^2 + (a - b)^2"], start: [0, 0],
                rate: 0.01,
                steps: 5,
                print:
                    "{step} {next a - a:.6f} {next loss:.5f} {next dL/db:.4f} {next norm:.4f} {norm:.4f} 100% {{ok}}"
            ),
            try ListingExample(
                "stopped", ["minimize L(w) = (w - 3)^2"], start: [0], rate: 0.1, steps: 1000,
                stop: "abs(slope) < 1e-3 and step > 2"),
            try ListingExample(
                "stopped before", ["minimize L(w) = (w - 3)^2"], start: [0], rate: 0.1, steps: 1000,
                stop: "loss < 0.01 or not (w < 10)", print: "{step} {next w:.5f}"),
            try ListingExample(
                "functions",
                ["minimize L(w) = sqrt(w^2 + 1) + |w - 2| + max(0, 1 - w, w^3/9) + floor(w)/8 + w^-2"],
                start: [2.7], rate: 0.05, steps: 9, print: "{step} {w:.12f} {loss:.12f} {slope:.12f}"),
            try ListingExample(
                "high powers",
                ["let h = 1e-6", "minimize L(w) = (w/2 - h)^8 + (0.1w)^3*(w + 1.25 - h)^2.5 + pi*w^2"],
                start: [1.5], rate: 0.02, steps: 9, print: "{w:.15f} {loss:.15f}"),
            try ListingExample(
                "awkward names",
                [
                    "let lambda = 0.5", "let step_ = 2",
                    "minimize loss(w₀, in, η) = lambda*(w₀ - 3)^2 + step_*in^2 + 2η + 3",
                ],
                start: [0, 1, -1e-7], rate: 0.1, steps: 4),
            try ListingExample(
                "awkward words", ["minimize L(w) = 2w"], start: [-0.0], rate: 0.001, steps: 3,
                print: "\"{w:.1f}\" \\({{w}}) \\n %d %% é漢 {2*3} {step + 1:.1f} {-w} {epoch} {rate}"),
            try ListingExample(
                "many rows",
                [
                    "minimize L(w, b) = ((0.5w + b - 1)^2 + (1.5w + b - 2)^2 + (2.5w + b - 3.5)^2 + (3.5w + b - 4)^2 + (4.5w + b - 5.5)^2 + (5.5w + b - 6)^2)/6"
                ], start: [0, 0], rate: 0.01, steps: 5),
            try ListingExample(
                "elementary functions",
                [
                    "let c = 2",
                    "minimize L(w) = exp(-w^2) + log(w + c) + log2(w)/3 + log10(c)*sin(2w) - cos(w/3)^2",
                ], start: [1.2], rate: 0.05, steps: 12),
            try ListingExample(
                "any powers",
                [
                    "let n = 0.7",
                    "minimize L(w) = 2^w - w^0.3 + (w^2 + 1)^(1/3)*w^n + pow(w + 1, w)/9 + (w/9)^100 + 3^0.2",
                ], start: [1.2], rate: 0.05, steps: 12, print: "{step} {w:.9f} {loss:.9f} {2^-w:.4f}"),
            try ListingExample(
                "angles",
                [
                    "minimize L(w) = tan(w/4) + asin(w/3) - acos(w/4)/2 + atan(w)^2 + sinh(w)*tanh(w) + cosh(w)"
                ],
                start: [1], rate: 0.05, steps: 9, print: "{step} {w:.9f} {loss:.3e} {slope:.8f} {exp(w):.6f}"),
            try ListingExample(
                "activations",
                [
                    "minimize L(w, b) = softplus(-2w + b) + (sigmoid(w - b) - 1)^2 + relu(w*b - 1) + relu(-b)/2 + sigmoid(1)*log(2)"
                ],
                start: [1, 1.5], rate: 0.5, steps: 9),
        ]
    }

    /// Every method in every form, its parameters one or two, its line printed before or after the update.
    private static func methods() throws -> [ListingExample] {
        let well = ["minimize L(w) = ¼w⁴ − w²"]
        let valley = ["minimize f(x, momentum) = (1 - x)^2 + 5*(momentum - x^2)^2"]
        let prints = [
            "{step} {next w:.12f} {w:.12f} {loss:.12f} {rate:.12f} {next rate:.12f} {slope:.12f}",
            "{step} {w:.12f} {previous rate:.12f} {rate:.12f} {previous slope:.12f} {slope:.12f}",
        ]
        let schedules = [
            Schedule.constant, .step(every: 3, factor: 0.5), .exponential(factor: 0.9), .cosine(over: 12),
            .cosine(over: 7),
        ]
        var examples: [ListingExample] = []
        for kind in Method.Kind.allCases {
            for form in kind.forms.isEmpty ? [.torch] : kind.forms {
                let standard = Method(kind, form: form)
                var pulled = standard
                try pulled.set(.weightDecay, to: 0.05)
                try? pulled.set(kind == .rmsprop ? .momentum : .epsilon, to: 0.01)
                for (method, title) in [(standard, ""), (pulled, " with decay")] {
                    let count = examples.count
                    let speed = method.hasVelocity ? " {velocity:.12f}" : ""
                    let other =
                        method.hasVelocity
                        ? count % 2 == 0 ? " {next velocity:.12f}" : " {previous velocity:.12f}" : ""
                    examples.append(
                        try ListingExample(
                            "\(kind.word) \(form.word)\(title)", well, start: [2.6], rate: 0.03, steps: 12,
                            print: prints[count % 2] + speed + other, method: method,
                            schedule: schedules[count % schedules.count]))
                    examples.append(
                        try ListingExample(
                            "\(kind.word) \(form.word)\(title), two parameters", valley, start: [-1, 1.5],
                            rate: 0.005, steps: 9,
                            print: count % 3 == 0 ? nil : "{x:.12f} {momentum:.12f} {norm:.9f}",
                            method: method))
                }
            }
        }
        examples.append(
            try ListingExample(
                "scheduled descent", well, start: [2.6], rate: 0.03, steps: 12, schedule: schedules[1]))
        return examples
    }
}
