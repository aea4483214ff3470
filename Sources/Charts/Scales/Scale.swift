/// Turns data values into distances in the drawing.
struct Scale {
    private let kind: Axis.Kind
    /// The domain's ends, as logarithms on a logarithmic scale.
    private let first: Double
    private let factor: Double
    private let start: Double

    /// A scale that maps the domain's lower end to `start` and its upper end to `end`.
    init(_ axis: Axis, from start: Double, to end: Double) {
        let domain = axis.domain
        kind = axis.shownKind
        self.start = start
        switch kind {
        case .linear:
            first = domain.lower
            factor = (end - start) / domain.span
        case .logarithmic:
            first = Decimal.logarithm(domain.lower)
            factor = (end - start) / (Decimal.logarithm(domain.upper) - first)
        }
    }

    /// The place of a value: infinite for infinite values and, on a logarithmic scale, for those of zero and below.
    func position(_ value: Double) -> Double {
        switch kind {
        case .linear:
            return start + (value - first) * factor
        case .logarithmic:
            if value > 0, value.isFinite { return start + (Decimal.logarithm(value) - first) * factor }
            if value.isNaN { return value }
            return value > 0 ? factor * .infinity : -factor * .infinity
        }
    }
}
