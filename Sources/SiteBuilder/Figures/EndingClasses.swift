import Charts
import Descent

/// The classes of a map of endings: the verdicts, each split by where its runs end if that is in several points.
struct EndingClasses {
    /// The class of each run.
    let cells: [Int]
    let classes: [RasterClass]
    /// Whether the map tells apart where runs end.
    let tellsEnds: Bool
    /// How many runs each class has, and its words after a number of them; the largest first.
    let shares: [(count: Int, words: String)]

    /// The order of the verdicts, which is that of the stylesheet's colours.
    private static let order: [Verdict] = [
        .converges, .oscillates, .bounces, .crawls, .diverges, .wanders,
    ]

    init(_ endings: [Ending], over sweep: Sweep) {
        self.init(
            endings, sweep.basins(of: endings), parameters: sweep.plan.loss.parameters.map(\.description))
    }

    private init(_ endings: [Ending], _ basins: Basins?, parameters: [String]) {
        let places = basins.map { EndWords.places($0, parameters) } ?? []
        let lost = EndingClasses.areMostlyLost(endings, basins)
        let splits = EndingClasses.order.filter(EndingClasses.isSplit)
        var classes: [(verdict: Verdict, class: RasterClass)] = []
        // Runs that end in the same point stand together.
        for (end, place) in places.enumerated() {
            for verdict in splits {
                let look = RasterClass.Look.end(end, swings: verdict == .oscillates)
                classes.append((verdict, RasterClass("\(verdict.word) to \(place)", look)))
            }
        }
        let firstKind = classes.count
        for (index, verdict) in EndingClasses.order.enumerated() {
            let isRest = !places.isEmpty && splits.contains(verdict) && !lost.contains(verdict)
            classes.append(
                (verdict, RasterClass("\(verdict.word)\(isRest ? " elsewhere" : "")", .kind(index))))
        }
        cells = endings.indices.map { run in
            let verdict = endings[run].verdict
            if let end = basins?.members[run] {
                return end * splits.count + (splits.firstIndex(of: verdict) ?? 0)
            }
            return firstKind + (EndingClasses.order.firstIndex(of: verdict) ?? 0)
        }
        self.classes = classes.map(\.class)
        tellsEnds = basins != nil
        shares = EndingClasses.shares(of: classes, in: cells)
    }

    /// The verdicts after which a run has an end to speak of.
    private static func isSplit(_ verdict: Verdict) -> Bool {
        verdict == .converges || verdict == .oscillates
    }

    /// Verdicts most of whose runs without a named end have not come to rest at all: `elsewhere` would be a place.
    private static func areMostlyLost(_ endings: [Ending], _ basins: Basins?) -> Set<Verdict> {
        guard let basins else { return [] }
        return Set(
            order.filter { verdict in
                let rest = endings.indices.filter {
                    endings[$0].verdict == verdict && basins.members[$0] == nil
                }
                return 2 * rest.count { endings[$0].drift > basins.tolerance } > rest.count
            })
    }

    private static func shares(
        of classes: [(verdict: Verdict, class: RasterClass)], in cells: [Int]
    ) -> [(count: Int, words: String)] {
        var counts = [Int](repeating: 0, count: classes.count)
        for cell in cells { counts[cell] += 1 }
        return classes.indices.filter { counts[$0] > 0 }
            .sorted { one, other in
                let (left, right) = (classes[one].verdict.rawValue, classes[other].verdict.rawValue)
                return (counts[other], left, one) < (counts[one], right, other)
            }
            .map { (counts[$0], plural(classes[$0])) }
    }

    /// `converge to w = 1.414` of `converges to w = 1.414`.
    private static func plural(_ one: (verdict: Verdict, class: RasterClass)) -> String {
        let word = "\(one.verdict.word)"
        return "\(word.dropLast())\(one.class.name.dropFirst(word.count))"
    }
}

/// Says where runs end.
enum EndWords {
    /// Of more parameters only the one is named that tells the ends apart best.
    private static let mostNamed = 2

    /// `w = 1.414` or `(x, y) = (1, −1)`, one for each point.
    static func places(_ basins: Basins, _ parameters: [String]) -> [String] {
        let decimals = decimals(basins.tolerance)
        func text(_ value: Double) -> String { number(value, decimals) }
        if parameters.count == 1 { return basins.points.map { "\(parameters[0]) = \(text($0[0]))" } }
        if parameters.count <= mostNamed {
            return basins.points.map {
                "(\(parameters.joined(separator: ", "))) = (\($0.map(text).joined(separator: ", ")))"
            }
        }
        let telling = parameters.indices.max { least($0, basins) < least($1, basins) } ?? 0
        return basins.points.map { "\(parameters[telling]) = \(text($0[telling]))" }
    }

    /// How far apart two points are in a coordinate, at least.
    private static func least(_ coordinate: Int, _ basins: Basins) -> Double {
        let values = basins.points.map { $0[coordinate] }.sorted()
        return zip(values, values.dropFirst()).map { $1 - $0 }.min() ?? 0
    }

    /// So many that the last one is finer than the tolerance.
    private static func decimals(_ tolerance: Double) -> Int {
        var (unit, decimals) = (1.0, 0)
        while unit > tolerance, decimals < mostDecimals {
            decimals += 1
            unit /= 10
        }
        return decimals
    }

    private static let mostDecimals = 6

    private static func number(_ value: Double, _ decimals: Int) -> String {
        guard value.magnitude < 1e6 else { return FigureText.number(value) }
        let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        return FigureText.number((value * scale).rounded() / scale + 0, decimals: decimals)
    }
}
