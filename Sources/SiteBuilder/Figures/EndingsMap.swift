import Charts
package import Descent

/// The figure of how runs end over two settings.
extension RunFigure {
    /// The map of a sweep, with the block's own run on it where it lies in view; nil where the sweep has no size.
    package static func map(_ sweep: Sweep, identifier: String) -> RunFigure? {
        guard let size = sweep.size else { return nil }
        let verdicts = sweep.verdicts(size)
        let (loss, names) = (sweep.plan.loss, verdictOrder.map { "\($0.word)" })
        let figure = RasterFigure(
            identifier: identifier,
            title:
                "Map of how runs on \(FigureText.definition(of: loss)) end, by \(words(sweep.horizontal, loss)) and \(words(sweep.vertical, loss))",
            description: MapWords.shares(verdicts, over: sweep),
            horizontal: axis(sweep.horizontal, loss), vertical: axis(sweep.vertical, loss),
            raster: Raster(
                columns: size.columns, rows: size.rows,
                cells: verdicts.map { verdictOrder.firstIndex(of: $0) ?? 0 }, names: names),
            marked: (
                Point(own(sweep.horizontal, sweep.plan), own(sweep.vertical, sweep.plan)), "this run"
            ))
        return RunFigure(
            chart: figure.chart(),
            caption:
                "How a run of \(RunWords.steps(sweep.plan.steps)) ends, for each \(words(sweep.horizontal, loss)) and \(words(sweep.vertical, loss))."
        )
    }

    /// The order of the classes, which is that of the stylesheet's colours.
    private static let verdictOrder: [Verdict] = [
        .converges, .oscillates, .bounces, .crawls, .diverges, .wanders,
    ]

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
    static func shares(_ verdicts: [Verdict], over sweep: Sweep) -> String {
        var counts: [(verdict: Verdict, count: Int)] = []
        for verdict in Verdict.allCases {
            let count = verdicts.lazy.filter { $0 == verdict }.count
            if count > 0 { counts.append((verdict, count)) }
        }
        counts.sort { ($1.count, $0.verdict.rawValue) < ($0.count, $1.verdict.rawValue) }
        let parts = counts.map { "\(share($0.count, of: verdicts.count)) \(plural($0.verdict))" }
        return
            "Of \(verdicts.count) runs, with \(stretch(sweep.horizontal, sweep)) and \(stretch(sweep.vertical, sweep)), "
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

    /// `converge` of `converges`.
    private static func plural(_ verdict: Verdict) -> String { String("\(verdict.word)".dropLast()) }
}
