import Diagnostics
import Markup

/// Checks where a lesson's links lead within the course, and finds their addresses on the site (LANGUAGE section 7).
struct LinkChecker {
    let course: Course
    let lesson: Lesson
    private(set) var destinations: [(node: NodeID, destination: [UInt8])] = []
    private(set) var assets: [String] = []
    /// The headings of the lessons that were linked to, by path.
    private var headings: [String: Set<String>] = [:]
    /// The nearest heading is looked for so many times; in a lesson with more broken links the help is a general one.
    private var suggestions = 50

    /// What may lie beside a lesson and be copied: nothing that a browser would run.
    private static let assetSuffixes = [
        "png", "jpg", "jpeg", "gif", "webp", "avif", "csv", "tsv", "txt", "json", "pdf",
    ]

    init(course: Course, lesson: Lesson) {
        self.course = course
        self.lesson = lesson
    }

    mutating func check(_ ledger: inout Ledger) {
        for link in lesson.outline.links where link.kind != .autolink && !link.isClaim {
            check(link, &ledger)
        }
        assets = Set(assets).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private mutating func check(_ link: Link, _ ledger: inout Ledger) {
        let destination = link.destination
        // An address that is refused as such is reported already.
        guard !Self.hasScheme(destination), Address.fault(of: destination, isImage: link.isImage) == nil
        else { return }
        let range = link.destinationSpan ?? link.span
        guard !destination.isEmpty else {
            return ledger.report(
                .brokenLink, at: link.span, "a link that leads nowhere",
                "write where it leads between the round brackets")
        }
        let hash = destination.firstIndex(of: UInt8(ascii: "#"))
        let path = destination[..<(hash ?? destination.endIndex)]
        let fragment = hash.map { destination[($0 + 1)...] }
        guard !path.isEmpty else { return check(fragment, of: lesson, at: range, &ledger) }
        guard let target = Self.resolve(path, from: lesson.file.path) else {
            return ledger.report(
                .brokenLink, at: range, "'\(destination.text)' leads out of the course",
                "link to a file within content/, relative to this lesson")
        }
        if target.hasSuffix(Course.lessonSuffix) {
            checkLesson(link, target, fragment, at: range, &ledger)
        } else {
            checkAsset(target, at: range, &ledger)
        }
    }

    private mutating func checkLesson(
        _ link: Link, _ target: String, _ fragment: ArraySlice<UInt8>?, at range: Range<Int>,
        _ ledger: inout Ledger
    ) {
        guard let head = course.head(at: target) else {
            guard !course.isDraft(at: target) else {
                return ledger.report(
                    .brokenLink, at: range, "the lesson '\(target)' is a draft", Course.draftHelp)
            }
            let reason =
                course.exists(target)
                ? "'\(target)' is no lesson that can be read" : "there is no lesson '\(target)'"
            return ledger.report(
                .brokenLink, at: range, reason, "link to a lesson's file, as in `[slopes](slopes.md)`")
        }
        if fragment != nil, let other = target == lesson.file.path ? lesson : course.lesson(at: target) {
            check(fragment, of: other, at: range, &ledger)
        }
        let own = course.head(at: lesson.file.path) ?? LessonHead(lesson.file)
        var address = Array(PageAddress.relative(from: own.id, to: head.id).utf8)
        address += ".html".utf8
        if let fragment { address += [UInt8(ascii: "#")] + fragment }
        destinations.append((link.node, address))
    }

    private mutating func check(
        _ fragment: ArraySlice<UInt8>?, of other: Lesson, at range: Range<Int>, _ ledger: inout Ledger
    ) {
        guard let fragment, !fragment.isEmpty else { return }
        let path = other.file.path
        let known = headings[path] ?? Set(other.headingIDs)
        headings[path] = known
        let wanted = Self.percentDecoded(fragment).text
        guard !known.contains(wanted) else { return }
        suggestions -= 1
        let near = suggestions >= 0 ? suggestion(for: wanted, among: other.headingIDs) : nil
        ledger.report(
            .brokenLink, at: range, "\(path) has no heading '#\(Array(fragment).text)'",
            near ?? "a heading's id is its text in lower case with hyphens")
    }

    private mutating func checkAsset(_ target: String, at range: Range<Int>, _ ledger: inout Ledger) {
        let name = target.split(separator: "/").last ?? ""
        let suffix = name.split(separator: ".").dropFirst().last.map { $0.lowercased() } ?? ""
        guard Self.assetSuffixes.contains(suffix) else {
            return ledger.report(
                .brokenLink, at: range, "'\(target)' is not a kind of file that a course carries",
                "images and data are: \(Self.assetSuffixes.joined(separator: ", "))")
        }
        guard course.exists(target) else {
            return ledger.report(
                .brokenLink, at: range, "there is no file '\(target)'",
                "files lie beside their lesson, in content/")
        }
        assets.append(target)
    }

    // MARK: - Addresses

    static func hasScheme(_ destination: [UInt8]) -> Bool {
        guard let colon = destination.firstIndex(of: UInt8(ascii: ":")) else { return false }
        return !destination[..<colon].contains {
            $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?")
        }
    }

    /// The path from the course's root of what a lesson links to; nil where that is outside `content/`.
    static func resolve(_ link: ArraySlice<UInt8>, from lesson: String) -> String? {
        let slash = UInt8(ascii: "/")
        guard link.first != slash else { return nil }
        var path = Array(lesson.utf8)
        path.removeSubrange((path.lastIndex(of: slash) ?? 0)...)
        for part in percentDecoded(link).split(separator: slash) {
            if part.elementsEqual("..".utf8) {
                guard let folder = path.lastIndex(of: slash) else { return nil }
                path.removeSubrange(folder...)
            } else if !part.elementsEqual(".".utf8) {
                path.append(slash)
                path += part
            }
        }
        return path.text
    }

    private static func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        let bytes = Array(text)
        guard bytes.contains(UInt8(ascii: "%")) else { return bytes }
        var decoded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let byte = UInt8(Array(bytes[index + 1...index + 2]).text, radix: 16)
            {
                decoded.append(byte)
                index += 3
            } else {
                decoded.append(bytes[index])
                index += 1
            }
        }
        return decoded
    }
}
