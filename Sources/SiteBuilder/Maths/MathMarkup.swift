/// KaTeX's MathML as it goes to the page: only elements and attributes that are known here, without wrappers and without
/// the TeX that KaTeX keeps beside it, and with what browsers leave out said in a way that they follow.
///
/// Browsers draw MathML Core. So styled letters become letters of their own, and columns say by classes how they are
/// set and where a line stands.
struct MathMarkup {
    /// What keeps a formula from the page.
    enum Fault: Error, Equatable {
        /// Something that no browser would draw, by the name of its element or attribute.
        case unknown(String)
        /// Elements within elements beyond `depthLimit`.
        case tooDeep
    }

    /// Browsers give up on elements nested much deeper; a formula by hand reaches twenty.
    private static let depthLimit = 200

    fileprivate struct Tag {
        var name: String
        var isEnd = false
        /// Whether it is both, as in `<mspace/>`.
        var isWhole = false
        var attributes: [(name: String, value: String)] = []

        subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    }

    /// What a table says of its columns and rows.
    fileprivate struct Columns {
        var alignments: [Substring]
        var lines: [Substring]
        var rowLines: [Substring]
        var row = -1
        var column = -1
    }

    private(set) var bytes: [UInt8] = []
    /// How many letters, numbers and signs it has, a measure of its width.
    private(set) var leaves = 0
    private var columns: [Columns] = []
    /// The style of the leaf that is open.
    private var style: String?
    /// What closes the elements around the text of a leaf that is open.
    private var leafEnd = ""
    private var skipped = 0
    private var depth = 0
    /// Whether the `>` of an upright letter's opening tag is still to come.
    private var isOpenTag = false

    /// - Parameter katex: what KaTeX gave.
    init(_ katex: [UInt8]) throws(Fault) {
        var at = 0
        while at < katex.count {
            guard katex[at] == UInt8(ascii: "<") else {
                let end = katex[at...].firstIndex(of: UInt8(ascii: "<")) ?? katex.count
                if skipped == 0 { addText(katex[at..<end]) }
                at = end
                continue
            }
            guard let end = katex[at...].firstIndex(of: UInt8(ascii: ">")),
                let tag = Tag(katex[at + 1..<end])
            else { throw .unknown("<") }
            at = end + 1
            try add(tag)
        }
    }

    /// Texts come with markup's own characters as entities.
    private mutating func addText(_ text: ArraySlice<UInt8>) {
        closeTag(upright: text.count { $0 & 0xC0 != 0x80 } == 1)
        guard let style else { return bytes.append(contentsOf: text) }
        MathLetter.append(text, in: style, to: &bytes)
    }

    private mutating func add(_ tag: Tag) throws(Fault) {
        if tag.name == "annotation" {
            skipped += tag.isEnd ? -1 : 1
            return
        }
        guard skipped == 0, !Self.wrappers.contains(tag.name) else { return }
        guard Self.elements.contains(tag.name) || Self.isBox(tag) else { throw .unknown(tag.name) }
        closeTag(upright: false)
        depth += tag.isEnd ? -1 : tag.isWhole ? 0 : 1
        guard depth <= Self.depthLimit else { throw .tooDeep }
        guard tag.isEnd else {
            try open(tag)
            guard tag.isWhole else { return }
            closeTag(upright: false)
            return bytes.append(contentsOf: "</\(tag.name)>".utf8)
        }
        if tag.name == "mtable" { columns.removeLast(columns.isEmpty ? 0 : 1) }
        bytes.append(contentsOf: leafEnd.utf8)
        leafEnd = ""
        style = nil
        bytes.append(contentsOf: "</\(tag.name == "menclose" ? "mrow" : tag.name)>".utf8)
    }

    /// Ends the opening tag of an upright letter; only of one alone `normal` says anything.
    private mutating func closeTag(upright: Bool) {
        guard isOpenTag else { return }
        bytes.append(contentsOf: (upright ? " mathvariant=\"normal\">" : ">").utf8)
        isOpenTag = false
    }

    private mutating func open(_ tag: Tag) throws(Fault) {
        bytes.append(contentsOf: "<\(tag.name == "menclose" ? "mrow" : tag.name)".utf8)
        for (name, value) in tag.attributes {
            if Self.kept.contains(name), !(name == "width" && tag.name.hasPrefix("mt")) {
                bytes.append(contentsOf: " \(name)=\"\(value)\"".utf8)
            } else if !Self.dropped.contains(name) {
                throw .unknown(name)
            }
        }
        if let classes = classes(of: tag) { bytes.append(contentsOf: " class=\"\(classes)\"".utf8) }
        let style = tag["mathvariant"]
        switch tag.name {
        case "mi", "mn", "mo", "ms":
            leaves += 1
            // One letter in an `mi` is italic by itself.
            self.style = tag.name == "mi" && style == "italic" ? nil : style
            isOpenTag = tag.name == "mi" && style == "normal"
            if !isOpenTag { bytes.append(UInt8(ascii: ">")) }
        case "mtext":
            leaves += 3
            bytes.append(UInt8(ascii: ">"))
            openText(style ?? "")
        default: bytes.append(UInt8(ascii: ">"))
        }
    }

