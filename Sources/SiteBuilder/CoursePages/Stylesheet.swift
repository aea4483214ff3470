/// A stylesheet as readers get it: without comments and the space between its parts, which only its authors need.
enum Stylesheet {
    /// Strings and addresses stay as they are (CSS Syntax, section 4.3); an unclosed comment goes to the end.
    static func compact(_ source: [UInt8]) -> [UInt8] {
        var sheet: [UInt8] = []
        sheet.reserveCapacity(source.count)
        var at = 0
        while at < source.count {
            let byte = source[at]
            if byte == UInt8(ascii: "/"), at + 1 < source.count, source[at + 1] == UInt8(ascii: "*") {
                at = endOfComment(source, from: at + 2)
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                let end = endOfQuoted(source, from: at + 1, by: byte)
                sheet += source[at..<end]
                at = end
            } else if byte == UInt8(ascii: "u"), source[at...].starts(with: "url(".utf8) {
                let end = endOfQuoted(source, from: at + 4, by: UInt8(ascii: ")"))
                sheet += source[at..<end]
                at = end
            } else {
                add(byte, to: &sheet)
                at += 1
            }
        }
        return sheet
    }

    /// Space means something only between two words; a semicolon means nothing at a block's end.
    private static func add(_ byte: UInt8, to sheet: inout [UInt8]) {
        if isSpace(byte) {
            if let last = sheet.last, !isSpace(last), !"{};,:".utf8.contains(last) { sheet.append(byte) }
            return
        }
        if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
            if let last = sheet.last, isSpace(last) { sheet.removeLast() }
            if byte == UInt8(ascii: "}"), sheet.last == UInt8(ascii: ";") { sheet.removeLast() }
        }
        sheet.append(byte)
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
            || byte == UInt8(ascii: "\r")
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
