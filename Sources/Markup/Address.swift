/// The destinations that links may have: http, https, mailto, relative ones, fragments; images only relative ones,
/// since a page loads nothing from elsewhere.
///
/// An allow list, since a block list lets `blob:`, `filesystem:` and the next scheme through.
public enum Address {
    /// Why a destination is refused.
    public enum Fault: Sendable, Hashable {
        /// A colon ends its first segment, and what stands before it is none of the schemes.
        case scheme
        /// It begins with `//` or with a backslash, which browsers read as a slash: another host, perhaps.
        case protocolRelative
        /// An image on another host.
        case elsewhere
        /// It holds a control character, which browsers skip.
        case controlCharacter
    }

    private static let schemes: [StaticString] = ["https", "http", "mailto"]
    private static let hosts: [StaticString] = ["https", "http"]

    /// Judges a destination whose entities and escapes are decoded; `nil` if it may stand.
    public static func fault(of destination: [UInt8], isImage: Bool) -> Fault? {
        destination.withUnsafeBufferPointer { bytes in
            if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return .controlCharacter }
            // Browsers strip spaces before they look for a scheme.
            let start = bytes.firstIndex { $0 != .space } ?? bytes.count
            if start < bytes.count, bytes[start] == .backslash {
                return isImage ? .elsewhere : .protocolRelative
            }
            if start + 1 < bytes.count, bytes[start] == slash,
                bytes[start + 1] == slash || bytes[start + 1] == .backslash
            {
                return isImage ? .elsewhere : .protocolRelative
            }
            guard let colon = schemeEnd(bytes, from: start) else { return nil }
            func isOne(of schemes: [StaticString]) -> Bool {
                schemes.contains { scheme in
                    colon - start == scheme.utf8CodeUnitCount
                        && bytes.has(scheme, at: start, ignoringCase: true)
                }
            }
            if isImage { return isOne(of: hosts) ? .elsewhere : .scheme }
            return isOne(of: schemes) ? nil : .scheme
        }
    }

    private static let slash = UInt8(ascii: "/")

    /// Where the colon stands that ends a scheme: before any slash, question mark, number sign or backslash.
    private static func schemeEnd(_ bytes: Bytes, from start: Int) -> Int? {
        for at in start..<bytes.count {
            switch bytes[at] {
            case .colon: return at
            case slash, .question, .hash, .backslash: return nil
            default: continue
            }
        }
        return nil
    }
}
