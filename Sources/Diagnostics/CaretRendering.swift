/// Whether a message is painted with terminal colours.
public enum Painting: Sendable {
    case plain, coloured
}

extension PlacedDiagnostic {
    /// The diagnostic as good compilers print one: place and message, the line with a caret range below it, then notes and help.
    public func rendered(_ painting: Painting = .plain) -> String {
        let paint = Paint(painting)
        let severity = diagnostic.severity
        let head =
            paint.strong("\(printable(place.file)):\(place.line):\(place.column): ")
            + paint.severity(severity, "\(severity.rawValue): ")
            + paint.strong(printable(diagnostic.message)) + " [\(diagnostic.rule.rawValue)]\n"
        var text = head + excerpt(of: place, mark: { paint.severity(severity, $0) })
        let margin = String(repeating: " ", count: String(place.line).utf8.count + 1)
        for note in notes {
            text += "\(margin)= note: \(printable(note.message))\n"
            if let other = note.place { text += excerpt(of: other, mark: paint.strong) }
        }
        if let fix = diagnostic.fix { text += "\(margin)= help: write \(printable(fix))\n" }
        return text
    }

    /// The source line with its number, and a line with carets under the bytes of the place.
    private func excerpt(of place: Place, mark: (String) -> String) -> String {
        guard !place.excerpt.isEmpty else { return "" }
        let end = place.endLine == place.line ? place.endColumn - 1 : place.excerpt.count
        let window = Excerpt(line: place.excerpt, marked: (place.column - 1)..<max(end, place.column - 1))
        let number = String(place.line)
        let margin = String(repeating: " ", count: number.utf8.count)
        let indent = String(repeating: " ", count: window.indent)
        let carets = String(repeating: "^", count: max(1, window.width))
        return " \(number) | \(window.text)\n \(margin) | \(indent)\(mark(carets))\n"
    }
}

/// A stretch of a source line as it is shown, and where in it the marked bytes come to stand, in terminal columns.
private struct Excerpt {
    var text = ""
    var indent = 0
    var width = 0

    /// A longer line is cut on both sides of the mark.
    private static let widest = 160

    init(line: [UInt8], marked: Range<Int>) {
        let begin =
            line.count <= Self.widest ? 0 : Self.boundary(before: max(0, marked.lowerBound - 60), in: line)
        if begin > 0 {
            text = "…"
            indent = 1
        }
        var offset = begin
        var columns = indent
        for scalar in String(decoding: line[begin...], as: UTF8.self).unicodeScalars {
            if columns >= Self.widest {
                text += "…"
                break
            }
            let shown = scalar == "\t" ? "    " : printable(scalar)
            let cells = shown.unicodeScalars.count == 1 ? terminalColumns(scalar) : shown.unicodeScalars.count
            if offset < marked.lowerBound {
                indent += cells
            } else if offset < marked.upperBound {
                width += cells
            }
            text += shown
            columns += cells
            // Invalid UTF-8 is refused before any line is shown, so a scalar's length is its length in the source.
            offset += UTF8.width(scalar)
        }
    }

    /// The nearest start of a scalar at or before an offset.
    private static func boundary(before offset: Int, in line: [UInt8]) -> Int {
        var offset = offset
        while offset > 0, offset < line.count, line[offset] & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }
}

/// How many columns a terminal gives to a scalar: none to combining marks, two to East Asian wide ones and emoji (UAX #11).
private func terminalColumns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x300: 1
    case 0x300...0x36F, 0x200B...0x200F, 0x20D0...0x20FF, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        2
    default: 1
    }
}

/// The terminal's colours, or none.
private struct Paint {
    private let painting: Painting

    init(_ painting: Painting) { self.painting = painting }

    func strong(_ text: String) -> String { sequence("1", text) }

    func severity(_ severity: Severity, _ text: String) -> String {
        sequence(severity == .error ? "1;31" : "1;33", text)
    }

    private func sequence(_ code: String, _ text: String) -> String {
        painting == .plain ? text : "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}
