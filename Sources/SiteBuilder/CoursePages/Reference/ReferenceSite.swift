import Descent
import Lessons
import Markup

/// Data and its order, the site, the limits.
extension Reference {
    static func addData(to page: inout ReferenceWriter) {
        page.section("data", "Data, sums and random numbers")
        page.paragraph(
            """
            The order of additions is fixed, so that digits depend on no machine: rows are taken in blocks of \(grouped(Aggregate.blockRows)). In a \
            block, lane i of \(Aggregate.lanes) adds up the rows i, i + \(Aggregate.lanes), i + \(2 * Aggregate.lanes), … and the lanes are added from the first to \
            the last; then the sums of the blocks, in their order. So up to \(Aggregate.lanes) rows are added one after the other, as \
            a plain loop does. A mean is such a sum divided by the number of rows.
            """)
        page.paragraph(
            """
            Random numbers come from SplitMix64: the state starts at the seed and grows by `0x9E3779B97F4A7C15`; a copy is \
            mixed by `z = (z ^ z>>30) * 0xBF58476D1CE4E5B9`, `z = (z ^ z>>27) * 0x94D049BB133111EB`, `z ^ z>>31`, in 64 bits.
            """)
        page.paragraph(
            """
            A shuffle goes from the last row to the second and swaps each with one drawn from those up to itself; a \
            number below n is the upper half of the product of 64 random bits and n, drawn again where the lower half \
            would make some numbers likelier. Each epoch shuffles the rows' own order with the numbers that come next. `normal` is `sqrt(-2*log(u))*cos(2*pi*v)` of two draws: the upper 53 bits of the first plus one, and those of \
            the second, each divided by 2^53.
            """)
    }

    static func addSite(to page: inout ReferenceWriter) {
        page.section("site", "The site")
        page.paragraph(
            """
            `content/a/b.md` becomes `a/b.html`; its `slug` replaces the `b`. `content/index.md` is the home page. A link to another lesson names \
            its file: `[slopes](slopes.md#sign)`. The id of a heading is its words in small letters with hyphens between, without the digits of \
            claims, so that a corrected number breaks no link. Pictures and data files lie beside their lesson.
            """)
        page.paragraph(
            """
            The tool adds pages of its own: \(CourseIndex.reservedIDs.filter { $0 != SearchIndex.id }.map { "`\($0).html`" }.joined(separator: ", ")). \
            No lesson may have their names, nor `\(SearchIndex.id)`. The glossary is made from all lessons' `terms`; in a lesson, the first bold \
            mention of a term that it defines opens the definition. The print edition is made for courses of up to \(PrintEdition.lessonsLimit) lessons. \
            The search looks through titles, terms and, in courses of up to \(SearchIndex.headingLessonsLimit) lessons, headings; it knows the first \(grouped(SearchIndex.lessonsLimit)) lessons.
            """)
        page.paragraph(
            """
            All addresses in a site are relative, so that it works from any folder and from the disk. With a `base-url`, or \
            `gd build --base-url URL`, there are also `\(Sitemap.address)` (its first \(grouped(Sitemap.pagesLimit)) pages), `\(Feed.address)` with the latest \(Feed.entriesLimit) lessons that have a `date`, \
            and tags for search engines and link cards. The page for addresses that lead nowhere, `404.html`, then has \
            whole addresses: a server shows it at any depth. Without a `base-url` its links are right at the site's root only.
            """)
    }

    static func addLimits(to page: inout ReferenceWriter) {
        page.section("limits", "Limits")
        page.paragraph(
            "So that checking a stranger's lesson always ends soon. Ordinary lessons stay far below them.")
        let limits: [(String, Int)] = [
            ("Bytes of a lesson", MarkupLimit.sourceBytes),
            ("Quotes and lists around one another", MarkupLimit.containerDepth),
            ("Columns of a table", MarkupLimit.tableColumns),
            ("Cells of all tables of a lesson", MarkupLimit.tableCells),
            ("Bytes of an expression", Limits.bytes),
            ("Levels of an expression", Limits.depth),
            ("Parts of an expression, with the functions that it calls", Limits.nodes),
            ("Definitions of a block", Limits.definitions),
            ("Parameters of a function", Limits.parameters),
            ("Bytes of a name", Limits.nameBytes),
            ("Marks in `L''(w)`", Limits.primes),
            ("Updates of a run", Limits.steps),
            ("Operations of a run", Limits.work),
            ("Rows of data that a run looks at, each time counted", Limits.evaluations),
            ("Numbers of a run's table, and of its data", Limits.values),
        ]
        page.table("Limits", ["What", "At most"], limits.map { [$0.0, grouped($0.1)] })
    }
}
