/// Text that is safe to print: control and bidirectional characters are shown escaped, invalid UTF-8 as U+FFFD.
///
/// A lesson comes from a stranger; what it holds must neither move the cursor nor turn the reading direction round.
public func printable(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars { shown += printable(scalar) }
    return shown
}

/// One scalar as it may be printed.
func printable(_ scalar: Unicode.Scalar) -> String {
    isUnprintable(scalar) ? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}" : String(scalar)
}

/// C0 and C1 controls, line separators, and the characters that set or isolate a reading direction (UAX #9).
private func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    case 0xE0000...0xE007F: true
    default: false
    }
}
