import Diagnostics
import Foundation
import Lessons
import Markup
import SiteBuilder
import Testing

/// Whatever the bytes are: no crash, no wait, every place inside its file, and nothing unsafe on a page.
///
/// A few hundred mutants of the project's lessons, of the cases' and of the templates go all the way from bytes to
/// a page. `GD_FUZZ_COUNT=100000 GD_FUZZ_SEED=7 swift test --filter Fuzz` takes longer, and other ones.
@Suite struct EndToEndFuzzTests {
    private static let count = ProcessInfo.processInfo.environment["GD_FUZZ_COUNT"].flatMap { Int($0) } ?? 400
    private static let seed = ProcessInfo.processInfo.environment["GD_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1

    /// Files by their path in a course.
    private typealias Files = [String: [UInt8]]

    @Test func lessons() throws {
        let project = try Self.files(below: Tool.project, ["content", "templates"])
        let templates = SiteTemplates.compile(Self.sources(project, in: "templates/")).templates
        var seeds = try Self.lessonsOfCases()
        seeds += project.filter { $0.key.hasSuffix(".md") }.sorted { $0.key < $1.key }.map(\.value)
        let rows = Array("x,y\r\n1,3\r\n2,5\r\n\"3\",7.5\r\n\r\n4,9\r\n".utf8)
        var mutator = Mutator(seed: Self.seed)
        var published = 0
        for _ in 0..<Self.count {
            var course = project
            let seed = mutator.pick(seeds)
            let mutant = Self.withFewSteps(mutator.changed(seed, with: mutator.pick(seeds)))
            course["content/lesson.md"] = mutant
            // Beside every other lesson lie rows that are right.
            let isRight = mutator.pick([true, false])
            course["content/points.csv"] = isRight ? rows : mutator.changed(rows, with: rows)
            Self.keep(mutant, "lesson.md")
            published += try Self.judge(course, templates)
        }
        // A fuzzer that only ever meets refusals proves little; most seeds are lessons with an error, and grow in number.
        #expect(published > Self.count / 40)
    }

    @Test func templates() throws {
        var project = try Self.files(below: Tool.project, ["content", "templates"])
        project["content/by-hand.md"] = nil
        project["content/five-minutes.md"] = nil
        project["content/index.md"] = Array(Generated.block("expect converges").utf8)
        let names = project.keys.filter { $0.hasSuffix(".mustache") }.sorted()
        let seeds = names.compactMap { project[$0] }
        var mutator = Mutator(seed: Self.seed)
        var published = 0
        for _ in 0..<Self.count {
            var course = project
            let mutant = mutator.changed(mutator.pick(seeds), with: mutator.pick(seeds))
            course[mutator.pick(names)] = mutant
            Self.keep(mutant, "template.mustache")
            let (templates, diagnostics) = SiteTemplates.compile(Self.sources(course, in: "templates/"))
            for diagnostic in diagnostics { try Self.judge(diagnostic, course) }
            #expect((templates == nil) == diagnostics.contains { $0.diagnostic.severity == .error })
            if templates != nil { published += try Self.judge(course, templates, isOurTemplate: false) }
        }
        #expect(published > Self.count / 40)
    }

    // MARK: - The way through

    /// Sends every lesson of a course all the way; gives the number of pages that came of `content/lesson.md`.
    private static func judge(
        _ files: Files, _ templates: SiteTemplates?, isOurTemplate: Bool = true
    ) throws -> Int {
        let sources = Self.sources(files, in: "content/").filter { $0.path.hasSuffix(".md") }
        let index = CourseIndex(heads: sources.map { LessonHead($0) })
        for clash in index.clashes { try judge(clash, files) }
        let course = Course(
            files: Course.Files(
                read: { path in files[path].map { SourceFile(path: path, bytes: $0) } },
                exists: { files[$0] != nil }), index: index)
        let path = isOurTemplate ? "content/lesson.md" : Course.homePath
        guard let source = sources.first(where: { $0.path == path }) else { return 0 }
        let (lesson, document) = Lesson.read(source)
        let evaluated = lesson.evaluated(in: course)
        for diagnostic in evaluated.diagnostics { try judge(diagnostic, files) }
        let isRight = evaluated.diagnostics.allSatisfy { $0.diagnostic.severity != .error }
        try #require(document != nil || !isRight)
        guard let templates, let document else { return 0 }
        // A page is made of what is wrong too: the preview shows it.
        var page: [UInt8] = []
        do {
            try PageBuilder(index: index, templates: templates).page(of: evaluated, document, into: &page)
        } catch {
            try #require(!isOurTemplate, "the project's templates make no page too large")
        }
        try #require(String(validating: page, as: UTF8.self) != nil)
        if isOurTemplate, isRight { try judge(page: page) }
        return isRight ? 1 : 0
    }

    private static func judge(_ placed: PlacedDiagnostic, _ files: Files) throws {
        for place in [placed.place] + placed.notes.compactMap(\.place) {
            let bytes = files[place.file] ?? []
            try #require(0 <= place.range.lowerBound && place.range.upperBound <= bytes.count)
            try #require(1 <= place.line && place.line <= place.endLine)
            try #require(1 <= place.column && 1 <= place.endColumn)
            try #require(place.line < place.endLine || place.column <= place.endColumn)
        }
        try #require(!placed.diagnostic.message.isEmpty)
        let text = placed.rendered()
        try #require(text.utf8.count < 20_000)
        try #require(
            !text.unicodeScalars.contains { $0 != "\n" && ($0.value < 0x20 || 0x7F...0x9F ~= $0.value) })
    }

