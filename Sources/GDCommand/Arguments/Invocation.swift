/// What the user asked for, once it is known to fit the grammar.
package enum Request: Equatable, Sendable {
    case command(Invocation)
    /// Help on a command, or on all of them.
    case help(CommandDescription?)
    case version
}

/// A command with its options and operands.
///
/// The values were checked when they were parsed: a number is in its range, a choice is one of its words.
package struct Invocation: Equatable, Sendable {
    package let command: CommandDescription
    package let operands: [String]
    /// The values of each option in the order they were given; an option without a value has an empty one.
    let values: [CommandOption: [String]]

    package func has(_ option: CommandOption) -> Bool { values[option] != nil }

    /// The option's text, or nil where it was not given.
    package func text(_ option: CommandOption) -> String? { values[option]?.last }

    /// All texts of an option that may be repeated, in the order they were given.
    package func texts(_ option: CommandOption) -> [String] { values[option] ?? [] }

    /// The option's number, or nil where it was not given.
    package func number(_ option: CommandOption) -> Int? { text(option).flatMap { Int($0) } }

    /// The option's word, which is the first of its choices where it was not given.
    package func choice(_ option: CommandOption) -> String {
        guard case .choice(let words) = option.value, let first = words.first else {
            preconditionFailure("--\(option.name) is not a choice")
        }
        return text(option) ?? first
    }
}
