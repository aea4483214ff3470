import Markup
import Testing

/// Whether the outline's spans hold: every place is inside the source and says what the text says.
func checkSpans(_ outline: Outline, _ source: [UInt8], _ label: String) {
    #expect(outline.unplaced.isEmpty, "\(label): not placed")
    for run in outline.runs {
        guard run.source.lowerBound >= 0, run.source.upperBound <= source.count else {
            Issue.record("\(label): \(run)")
            continue
        }
        let written = source[run.source]
        let literal = outline.text[run.literal]
        if run.isVerbatim {
            #expect(written.elementsEqual(literal), "\(label): \(String(decoding: written, as: UTF8.self))")
        } else if run.kind == .text {
            #expect(
                written.first == UInt8(ascii: "\\") || written.first == UInt8(ascii: "&"), "\(label): \(run)")
        } else {
            #expect(literal == [run.kind == .code ? UInt8(ascii: " ") : UInt8(ascii: "\n")])
            #expect(written.contains { $0 == 10 || $0 == 13 }, "\(label): \(run)")
        }
    }
    for link in outline.links {
        let first = source[link.span.lowerBound]
        let last = source[link.span.upperBound - 1]
        switch link.kind {
        case .autolink: #expect(first == UInt8(ascii: "<") && last == UInt8(ascii: ">"), "\(label)")
        case .inline: #expect(last == UInt8(ascii: ")"), "\(label)")
        case .reference: #expect(last == UInt8(ascii: "]"), "\(label)")
        }
        if link.isImage { #expect(first == UInt8(ascii: "!")) }
    }
}

@Suite(.enabled(if: Specs.arePresent, "the conformance suites are not at ../shared/specs"))
struct SpecificationSpanTests {
    @Test func everyPieceOfTextInTheSpecificationsIsWhereItsSpanSays() throws {
        for (number, example) in (Specs.commonMark + Specs.tables).enumerated() {
            let source = Array(example.markdown.utf8)
            let outline = try Document(parsing: source, options: .conformance).outline
            checkSpans(outline, source, "example \(number + 1)")
        }
    }
}
