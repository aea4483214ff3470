import Foundation
import Testing

@testable import Descent

/// The browser's build of the engine gives the bits of this machine's: each run of the fixture at each of its steps,
/// the functions, the formatter and the reader.
///
/// `Tests/Tools/embedded` builds that program; `make check` skips what is called EndToEnd.
@Suite struct WebAssemblyEndToEndTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../..").standardizedFileURL
    private static let program = root.appendingPathComponent(".build/same-bits.wasm")

    /// Not only there, but no older than the engine.
    static let isBuilt: Bool = {
        guard let built = changed(program) else { return false }
        let sources = root.appendingPathComponent("Sources/Descent")
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            if let change = changed(file), change > built { return false }
        }
        return true
    }()

    private static func changed(_ file: URL) -> Date? {
        try? file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
    }

    @Test(
        .enabled(
            if: isBuilt, "skipped: .build/same-bits.wasm is not there, or old; `make test` builds it"))
    func theBrowserHasTheSameBits() throws {
        let questions = try Self.questions()
        var native = SameBits()
        native.answer(Array(questions.map { $0 + "\n" }.joined().utf8))
        let own = String(decoding: native.answers, as: UTF8.self).split(separator: "\n")
        let other = try Self.browser(questions).split(separator: "\n")
        #expect(own.count > 15_000)
        #expect(!own.contains { $0.split(separator: " ").count < 3 })
        #expect(own.count == other.count)
        for (here, there) in zip(own, other) where here != there {
            let words = here.split(separator: " ")
            let question = Int(words[0]).map { questions[$0].prefix(300) } ?? ""
            Issue.record("step or place \(words[1]) of \(question):\n  here    \(here)\n  browser \(there)")
            break
        }
    }

    // MARK: Questions

    private static func questions() throws -> [String] {
        var questions: [String] = []
        try #require(Trajectory.all.count == 198)
        for trajectory in Trajectory.all {
            if let columns = trajectory.columns, trajectory.batch?.size == nil {
                let names = columns.keys.sorted()
                questions.append(
                    "rows\t\(names.joined(separator: " "))\t\(list(names.flatMap { columns[$0] ?? [] }))")
            }
            questions.append(question(trajectory))
        }
        var random = Seeded(53)
        for function in Function.allCases where function.arguments.contains(1) {
            questions.append("at\tL(x) = \(function.name)(x)\t\(bits(arguments(300, &random)))")
        }
        for text in ["x^x", "x^-0.3", "2^x", "abs(x)^(x/7)", "x^100 - x^64", "max(x, 1/x, 3)^0.5"] {
            questions.append("at\tL(x) = \(text)\t\(bits(arguments(300, &random)))")
        }
        questions.append("digits\t\(bits(arguments(2_000, &random)))")
        return questions
    }

    private static func question(_ trajectory: Trajectory) -> String {
        let settings = trajectory.settings.map { "\($0.key)=\($0.value)" }.sorted()
        let schedule = (trajectory.scheduleSettings ?? [:]).map { "\($0.key)=\($0.value)" }.sorted()
        let batch = [trajectory.batch?.size.map { "\($0)" }, trajectory.batch?.seed.map { "\($0)" }]
        let fields = [
            "run", trajectory.loss, list(trajectory.start), "\(trajectory.rate)", "\(trajectory.steps)",
            trajectory.method, trajectory.form, settings.joined(separator: " "),
            ([trajectory.schedule ?? ""] + schedule).joined(separator: " "),
            batch.compactMap { $0 }.joined(separator: " "),
        ]
        return fields.joined(separator: "\t")
    }

    private static func list(_ numbers: [Double]) -> String {
        numbers.map { "\($0)" }.joined(separator: " ")
    }

    private static func bits(_ numbers: [Double]) -> String {
        numbers.map { String($0.bitPattern, radix: 16) }.joined(separator: " ")
    }

    /// Everyday numbers, numbers of any size, and the ends of the range.
    private static func arguments(_ count: Int, _ random: inout Seeded) -> [Double] {
        let ends = [
            0, -0.0, 1, -1, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
        ]
        return ends
            + (0..<count).map { place in
                place % 3 == 0
                    ? Double(bitPattern: random.next())
                    : Double.random(in: -1...1, using: &random) * [1, 10, 40, 800][place % 4]
            }
    }

    // MARK: The program

    private static func browser(_ questions: [String]) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "wasm-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (input, output) = (
            folder.appendingPathComponent("questions"), folder.appendingPathComponent("answers")
        )
        try Data(questions.map { $0 + "\n" }.joined().utf8).write(to: input)
        try Data().write(to: output)
        let shim = root.appendingPathComponent("Tests/Tools/webassembly.mjs").path
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        // The toolchain's own interpreter where there is no node.
        process.arguments = [
            "-c",
            "if command -v node >/dev/null; then exec node \"$1\" \"$2\"; else exec wasmkit run \"$2\"; fi",
            "sh", shim, program.path,
        ]
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: try Data(contentsOf: output), as: UTF8.self)
    }
}
