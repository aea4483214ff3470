import Charts
import Descent
import Lessons

/// A widget on the page: the figures and the table of its run, complete without a script, and its controls, hidden.
struct WidgetSection {
    let texts: CheckTexts
    let block: Int
    /// What ids begin with; unique on the page.
    let identifier: String
    /// The curve and the losses of the block's run, with what it lays over them.
    let figures: [RunFigure]
    /// Whether the block has a table of its own at its place.
    let hasTable: Bool

    /// The most rows of the table that stands in for a walk.
    private static let mostRows = 20
    private static let usualDigits = 4

    /// - Parameter caption: writes the figures' caption.
    func add(to html: inout HTML, caption: (inout HTML) -> Void) {
        let bound = texts.lesson.blocks[block]
        guard let run = bound.run else { return }
        let digits = WidgetDigits(lesson: texts.lesson)
        html.add("<div class=\"widget\" data-widget=\"")
        html.text(data(digits).json.bytes)
        html.add("\">\n<figure class=\"plots\">\n")
        for figure in figures { figure.chart.write(to: &html.bytes) }
        html.add("<figcaption>")
        caption(&html)
        html.add("</figcaption>\n</figure>\n")
        if !hasTable { addTable(of: run, digits.columns(of: run), to: &html) }
        WidgetPanel(
            identifier: identifier, columns: run.plan.loss.widgetColumns.map { $0[0] }
        ).add(to: &html)
        html.add("</div>\n")
    }

    private func data(_ digits: WidgetDigits) -> WidgetData {
        let presets = texts.lesson.widgetRuns(of: block).enumerated().compactMap { place, preset in
            preset.run.map { run in
                WidgetPreset(
                    name: preset.label, run: run, digits: digits.columns(of: run),
                    view: place == 0 ? Self.view(figures.first) : Self.view(of: run))
            }
        }
        return WidgetData(name: texts.lesson.blocks[block].label, presets: presets)
    }

    private static func view(of run: Descent.Run) -> [Double] {
        view(RunFigure.curve([NamedRun(name: "", run: run)], identifier: ""))
    }

    /// The ends of a figure's axes, as precisely as an eye sees them.
    private static func view(_ figure: RunFigure?) -> [Double] {
        guard let chart = figure?.chart else { return [] }
        return [chart.horizontal.domain, chart.vertical.domain].flatMap { domain in
            [domain.lower, domain.upper].map { rounded($0, on: domain.upper - domain.lower) }
        }
    }

    /// The nearest number of few digits, less than a hundred thousandth of the span away.
    private static func rounded(_ value: Double, on span: Double) -> Double {
        guard span > 0, span.isFinite, value.magnitude / span < 1e9 else { return value }
        var parts = 1.0
        while parts * span < 1e5, parts < 1e300 { parts *= 10 }
        while parts * span > 1e6, parts > 1e-300 { parts /= 10 }
        // A whole number of parts, divided last, is the double nearest to its few digits.
        let rounded =
            parts >= 1 ? (value * parts).rounded() / parts : (value * parts).rounded() * (1 / parts)
        return rounded.isFinite ? rounded : value
    }

    /// The table that the widget's own takes the place of.
    private func addTable(of run: Descent.Run, _ columns: [WidgetDigits.Column], to html: inout HTML) {
        let digits = columns.flatMap(\.decimals).compactMap(\.self).max() ?? Self.usualDigits
        html.add("<div class=\"twin\">\n")
        ComputedTable(
            runs: [NamedRun(name: "", run: run)], steps: 0...min(run.steps, Self.mostRows), digits: digits
        ).add(to: &html)
        html.add("</div>\n")
    }
}
