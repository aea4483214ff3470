import Diagnostics

/// Reads the front matter of a file: finds its lines, parses the YAML, and checks each key's value.
struct FrontMatterReader {
    /// Front matter beyond this is no front matter.
    private static let sizeLimit = 64 * 1024

    private(set) var frontMatter = FrontMatter()
    private(set) var diagnostics: [Diagnostic] = []
    /// Where the lesson's Markdown begins.
    private(set) var bodyStart: Int
    let isHome: Bool

    /// - Parameter isHome: whether the file is `content/index.md`, which also speaks for the whole course.
    init(_ file: SourceFile, isHome: Bool) {
        self.isHome = isHome
        let bytes = file.bytes
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        bodyStart = start
        guard let fences = Self.fences(in: bytes, from: start) else {
            let isOpen = Self.lineEnd(ofFenceAt: start, in: bytes) != nil
            report(
                isOpen ? "front matter that is never closed" : "no front matter",
                at: start..<min(start + (isOpen ? 3 : 1), bytes.count),
                "a lesson opens with a line `---`, its `title:` and another line `---`")
            return
        }
        bodyStart = fences.body
        guard fences.yaml.count <= Self.sizeLimit else {
            diagnostics.append(
                Diagnostic(
                    .limit, at: start..<start + 3,
                    "front matter of \(fences.yaml.count) bytes; the limit is \(Self.sizeLimit)"))
            return
        }
        read(bytes, fences.yaml)
        if frontMatter.title == nil, diagnostics.isEmpty {
            report(
                "no `title`", at: start..<start + 3, "every lesson has one: `title: Gradient descent by hand`"
            )
        }
    }

    /// The bytes between the two `---` lines, and where the text after them begins.
    private static func fences(in bytes: [UInt8], from start: Int) -> (yaml: Range<Int>, body: Int)? {
        guard let first = lineEnd(ofFenceAt: start, in: bytes) else { return nil }
        var line = first
        while line < bytes.count {
            if let end = lineEnd(ofFenceAt: line, in: bytes) { return (first..<line, end) }
            line = nextLine(after: line, in: bytes)
        }
        return nil
    }

    /// Where the line after a `---` line begins; nil when the line at an offset is another.
    private static func lineEnd(ofFenceAt start: Int, in bytes: [UInt8]) -> Int? {
        guard bytes[start...].starts(with: "---".utf8) else { return nil }
        var end = start + 3
        while end < bytes.count, bytes[end] == UInt8(ascii: " ") || bytes[end] == UInt8(ascii: "\t") {
            end += 1
        }
        guard end == bytes.count || bytes[end] == UInt8(ascii: "\n") || bytes[end] == UInt8(ascii: "\r")
        else { return nil }
        return nextLine(after: end, in: bytes)
    }

