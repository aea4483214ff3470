/// A stylesheet as readers get it: without comments, indentation and empty lines, which only its authors need.
enum Stylesheet {
    /// Strings and addresses stay as they are (CSS Syntax, section 4.3); an unclosed comment goes to the end.
    static func compact(_ source: [UInt8]) -> [UInt8] {
        var sheet: [UInt8] = []
        sheet.reserveCapacity(source.count)
        var at = 0
        while at < source.count {
            let byte = source[at]
            if byte == UInt8(ascii: "/"), source[(at + 1)...].first == UInt8(ascii: "*") {
                at = endOfComment(source, from: at + 2)
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                let end = endOfQuoted(source, from: at + 1, by: byte)
                sheet += source[at..<end]
                at = end
            } else if source[at...].starts(with: "url(".utf8) {
                let end = endOfQuoted(source, from: at + 4, by: UInt8(ascii: ")"))
                sheet += source[at..<end]
                at = end
            } else {
                // What opens a line is left out, and so is a line of nothing else.
                let isSpace = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || isLineEnd(byte)
                if !isSpace || !(sheet.last.map(isLineEnd) ?? true) { sheet.append(byte) }
                at += 1
            }
        }
        return sheet
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    private static func endOfComment(_ source: [UInt8], from start: Int) -> Int {
        var at = start
        while at + 1 < source.count {
            if source[at] == UInt8(ascii: "*"), source[at + 1] == UInt8(ascii: "/") { return at + 2 }
            at += 1
        }
        return source.count
    }

    /// Behind the closing mark; a backslash takes its meaning away.
    private static func endOfQuoted(_ source: [UInt8], from start: Int, by mark: UInt8) -> Int {
        var at = start
        while at < source.count, source[at] != mark { at += source[at] == UInt8(ascii: "\\") ? 2 : 1 }
        return min(at + 1, source.count)
    }
}
