/// The whole command line, described once: parsing, help and messages are all made from it.
package struct Grammar: Sendable {
    package let program: String
    /// What the program does, in one line.
    package let summary: String
    package let version: String
    /// Options that every command takes, before or after its name.
    package let globalOptions: [CommandOption]
    package let commands: [CommandDescription]

    func command(_ name: String) -> CommandDescription? { commands.first { $0.name == name } }
}

/// One command: its name, what may follow it, and what it does.
package struct CommandDescription: Equatable, Sendable {
    package let name: String
    /// What it does, in one line without a full stop.
    package let summary: String
    /// What its exit status, its defaults and its output mean, in sentences; may be empty.
    package var details = ""
    package var operand: Operand?
    package var options: [CommandOption] = []
}

/// What a command takes besides options, such as the files that it is to check.
package struct Operand: Equatable, Sendable {
    package enum Count: Equatable, Sendable {
        case one, optional, any

        var minimum: Int { self == .one ? 1 : 0 }
        var maximum: Int { self == .any ? Int.max : 1 }
    }

    /// As the usage line names it, such as `FILE`.
    package let name: String
    package let count: Count
    package let summary: String
}

/// One option, such as `--out DIR`.
package struct CommandOption: Equatable, Hashable, Sendable {
    package enum Value: Equatable, Hashable, Sendable {
        /// No value: the option is there or it is not.
        case none
        /// Any text, named so in the usage line.
        case text(String)
        /// A whole number in a range.
        case number(String, ClosedRange<Int>)
        /// One of these words, the first of which is the default.
        case choice([String])

        /// What stands for the value in the usage line; nil where there is none.
        var placeholder: String? {
            switch self {
            case .none: nil
            case .text(let name), .number(let name, _): name
            case .choice(let words): words.joined(separator: "|")
            }
        }
    }

    /// Without its two hyphens.
    package let name: String
    package let value: Value
    /// What it does, in one line without a full stop.
    package let summary: String
    /// Whether it may be given more than once.
    package var repeats = false

    /// As the user writes it, value and all: `--out DIR`.
    var usage: String { value.placeholder.map { "--\(name) \($0)" } ?? "--\(name)" }
}
