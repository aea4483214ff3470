import Diagnostics

/// A place in a lesson as the user names it: `FILE:LINE` or `FILE:LINE:COLUMN`, both counted from 1.
struct SourceLine: Equatable, Sendable {
    let file: String
    let line: Int
    let column: Int?

    /// - Parameter lead: how the message about another text begins, such as `--only takes`.
    init(_ text: String, lead: String, hasColumn: Bool = false) throws(CommandFailure) {
        var parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        var numbers: [Int] = []
        while numbers.count < (hasColumn ? 2 : 1), parts.count > 1, let last = parts.last,
            let number = Self.number(last)
        {
            numbers.insert(number, at: 0)
            parts.removeLast()
        }
        let file = parts.joined(separator: ":")
        guard let line = numbers.first, !file.isEmpty else {
            let shape = hasColumn ? "FILE:LINE or FILE:LINE:COLUMN" : "FILE:LINE"
            throw .usage("\(lead) \(shape), such as content/by-hand.md:41, not '\(printable(text))'")
        }
        self.file = file
        self.line = line
        column = numbers.count > 1 ? numbers[1] : nil
    }

    /// A whole number from 1, in ASCII digits, that fits.
    private static func number(_ text: String) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 }), let number = Int(text),
            number > 0
        else { return nil }
        return number
    }
}
