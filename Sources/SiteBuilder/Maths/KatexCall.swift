/// What is asked of KaTeX and how its answer reads.
///
/// Texts cross over in the encoding of the script engine, which has a character beyond 16 bits as two halves of three
/// bytes each, and counts each half as one.
enum KatexCall {
    static let function: StaticString = "typeset"

    /// Stands before KaTeX in the program: the one thing that it needs and the engine has not.
    private static let before: StaticString = """
        Array.prototype.fill = function (value, from, to) {
            for (var i = from | 0, end = to === undefined ? this.length : to; i < end; i++) this[i] = value;
            return this;
        };

        """

    /// Stands behind it. Settings are made for each call, so that nothing of a formula is there for the next.
    private static let behind: StaticString = """

        ;function typeset(tex, isDisplay) {
            try {
                return "=" + katex.renderToString(tex, {
                    displayMode: isDisplay, output: "mathml", throwOnError: true, strict: "error", trust: false,
                    maxSize: 50, maxExpand: 1000, macros: {}
                });
            } catch (fault) {
                if (!(fault instanceof katex.ParseError)) throw fault;
                var found = /^KaTeX parse error: ([^]*?)(?: at position \\d+: [^]*| at end of input: [^]*)?$/
                    .exec(fault.message);
                var marked = fault.message.split("\\u0332").length - 1;
                var place = typeof fault.position === "number" ? fault.position : -1;
                return place + " " + marked + " " + (found ? found[1] : fault.message);
            }
        }
        """

    static func program(around katex: [UInt8]) -> [UInt8] {
        var program: [UInt8] = []
        before.withUTF8Buffer { program.append(contentsOf: $0) }
        program.append(contentsOf: katex)
        behind.withUTF8Buffer { program.append(contentsOf: $0) }
        return program
    }

    enum Answer: Equatable {
        /// KaTeX's markup.
        case markup([UInt8])
        /// Where in the TeX, in bytes, as far as KaTeX says so, and its reason.
        case refusal(Range<Int>?, String)
    }

    static func answer(_ bytes: [UInt8], to tex: [UInt8]) -> Answer? {
        let bytes = fromHalves(bytes)
        guard bytes.first != UInt8(ascii: "=") else { return .markup(Array(bytes.dropFirst())) }
        let parts = bytes.split(separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let place = Int(String(decoding: parts[0], as: UTF8.self)),
            let count = Int(String(decoding: parts[1], as: UTF8.self))
        else { return nil }
        let range = place < 0 ? nil : range(from: place, count: max(count, 0), in: tex)
        return .refusal(range, String(decoding: parts[2], as: UTF8.self))
    }

    /// The bytes of some units of 16 bits, without the white space that KaTeX counts as a part of the command before it.
    private static func range(from place: Int, count: Int, in tex: [UInt8]) -> Range<Int> {
        let lower = offset(place, in: tex)
        var upper = max(lower, offset(place + count, in: tex))
        while upper > lower + 1, tex[upper - 1] <= UInt8(ascii: " ") { upper -= 1 }
        return lower..<upper
    }

    /// The byte at which a unit of 16 bits begins.
    private static func offset(_ units: Int, in tex: [UInt8]) -> Int {
        var left = units
        var at = 0
        while left > 0, at < tex.count {
            let length = length(tex[at])
            left -= length == 4 ? 2 : 1
            at += length
        }
        return min(at, tex.count)
    }

    private static func length(_ first: UInt8) -> Int {
        first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    }

    // MARK: - Encodings

    static func inHalves(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(where: { $0 >= 0xF0 }) else { return text }
        var result: [UInt8] = []
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            guard scalar.value > 0xFFFF else {
                result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                continue
            }
            for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                result.append(0xE0 | UInt8(truncatingIfNeeded: unit >> 12))
                result.append(0x80 | UInt8(truncatingIfNeeded: unit >> 6) & 0x3F)
                result.append(0x80 | UInt8(truncatingIfNeeded: unit) & 0x3F)
            }
        }
        return result
    }

    static func fromHalves(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.indices.contains(where: { isHalf(bytes, $0) }) else { return bytes }
        var units: [UInt16] = []
        var result: [UInt8] = []
        var at = 0
        while at < bytes.count {
            if isHalf(bytes, at) {
                units.append(
                    UInt16(bytes[at] & 0x0F) << 12 | UInt16(bytes[at + 1] & 0x3F) << 6
                        | UInt16(bytes[at + 2] & 0x3F))
                at += 3
                continue
            }
            result.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
            units.removeAll()
            result.append(bytes[at])
            at += 1
        }
        return result + Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// Whether half a character begins here.
    private static func isHalf(_ bytes: [UInt8], _ at: Int) -> Bool {
        bytes[at] == 0xED && at + 2 < bytes.count && bytes[at + 1] >= 0xA0
    }
}
