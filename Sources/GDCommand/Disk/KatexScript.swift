import SiteBuilder

/// KaTeX where Debian's `libjs-katex` puts it.
enum KatexScript {
    static let folder = "/usr/share/javascript/katex"
    /// The script is one of these; where one is a link, it is to the other.
    private static let names = ["katex.min.js", "katex.js"]
    private static let bytesLimit = 4 << 20

    /// The script, if it is there.
    static func read() -> [UInt8]? {
        guard let place = try? Folder(folder) else { return nil }
        for name in names {
            if let bytes = try? place.read(name, limit: bytesLimit) { return bytes }
        }
        return nil
    }

    /// What to tell somebody whose lessons have maths, and who has no KaTeX.
    static func error(_ failure: MathsLibrary.Failure) -> OutsideError {
        switch failure {
        case .noScript: OutsideError(folder, .noKatex)
        case .notAScript: OutsideError(folder, .notKatex)
        }
    }
}
