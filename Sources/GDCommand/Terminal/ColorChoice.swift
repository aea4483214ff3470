/// What `--color` asks for.
package enum ColorChoice: String, CaseIterable, Sendable {
    case auto, always, never

    /// Whether to colour: what was asked for, then `NO_COLOR` (unless it is empty, see no-color.org), then
    /// `TERM=dumb`, then whether a person is looking.
    package func allows(isTerminal: Bool, environment: (String) -> String?) -> Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto:
            if let noColor = environment("NO_COLOR"), !noColor.isEmpty { return false }
            return isTerminal && environment("TERM") != "dumb"
        }
    }
}