    private static func nextLine(after offset: Int, in bytes: [UInt8]) -> Int {
        var end = offset
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") {
            end += 1
        }
        if end + 1 < bytes.count, bytes[end] == UInt8(ascii: "\r"), bytes[end + 1] == UInt8(ascii: "\n") {
            end += 1
        }
        return min(end + 1, bytes.count)
    }

    // MARK: - Keys

    private mutating func read(_ bytes: [UInt8], _ range: Range<Int>) {
        let root: YamlNode?
        do {
            root = try YamlTree.read(bytes, in: range)
        } catch {
            report(error)
            return
        }
        guard let root else { return }
        guard case .mapping(let pairs, _) = root else {
            return report("front matter that is no mapping", at: root.range, "write one `key: value` a line")
        }
        var seen: [(key: FrontMatterKey, range: Range<Int>)] = []
        for (key, value) in pairs {
            guard case .scalar(let name, _, let keyRange) = key, let known = FrontMatterKey(rawValue: name)
            else {
                reportUnknown(key)
                continue
            }
            if let first = seen.first(where: { $0.key == known }) {
                diagnostics.append(
                    Diagnostic(
                        .duplicateSetting, at: keyRange, "`\(name)` is given twice",
                        notes: [Note("the first one", at: first.range)]))
                continue
            }
            seen.append((known, keyRange))
            if known.isForCourse, !isHome {
                report(
                    "`\(name)` on a lesson", at: keyRange,
                    "it speaks for the whole course; it belongs on content/index.md")
                continue
            }
            set(known, to: value)
        }
    }

    private mutating func set(_ key: FrontMatterKey, to value: YamlNode) {
        switch key {
        case .title: frontMatter.title = text(value, key)
        case .summary: frontMatter.summary = text(value, key)
        case .order: frontMatter.order = wholeNumber(value, key)
        case .slug: frontMatter.slug = slug(value)
        case .minutes: frontMatter.minutes = wholeNumber(value, key)
        case .objectives: frontMatter.objectives = list(value, key)
        case .prerequisites: frontMatter.prerequisites = list(value, key)
        case .terms: frontMatter.terms = terms(value)
        case .sources: frontMatter.sources = sources(value)
        case .author: frontMatter.author = text(value, key)?.value
        case .date: frontMatter.date = date(value)?.value
        case .draft: frontMatter.isDraft = truth(value, key) ?? false
        case .strict: frontMatter.isStrict = truth(value, key) ?? false
        case .language: frontMatter.language = language(value)?.value
        case .baseURL: frontMatter.baseURL = baseURL(value)
        case .gd: frontMatter.version = version(value)
        }
    }

    // MARK: - Values

    mutating func text(_ node: YamlNode, _ key: FrontMatterKey) -> Located<String>? {
        guard case .scalar(let text, let isPlain, let range) = node else {
            report("`\(key.rawValue)` is no text", at: node.range, "expected \(key.summary)")
            return nil
        }
        let trimmed = text.isEmpty || isPlain && (text == "~" || text == "null")
        guard !trimmed else {
            report("`\(key.rawValue)` is empty", at: range, "expected \(key.summary)")
            return nil
        }
        if key != .summary, Self.holdsClaim(text) {
            report(
                "a claim in `\(key.rawValue)`, where nothing checks it", at: range,
                "a claim may stand in `summary` alone; say it here without a claimed number")
        }
        return Located(text, at: range)
    }

    /// Whether a text holds what a lesson's own text would take for a claim: `](gd:`, however it is spaced, or `<gd:`.
    private static func holdsClaim(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        for colon in bytes.indices where colon > 2 && bytes[colon] == UInt8(ascii: ":") {
            let scheme = bytes[colon - 2..<colon].map { $0 | 0x20 }
            guard scheme == [UInt8(ascii: "g"), UInt8(ascii: "d")] else { continue }
            let before = bytes[..<(colon - 2)].last { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n") }
            if before == UInt8(ascii: "<") { return true }
            if before == UInt8(ascii: "("), bytes[..<colon].contains(UInt8(ascii: "]")) { return true }
        }
        return false
    }

    private mutating func wholeNumber(_ node: YamlNode, _ key: FrontMatterKey) -> Int? {
        // YAML 1.2 core schema: decimal digits with an optional sign.
        if case .scalar(let text, true, _) = node, let number = Int(text), abs(number) <= 1_000_000 {
            return number
        }
        report(
            "`\(key.rawValue)` is no whole number up to a million", at: node.range, "expected \(key.summary)")
        return nil
    }

    private mutating func truth(_ node: YamlNode, _ key: FrontMatterKey) -> Bool? {
        if case .scalar(let text, true, _) = node {
            switch text {
            case "true", "True", "TRUE": return true
            case "false", "False", "FALSE": return false
            default: break
            }
        }
        report("`\(key.rawValue)` is neither true nor false", at: node.range, "expected \(key.summary)")
        return nil
    }

    private mutating func version(_ node: YamlNode) -> Int? {
        if case .scalar("1", _, _) = node { return 1 }
        report(
            "`gd` names a version of the language that this tool does not know", at: node.range,
            "it knows version 1")
        return nil
    }

    private mutating func list(_ node: YamlNode, _ key: FrontMatterKey) -> [Located<String>] {
        guard case .sequence(let items, _) = node else {
            report(
                "`\(key.rawValue)` is no list", at: node.range, "expected \(key.summary), one `- item` a line"
            )
            return []
        }
        return items.compactMap { text($0, key) }
    }

    private mutating func terms(_ node: YamlNode) -> [FrontMatter.Term] {
        guard case .mapping(let pairs, _) = node else {
            report("`terms` is no mapping", at: node.range, "expected \(FrontMatterKey.terms.summary)")
            return []
        }
        return pairs.compactMap { pair in
            guard let term = text(pair.key, .terms), let definition = text(pair.value, .terms) else {
                return nil
            }
            return FrontMatter.Term(term: term.value, definition: definition)
        }
    }

    private mutating func sources(_ node: YamlNode) -> [FrontMatter.Source] {
        guard case .sequence(let items, _) = node else {
            report("`sources` is no list", at: node.range, "expected \(FrontMatterKey.sources.summary)")
            return []
        }
        return items.compactMap { source($0) }
    }

    private mutating func source(_ node: YamlNode) -> FrontMatter.Source? {
        guard case .mapping(let pairs, _) = node else {
            report(
                "a source without `title` and `url`", at: node.range,
                "write `- title: …` and below it `url: …`")
            return nil
        }
        var title: String?
        var url: Located<String>?
        for (key, value) in pairs {
            switch key {
            case .scalar("title", _, _): title = text(value, .sources)?.value
            case .scalar("url", _, _): url = text(value, .sources)
            default: report("a source has `title` and `url` only", at: key.range, "found another key here")
            }
        }
        guard let title else {
            report("a source without a title", at: node.range, "write `- title: …` and below it `url: …`")
            return nil
        }
        return FrontMatter.Source(title: title, url: url)
    }

    // MARK: - Words

    mutating func report(_ message: String, at range: Range<Int>, _ help: String) {
        diagnostics.append(Diagnostic(.frontMatter, at: range, message, notes: [Note(help)]))
    }

    private mutating func reportUnknown(_ key: YamlNode) {
        guard case .scalar(let name, _, let range) = key else {
            return report("a key that is no text", at: key.range, "write `key: value`")
        }
        let known = FrontMatterKey.allCases.map(\.rawValue)
        report(
            "unknown key `\(name)`", at: range,
            suggestion(for: name, among: known) ?? "known keys: \(known.joined(separator: ", "))")
    }

    private mutating func report(_ error: YamlError) {
        switch error.kind {
        case .malformed(let words):
            report(
                "bad YAML: \(words)", at: error.range,
                "front matter is `key: value` lines; quote a value that holds `: ` or begins with a sign")
        case .alias: report("a YAML alias", at: error.range, "write the value itself; aliases are not read")
        case .anchor:
            report(
                "a YAML anchor", at: error.range, "write the value alone, or in quotes if it begins with `&`")
        case .tag:
            report("a YAML tag", at: error.range, "write the value alone, or in quotes if it begins with `!`")
        case .tooDeep:
            report("front matter nested too deeply", at: error.range, "two levels are enough for every key")
        case .moreThanOneDocument:
            report("a second YAML document", at: error.range, "front matter is one document")
        }
    }
}
