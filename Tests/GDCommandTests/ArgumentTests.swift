import Testing

@testable import GDCommand

@Suite struct ArgumentTests {
    /// The invocation that the arguments, split at spaces, stand for.
    private func invocation(_ line: String) throws -> Invocation {
        let request = try Grammar.gd.parse(line.split(separator: " ").map(String.init))
        guard case .command(let invocation) = request else { throw Unexpected() }
        return invocation
    }

    private struct Unexpected: Error {}

    @Test(arguments: [
        "--out there --jobs 2 build", "build --out there --jobs 2", "--out=there build --jobs=2",
        "--jobs 2 build --out=there",
    ])
    func optionsStandBeforeOrAfterTheCommand(line: String) throws {
        let invocation = try invocation(line)
        #expect(invocation.command == .build)
        #expect(invocation.text(.out) == "there")
        #expect(invocation.number(.jobs) == 2)
        #expect(invocation.operands.isEmpty)
    }

    @Test func aRepeatedOptionKeepsItsOrder() throws {
        #expect(try invocation("run x --from a=1 --from=b=2").texts(.from) == ["a=1", "b=2"])
    }

    @Test func anOptionThatIsNotGivenHasNoValue() throws {
        let invocation = try invocation("build")
        #expect(invocation.text(.out) == nil)
        #expect(invocation.number(.jobs) == nil)
        #expect(!invocation.has(.drafts))
        #expect(invocation.texts(.from) == [])
    }

    @Test func aChoiceBeginsWithItsDefault() throws {
        #expect(try invocation("check").choice(.format) == "text")
        #expect(try invocation("check --format json").choice(.format) == "json")
    }

    @Test func twoHyphensEndTheOptions() throws {
        #expect(try invocation("run -- -w^2").operands == ["-w^2"])
        #expect(try invocation("check -- --format - a").operands == ["--format", "-", "a"])
    }

    @Test(arguments: [
        ("help", Request.help(nil)), ("--help", .help(nil)), ("-h", .help(nil)),
        ("help build", .help(.build)), ("build --help", .help(.build)), ("run -h", .help(.run)),
        ("--version", .version), ("build --version", .version),
    ])
    func helpAndVersionAreAskedForAnywhere(line: String, request: Request) throws {
        #expect(try Grammar.gd.parse(line.split(separator: " ").map(String.init)) == request)
    }

    @Test(arguments: [
        ([], UsageError.noCommand),
        (["--quiet"], .noCommand),
        (["biuld"], .unknownCommand("biuld")),
        (["help", "biuld"], .unknownCommand("biuld")),
        (["--what"], .unknownOption("--what", command: nil)),
        (["run", "-w^2"], .unknownOption("-w^2", command: .run)),
        (["check", "--drafts"], .foreignOption(.drafts, command: .check)),
        (["--drafts", "check"], .foreignOption(.drafts, command: .check)),
        (["build", "--out"], .missingValue(.out)),
        (["build", "--out="], .badValue(.out, "")),
        (["build", "--quiet=yes"], .needlessValue(.quiet, "yes")),
        (["build", "--jobs", "0"], .badValue(.jobs, "0")),
        (["build", "--jobs", "1e400"], .badValue(.jobs, "1e400")),
        (["build", "--jobs", "99999999999999999999"], .badValue(.jobs, "99999999999999999999")),
        (["check", "--format", "xml"], .badValue(.format, "xml")),
        (["build", "--out", "a", "--out=b"], .givenTwice(.out)),
        (["run"], .missingOperand(.run)),
        (["run", "a", "b"], .extraOperand("b", command: .run)),
        (["build", "content"], .extraOperand("content", command: .build)),
    ])
    func aWrongCallIsNamed(arguments: [String], error: UsageError) {
        #expect(throws: error) { try Grammar.gd.parse(arguments) }
    }

    @Test(arguments: [
        (
            ["biuld"],
            """
            gd: no command is called 'biuld'; did you mean build?
            'gd help' lists the commands and their options.

            """
        ),
        (
            ["build", "--draft"],
            """
            gd: no option is called '--draft'; did you mean --drafts?
            'gd help build' says what it takes.

            """
        ),
        (
            ["check", "--format=jsn"],
            """
            gd: --format wants text, json, sarif, junit or github, not 'jsn'; did you mean json?
            'gd help' lists the commands and their options.

            """
        ),
        (
            ["build", "--jobs", "2\n"],
            """
            gd: --jobs wants a whole number from 1 to 64, not '2\\n'
            'gd help' lists the commands and their options.

            """
        ),
        (
            ["run", "-w"],
            """
            gd: no option is called '-w'
            What begins with a hyphen and is no option stands after --; 'gd help' lists the options.

            """
        ),
    ])
    func aWrongCallIsExplained(arguments: [String], message: String) throws {
        let error = try #require(throws: UsageError.self) { try Grammar.gd.parse(arguments) }
        #expect(error.message(.gd) == message)
    }

    @Test func helpNamesEveryCommandAndOption() {
        let overview = Grammar.gd.help(on: nil)
        #expect(overview.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(overview)")
        for command in Grammar.gd.commands {
            #expect(overview.contains("  \(command.name) "))
            let help = Grammar.gd.help(on: command)
            for option in command.options + Grammar.gd.globalOptions {
                #expect(help.contains("  \(option.usage) "))
            }
            #expect(help.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(help)")
        }
    }

    @Test func helpOnACommandIsLaidOut() {
        let expected = """
            Usage: gd run EXPR|FILE#BLOCK [--from w=0]… [--rate R] [--steps N] [--method M]

            """
        #expect(Grammar.gd.help(on: .run).hasPrefix(expected))
    }
}

/// Short names for the cases of a test that failed or passed.
extension UsageError: CustomTestStringConvertible {
    public var testDescription: String { String(message(.gd).prefix { $0 != "\n" }) }
}

extension Request: CustomTestStringConvertible {
    public var testDescription: String {
        switch self {
        case .command(let invocation): "command \(invocation.command.name)"
        case .help(let command): "help \(command?.name ?? "")"
        case .version: "version"
        }
    }
}
