import Diagnostics
import Lessons

/// `gd check --numerals`: how many numerals of each lesson have which standing, and of the course.
struct NumeralReport {
    /// The lessons by path, in the order in which they are shown.
    let lessons: [(path: String, tally: NumeralTally)]

    var total: NumeralTally { lessons.reduce(into: NumeralTally()) { $0 += $1.tally } }

    /// A table whose lines begin with a name of the tool's own or a path of the course.
    ///
    ///     numerals             checked  structural  cited  waived  bare  in words
    ///     content/by-hand.md       312         140      2       9     0        41
    ///     course                   312         140      2       9     0        41
    var text: String {
        let standings = Standing.allCases
        var rows = [["numerals"] + standings.map(\.rawValue) + ["in words"]]
        for (name, tally) in lessons.map({ (printable($0.path), $0.tally) }) + [("course", total)] {
            rows.append([name] + standings.map { String(tally[$0]) } + [String(tally.words)])
        }
        return TextTable(rows).text
    }
}
