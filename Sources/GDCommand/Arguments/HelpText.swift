extension Grammar {
    /// The text of `gd help`, or of `gd help COMMAND`; ends with a line end.
    package func help(on command: CommandDescription?) -> String {
        command.map { help($0) } ?? overview
    }

    /// The text of `gd --version`.
    package var versionLine: String { "\(program) \(version)\n" }

    private var overview: String {
        """
        \(program) \(summary).

        Usage: \(program) COMMAND [OPTION…]

        Commands:
        \(HelpText.rows(commands.map { ($0.name, $0.summary) }))

        Options of every command:
        \(HelpText.rows(globalRows))

        Exit status: 0 nothing is wrong; 1 the lessons or templates have errors;
        2 the call is wrong, or something outside failed.
        '\(program) help COMMAND' says what a command takes.

        """
    }

    private func help(_ command: CommandDescription) -> String {
        var usage =
            ["Usage: \(program) \(command.name)"]
            + command.options.map { "[\($0.usage)]\($0.repeats ? "…" : "")" }
        if let operand = command.operand {
            switch operand.count {
            case .one: usage.insert(operand.name, at: 1)
            case .optional: usage.insert("[\(operand.name)]", at: 1)
            case .any: usage.insert("[\(operand.name)…]", at: 1)
            }
        }
        var text = HelpText.wrapped(usage, indent: 7) + "\n\n" + HelpText.sentence(command.summary) + "\n"
        if !command.details.isEmpty {
            text += HelpText.wrapped(command.details.split(separator: " ").map(String.init), indent: 0) + "\n"
        }
        let own = command.options.map { ($0.usage, $0.summary) }
        if let operand = command.operand {
            text += "\n" + HelpText.rows([(operand.name, operand.summary)] + own) + "\n"
        } else if !own.isEmpty {
            text += "\n" + HelpText.rows(own) + "\n"
        }
        return text + "\nOptions of every command:\n" + HelpText.rows(globalRows) + "\n"
    }

    private var globalRows: [(String, String)] {
        globalOptions.map { ($0.usage, $0.summary) }
            + [("--help", "say what the command does and takes"), ("--version", "print the version")]
    }
}

private enum HelpText {
    /// Columns in a line, as a terminal has at least.
    static let width = 80

    /// Two columns: names, and what they mean.
    static func rows(_ rows: [(String, String)]) -> String {
        let room = (rows.map { $0.0.count }.max() ?? 0) + 4
        return rows.map { name, meaning in
            let start = "  " + name + String(repeating: " ", count: room - name.count - 2)
            return wrapped(
                [start + (meaning.split(separator: " ").first.map(String.init) ?? "")]
                    + meaning.split(separator: " ").dropFirst().map(String.init), indent: room)
        }.joined(separator: "\n")
    }

    /// The words in lines of at most `width` columns, all but the first indented.
    static func wrapped(_ words: [String], indent: Int) -> String {
        var lines: [String] = []
        var line = ""
        for word in words {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = String(repeating: " ", count: indent) + word
            } else {
                line += line.isEmpty ? word : " " + word
            }
        }
        return (lines + [line]).joined(separator: "\n")
    }

    static func sentence(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst() + "."
    }
}
