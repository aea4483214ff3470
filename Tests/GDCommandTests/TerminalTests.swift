import Foundation
import Testing

@testable import GDCommand

@Suite struct TerminalTests {
    let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    /// What a terminal writes to its two files, seen as a terminal by a person or not.
    private func written(
        toPerson: Bool = false, isQuiet: Bool = false, environment: [String: String] = [:],
        _ use: (Terminal) -> Void
    ) throws -> (output: String, error: String) {
        let files = ["out", "err"].map { open(temporary.path($0), O_WRONLY | O_CREAT | O_TRUNC, 0o600) }
        defer { for file in files { close(file) } }
        use(
            Terminal(
                isQuiet: isQuiet, output: files[0], error: files[1], environment: { environment[$0] },
                isTerminal: { _ in toPerson }))
        return (try temporary.text("out"), try temporary.text("err"))
    }

    @Test func resultsAndMessagesGoToTheirOwnPlaces() throws {
        let large = String(repeating: "x", count: 3_000_000)
        let written = try written {
            $0.print(large)
            $0.report("wrong\n")
            $0.note("done\n")
        }
        #expect(written.output == large)
        #expect(written.error == "wrong\ndone\n")
    }

    @Test func quietKeepsWhatIsWrong() throws {
        let written = try written(toPerson: true, isQuiet: true) {
            $0.progress("Checking", 1, of: 2)
            $0.report("wrong\n")
            $0.note("done\n")
        }
        #expect(written.error == "wrong\n")
    }

    @Test func progressIsShownToAPersonAndReplacedByWhatFollows() throws {
        let written = try written(toPerson: true) {
            $0.progress("Checking", 1, of: 4)
            $0.progress("Checking", 3, of: 4)
            $0.progress("Checking", 2, of: 4)
            $0.report("wrong\n")
            $0.progress("Checking", 4, of: 4)
        }
        let clear = "\r\u{1B}[K"
        #expect(
            written.error == "\(clear)Checking 25 % of 4\(clear)Checking 75 % of 4\(clear)wrong\n\(clear)")
    }

    @Test(arguments: [(false, [:]), (true, ["TERM": "dumb"])])
    func progressIsShownToNobodyElse(toPerson: Bool, environment: [String: String]) throws {
        let written = try written(toPerson: toPerson, environment: environment) {
            $0.progress("Checking", 1, of: 4)
        }
        #expect(written.error == "")
    }

    @Test func aReaderThatWentAwayIsNoFailure() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        close(ends[0])
        let terminal = Terminal(output: ends[1], error: ends[1])
        terminal.print("one")
        terminal.print("two")
        #expect(terminal.failure == nil)
        close(ends[1])
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "only Linux has /dev/full"))
    func aFullDiskIsAFailure() throws {
        let full = open("/dev/full", O_WRONLY)
        let terminal = Terminal(output: full, error: full)
        terminal.print("one")
        #expect(terminal.failure?.message == "standard output: No space left on device")
        close(full)
    }

    @Test(arguments: [
        (ColorChoice.auto, true, [:], true), (.auto, false, [:], false),
        (.auto, true, ["NO_COLOR": "1"], false), (.auto, true, ["NO_COLOR": ""], true),
        (.auto, true, ["TERM": "dumb"], false), (.auto, true, ["TERM": "xterm"], true),
        (.always, false, ["NO_COLOR": "1", "TERM": "dumb"], true), (.never, true, [:], false),
    ])
    func colourIsDecidedInOrder(
        choice: ColorChoice, isTerminal: Bool, environment: [String: String], allowed: Bool
    ) {
        #expect(choice.allows(isTerminal: isTerminal, environment: { environment[$0] }) == allowed)
    }
}
