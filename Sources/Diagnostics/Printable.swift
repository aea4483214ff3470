/// Text on one line that is safe to print: control and bidirectional characters are spelled out, as in `\u{1B}`.
///
/// A lesson comes from a stranger; what it holds must neither move the cursor nor turn the reading direction round.
/// Line ends and tabs are spelled `\n`, `\r` and `\t`; invalid UTF-8 is U+FFFD.
public func printable(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars { appendPrintable(scalar, to: &shown) }
    return shown
}

/// Appends one scalar as it may be printed.
///
/// - Returns: how many columns of a terminal it takes.
@discardableResult
func appendPrintable(_ scalar: Unicode.Scalar, to text: inout String) -> Int {
    guard isUnprintable(scalar) else {
        text.unicodeScalars.append(scalar)
        return terminalColumns(of: scalar)
    }
    let spelled =
        switch scalar {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        }
    text += spelled
    return spelled.utf8.count
}

/// C0 and C1 controls, line separators, tags, and what sets or isolates a reading direction (UAX #9).
private func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    // A soft hyphen and a space of no width are seen by nobody, and part words that look whole.
    case 0x00AD, 0x200B, 0x2060...0x2064: true
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    case 0x2028, 0x2029, 0xFEFF, 0xE0000...0xE007F: true
    default: false
    }
}

/// How many columns a terminal gives to a scalar: none to combining marks, two to East Asian wide ones and emoji
/// (UAX #11).
private func terminalColumns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x300: 1
    case 0x300...0x36F, 0x200B...0x200D, 0x20D0...0x20FF, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        2
    default: 1
    }
}
