import Descent
import Lessons

/// What a run's listings print, where the lesson itself holds no transcript of it.
struct PrintedLines {
    let run: Descent.Run
    let line: BoundPrintLine

    /// Of a longer run only the ends are shown; what lies between reads alike.
    private static let wholeLimit = 20
    private static let firstLines = 8
    private static let lastLines = 3

    func add(to html: inout HTML) {
        let steps = line.printedSteps(of: run)
        html.add("<p class=\"caption\">It prints</p>\n<pre class=\"output\" tabindex=\"0\"><samp>")
        if steps.count <= PrintedLines.wholeLimit {
            add(steps, to: &html)
        } else {
            add(steps.prefix(PrintedLines.firstLines), to: &html)
            html.add("…\n")
            add(steps.suffix(PrintedLines.lastLines), to: &html)
        }
        html.add("</samp></pre>\n")
    }

    private func add(_ steps: Range<Int>, to html: inout HTML) {
        for step in steps {
            html.text(line.line(of: run, at: step))
            html.add("\n")
        }
    }
}
