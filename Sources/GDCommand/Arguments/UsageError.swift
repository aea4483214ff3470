import Diagnostics

/// A call that the grammar does not allow; the exit status is 2.
package enum UsageError: Error, Equatable, Sendable {
    case noCommand
    case unknownCommand(String)
    /// `command` is nil where the option stands before any command.
    case unknownOption(String, command: CommandDescription?)
    /// An option of other commands than the one that was given.
    case foreignOption(CommandOption, command: CommandDescription)
    case missingValue(CommandOption)
    /// A value for an option that takes none.
    case needlessValue(CommandOption, String)
    /// A value that is no number of the option's range, none of its words, or empty.
    case badValue(CommandOption, String)
    case givenTwice(CommandOption)
    case missingOperand(CommandDescription)
    case extraOperand(String, command: CommandDescription)
    /// What the command itself finds wrong with a value, in its own words.
    case refused(CommandOption?, String, reason: String)
}

extension UsageError {
    /// Two lines at most: what is wrong, and where to read on.
    package func message(_ grammar: Grammar) -> String {
        "\(grammar.program): \(problem(grammar))\n\(advice(grammar))\n"
    }

    private func problem(_ grammar: Grammar) -> String {
        switch self {
        case .noCommand: return "no command was given"
        case .unknownCommand(let name):
            return "no command is called \(Self.quoted(name))"
                + Self.nearest(name, grammar.commands.map(\.name))
        case .unknownOption(let option, let command):
            let known = (command?.options ?? grammar.commands.flatMap(\.options)) + grammar.globalOptions
            return "no option is called \(Self.quoted(option))"
                + Self.nearest(option, known.map { "--" + $0.name } + ["--help", "--version"])
        case .foreignOption(let option, let command):
            return "\(command.name) takes no --\(option.name)"
        case .missingValue(let option): return "--\(option.name) wants a value, as in \(option.usage)"
        case .needlessValue(let option, let value):
            return "--\(option.name) takes no value, so not \(Self.quoted(value))"
        case .badValue(let option, let value):
            return "--\(option.name) wants \(Self.wanted(option.value)), not \(Self.quoted(value))"
                + Self.nearestWord(value, option.value)
        case .givenTwice(let option): return "--\(option.name) was given twice"
        case .missingOperand(let command):
            return "\(command.name) wants \(command.operand?.name ?? "nothing more")"
        case .extraOperand(let text, let command):
            return "\(Self.quoted(text)) is more than \(command.name) takes"
        case .refused(let option, let value, let reason):
            return (option.map { "--\($0.name) " } ?? "")
                + "\(Self.quoted(value)): \(printable(reason))"
        }
    }

    private func advice(_ grammar: Grammar) -> String {
        let help = "\(grammar.program) help"
        switch self {
        case .unknownOption(let text, _) where !text.hasPrefix("--"):
            return "What begins with a hyphen and is no option stands after --; '\(help)' lists the options."
        case .unknownOption(_, let command?), .foreignOption(_, let command), .missingOperand(let command),
            .extraOperand(_, let command):
            return "'\(help) \(command.name)' says what it takes."
        default: return "'\(help)' lists the commands and their options."
        }
    }

    private static func quoted(_ text: String) -> String { "'" + printable(text) + "'" }

    private static func nearest(_ name: String, _ known: [String]) -> String {
        Diagnostics.nearest(to: name, among: known).first.map { "; did you mean \($0)?" } ?? ""
    }

    private static func nearestWord(_ value: String, _ kind: CommandOption.Value) -> String {
        guard case .choice(let words) = kind else { return "" }
        return nearest(value, words)
    }

    private static func wanted(_ value: CommandOption.Value) -> String {
        switch value {
        case .none: "nothing"
        case .text(let name): "a value for \(name)"
        case .number(_, let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .choice(let words):
            words.count < 2
                ? words.joined() : words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
        }
    }
}
