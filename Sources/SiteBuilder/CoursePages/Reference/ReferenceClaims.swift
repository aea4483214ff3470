import Descent
import Lessons

/// Claims: tables, written digits, selectors, verdicts.
extension Reference {
    static func addTables(to page: inout ReferenceWriter) {
        page.section("tables", "Claimed tables")
        page.paragraph(
            """
            A pipe table inside a block, or anywhere in the lesson where its top-left cell is a claim: \
            `| [step](gd:walk) | 0 | 1 |`. The top-left cell also tells its shape.
            """)
        page.numbered([
            "`step`, with step numbers along the top: each row is a quantity.",
            "`step`, with quantities along the top: each row is a step.",
            "Anything else: a table of evaluations, for which no run is needed. A plain name along the top is an input, every other head an expression of it.",
        ])
        page.paragraph(
            """
            A quantity is any expression of what a run has; `loss(0.1)` names the run of a comparison. A head may have words \
            of its own: `[weight](gd:w)`. `…` leaves a cell, a row or a column out. An empty cell is an error.
            """)
    }

    static func addNumbers(to page: inout ReferenceWriter) {
        page.section("numbers", "When a written number is right")
        page.paragraph(
            """
            The digits that are written say how precise the claim is. `0.2533` is right where the computed value, \
            rounded to four decimals, is 0.2533: the exact binary value, ties to even, as C's `printf` rounds. \
            `1.2e-7` claims two digits, `9` none behind the point, and `0.69314…` that the value begins so. Cut off instead of \
            rounded is wrong.
            """)
        page.paragraph(
            """
            A number is a run of digits with its sign, point, separators and exponent that touches no letter: `−0.5`, \
            `13,002`, `6.02×10^23`, `12 %`, `NaN`, `∞`, and number words up to twenty in a claim without digits. `?.??` is still to be filled in; \
            `gd fix` writes it.
            """)
        page.paragraph(
            """
            Right digits that exact arithmetic, or another machine, would print differently are fragile: a warning until \
            the author says why they stay. What would cost more than \(grouped(Limits.shadowWork)) operations in a run is not computed twice and \
            counts as unjudged. In prose a number is checked, structural, cited (in a link to its source), waived \
            (`gd:literal`) or bare; `strict: true` makes bare and fragile ones errors.
            """)
    }

    static func addClaims(to page: inout ReferenceWriter) {
        page.section("claims", "Claims in the text")
        page.paragraph(
            """
            `[TEXT](gd:SELECTOR)`, in prose, headings, table cells, captions and the `summary`. The numbers of the text \
            are taken in order, and there are as many as the selector gives. A selector holds no space. A run may stand behind its \
            claim.
            """)
        page.list(
            SelectorForm.allCases.map {
                ReferenceWriter.Entry(term: $0.example, words: $0.meaning)
            })
    }

    static func addVerdicts(to page: inout ReferenceWriter) {
        page.section("verdicts", "Verdicts")
        page.paragraph(
            "How a run ends. The rules are tried in this order, and the first that fits is the verdict.")
        page.list(
            Verdict.allCases.map {
                ReferenceWriter.Entry(
                    id: "verdict-\($0.word)", term: "\($0.word)", words: sentence("\($0.rule)"))
            })
        page.paragraph("In these rules:")
        page.list(
            Verdict.terms.map { ReferenceWriter.Entry(term: "\($0.word)", words: sentence("\($0.meaning)")) })
    }

    static func sentence(_ words: String) -> String {
        words.prefix(1).uppercased() + words.dropFirst() + "."
    }

    /// A whole number with commas between its thousands.
    static func grouped(_ number: Int) -> String {
        let digits = String(number)
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }
}
