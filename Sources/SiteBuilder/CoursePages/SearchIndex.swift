import Lessons

/// What the search box looks through: titles, headings and terms, with the addresses of their places.
///
/// It is a script, since a page that is opened from the disk may load nothing else; a page asks for it when its reader
/// turns to the box. `gdPages` is a list of pages, each `[title, address, text, id, text, id …]`.
enum SearchIndex {
    static let id = "search"
    static let address = id + ".js"
    /// In a course of more lessons, headings are not looked through.
    static let headingLessonsLimit = 500
    /// In a course of more lessons, only the first are found.
    static let lessonsLimit = 10_000
    static let termsLimit = 5_000
    /// Bytes of one text; a reader knows a heading by its beginning.
    static let textLimit = 160

    static func script(_ index: CourseIndex, _ terms: CourseTerms, _ digests: [LessonDigest]) -> [UInt8] {
        var headings: [Int: [(id: String, text: String)]] = [:]
        for digest in digests {
            if let position = digest.position { headings[position] = digest.headings }
        }
        var script = Array("var gdPages=[".utf8)
        for (position, lesson) in index.lessons.prefix(lessonsLimit).enumerated() {
            if position > 0 { script += ",\n".utf8 }
            let address = PageAddress.relative(from: "", to: lesson.id) + ".html"
            add(page: lesson.title, address, headings[position] ?? [], to: &script)
        }
        if !terms.entries.isEmpty {
            if !index.lessons.isEmpty { script += ",\n".utf8 }
            let entries = terms.entries.prefix(termsLimit).map { (id: $0.id, text: $0.term) }
            add(page: Glossary.title, Glossary.id + ".html", entries, to: &script)
        }
        script += "];\n".utf8
        return script
    }

    private static func add(
        page title: String, _ address: String, _ places: [(id: String, text: String)],
        to script: inout [UInt8]
    ) {
        script.append(UInt8(ascii: "["))
        add(cut(title), to: &script)
        script.append(UInt8(ascii: ","))
        add(address, to: &script)
        for (id, text) in places {
            for part in [cut(text), id] {
                script.append(UInt8(ascii: ","))
                add(part, to: &script)
            }
        }
        script.append(UInt8(ascii: "]"))
    }

    /// A string of JavaScript; `<` is escaped, so that nothing in it can end a script, wherever the bytes may stand.
    private static func add(_ text: String, to script: inout [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        script.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20, 0x21, 0x23...0x3B, 0x3D...0x5B, 0x5D...0x7E, 0xA0...0x2027, 0x202A...:
                script += UTF8.encode(scalar).map(Array.init) ?? []
            default:
                // All of these have at most four digits.
                script += "\\u".utf8
                for shift in [12, 8, 4, 0] { script.append(digits[Int(scalar.value >> shift & 15)]) }
            }
        }
        script.append(UInt8(ascii: "\""))
    }

    /// As many characters as fit the limit.
    private static func cut(_ text: String) -> String {
        guard text.utf8.count > textLimit else { return text }
        var cut = String.UnicodeScalarView()
        var room = textLimit
        for scalar in text.unicodeScalars {
            room -= UTF8.width(scalar)
            guard room >= 0 else { break }
            cut.append(scalar)
        }
        return String(cut)
    }
}