    /// Words stay words, which a screen reader can say: HTML's own elements give them their style.
    private mutating func openText(_ style: String) {
        for (part, element) in [("bold", "b"), ("italic", "i"), ("monospace", "code")]
        where style.contains(part) {
            bytes.append(contentsOf: "<\(element)>".utf8)
            leafEnd = "</\(element)>" + leafEnd
        }
    }

    /// How a cell is set, and where lines stand beside and below it.
    private mutating func classes(of tag: Tag) -> String? {
        switch tag.name {
        case "menclose": return "boxed"
        case "mtable":
            columns.append(
                Columns(
                    alignments: (tag["columnalign"] ?? "").split(separator: " "),
                    lines: (tag["columnlines"] ?? "").split(separator: " "),
                    rowLines: (tag["rowlines"] ?? "").split(separator: " ")))
            // Neighbours such as the sides of an equation have no gap between.
            return tag["columnspacing"]?.hasPrefix("0em") == true ? "joined" : nil
        case "mtr":
            guard !columns.isEmpty else { return nil }
            columns[columns.count - 1].row += 1
            columns[columns.count - 1].column = -1
            return nil
        case "mtd":
            guard !columns.isEmpty else { return nil }
            columns[columns.count - 1].column += 1
            return columns[columns.count - 1].classes
        default: return nil
        }
    }

    private static func isBox(_ tag: Tag) -> Bool {
        tag.name == "menclose" && (tag.isEnd || tag["notation"] == "box")
    }

    private static let wrappers: Set<String> = ["span", "semantics"]
    private static let elements: Set<String> = [
        "math", "mrow", "mi", "mn", "mo", "ms", "mtext", "mspace", "msub", "msup", "msubsup", "munder",
        "mover",
        "munderover", "mfrac", "msqrt", "mroot", "mtable", "mtr", "mtd", "mstyle", "mpadded", "mphantom",
    ]
    private static let kept: Set<String> = [
        "display", "displaystyle", "scriptlevel", "fence", "separator", "stretchy", "symmetric", "largeop",
        "movablelimits", "accent", "accentunder", "lspace", "rspace", "minsize", "maxsize", "linethickness",
        "width",
        "height", "depth", "voffset", "mathsize",
    ]
    /// What has no meaning here, or has become a class or a letter.
    private static let dropped: Set<String> = [
        "class", "xmlns", "mathvariant", "columnalign", "columnspacing", "columnlines", "rowspacing",
        "rowlines",
        "notation", "width", "linebreak", "aria-hidden", "valign",
    ]
}

extension MathMarkup.Columns {
    var classes: String? {
        var classes: [Substring] = []
        if column < alignments.count, alignments[column] == "left" || alignments[column] == "right" {
            classes.append(alignments[column])
        }
        if column < lines.count, lines[column] != "none" { classes.append("ruled") }
        if row < rowLines.count, rowLines[row] != "none" { classes.append("underlined") }
        return classes.isEmpty ? nil : classes.joined(separator: " ")
    }
}

extension MathMarkup.Tag {
    /// - Parameter text: what stands between the angle brackets.
    init?(_ text: ArraySlice<UInt8>) {
        var rest = text
        if rest.first == UInt8(ascii: "/") {
            isEnd = true
            rest = rest.dropFirst()
        }
        let word = rest.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "/") }
        name = String(decoding: word, as: UTF8.self)
        rest = rest[word.endIndex...]
        while let first = rest.first {
            if first == UInt8(ascii: " ") || first == UInt8(ascii: "/") {
                isWhole = first == UInt8(ascii: "/")
                rest = rest.dropFirst()
                continue
            }
            let key = rest.prefix { $0 != UInt8(ascii: "=") }
            let value = rest[key.endIndex...].dropFirst(2)
            guard let quote = value.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
            attributes.append(
                (
                    // KaTeX writes `class ="…"`.
                    name: String(decoding: key.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self),
                    value: String(decoding: value[..<quote], as: UTF8.self)
                ))
            rest = rest[(quote + 1)...]
        }
    }
}
