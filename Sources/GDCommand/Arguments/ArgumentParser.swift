extension Grammar {
    /// Reads the arguments that follow the program's name.
    ///
    /// Options may stand before or after the command, as `--name value` or `--name=value`; `--` ends them, so
    /// that an operand may begin with a hyphen. `--help` and `-h` ask for help wherever they stand.
    package func parse(_ arguments: [String]) throws(UsageError) -> Request {
        var reader = ArgumentReader(grammar: self, arguments: arguments[...])
        return try reader.request()
    }
}

private struct ArgumentReader {
    let grammar: Grammar
    var arguments: ArraySlice<String>
    var command: CommandDescription?
    var operands: [String] = []
    var values: [CommandOption: [String]] = [:]
    /// In the order they were given, so that the first that is wrong is the one that is told.
    var given: [CommandOption] = []
    var wantsHelp = false
    var wantsVersion = false

    init(grammar: Grammar, arguments: ArraySlice<String>) {
        self.grammar = grammar
        self.arguments = arguments
    }

    mutating func request() throws(UsageError) -> Request {
        var optionsEnded = false
        while let argument = arguments.popFirst() {
            if optionsEnded || !argument.hasPrefix("-") || argument == "-" {
                try takeWord(argument)
            } else if argument == "--" {
                optionsEnded = true
            } else {
                try takeOption(argument)
            }
        }
        if wantsVersion { return .version }
        guard let command else {
            if wantsHelp { return .help(nil) }
            throw .noCommand
        }
        if wantsHelp { return .help(command) }
        return try complete(command)
    }

    /// The first word is the command, the others are its operands.
    private mutating func takeWord(_ word: String) throws(UsageError) {
        guard let command else {
            guard let named = grammar.command(word) else { throw .unknownCommand(word) }
            self.command = named
            return
        }
        guard operands.count < command.operand?.count.maximum ?? 0 else {
            throw .extraOperand(word, command: command)
        }
        operands.append(word)
    }

    private mutating func takeOption(_ argument: String) throws(UsageError) {
        switch argument {
        case "--help", "-h":
            wantsHelp = true
            return
        case "--version":
            wantsVersion = true
            return
        default: break
        }
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let written = String(parts[0])
        if parts.count > 1, written == "--help" || written == "--version" {
            throw .needlessValue(
                CommandOption(name: String(written.dropFirst(2)), value: .none, summary: ""),
                String(parts[1]))
        }
        guard let option = find(written) else { throw .unknownOption(written, command: command) }
        if has(option), !option.repeats { throw .givenTwice(option) }
        let value = try value(of: option, attached: parts.count > 1 ? String(parts[1]) : nil)
        given.append(option)
        values[option, default: []].append(value)
    }

    private func has(_ option: CommandOption) -> Bool { values[option] != nil }

    /// An option may stand before the command that it belongs to, so at first every command's are known.
    private func find(_ written: String) -> CommandOption? {
        guard written.hasPrefix("--") else { return nil }
        let name = written.dropFirst(2)
        let own = command?.options ?? []
        return (own + grammar.globalOptions + grammar.commands.flatMap(\.options)).first { $0.name == name }
    }

    private mutating func value(of option: CommandOption, attached: String?) throws(UsageError) -> String {
        if option.value == .none {
            if let attached { throw .needlessValue(option, attached) }
            return ""
        }
        guard let value = attached ?? arguments.popFirst() else { throw .missingValue(option) }
        switch option.value {
        case .none, .text: if value.isEmpty { throw .badValue(option, value) }
        case .number(_, let range):
            guard let number = Int(value), range.contains(number) else { throw .badValue(option, value) }
        case .choice(let words): if !words.contains(value) { throw .badValue(option, value) }
        }
        return value
    }

    private func complete(_ command: CommandDescription) throws(UsageError) -> Request {
        let allowed = command.options + grammar.globalOptions
        for option in given where !allowed.contains(option) { throw .foreignOption(option, command: command) }
        guard operands.count >= command.operand?.count.minimum ?? 0 else { throw .missingOperand(command) }
        guard command == .help else {
            return .command(Invocation(command: command, operands: operands, values: values))
        }
        guard let topic = operands.first else { return .help(nil) }
        guard let described = grammar.command(topic) else { throw .unknownCommand(topic) }
        return .help(described)
    }
}
