import Synchronization

/// Where the command's words go: results to standard output, messages and progress to standard error.
///
/// Whole texts are written at once and never mixed, whichever threads they come from. A reader that has gone
/// away, as in `gd check | head`, is no failure and ends nothing early; any other failure to write is kept in
/// `failure`, for the exit status.
package final class Terminal: Sendable {
    private let output: Int32
    private let error: Int32
    private let isQuiet: Bool
    private let showsProgress: Bool
    /// Whether texts for standard output may carry colour.
    package let colorsOutput: Bool
    /// Whether texts for standard error may carry colour.
    package let colorsErrors: Bool
    /// How many columns standard output's terminal has; nil where there is none.
    package let outputWidth: Int?
    /// Whether the terminal takes more letters than ASCII has.
    package let outputIsUnicode: Bool
    private let state = Mutex(State())

    private struct State {
        /// What stands in the progress line, if anything does.
        var progress: (verb: String, percent: Int)?
        var failure: OutsideError?
    }

    /// `environment` tells a variable's value; `isTerminal` whether a descriptor leads to a person.
    package init(
        color: ColorChoice = .auto, isQuiet: Bool = false, output: Int32 = 1, error: Int32 = 2,
        environment: (String) -> String? = { Platform.environment($0) },
        isTerminal: (Int32) -> Bool = { Platform.isTerminal($0) },
        columns: (Int32) -> Int? = { Platform.terminalColumns($0) }
    ) {
        Platform.ignoreBrokenPipes()
        self.output = output
        self.error = error
        self.isQuiet = isQuiet
        outputWidth =
            isTerminal(output)
            ? environment("COLUMNS").flatMap { Int($0) } ?? columns(output) ?? Self.usualWidth : nil
        outputIsUnicode = Self.takesUnicode(environment)
        colorsOutput = color.allows(isTerminal: isTerminal(output), environment: environment)
        colorsErrors = color.allows(isTerminal: isTerminal(error), environment: environment)
        showsProgress = !isQuiet && isTerminal(error) && environment("TERM") != "dumb"
    }

    private static let usualWidth = 80

    /// By the locale's variable that counts: the first of these that is set and not empty.
    private static func takesUnicode(_ environment: (String) -> String?) -> Bool {
        guard environment("TERM") != "dumb" else { return false }
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
        let name = (locale ?? "").uppercased()
        return name.hasSuffix("UTF-8") || name.hasSuffix("UTF8") || name.contains("UTF-8@")
    }

    /// The first failure to write, if any.
    package var failure: OutsideError? { state.withLock { $0.failure } }

    /// Writes a result to standard output as it is.
    package func print(_ text: String) { write(Array(text.utf8), to: output) }

    /// Writes a result to standard output as it is.
    package func print(_ bytes: [UInt8]) { write(bytes, to: output) }

    /// Writes a message to standard error as it is, even where `--quiet` was asked for.
    package func report(_ text: String) { write(Array(text.utf8), to: error) }

    /// Writes a message to standard error that `--quiet` silences.
    package func note(_ text: String) {
        if !isQuiet { report(text) }
    }

    /// Shows how far the work is, on one line that the next text replaces; only to a person.
    ///
    /// Draws at most once for each percent, so a course of 10,000 lessons costs 100 lines.
    package func progress(_ verb: String, _ done: Int, of total: Int) {
        guard showsProgress, total > 0 else { return }
        let percent = done * 100 / total
        guard done == total || percent != (done - 1) * 100 / total else { return }
        state.withLock { state in
            // Threads report out of order; the line never goes back.
            if let shown = state.progress, shown.verb == verb, shown.percent > percent { return }
            state.progress = done == total ? nil : (verb, percent)
            let line = done == total ? "" : "\(verb) \(percent) % of \(total)"
            put(Array((Self.clearLine + line).utf8), to: error, &state)
        }
    }

    /// Back to the line's start, then away with what stands there.
    private static let clearLine = "\r\u{1B}[K"

    private func write(_ bytes: [UInt8], to descriptor: Int32) {
        state.withLock { state in
            if state.progress != nil {
                put(Array(Self.clearLine.utf8), to: error, &state)
                state.progress = nil
            }
            put(bytes, to: descriptor, &state)
        }
    }

    private func put(_ bytes: [UInt8], to descriptor: Int32, _ state: inout State) {
        do throws(SystemError) {
            try bytes.withUnsafeBufferPointer { buffer throws(SystemError) in
                try Platform.writeAll(UnsafeRawBufferPointer(buffer), to: descriptor)
            }
        } catch  where error == .brokenPipe {
            // The reader has seen enough.
        } catch {
            let name = descriptor == output ? "standard output" : "standard error"
            state.failure = state.failure ?? OutsideError(name, error)
        }
    }
}
