/// Addresses of pages, always relative, so that the site works from any folder and from a file.
public enum PageAddress {
    /// The relative way from one page to another, both named from the site's root.
    ///
    ///     PageAddress.relative(from: "unit/by-hand", to: "glossary")  // ../glossary
    public static func relative(from page: String, to other: String) -> String {
        let from = page.split(separator: "/").dropLast()
        let to = other.split(separator: "/")
        var shared = 0
        while shared < from.count, shared < to.count - 1, from[shared] == to[shared] { shared += 1 }
        let up = [Substring](repeating: "..", count: from.count - shared)
        return (up + to[shared...]).joined(separator: "/")
    }

    /// The way from a page to the site's root: empty, or `../` for each folder.
    public static func root(from page: String) -> String {
        String(repeating: "../", count: page.utf8.count { $0 == UInt8(ascii: "/") })
    }
}
