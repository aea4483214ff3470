/// Addresses of pages, always relative, so that the site works from any folder and from a file.
public enum PageAddress {
    /// The relative way from one page to another, both named from the site's root, escaped as a link wants it.
    ///
    ///     PageAddress.relative(from: "unit/by-hand", to: "glossary")  // ../glossary
    ///     PageAddress.relative(from: "a", to: "why #2?")  // why%20%232%3F
    public static func relative(from page: String, to other: String) -> String {
        let slash = UInt8(ascii: "/")
        let (from, to) = (Array(page.utf8), Array(other.utf8))
        // Behind the last slash of what both begin with.
        var shared = 0
        for index in 0..<min(from.count, to.count) {
            guard from[index] == to[index] else { break }
            if to[index] == slash { shared = index + 1 }
        }
        // So many folders of `page` lie beyond it.
        let folders = from[shared...].count { $0 == slash }
        return String(repeating: "../", count: folders) + escaped(to[shared...])
    }

    /// The path with every byte escaped that would mean something else in a link, a `:` in its first part included
    /// (RFC 3986, sections 2.3 and 4.2); letters beyond ASCII stand as they are.
    private static func escaped(_ path: ArraySlice<UInt8>, onlyASCII: Bool = false) -> String {
        let stands = { (byte: UInt8) in standsInURL(byte) || byte >= 0x80 && !onlyASCII }
        guard !path.allSatisfy(stands) else { return String(decoding: path, as: UTF8.self) }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in path {
            if stands(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A page's address from the site's root as it stands in the finished HTML of a lesson, in ASCII alone.
    ///
    ///     PageAddress.link(to: "größe")  // gr%C3%B6%C3%9Fe.html
    public static func link(to id: String) -> String { ascii(id) + ".html" }

    /// The path with letters beyond ASCII escaped too, as feeds and sitemaps want it.
    static func ascii(_ path: String) -> String { escaped(Array(path.utf8)[...], onlyASCII: true) }

    /// Whether an ASCII character stands for itself in a path.
    static func standsInURL(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"), UInt8(ascii: "/"):
            true
        default: false
        }
    }

    /// The way from a page to the site's root: empty, or `../` for each folder.
    public static func root(from page: String) -> String {
        String(repeating: "../", count: page.utf8.count { $0 == UInt8(ascii: "/") })
    }
}
