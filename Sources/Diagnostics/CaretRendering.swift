/// Whether a message is painted with terminal colours.
public enum Painting: Sendable {
    case plain, coloured
}

extension PlacedDiagnostic {
    /// The diagnostic as good compilers print one: place and message, the line with carets below it, notes, help.
    ///
    ///     content/walk.md:13:16: error: claimed 0.6001, computed 0.6000 [stale-number]
    ///      13 | | w    | 0.0000 | 0.6001 | 1.0800 |
    ///         |                   ^^^^^^
    ///        = help: write 0.6000
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
            guard let other = note.place else { continue }
            // The line alone would be looked for in the file that the message names.
            if other.file != place.file {
                text +=
                    "\(margin)--> " + paint.strong("\(printable(other.file)):\(other.line):\(other.column)")
                    + "\n"
            }
            text += excerpt(of: other, mark: paint.strong)
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

    /// A longer line is cut on both sides of the mark; bytes before the mark, columns in all.
    private static let widest = 160
    private static let before = 60
    /// The bytes that can fill the columns: four in a scalar, and some room for combining marks.
    private static let mostBytes = 2000

    init(line: ArraySlice<UInt8>, marked: Range<Int>) {
        let marked = marked.lowerBound + line.startIndex..<marked.upperBound + line.startIndex
        var offset = line.startIndex
        if line.count > Self.widest {
            offset = Self.boundary(before: max(line.startIndex, marked.lowerBound - Self.before), in: line)
        }
        if offset > line.startIndex {
            text = "…"
            indent = 1
        }
        let end = Self.boundary(before: min(offset + Self.mostBytes, line.endIndex), in: line)
        var columns = indent
        for scalar in String(decoding: line[offset..<end], as: UTF8.self).unicodeScalars {
            if columns >= Self.widest {
                text += "…"
                break
            }
            let cells = append(scalar)
            if offset < marked.lowerBound {
                indent += cells
            } else if offset < marked.upperBound {
                width += cells
            }
            columns += cells
            // Nothing behind the first byte that is not UTF-8 is ever marked, so this is its length in the source.
            offset += UTF8.width(scalar)
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar) -> Int {
        guard scalar == "\t" else { return appendPrintable(scalar, to: &text) }
        text += "    "
        return 4
    }

    /// The nearest start of a scalar at or before an offset.
    private static func boundary(before offset: Int, in line: ArraySlice<UInt8>) -> Int {
        var offset = offset
        while offset > line.startIndex, offset < line.endIndex, line[offset] & 0xC0 == 0x80 { offset -= 1 }
        return offset
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
