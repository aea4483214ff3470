/// Which code points make names: a small table of letter blocks in place of Unicode's property tables.
///
/// A block counts as a whole, with the few code points in it that are not (yet) letters. Signs that expressions
/// use (`×`, `÷`, `²`, `½`) lie outside.
enum Letters {
    static func isASCIILetter(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        return lower >= 0x61 && lower <= 0x7A
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        byte >= 0x30 && byte <= 0x39
    }

    /// What may follow the first letter, beside letters.
    static func isASCIITail(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == 0x5F
    }

    /// Subscript digits and combining marks (an accent that stands as its own code point).
    static func isTail(_ scalar: UInt32) -> Bool {
        (0x2080...0x2089).contains(scalar) || (0x300...0x36F).contains(scalar)
    }

    static func isLetter(_ scalar: UInt32) -> Bool {
        var low = 0
        var high = blocks.count
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].last < scalar { low = middle + 1 } else { high = middle }
        }
        return low < blocks.count && blocks[low].first <= scalar
    }

    /// The code point at `position`, and its length in bytes; nil where the bytes are not valid UTF-8.
    static func scalar(in bytes: [UInt8], at position: Int, limit: Int) -> (scalar: UInt32, length: Int)? {
        let lead = bytes[position]
        if lead < 0x80 { return (UInt32(lead), 1) }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, lead <= 0xF4, position + length <= limit else { return nil }
        var scalar = UInt32(lead) & (0xFF >> UInt32(length + 1))
        for offset in 1..<length {
            let byte = bytes[position + offset]
            guard byte & 0xC0 == 0x80 else { return nil }
            scalar = scalar << 6 | UInt32(byte & 0x3F)
        }
        let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
        guard scalar >= least, scalar <= 0x10FFFF, !(0xD800...0xDFFF).contains(scalar) else { return nil }
        return (scalar, length)
    }

    /// Blocks of letters in the order of their code points, from the code charts of Unicode 15.
    private static let blocks: [(first: UInt32, last: UInt32)] = [
        (0x41, 0x5A), (0x61, 0x7A), (0xAA, 0xAA), (0xB5, 0xB5), (0xBA, 0xBA), (0xC0, 0xD6), (0xD8, 0xF6),
        (0xF8, 0x2C1),  // Latin with its extensions, phonetic letters
        (0x370, 0x373), (0x376, 0x377), (0x37B, 0x37D), (0x37F, 0x37F), (0x386, 0x386), (0x388, 0x3F5),
        (0x3F7, 0x481),  // Greek, Cyrillic
        (0x48A, 0x556), (0x561, 0x587),  // Cyrillic, Armenian
        (0x5D0, 0x5F2), (0x620, 0x64A), (0x671, 0x6D3), (0x6FA, 0x6FC),
        (0x710, 0x72F),  // Hebrew, Arabic, Syriac
        (0x904, 0x939), (0x958, 0x961), (0x985, 0x9B9), (0xA05, 0xA39), (0xA85, 0xAB9), (0xB05, 0xB39),
        (0xB83, 0xBB9), (0xC05, 0xC39), (0xC85, 0xCB9), (0xD05, 0xD3A), (0xD85, 0xDC6),  // scripts of India
        (0xE01, 0xE30), (0xE81, 0xEB0), (0xF40, 0xF6C), (0x1000, 0x102A),  // Thai, Lao, Tibetan, Burmese
        (0x10A0, 0x10FA), (0x10FC, 0x135A), (0x13A0, 0x166C), (0x1780, 0x17B3), (0x1820, 0x1878),
        (0x1C80, 0x1CBF), (0x1D00, 0x1DBF), (0x1E00, 0x1FBC), (0x1FC2, 0x1FCC), (0x1FD0, 0x1FDB),
        (0x1FE0, 0x1FEC), (0x1FF2, 0x1FFC),  // Georgian to Greek Extended
        (0x2071, 0x2071), (0x207F, 0x207F), (0x2090, 0x209C), (0x2102, 0x2102), (0x2107, 0x2107),
        (0x210A, 0x2113), (0x2115, 0x2115), (0x2119, 0x211D), (0x2124, 0x2124), (0x2126, 0x2126),
        (0x2128, 0x2128), (0x212A, 0x212D), (0x212F, 0x2139), (0x213C, 0x213F), (0x2145, 0x2149),
        (0x2C00, 0x2CE4), (0x2D00, 0x2D67), (0x3005, 0x3006), (0x3041, 0x3096), (0x30A1, 0x30FA),
        (0x3105, 0x318E), (0x31A0, 0x31BF), (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
        (0xA000, 0xA48C), (0xA640, 0xA66E), (0xA722, 0xA7CA), (0xAB30, 0xABE2), (0xAC00, 0xD7A3),
        (0xF900, 0xFAD9), (0xFB00, 0xFB06), (0x10000, 0x100FA), (0x10400, 0x1044F),
        (0x1D400, 0x1D6C0), (0x1D6C2, 0x1D6DA), (0x1D6DC, 0x1D6FA), (0x1D6FC, 0x1D714), (0x1D716, 0x1D734),
        (0x1D736, 0x1D74E), (0x1D750, 0x1D76E), (0x1D770, 0x1D788), (0x1D78A, 0x1D7A8), (0x1D7AA, 0x1D7C2),
        (0x1D7C4, 0x1D7CB), (0x20000, 0x323AF),  // mathematical letters, rarer Han characters
    ]
}