    /// Elements and addresses that no lesson may bring to a page.
    private static func judge(page: [UInt8]) throws {
        let text = String(decoding: page, as: UTF8.self).lowercased()
        for unsafe in [
            "<b>", "href=\"javascript:", "src=\"javascript:", "href=\"gd:", "<iframe", "onerror=\"",
        ] {
            try #require(!text.utf8.contains(unsafe.utf8), "\(unsafe)")
        }
    }

    // MARK: - Seeds

    private static func files(below folder: URL, _ parts: [String]) throws -> Files {
        var files: Files = [:]
        for part in parts {
            let place = folder.appendingPathComponent(part)
            for name in try FileManager.default.subpathsOfDirectory(atPath: place.path) {
                if let data = try? Data(contentsOf: place.appendingPathComponent(name)) {
                    files["\(part)/\(name)"] = Array(data)
                }
            }
        }
        return files
    }

    private static func sources(_ files: Files, in folder: String) -> [SourceFile] {
        files.filter { $0.key.hasPrefix(folder) }.sorted { $0.key < $1.key }.map {
            SourceFile(path: $0.key, bytes: $0.value)
        }
    }

    private static func lessonsOfCases() throws -> [[UInt8]] {
        let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        return try files(below: here, ["failure", "expect"]).filter { $0.key.hasSuffix(".md") }
            .sorted { $0.key < $1.key }.map(\.value)
    }

    /// Cuts what follows `steps ` and `epochs ` to three bytes, since a mutant may ask for a million steps, and gets them.
    private static func withFewSteps(_ bytes: [UInt8]) -> [UInt8] {
        let words = [Array("steps ".utf8), Array("epochs ".utf8)]
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            guard let word = words.first(where: { bytes[index...].starts(with: $0) }) else {
                result.append(bytes[index])
                index += 1
                continue
            }
            let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
            result += bytes[index..<min(end, index + word.count + 3)]
            index = end
        }
        return result
    }

    /// Keeps each mutant before its turn, for whoever looks for one that crashed or hung: `GD_FUZZ_KEEP=FOLDER`.
    private static func keep(_ mutant: [UInt8], _ name: String) {
        guard let folder = ProcessInfo.processInfo.environment["GD_FUZZ_KEEP"] else { return }
        try? Data(mutant).write(to: URL(fileURLWithPath: folder).appendingPathComponent(name))
    }
}

extension Collection where Element: Equatable {
    fileprivate func contains(_ other: some Collection<Element>) -> Bool {
        indices.contains { self[$0...].starts(with: other) }
    }
}
