import Foundation

/// The real program, built beside these tests and started as a process.
struct Tool {
    /// What one call did.
    struct Outcome: Equatable {
        /// The exit status; a signal's number with a minus sign where one ended the process.
        let status: Int32
        let output: String
        let error: String
    }

    /// The package's root.
    static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The executable lies beside the test bundle; where the runner lies elsewhere, in the usual place.
    static let executable: URL? = {
        let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        return [beside, project.appendingPathComponent(".build/debug")]
            .map { $0.appendingPathComponent("gd") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }()

    /// Where the output is caught: files, since a pipe that nobody empties stops the program.
    private let caught: TemporaryFolder

    init() throws { caught = try TemporaryFolder() }

    /// Calls the program in a folder, with an environment of its own.
    ///
    /// A call may use 60 seconds of processor time and 4 GiB of addresses. What hangs or grows without end is
    /// therefore killed, and its status tells.
    func call(_ arguments: [String], in folder: String, environment: [String: String] = [:]) throws -> Outcome
    {
        let process = try start(arguments, in: folder, environment: environment)
        return try wait(for: process)
    }

    /// Runs a Python program, for what its libraries know better than we do.
    func python(
        _ program: String, _ arguments: [String], in folder: String, environment: [String: String] = [:]
    ) throws -> Outcome {
        try wait(
            for: start(["-c", program] + arguments, of: "python3", in: folder, environment: environment))
    }

    /// Starts a call without waiting for its end; one tool runs one call at a time.
    func start(_ arguments: [String], in folder: String, environment: [String: String] = [:]) throws
        -> Process
    {
        guard let executable = Tool.executable else { throw ToolIsMissing() }
        return try start(arguments, of: executable.path, in: folder, environment: environment)
    }

    private func start(
        _ arguments: [String], of program: String, in folder: String, environment: [String: String]
    ) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        let limits = "ulimit -t 60; ulimit -v 4194304 2>/dev/null; exec \"$0\" \"$@\""
        process.arguments = ["-c", limits, program] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = [
            "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
        ].merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try emptyFile("output")
        process.standardError = try emptyFile("error")
        try process.run()
        return process
    }

    func wait(for process: Process) throws -> Outcome {
        process.waitUntilExit()
        let wasKilled = process.terminationReason == .uncaughtSignal
        return Outcome(
            status: wasKilled ? -process.terminationStatus : process.terminationStatus,
            output: try caught.text("output"), error: try caught.text("error"))
    }

    private func emptyFile(_ name: String) throws -> FileHandle {
        try Data().write(to: URL(fileURLWithPath: caught.path(name)))
        return try FileHandle(forWritingTo: URL(fileURLWithPath: caught.path(name)))
    }

    struct ToolIsMissing: Error, CustomStringConvertible {
        let description = "no gd beside the tests; `swift build` makes it"
    }
}
