/// How SARIF wants texts and addresses written (SARIF 2.1.0, sections 3.4, 3.11.5 and 3.11.6).
enum SARIFText {
    /// The name by which addresses stand for the course's root, as code scanning calls it.
    static let root = "%SRCROOT%"

    /// A plain text message in which nothing is a placeholder or a link.
    ///
    /// Braces are doubled, since `{0}` is a placeholder. Where a bracket could close a link's text, brackets are escaped:
    /// what an author wrote must not become a link in a viewer.
    static func plain(_ text: String) -> String {
        let text = markdown(text)
        guard text.utf8.count > 1,
            zip(text.utf8, text.utf8.dropFirst()).contains(where: { $0 == (0x5D, 0x28) })
        else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            if scalar == "[" || scalar == "]" || scalar == "\\" { escaped += "\\" }
            escaped.unicodeScalars.append(scalar)
        }
        return escaped
    }

    /// A formatted message of our own in which nothing is a placeholder.
    static func markdown(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            if scalar == "{" || scalar == "}" { escaped.unicodeScalars.append(scalar) }
            escaped.unicodeScalars.append(scalar)
        }
        return escaped
    }

    /// A path as a relative reference (RFC 3986): whatever is not unreserved is percent-encoded, but not the slashes.
    static func uri(_ path: String) -> String {
        var uri = ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
                uri.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                uri += byte < 0x10 ? "%0" + digits : "%" + digits
            }
        }
        return uri
    }
}
