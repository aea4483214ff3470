/// Addresses of pages, always relative, so that the site works from any folder and from a file.
public enum PageAddress {
    /// The relative way from one page to another, both named from the site's root, escaped as a link wants it.
    ///
    ///     PageAddress.relative(from: "unit/by-hand", to: "glossary")  // ../glossary
    ///     PageAddress.relative(from: "a", to: "why #2?")  // why%20%232%3F
    public static func relative(from page: String, to other: String) -> String {
        let slash = UInt8(ascii: "/")
        let (from, to) = (page.utf8, other.utf8)
        // Behind the last slash of what both begin with, and how many folders of `page` lie beyond it.
        var shared = to.startIndex
        var at = from.startIndex
        var end = to.startIndex
        while at < from.endIndex, end < to.endIndex, from[at] == to[end] {
            at = from.index(after: at)
            end = to.index(after: end)
            if to[to.index(before: end)] == slash { shared = end }
        }
        let offset = to.distance(from: to.startIndex, to: shared)
        let folders = from.dropFirst(offset).count { $0 == slash }
        let rest = escaped(other[shared...])
        return folders == 0 ? rest : String(repeating: "../", count: folders) + rest
    }

    /// The path with every byte escaped that would mean something else in a link, a `:` in its first part included
    /// (RFC 3986, sections 2.3 and 4.2); letters beyond ASCII stand as they are.
    private static func escaped(_ path: Substring) -> String {
        guard !path.utf8.allSatisfy(standsAsItIs) else { return String(path) }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in path.utf8 {
            if standsAsItIs(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func standsAsItIs(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"), UInt8(ascii: "/"), 0x80...0xFF:
            true
        default: false
        }
    }

    /// The way from a page to the site's root: empty, or `../` for each folder.
    public static func root(from page: String) -> String {
        String(repeating: "../", count: page.utf8.count { $0 == UInt8(ascii: "/") })
    }
}
