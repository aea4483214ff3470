import Markup
import Testing

/// Sources made to be slow or to break something. That these tests end at all is what they prove.
struct HostileTests {
    /// A quarter of what is allowed, since unoptimized code is slow.
    static let size = MarkupLimit.sourceBytes / 4

    private static func fill(_ unit: String, after start: String = "") -> String {
        start + String(repeating: unit, count: (size - start.utf8.count) / unit.utf8.count)
    }

    static let endless = [
        fill("["), fill("*a _a "), fill("*a **a "), fill("**x [a*b**c*](d"), fill("[a]("), fill("[a](<b"),
        fill("`a``b"),
        fill("<!--"), fill("<!--", after: "a "), fill("<?", after: "a"), fill("<!A ", after: "a"),
        fill("<a b=\"", after: "a"),
        fill("&a"), fill("&lt;x"), fill("[a]: b \"\n"), fill("[a](b \""), fill("\\["), fill("](gd:"),
        fill("](     gd:"),
        fill("<gd:x>"), fill("-\n"), fill("a\n=\n"), fill("[a]: b\n===\n"), fill("```gd\n```\n"),
        fill("```GD\n"),
        fill("> **Hint.**\n\n> x\n\n"), fill("<!-- a -->\n\n"), fill("a  \n"), fill("\t"), fill("\n"),
        fill("\r"), fill("a"),
        (1...900).map { String(repeating: "`", count: $0) + "a" }.joined(),
        String(repeating: "*a **b ", count: 10_000) + String(repeating: " c** d*", count: 10_000),
        (0..<50).map { String(repeating: "  ", count: $0) + "- a\n" }.joined()
            + String(repeating: "\n", count: 50_000),
        "| a |\n|---|\n" + String(repeating: "| *1* |\n", count: 10_000),
        String(repeating: "x [a]\n|a|\n|-|\n\n", count: 5_000),
        "```gd\n" + String(repeating: "|a\n|-|\n|[x](gd:y)|\n\n", count: 5_000) + "```\n",
    ]

    @Test func sourcesThatRepeatOneThingEnd() throws {
        for source in HostileTests.endless {
            var html: [UInt8] = []
            let document = try Document(parsing: Array(source.utf8))
            document.html(into: &html)
            #expect(document.outline.unplaced.isEmpty, "\(source.prefix(20))")
        }
    }

    @Test(arguments: [
        (String(repeating: "a", count: MarkupLimit.sourceBytes + 1), MarkupLimit.Kind.sourceBytes),
        (String(repeating: "> ", count: 50_000) + "a", .containerDepth),
        (String(repeating: "- ", count: 50_000) + "a", .containerDepth),
        (String(repeating: "1. ", count: 50_000), .containerDepth),
        ((0..<200).map { String(repeating: "  ", count: $0) + "- a\n" }.joined(), .containerDepth),
        (fill("![[]()"), .brackets),
        (String(repeating: String(repeating: "![[]()", count: 300) + "\n\n", count: 290), .brackets),
        (
            "[a]: " + String(repeating: "x", count: 100_000) + "\n\n"
                + String(repeating: "[a]", count: 100_000), .references
        ),
        (
            String(repeating: "|a", count: 100_000) + "|\n" + String(repeating: "|-", count: 100_000) + "|\n",
            .tableColumns
        ),
        (
            String(repeating: "|a", count: 200) + "\n" + String(repeating: "|-", count: 200) + "\n"
                + String(repeating: "|\n", count: 400), .tableCells
        ),
    ])
    func whatLibcmarkWouldBeSlowOnIsRefused(source: String, kind: MarkupLimit.Kind) throws {
        let error = #expect(throws: MarkupLimit.self) { try Document(parsing: Array(source.utf8)) }
        #expect(error?.kind == kind)
        let span = try #require(error?.span)
        #expect(span.lowerBound >= 0 && span.upperBound <= source.utf8.count && !span.isEmpty)
    }

    @Test func ordinaryDepthIsNoLimit() throws {
        let source =
            (0..<20).map { String(repeating: "  ", count: $0) + "- a\n" }.joined() + "\n* * * * * * * * * *\n"
        _ = try Document(parsing: Array(source.utf8))
    }
}

/// A small generator, so that each run sees the same sources: SplitMix64.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}

struct RandomTests {
    private static let tokens = [
        "\n", "\n\n", "> ", "- ", "1. ", "    ", "\t", "`", "``", "```\n", "*", "**", "_", "[", "]", "](",
        "](gd:x)", ")", "<",
        ">", "<!--", "-->", "&amp;", "\\", "|", "|---|\n", "#", "===\n", "---\n", "![", "[a]: b\n", "\"",
        "\r\n", "\r", "é", "<b>",
        "  \n",
    ].map { Array($0.utf8) }

    private func mutate(_ seeds: [[UInt8]], _ generator: inout SeededGenerator) -> [UInt8] {
        var source = seeds.randomElement(using: &generator) ?? []
        for _ in 0..<Int.random(in: 1...5, using: &generator) {
            let at = Int.random(in: 0...source.count, using: &generator)
            if Bool.random(using: &generator) {
                source.insert(contentsOf: RandomTests.tokens.randomElement(using: &generator) ?? [], at: at)
            } else if at < source.count {
                source.remove(at: at)
            }
        }
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: return Array("> ".utf8) + source.flatMap { $0 == 10 ? Array("\n> ".utf8) : [$0] }
        case 1: return Array("- ".utf8) + source.flatMap { $0 == 10 ? Array("\n  ".utf8) : [$0] }
        case 2: return source.flatMap { $0 == 10 ? Array("\r\n".utf8) : [$0] }
        case 3: return Array("1.\t".utf8) + source.flatMap { $0 == 10 ? Array("\n\t".utf8) : [$0] }
        default: return source
        }
    }

    @Test(.enabled(if: Specs.arePresent, "the conformance suites are not at ../shared/specs"))
    func changedExamplesKeepTheirPlaces() throws {
        let seeds = (Specs.commonMark + Specs.tables).map { Array($0.markdown.utf8) }
        var generator = SeededGenerator(state: 7)
        for round in 0..<3_000 {
            let source = mutate(seeds, &generator)
            guard String(validating: source, as: UTF8.self) != nil else { continue }
            let document = try Document(parsing: source)
            checkSpans(document.outline, source, "round \(round)")
            var html: [UInt8] = []
            document.html(into: &html)
        }
    }

    @Test func randomBytesNeverLeaveTheSource() throws {
        var generator = SeededGenerator(state: 11)
        for _ in 0..<3_000 {
            let source = (0..<Int.random(in: 0...80, using: &generator)).map { _ in
                Bool.random(using: &generator)
                    ? UInt8.random(in: 0...255, using: &generator)
                    : Array("\n`*[]()<>|-# ".utf8).randomElement(using: &generator) ?? 0
            }
            let document = try Document(parsing: source)
            let outline = document.outline
            let spans =
                outline.runs.map(\.source) + outline.links.map(\.span) + outline.problems.map(\.span)
                + outline.passages.map(\.span)
                + outline.headings.map(\.span) + outline.fences.map(\.span) + outline.fenceLines
                + outline.cells.map(\.span)
            for span in spans { #expect(span.lowerBound >= 0 && span.upperBound <= source.count) }
            var html: [UInt8] = []
            document.html(into: &html)
        }
    }
}
