import Foundation
import Testing

/// Runs programs of listings with the languages' own tools, and gives what they print, line by line.
enum Programs {
    static func python(_ program: String) throws -> [String] { try execute("python3", ["-c", program]) }

    static func javascript(_ program: String) throws -> [String] { try execute("node", ["-e", program]) }

    static let torchPython = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent(".build/torch/bin/python").path

    /// Runs several programs in one process, since PyTorch takes seconds to load.
    static func torch(_ programs: [String]) throws -> [[String]] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("listings-\(UUID()).json")
        try JSONEncoder().encode(programs).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let driver = """
            import contextlib, io, json, sys
            for program in json.load(open(sys.argv[1])):
                printed = io.StringIO()
                with contextlib.redirect_stdout(printed):
                    exec(compile(program, "listing", "exec"), {})
                print(json.dumps(printed.getvalue().splitlines()))
            """
        return try execute(torchPython, ["-c", driver, file.path]).map {
            try JSONDecoder().decode([String].self, from: Data($0.utf8))
        }
    }

    static func swift(_ program: String) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("listing-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appendingPathComponent("main.swift")
        try Data(program.utf8).write(to: source)
        let binary = folder.appendingPathComponent("listing").path
        _ = try execute("swiftc", ["-swift-version", "6", source.path, "-o", binary])
        return try execute(binary, [])
    }

    /// Runs a program to its end; anything on its error output is a failure.
    private static func execute(_ program: String, _ arguments: [String]) throws -> [String] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let output = Pipe()
        // A file, since a pipe that nobody reads yet would hold the program up when it is full.
        let errorFile = FileManager.default.temporaryDirectory.appendingPathComponent("listing-\(UUID()).txt")
        try Data().write(to: errorFile)
        defer { try? FileManager.default.removeItem(at: errorFile) }
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errorFile)
        try process.run()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let complaint = try Data(contentsOf: errorFile)
        #expect(
            process.terminationStatus == 0 && complaint.isEmpty,
            "\(String(decoding: complaint, as: UTF8.self))")
        var lines = String(decoding: printed, as: UTF8.self).components(separatedBy: "\n")
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}
