import Diagnostics
import Foundation
import Lessons
import Testing

/// The promise of the whole tool: what is right passes, and no claimed digit changes unnoticed.
struct MutationTests {
    @Test(arguments: 0..<20)
    func generatedLessonsAreRightAndEveryChangedDigitIsNoticed(fifty: Int) {
        for seed in fifty * 50..<fifty * 50 + 50 { checkGeneratedLesson(seed) }
    }

    private func checkGeneratedLesson(_ seed: Int) {
        let lesson = GeneratedLesson(seed: seed)
        let bytes = Array(lesson.text.utf8)
        let untouched = diagnostics(bytes)
        #expect(untouched.isEmpty, "seed \(seed): \(untouched.map { summary($0) })\n\(lesson.text)")
        var random = Seeded(seed + 1_000_000)
        for _ in 0..<3 {
            checkOneMutation(of: bytes, random.pick(lesson.claimed), &random, "seed \(seed)") {
                diagnostics($0)
            }
        }
    }

    /// The project's own lessons: each claimed numeral that the tool found, one digit of each by turns.
    @Test(.enabled(if: !ownLessons.isEmpty, "there is no content/ beside Package.swift"))
    func everyChangedDigitOfTheCourseIsNoticed() {
        var random = Seeded(2026)
        for path in ownLessons.keys.sorted() {
            let bytes = ownLessons[path] ?? []
            let lesson = evaluate(path, bytes)
            #expect(lesson.diagnostics.isEmpty)
            let numerals = Set(lesson.checks.filter { $0.value != nil }.map(\.range)).sorted {
                $0.lowerBound < $1.lowerBound
            }
            for numeral in numerals {
                checkOneMutation(of: bytes, numeral, &random, path) { evaluate(path, $0).diagnostics }
            }
        }
    }

    // MARK: - One mutation

    /// Changes one digit of a numeral, and expects one message about it, at its place.
    private func checkOneMutation(
        of bytes: [UInt8], _ numeral: Range<Int>, _ random: inout Seeded, _ name: String,
        _ diagnose: ([UInt8]) -> [PlacedDiagnostic]
    ) {
        let digits = numeral.filter { bytes[$0] &- 48 <= 9 }
        guard !digits.isEmpty else { return }
        let digit = random.pick(digits)
        let isGrouped = bytes[numeral].contains(UInt8(ascii: ","))
        let others = (UInt8(48)...57).filter { $0 != bytes[digit] && !(isGrouped && $0 == 48) }
        var changed = bytes
        changed[digit] = random.pick(others)
        let found = diagnose(changed)
        // Without its 10 a power of ten is two numbers, so more than one message may be due.
        if bytes[..<digit].suffix(3).contains(0x97) {
            #expect(
                found.contains { $0.place.range.overlaps(numeral) }, "\(name): \(found.map { summary($0) })")
            return
        }
        let text = String(decoding: changed[numeral], as: UTF8.self)
        let was = String(decoding: bytes[numeral], as: UTF8.self)
        #expect(
            found.count == 1 && found[0].diagnostic.rule == .staleNumber && found[0].place.range == numeral
                && found[0].diagnostic.claimed == text && found[0].diagnostic.fix != nil,
            "\(name): \(was) became \(text): \(found.map { summary($0) })")
    }

    /// Right numbers that are fragile aside: random ones hold many exact ties.
    private func diagnostics(_ bytes: [UInt8]) -> [PlacedDiagnostic] {
        var course = TestCourse([:])
        course.files["content/lesson.md"] = bytes
        return course.evaluate().diagnostics.filter { $0.diagnostic.rule != .fragileNumber }
    }

    private func evaluate(_ path: String, _ bytes: [UInt8]) -> EvaluatedLesson {
        var course = TestCourse([:])
        course.files = ownLessons
        course.files[path] = bytes
        course.index = ownIndex
        return course.evaluate(path)
    }
}

private let ownIndex = TestCourse.index(of: ownLessons)

/// The lessons of this package by their paths from its root.
private let ownLessons: [String: [UInt8]] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let folder = root.appending(path: "content")
    var lessons: [String: [UInt8]] = [:]
    for name in FileManager.default.enumerator(atPath: folder.path)?.compactMap({ $0 as? String }) ?? [] {
        guard let data = FileManager.default.contents(atPath: folder.appending(path: name).path) else {
            continue
        }
        lessons["content/" + name] = Array(data)
    }
    return lessons
}()
