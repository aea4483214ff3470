import Charts
package import Descent

/// The figure of how runs end over two settings.
extension RunFigure {
    /// The map of a sweep, with the block's own run on it where it lies in view; nil where the sweep has no size.
    package static func map(_ sweep: Sweep, identifier: String) -> RunFigure? {
        guard let size = sweep.size else { return nil }
        let loss = sweep.plan.loss
        let classes = EndingClasses(sweep.endings(size), over: sweep)
        let figure = RasterFigure(
            identifier: identifier,
            title:
                "Map of how runs on \(FigureText.definition(of: loss)) end, by \(words(sweep.horizontal, loss)) and \(words(sweep.vertical, loss))",
            description: MapWords.shares(classes, over: sweep),
            horizontal: axis(sweep.horizontal, loss), vertical: axis(sweep.vertical, loss),
            raster: Raster(
                columns: size.columns, rows: size.rows, cells: classes.cells, classes: classes.classes),
            marked: (
                Point(own(sweep.horizontal, sweep.plan), own(sweep.vertical, sweep.plan)), "this run"
            ))
        return RunFigure(
            chart: figure.chart(),
            caption:
                "How\(classes.tellsEnds ? " and where" : "") a run of \(RunWords.steps(sweep.plan.steps)) ends, for each \(words(sweep.horizontal, loss)) and \(words(sweep.vertical, loss))."
        )
    }

    /// `rate`, `start w`
    static func words(_ axis: Sweep.Axis, _ loss: LossFunction) -> String {
        switch axis.setting {
        case .rate: "rate"
        case .start(let index): "start \(loss.parameters[index])"
        }
    }

    private static func axis(_ axis: Sweep.Axis, _ loss: LossFunction) -> Axis {
        Axis(
            title: axis.isLogarithmic ? "rate (logarithmic scale)" : words(axis, loss),
            kind: axis.isLogarithmic ? .logarithmic : .linear, domain: Domain(axis.lower, axis.upper))
    }

    /// Where the block's own run stands on an axis.
    private static func own(_ axis: Sweep.Axis, _ plan: Plan) -> Double {
        switch axis.setting {
        case .rate: plan.rate
        case .start(let index): index < plan.start.count ? plan.start[index] : .nan
        }
    }
}

/// Says in words what a map of endings shows.
enum MapWords {
    /// `Of 6,144 runs, with rate from 0.001 to 2 and start w from −4 to 4, 53 % converge, …`
    static func shares(_ classes: EndingClasses, over sweep: Sweep) -> String {
        let parts = classes.shares.map { "\(share($0.count, of: classes.cells.count)) \($0.words)" }
        return
            "Of \(classes.cells.count) runs, with \(stretch(sweep.horizontal, sweep)) and \(stretch(sweep.vertical, sweep)), "
            + parts.joined(separator: ", ") + "."
    }

    private static func stretch(_ axis: Sweep.Axis, _ sweep: Sweep) -> String {
        "\(RunFigure.words(axis, sweep.plan.loss)) from \(FigureText.number(axis.lower)) to \(FigureText.number(axis.upper))"
    }

    private static func share(_ count: Int, of total: Int) -> String {
        if count == total { return "all" }
        let percent = (200 * count + total) / (2 * total)
        if percent == 0 { return "under 1 %" }
        return percent == 100 ? "over 99 %" : "\(percent) %"
    }
}
