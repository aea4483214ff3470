/// Addresses of pages, always relative, so that the site works from any folder and from a file.
public enum PageAddress {
    /// The relative way from one page to another, both named from the site's root.
    ///
    ///     PageAddress.relative(from: "unit/by-hand", to: "glossary")  // ../glossary
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
        let rest = other[shared...]
        return folders == 0 ? String(rest) : String(repeating: "../", count: folders) + rest
    }

    /// The way from a page to the site's root: empty, or `../` for each folder.
    public static func root(from page: String) -> String {
        String(repeating: "../", count: page.utf8.count { $0 == UInt8(ascii: "/") })
    }
}
