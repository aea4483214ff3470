/// The labels of a walk's first and last step.
enum WalkEnds {
    /// Two labels, or one for both where they would lie on one another.
    static func labels(
        of points: [Point], _ horizontal: Domain, _ vertical: Domain, step: String
    ) -> [DirectLabel] {
        guard let first = points.first, let last = points.last else { return [] }
        let style = SeriesStyle.series(0)
        let count = points.count - 1
        let isNear =
            abs(first.x - last.x) < horizontal.span * 0.03 && abs(first.y - last.y) < vertical.span * 0.05
        if count == 0 || isNear {
            let text = count == 0 ? "\(step) 0" : "\(step) 0–\(count)"
            return [DirectLabel(text, at: last, style: style)]
        }
        return [
            DirectLabel("\(step) 0", at: first, style: style),
            DirectLabel("\(step) \(count)", at: last, style: style),
        ]
    }
}
