import Diagnostics

extension PlacedDiagnostic {
    /// The message, then a line for each note and for the fix, for formats that carry text without a picture of the line.
    ///
    ///     claimed 3.68, computed 3.69
    ///     note: 3.68 is 3.6864 cut off, not rounded: with 2 decimals it rounds to 3.69
    ///     help: write 3.69
    ///
    /// Only these words begin a line; what an author wrote stays within one.
    var explanation: String {
        var lines = [printable(diagnostic.message)]
        lines += notes.map { "note: " + printable($0.message(besides: place.file)) }
        if let fix = diagnostic.fix { lines.append("help: write " + printable(fix)) }
        return lines.joined(separator: "\n")
    }
}

extension Place {
    /// Whether it stands for a file as a whole, of which no byte is marked: one that is no text, or is not there.
    var isWholeFile: Bool { range.isEmpty && line == 1 && excerpt.isEmpty }
}
