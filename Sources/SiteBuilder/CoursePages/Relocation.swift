import Lessons

/// Moves a lesson's finished content into the print edition.
///
/// Each id and each reference to one gets the lesson's number in front, links to lessons lead within the page, other
/// relative addresses start from the site's root, headings go one level down, answers open, and what needs a script, or
/// tells how numbers were checked, is left out.
struct Relocation {
    private let folder: [Substring]
    private let prefix: [UInt8]
    private let positions: [String: Int]

    /// - Parameter positions: those of all lessons, by ``PageAddress/link(to:)``.
    init(of lesson: LessonHead, at position: Int, among positions: [String: Int]) {
        let address = PageAddress.link(to: lesson.id)
        folder = address.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        prefix = Array("\(PrintEdition.anchor(position)).".utf8)
        self.positions = positions
    }

    func moved(_ content: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(content.count + content.count / 16)
        var copied = 0
        var scanner = TagScanner(content)
        while let tag = scanner.next() {
            if !tag.isEnd, isLeftOut(tag, scanner) {
                out += content[copied..<tag.range.lowerBound]
                copied = Self.end(of: tag, &scanner)
                continue
            }
            let isBare = tag.isEnd || content[tag.name.upperBound] == UInt8(ascii: ">")
            guard !isBare || isHeading(tag, content) || scanner.isNamed("details", tag) else { continue }
            out += content[copied..<tag.range.lowerBound]
            write(tag, scanner, to: &out)
            copied = tag.range.upperBound
        }
        out += content[copied...]
        return out
    }

    // MARK: - Elements

    /// The notes on how numbers were checked, which each lesson's own page has, and the place of a widget.
    private func isLeftOut(_ tag: TagScanner.Tag, _ scanner: TagScanner) -> Bool {
        if scanner.isNamed("details", tag) {
            return scanner.value(of: "class", in: tag).map { $0.elementsEqual("proof".utf8) } ?? false
        }
        return scanner.isNamed("div", tag) && scanner.value(of: "data-widget", in: tag) != nil
    }

    /// Behind the element that a tag opens.
    private static func end(of tag: TagScanner.Tag, _ scanner: inout TagScanner) -> Int {
        var depth = 1
        while let next = scanner.next() {
            guard scanner.html[next.name].elementsEqual(scanner.html[tag.name]) else { continue }
            depth += next.isEnd ? -1 : 1
            if depth == 0 { return next.range.upperBound }
        }
        return scanner.html.count
    }

    private func isHeading(_ tag: TagScanner.Tag, _ html: [UInt8]) -> Bool {
        tag.name.count == 2 && html[tag.name.lowerBound] == UInt8(ascii: "h")
            && (UInt8(ascii: "1")...UInt8(ascii: "5")).contains(html[tag.name.lowerBound + 1])
    }

    private func write(_ tag: TagScanner.Tag, _ scanner: TagScanner, to out: inout [UInt8]) {
        let html = scanner.html
        out += html[tag.range.lowerBound..<tag.name.lowerBound]
        var name = Array(html[tag.name])
        if isHeading(tag, html) { name[1] += 1 }
        out += name
        var copied = tag.name.upperBound
        for attribute in tag.isEnd ? [] : scanner.attributes(of: tag) {
            guard let value = value(attribute, scanner) else { continue }
            out += html[copied..<attribute.value.lowerBound] + value
            copied = attribute.value.upperBound
        }
        if !tag.isEnd, scanner.isNamed("details", tag) { out += " open=\"\"".utf8 }
        out += html[copied..<tag.range.upperBound]
    }

    // MARK: - Attributes

    private static let references: [StaticString] = [
        "id", "for", "name", "aria-labelledby", "aria-describedby", "aria-controls", "popovertarget",
    ]

    /// What an attribute says on the new page; nil where that is the same.
    private func value(_ attribute: TagScanner.Attribute, _ scanner: TagScanner) -> [UInt8]? {
        let value = scanner.html[attribute.value]
        if Self.references.contains(where: { scanner.isEqual(attribute.name, $0) }) {
            let words = value.split(separator: UInt8(ascii: " "))
            return Array(words.map { prefix + $0 }.joined(separator: [UInt8(ascii: " ")]))
        }
        let isAddress = scanner.isEqual(attribute.name, "href") || scanner.isEqual(attribute.name, "src")
        return isAddress ? address(String(decoding: value, as: UTF8.self)).map { Array($0.utf8) } : nil
    }

    /// Where a link or a picture of the lesson leads from the edition.
    private func address(_ address: String) -> String? {
        if address.hasPrefix("#") {
            return "#" + String(decoding: prefix, as: UTF8.self) + address.dropFirst()
        }
        let path = address.prefix { $0 != "#" }
        guard !path.isEmpty, !path.prefix(while: { $0 != "/" }).contains(":") else { return nil }
        var parts = folder
        for part in path.split(separator: "/", omittingEmptySubsequences: false) {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
        }
        let target = parts.joined(separator: "/")
        let fragment = address[path.endIndex...]
        // A fragment that is no id tells a page's script what to show.
        guard !fragment.contains("="), let position = positions[target] else {
            return target + fragment
        }
        return "#" + PrintEdition.anchor(position) + (fragment.isEmpty ? "" : "." + fragment.dropFirst())
    }
}
