/// What changes in a file, line by line, as `patch -p1` and `git apply` take it.
struct UnifiedDiff {
    let path: String
    let old: [UInt8]
    /// As many lines as `old` has.
    let new: [UInt8]

    /// Lines without a change that are shown around one with it.
    private static let context = 3

    var text: [UInt8] {
        let before = Self.lines(of: old)
        let after = Self.lines(of: new)
        guard before.count == after.count else { return whole(before, after) }
        let changed = before.indices.filter { old[before[$0]] != new[after[$0]] }
        guard !changed.isEmpty else { return [] }
        var text = header
        for hunk in Self.hunks(around: changed, of: before.count) {
            text += Array(
                "@@ -\(hunk.lowerBound + 1),\(hunk.count) +\(hunk.lowerBound + 1),\(hunk.count) @@\n".utf8)
            var index = hunk.lowerBound
            while index < hunk.upperBound {
                // Neighbouring lines that change stand together, the old ones first.
                var end = index
                while end < hunk.upperBound, old[before[end]] != new[after[end]] { end += 1 }
                for line in index..<end { add("-", old[before[line]], to: &text) }
                for line in index..<end { add("+", new[after[line]], to: &text) }
                if end < hunk.upperBound { add(" ", old[before[end]], to: &text) }
                index = max(end, index) + 1
            }
        }
        return text
    }

    /// One hunk for the whole file, should lines have come or gone.
    private func whole(_ before: [Range<Int>], _ after: [Range<Int>]) -> [UInt8] {
        var text = header
        text += Array(
            "@@ -\(before.isEmpty ? 0 : 1),\(before.count) +\(after.isEmpty ? 0 : 1),\(after.count) @@\n".utf8
        )
        for line in before { add("-", old[line], to: &text) }
        for line in after { add("+", new[line], to: &text) }
        return text
    }

    private var header: [UInt8] {
        Array("--- \(Self.quoted("a/" + path))\n+++ \(Self.quoted("b/" + path))\n".utf8)
    }

    private func add(_ mark: StaticString, _ line: ArraySlice<UInt8>, to text: inout [UInt8]) {
        text.append(mark.utf8Start.pointee)
        text += line
        if line.last != UInt8(ascii: "\n") { text += Array("\n\\ No newline at end of file\n".utf8) }
    }

    /// The lines with their line feeds; a carriage return is a part of its line.
    private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            lines.append(start..<index + 1)
            start = index + 1
        }
        if start < bytes.count { lines.append(start..<bytes.count) }
        return lines
    }

    private static func hunks(around changed: [Int], of count: Int) -> [Range<Int>] {
        var hunks: [Range<Int>] = []
        for line in changed {
            let range = max(0, line - context)..<min(count, line + context + 1)
            if let last = hunks.last, range.lowerBound <= last.upperBound {
                hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
            } else {
                hunks.append(range)
            }
        }
        return hunks
    }

    /// A path as such headers have it: in quotes, with C's escapes, where it holds quotes, spaces or control characters.
    private static func quoted(_ path: String) -> String {
        let isPlain = path.utf8.allSatisfy {
            $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
        }
        if isPlain { return path }
        var quoted = "\""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): quoted += "\\" + String(UnicodeScalar(byte))
            case 0x20..<0x7F: quoted += String(UnicodeScalar(byte))
            default:
                let digits = String(byte, radix: 8)
                quoted += "\\" + String(repeating: "0", count: 3 - digits.utf8.count) + digits
            }
        }
        return quoted + "\""
    }
}
