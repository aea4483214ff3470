/// Changes bytes at random, the same way for the same seed: what a hurried author, a broken disk or an attacker does.
struct Mutator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64 (Steele, Lea, Flood 2014).
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// A number from 0 up to, but not including, `bound`, which is at least 1.
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(bound, 1))) }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// A copy with one to six changes; `other` lends pieces.
    mutating func changed(_ bytes: [UInt8], with other: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<(1 + below(6)) { change(&bytes, with: other) }
        return bytes
    }

    private mutating func change(_ bytes: inout [UInt8], with other: [UInt8]) {
        let place = below(bytes.count + 1)
        switch below(10) {
        case 0 where place < bytes.count: bytes[place] ^= UInt8(1 << below(8))
        case 1 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: next())
        case 2: bytes.removeSubrange(stretch(of: bytes, most: 1 + below(40)))
        case 3: bytes.insert(contentsOf: Array(bytes[stretch(of: bytes, most: 200)]), at: place)
        case 4: bytes.insert(contentsOf: Array(other[stretch(of: other, most: 400)]), at: place)
        case 5:
            bytes.replaceSubrange(
                line(of: bytes, at: place), with: other[line(of: other, at: below(other.count + 1))])
        case 6: bytes.removeSubrange(line(of: bytes, at: place))
        case 7: changeDigit(&bytes, from: place)
        case 8: bytes.insert(contentsOf: repeated(), at: place)
        default: bytes.insert(contentsOf: Array(pick(Self.hostile).utf8), at: place)
        }
    }

    private mutating func changeDigit(_ bytes: inout [UInt8], from place: Int) {
        guard let digit = bytes[place...].firstIndex(where: { (0x30...0x39).contains($0) }) else { return }
        bytes[digit] = UInt8(0x30 + below(10))
    }

    private mutating func repeated() -> [UInt8] {
        let piece = Array(pick(Self.hostile).utf8)
        return Array([[UInt8]](repeating: piece, count: 1 + below(60)).joined())
    }

    private mutating func stretch(of bytes: [UInt8], most: Int) -> Range<Int> {
        let start = below(bytes.count + 1)
        return start..<min(bytes.count, start + below(most + 1))
    }

    private func line(of bytes: [UInt8], at place: Int) -> Range<Int> {
        let start = bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let end = bytes[place...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
        return start..<end
    }

    private static let hostile = [
        "\n", "\r", "\r\n", "\t", "\0", "\u{FEFF}", "\u{202E}", "\u{1B}[2J", "\u{2028}", "e\u{301}", "👍🏽", "−",
        "…", "...",
        "\n\n", "    ", "> ", "- ", "1. ", "# ", "---\n", "```\n", "\n```gd\n", "\n```gd walk\n",
        "\n```gd-output walk\n", "~~~",
        "|", "| a | b |\n|---|---|\n", "\n| step | 0 | 1 |\n|---|---|---|\n| w | 0 | 1 |\n", "\\|", "|:-:|",
        "\\", "`", "``", "*", "**",
        "_", "[", "]", "(", ")", "](gd:", "[1](gd:walk.w[1])", "[x](gd:=", "](gd:literal \"x\")", "<gd:x>",
        "![a](b)", "[a]: b\n",
        "[a][a]", "<b>", "<!--", "-->", "&#0;", "&amp;", "javascript:", "{{", "}}", "{{{", "{{#lesson}}",
        "{{/lesson}}", "{{>page}}",
        "{{<layout}}{{/layout}}", "{{$x}}", "{{=<% %>=}}", "{{.}}", "{{^home}}", "$x^2$", "$$", "w", "loss",
        "slope", "step", "last",
        "next ", "previous ", "'", "^", "^^", "/0", "*", "(((((", ")))))", "||", "1e400", "1e-400", "10^12",
        "-", "+", "=", "==", "<",
        "and ", "not ", "or ", "sqrt(-1)", "abs(", "dL/dw", "L'(w)", "½", "√", "²", "π", "?", "?.??", "0.",
        ".5", "NaN", "∞", "%",
        "6×10^23", "1 000", "1,000", "like walk\n", "like lesson/walk\n", "let a = a\n", "let p(x) = p(x)\n",
        "minimize L(w) = w^2\n", "from w = 0\n", "rate 0.1\n", "rate 1e308\n", "steps 0\n", "steps 900\n",
        "stop when loss < 1\n",
        "expect converges\n", "expect diverges\n", "print \"{w:.60f}{{}}\"\n", "print \"{\"\n",
        "show formula, rule, steps, table(0...8, digits=4), curve, loss, code(swift, python), widget\n",
        "show table(0...900)\n",
        "caption \"[1](gd:walk.w[1])\"\n", "title: x\n", "slug: x\n", "slug: 404\n",
        "order: 99999999999999999999\n", "draft: true\n",
        "terms: {a: b}\n", "sources: [{title: a, url: b}]\n", "prerequisites: [x]\n",
        "summary: >-\n  [1](gd:walk.w[1])\n", "&a ", "*a",
        "!!str ", "[[[[[", "{a: ", "? ", "%YAML 1.2\n", "...\n",
    ]
}
