import Diagnostics

/// `--format github`: a workflow command for each diagnostic, as GitHub Actions reads them from a step's output.
///
///     ::error file=content/walk.md,line=15,endLine=15,col=19,endColumn=25,title=stale-number::claimed 0.6001, computed 0.6000
///
/// Columns count as in `EditorRegion`; they are given where both lie on one line, as GitHub wants it.
struct GitHubReport {
    let diagnostics: [PlacedDiagnostic]

    var text: String {
        var columns = EditorColumns()
        var text = ""
        for placed in diagnostics { add(placed, &columns, to: &text) }
        return text
    }

    private func add(_ placed: PlacedDiagnostic, _ columns: inout EditorColumns, to text: inout String) {
        let (diagnostic, place) = (placed.diagnostic, placed.place)
        text += "::\(diagnostic.severity.rawValue) file=\(Self.property(place.file))"
        let region = columns.region(of: place)
        text += ",line=\(region.startLine),endLine=\(region.endLine)"
        if region.startLine == region.endLine, let end = region.endColumn, !place.isWholeFile {
            text += ",col=\(region.startColumn),endColumn=\(end)"
        }
        text += ",title=\(Self.property(diagnostic.rule.rawValue))::\(Self.data(placed.explanation))\n"
    }

    /// A property's value: it ends neither its field, which a comma does, nor the list, which two colons do.
    static func property(_ text: String) -> String { escaped(text, [":": "%3A", ",": "%2C"]) }

    /// The message behind the second pair of colons, which only a line end ends.
    static func data(_ text: String) -> String { escaped(text, [:]) }

    private static func escaped(_ text: String, _ separators: [Unicode.Scalar: String]) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": escaped += "%25"
            case "\r": escaped += "%0D"
            case "\n": escaped += "%0A"
            // There is no escape for other controls, so they are spelled as they are elsewhere.
            default: escaped += separators[scalar] ?? printable(String(scalar))
            }
        }
        return escaped
    }
}
