public import Diagnostics
public import Lessons
import Markup

/// The formulas of one lesson, typeset, and what is wrong with those that cannot be.
public struct LessonMaths: Sendable {
    /// The HTML of each formula of the body; empty for one with an error.
    let body: [[UInt8]]
    /// The same for each text fragment.
    let fragments: [[[UInt8]]]
    /// In the order of the lesson.
    public let diagnostics: [PlacedDiagnostic]

    /// No formula is typeset: they show as they are written.
    public static let none = LessonMaths(body: [], fragments: [], diagnostics: [])

    private init(body: [[UInt8]], fragments: [[[UInt8]]], diagnostics: [PlacedDiagnostic]) {
        (self.body, self.fragments, self.diagnostics) = (body, fragments, diagnostics)
    }

    /// Typesets all formulas of a lesson; where it has none, KaTeX is not even looked for.
    ///
    /// - Throws: `MathsLibrary.Failure` where there is a formula and no KaTeX.
    public init(of lesson: EvaluatedLesson, by typesetter: MathsTypesetter) throws(MathsLibrary.Failure) {
        let count = lesson.fragments.reduce(lesson.lesson.outline.formulas.count) {
            $0 + $1.outline.formulas.count
        }
        guard count > 0 else {
            self = .none
            return
        }
        var work = FormulaWork(typesetter)
        body = try work.html(of: lesson.lesson.outline, place: { $0 })
        var fragments: [[[UInt8]]] = []
        for fragment in lesson.fragments {
            fragments.append(try work.html(of: fragment.outline, place: fragment.place))
        }
        self.fragments = fragments
        diagnostics = lesson.lesson.file.place(work.diagnostics)
    }

    /// The visible text of a passage as HTML, its formulas typeset, without its links and emphasis.
    func html(of passage: Passage, _ outline: Outline) -> [UInt8] {
        var html = HTML()
        var formulas = zip(outline.formulas, body).lazy.filter {
            !$1.isEmpty && passage.runs.contains($0.runs.lowerBound)
        }
        .makeIterator()
        var next = outline.formulas.isEmpty ? nil : formulas.next()
        for (index, run) in zip(passage.runs, outline.runs[passage.runs]) {
            while let (formula, _) = next, formula.runs.upperBound <= index { next = formulas.next() }
            if let (formula, markup) = next, formula.runs.contains(index) {
                if index == formula.runs.lowerBound { html.add(markup: Self.withoutBox(markup)) }
            } else {
                html.text(Array(outline.text[run.literal]))
            }
        }
        return html.bytes
    }

    /// The MathML alone: what stands in a link is not reached by itself.
    private static func withoutBox(_ html: [UInt8]) -> ArraySlice<UInt8> {
        guard html.starts(with: "<span".utf8), let end = html.firstIndex(of: UInt8(ascii: ">")) else {
            return html[...]
        }
        return html[(end + 1)...].dropLast("</span>".utf8.count)
    }

    /// The edits that put formulas into a document.
    func addEdits(_ formulas: [[UInt8]], for outline: Outline, to edits: inout Edits) {
        for (formula, html) in zip(outline.formulas, formulas) where !html.isEmpty {
            edits.add(.replace(html), to: formula.node)
        }
    }
}

/// Typesets the formulas of one lesson, text by text.
private struct FormulaWork {
    /// The bytes of TeX in one lesson: a textbook's chapter has fewer.
    static let texLimit = 1 << 16
    /// A formula of more letters, numbers and signs may be wider than a small screen, and scrolls by itself.
    private static let shortLeaves = 16

    private let typesetter: MathsTypesetter
    private var texBytes = 0
    private(set) var diagnostics: [Diagnostic] = []

    init(_ typesetter: MathsTypesetter) { self.typesetter = typesetter }

    /// - Parameter place: where in the lesson some bytes of the outline's source stand.
    mutating func html(
        of outline: Outline, place: (Range<Int>) -> Range<Int>
    ) throws(MathsLibrary.Failure) -> [[UInt8]] {
        var result: [[UInt8]] = []
        for formula in outline.formulas {
            let tex = Array(outline.tex(of: formula))
            let before = texBytes
            // A formula that is too long is refused before it is read.
            if tex.count <= MathsTypesetter.lengthLimit { texBytes += tex.count }
            guard texBytes <= Self.texLimit else {
                if before <= Self.texLimit {
                    diagnostics.append(
                        Diagnostic(
                            .limit, at: place(formula.span),
                            "more than \(Self.texLimit) bytes of TeX in one lesson",
                            notes: [Note("no lesson needs this much; take it apart")]))
                }
                result.append([])
                continue
            }
            switch try typesetter.result(of: tex, isDisplay: formula.isDisplay) {
            case .markup(let markup, let leaves):
                let isLinked = outline.runs[formula.runs.lowerBound].link != nil
                result.append(
                    Self.html(
                        markup, isDisplay: formula.isDisplay, scrolls: leaves > Self.shortLeaves && !isLinked)
                )
            case .fault(let fault):
                let span = fault.range.map { outline.source(of: $0, in: formula) } ?? formula.span
                diagnostics.append(
                    Diagnostic(
                        fault.isTooMuch ? .limit : .maths, at: place(span), fault.message,
                        notes: [Note(fault.help)]))
                result.append([])
            }
        }
        return result
    }

    /// A formula that may be too wide for its line scrolls in a box, which the keyboard reaches.
    private static func html(_ markup: [UInt8], isDisplay: Bool, scrolls: Bool) -> [UInt8] {
        guard isDisplay || scrolls else { return markup }
        var html = HTML()
        html.add(isDisplay ? "<span class=\"formula\"" : "<span class=\"maths\"")
        html.add(" tabindex=\"0\" role=\"group\" aria-label=\"Formula\">")
        html.add(markup: markup)
        html.add("</span>")
        return html.bytes
    }
}
