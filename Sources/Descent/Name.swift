/// A name as it is written in a lesson: its UTF-8 bytes, compared byte by byte.
///
/// A name is a letter (of any script), then letters, digits (subscript ones too, `w₀`), combining marks or `_`.
/// It is not a `String`, because comparing or hashing one would bring Unicode's tables into the browser's engine.
public struct Name: Hashable, Comparable, Sendable {
    public let bytes: [UInt8]

    /// Takes `bytes` if they are one whole name, at most ``Limits/nameBytes`` long.
    public init?(_ bytes: [UInt8]) {
        guard let end = Name.end(in: bytes, from: 0, limit: bytes.count), end == bytes.count,
            bytes.count <= Limits.nameBytes
        else { return nil }
        self.bytes = bytes
    }

    init(unchecked bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// A word of the program's own text.
    init(word: StaticString) {
        self.init(unchecked: word.withUTF8Buffer { [UInt8]($0) })
    }

    /// Reads the name that begins at `start`, or nothing where no letter stands.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8 text; what is not valid UTF-8 ends a name.
    ///   - start: a byte offset.
    ///   - limit: the byte offset before which the name ends; the end of `bytes` by default.
    /// - Returns: the name and the offset behind it; nil too where it is longer than ``Limits/nameBytes``.
    public static func parse(_ bytes: [UInt8], at start: Int, limit: Int? = nil) -> (name: Name, end: Int)? {
        guard let end = end(in: bytes, from: start, limit: limit ?? bytes.count),
            end - start <= Limits.nameBytes
        else { return nil }
        return (Name(unchecked: [UInt8](bytes[start..<end])), end)
    }

    /// The offset behind the name that begins at `start`; nil where none does. It has no limit of length.
    static func end(in bytes: [UInt8], from start: Int, limit: Int) -> Int? {
        var position = start
        while position < limit {
            let byte = bytes[position]
            if byte < 0x80 {
                guard Letters.isASCIILetter(byte) || (position > start && Letters.isASCIITail(byte)) else {
                    break
                }
                position += 1
            } else {
                guard let (scalar, length) = Letters.scalar(in: bytes, at: position, limit: limit),
                    Letters.isLetter(scalar) || (position > start && Letters.isTail(scalar))
                else { break }
                position += length
            }
        }
        return position > start ? position : nil
    }

    /// In the order of the bytes, which is the order of the code points.
    public static func < (left: Name, right: Name) -> Bool {
        let count = min(left.bytes.count, right.bytes.count)
        for index in 0..<count where left.bytes[index] != right.bytes[index] {
            return left.bytes[index] < right.bytes[index]
        }
        return left.bytes.count < right.bytes.count
    }

    /// Whether this name's bytes are those of `text`, such as `"loss"`.
    func isWord(_ text: StaticString) -> Bool {
        guard text.utf8CodeUnitCount == bytes.count else { return false }
        return text.withUTF8Buffer { word in
            for index in 0..<word.count where word[index] != bytes[index] { return false }
            return true
        }
    }
}

#if !hasFeature(Embedded)
    extension Name: CustomStringConvertible, ExpressibleByStringLiteral {
        /// Takes `text` if it is one whole name.
        public init?(_ text: String) {
            self.init([UInt8](text.utf8))
        }

        public var description: String { String(decoding: bytes, as: UTF8.self) }

        /// A name that stands in the program's own text.
        public init(stringLiteral text: String) {
            self.init(unchecked: [UInt8](text.utf8))
        }
    }
#endif
