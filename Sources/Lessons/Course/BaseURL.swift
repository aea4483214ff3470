/// The address that a site will have: what feed, sitemap and social tags put before the names of pages.
public struct BaseURL: Sendable, Equatable {
    /// The address with a slash at its end, such as `https://example.org/course/`.
    public let text: String

    /// What to say about a text that is none.
    public static let problem = "no plain http or https address"
    public static let advice = "write it in full, without query and fragment: https://example.org/course"

    /// Takes an `http` or `https` address with a host, and a path of unreserved characters and escapes; no user, no query
    /// and no fragment, behind which no page's name could stand (RFC 3986, sections 2 and 3).
    public init?(_ text: String) {
        guard let scheme = ["https://", "http://"].first(where: text.hasPrefix), text.utf8.count <= 2_000
        else { return nil }
        let rest = Array(text.utf8.dropFirst(scheme.utf8.count))
        let slash = UInt8(ascii: "/")
        let authority = rest.prefix { $0 != slash }
        guard Self.isAuthority(authority), Self.isPath(rest[authority.count...]) else { return nil }
        self.text = rest.last == slash ? text : text + "/"
    }

    /// The address of a page, from its own name below the site's root: the home page's is that of the root.
    ///
    ///     BaseURL("https://example.org")?.address(of: "unit/a b")  // https://example.org/unit/a%20b.html
    public func address(of id: String) -> String {
        id == "index" ? text : text + PageAddress.ascii(id) + ".html"
    }

    /// A host, and perhaps a port.
    private static func isAuthority(_ bytes: ArraySlice<UInt8>) -> Bool {
        let colon = UInt8(ascii: ":")
        let host = bytes.prefix { $0 != colon }
        let port = bytes.dropFirst(host.count + 1)
        guard let first = host.first, let last = host.last, isLetterOrDigit(first), isLetterOrDigit(last),
            host.allSatisfy({ isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") })
        else { return false }
        return host.count == bytes.count
            || (1...5).contains(port.count) && port.allSatisfy { $0 &- UInt8(ascii: "0") <= 9 }
    }

    private static func isPath(_ bytes: ArraySlice<UInt8>) -> Bool {
        let percent = UInt8(ascii: "%")
        for at in bytes.indices where !PageAddress.standsInURL(bytes[at]) {
            guard bytes[at] == percent, bytes[(at + 1)...].prefix(2).count == 2,
                bytes[(at + 1)...].prefix(2).allSatisfy(isHexadecimal)
            else { return false }
        }
        return true
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") <= 9 || (byte | 0x20) &- UInt8(ascii: "a") <= 25
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") <= 9 || (byte | 0x20) &- UInt8(ascii: "a") <= 5
    }
}
