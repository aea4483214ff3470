/// Shows text that others wrote without letting it steer a terminal.
package enum VisibleText {
    /// The text with every control and bidirectional character spelled out, as in `\u{1B}`.
    ///
    /// Line ends and tabs are spelled out too, as `\n`, `\r` and `\t`, so that the result is one line.
    package static func line(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        var shown = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": shown += "\\n"
            case "\r": shown += "\\r"
            case "\t": shown += "\\t"
            case _ where isHidden(scalar):
                shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }

    /// Characters that move the cursor, start an escape sequence, or turn the order of what is read around.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F: true  // C0, DEL and C1 controls
        case 0x061C, 0x200E, 0x200F: true  // marks of direction
        case 0x202A...0x202E, 0x2066...0x2069: true  // embeddings, overrides and isolates
        case 0x2028, 0x2029: true  // line and paragraph separators
        default: false
        }
    }
}
