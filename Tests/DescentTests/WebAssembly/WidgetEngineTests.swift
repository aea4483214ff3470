import Foundation
import Testing

@testable import Descent

/// The runs of the widget's engine, asked through the scripts that a page has, are those of this machine, bit for bit:
/// random losses, every method in every form, every schedule.
///
/// WidgetPlugin builds that engine with the package; `make check` skips what is called EndToEnd.
@Suite struct WidgetEngineEndToEndTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../..").standardizedFileURL

    /// What WidgetPlugin has made last.
    static let engine: URL? = {
        let outputs = root.appendingPathComponent(".build/plugins/outputs")
        let packages = try? FileManager.default.contentsOfDirectory(
            at: outputs, includingPropertiesForKeys: nil)
        let engines = (packages ?? []).map {
            $0.appendingPathComponent("SiteBuilder/destination/WidgetPlugin/runner.wasm")
        }
        return engines.first { FileManager.default.fileExists(atPath: $0.path) }
    }()

    static let hasNode = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
        FileManager.default.isExecutableFile(atPath: "\($0)/node")
    }

    @Test(.enabled(if: engine != nil && hasNode, "skipped: no runner.wasm in .build, or no node"))
    func theWidgetTakesTheWalksOfTheLesson() throws {
        let problems = Problem.seeded(400)
        let answers = try Self.answers(to: problems)
        #expect(answers.count == problems.count)
        for (problem, answer) in zip(problems, answers) {
            let own = try #require(problem.plan()).run()
            let walk = try #require(answer.run)
            #expect(walk.steps == own.steps)
            #expect(walk.points == (0...own.steps).flatMap { own.point(at: $0).map(bits) }, "\(problem)")
            #expect(walk.losses == own.column(.loss).map(bits), "\(problem)")
            let slopes = own.plan.start.indices.map { own.column(.partial($0)) }
            #expect(walk.slopes == (0...own.steps).flatMap { step in slopes.map { bits($0[step]) } })
            let velocities = own.plan.start.indices.map { own.column(.velocity($0)) }
            if own.plan.method.hasVelocity {
                #expect(
                    walk.velocities == (0...own.steps).flatMap { step in velocities.map { bits($0[step]) } })
            }
        }
    }

    // MARK: The page's side

    private struct Answer: Decodable {
        struct Walk: Decodable {
            let steps: Int
            let points: [String]
            let losses: [String]
            let slopes: [String]
            let velocities: [String]
        }
        let run: Walk?
    }

    private static func answers(to problems: [Problem]) throws -> [Answer] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "widget-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (input, output) = (folder.appendingPathComponent("in"), folder.appendingPathComponent("out"))
        let lines = try problems.map { problem in
            try JSONSerialization.data(withJSONObject: problem.question) + Data([0x0A])
        }
        try Data(lines.joined()).write(to: input)
        try Data().write(to: output)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "node", root.appendingPathComponent("Tests/Tools/widget-engine.mjs").path,
            engine?.deletingLastPathComponent().path ?? "",
            root.appendingPathComponent("Sources/DescentWeb/Script").path,
            root.appendingPathComponent("site/widget.js").path,
        ]
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return try Data(contentsOf: output).split(separator: 0x0A).map {
            try JSONDecoder().decode(Answer.self, from: $0)
        }
    }
}

/// As the page's side writes them; all NaNs are one.
private func bits(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    let digits = String(value.bitPattern, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}

/// A run, as a page asks for it and as this machine plans it.
private struct Problem {
    let loss: String
    let method: Method
    let schedule: Schedule
    let start: [Double]
    let rate: Double
    let steps: Int

    private static let losses = [
        "L(w) = (w - 3)^2", "L(w) = w^4 - 3w^2 + w/2", "L(w) = sin(3w) + w^2/8",
        "L(w) = log(1 + exp(w)) - 0.3w",
        "L(w, b) = (w - 1)^2 + 10(b - w^2)^2", "L(w, b) = w*b + w^2 + b^4", "L(w) = abs(w - 1) + max(w, w^2)",
        "L(w, b) = tanh(w)*cos(b) + 0.1(w^2 + b^2)", "L(w) = w^2*exp(-w)", "L(w) = sqrt(1 + w^2)^1.5",
        "L(w) = atan(w)^2 + 0.01w^2", "L(w, b) = softplus(w - b) + 0.05(w^2 + b^2)", "L(w) = w^2/2",
    ]

    static func seeded(_ count: Int) -> [Problem] {
        var random = Seeded(61)
        var expressions = RandomExpressions(random: Seeded(67))
        let methods = Method.Kind.allCases.flatMap { kind in
            (kind.forms.isEmpty ? [.torch] : kind.forms).map { Method(kind, form: $0) }
        }
        return (0..<count).map { index in
            var method = methods[index % methods.count]
            for argument in method.kind.arguments where Bool.random(using: &random) {
                try? method.set(argument, to: Double.random(in: 0..<0.99, using: &random))
            }
            let schedules: [Schedule] = [
                .constant, .step(every: 3, factor: 0.7), .exponential(factor: 0.95), .cosine(over: 20),
            ]
            return Problem(
                loss: index % 3 == 0
                    ? "L(x, y) = " + expressions.expression(2) : losses[index % losses.count],
                method: method, schedule: schedules[index / methods.count % 4],
                start: [
                    Double.random(in: -3...3, using: &random), Double.random(in: -3...3, using: &random),
                ],
                rate: [0.01, 0.1, 0.4, 1, 3][index / 7 % 5], steps: [0, 1, 2, 10, 60][index % 5])
        }
    }

    func plan() -> Plan? {
        let text = Array(loss.utf8)
        guard let definition = try? Definition.parse(text, in: 0..<text.count),
            let loss = Scope.make(definitions: [], loss: definition).0.loss
        else { return nil }
        return Plan(
            loss: loss, start: Array(start.prefix(loss.parameters.count)), rate: rate, method: method,
            schedule: schedule, steps: steps)
    }

    var question: [String: Any] {
        var values: [String: Double] = [:]
        for argument in method.kind.arguments { values["\(argument.word)"] = method[argument] }
        var run: [String: Any] = [
            "start": start, "rate": rate, "steps": steps, "method": "\(method.kind.word)", "values": values,
        ]
        if !method.kind.forms.isEmpty { run["form"] = "\(method.form.word)" }
        if let kind = schedule.kind {
            var values: [String: Double] = [:]
            for argument in kind.arguments { values["\(argument.word)"] = schedule[argument] }
            run["schedule"] = ["name": "\(kind.word)", "values": values] as [String: Any]
        }
        return ["read": loss, "run": run]
    }
}
