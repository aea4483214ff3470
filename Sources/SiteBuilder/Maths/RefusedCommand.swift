/// Commands that KaTeX knows and a lesson may not use, found before KaTeX sees the formula.
enum RefusedCommand {
    /// The first one in a formula, with what is wrong with it and what to do. O(n).
    static func first(in tex: [UInt8]) -> (range: Range<Int>, message: String, help: String)? {
        var at = 0
        while at < tex.count {
            guard tex[at] == UInt8(ascii: "\\") else {
                at += 1
                continue
            }
            var end = at + 1
            while end < tex.count, (tex[end] | 0x20) &- UInt8(ascii: "a") <= 25 { end += 1 }
            let name = String(decoding: tex[at + 1..<end], as: UTF8.self)
            if let kind = kinds[name] { return (at..<end, kind.message("\\" + name), kind.help) }
            // What follows a backslash is no letter: it is a command by itself.
            at = max(end, at + 2)
        }
        return nil
    }

    private enum Kind {
        case definition, address, colour, drawing

        func message(_ command: String) -> String {
            switch self {
            case .definition: "`\(command)` defines something, and a formula stands by itself"
            case .address: "`\(command)` reaches out of the formula"
            case .colour: "`\(command)` gives a colour, and the page has its own, for light and dark"
            case .drawing: "`\(command)` draws a line that browsers leave out"
            }
        }

        var help: String {
            switch self {
            case .definition: "write out what it stands for"
            case .address: "a link or a picture stands in the text: `[words](address)`, `![words](file.png)`"
            case .colour: "leave it out, or say it in words: a reader may not tell colours apart"
            case .drawing: "say it in words; `\\boxed{…}` is drawn"
            }
        }
    }

    private static let kinds: [String: Kind] = {
        let names: [(Kind, String)] = [
            (
                .definition,
                "def gdef edef xdef let futurelet newcommand renewcommand providecommand global long globallong"
            ),
            (.address, "href url includegraphics htmlClass htmlId htmlStyle htmlData"),
            (.colour, "color textcolor colorbox fcolorbox"),
            (.drawing, "cancel bcancel xcancel sout phase angl angln rule"),
        ]
        var kinds: [String: Kind] = [:]
        for (kind, words) in names { for word in words.split(separator: " ") { kinds[String(word)] = kind } }
        return kinds
    }()
}
