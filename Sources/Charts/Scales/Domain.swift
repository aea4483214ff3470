/// The stretch of data values that an axis shows, always finite and never empty.
///
/// Whatever two numbers it is made from, `lower < upper` holds, both stay within ±1e300, and the stretch is
/// wide enough beside its values for tick labels to differ. So no scale divides by zero and no tick loop runs on.
public struct Domain: Equatable, Sendable {
    /// The value at the axis's left or bottom end.
    public let lower: Double
    /// The value at the axis's right or top end.
    public let upper: Double

    /// The largest magnitude that an axis shows; a span between two of these is still finite.
    static let largest = 1e300
    /// Below this span, powers of ten for tick labels would be subnormal.
    static let smallestSpan = 1e-290
    /// Narrower than this beside its own values, a stretch would need labels of more than ten digits.
    static let smallestRelativeSpan = 1e-9

    /// Takes two values in either order; not-a-number counts as 0, and a stretch too narrow is widened.
    public init(_ first: Double, _ second: Double) {
        let one = Domain.limited(first)
        let other = Domain.limited(second)
        let low = min(one, other)
        let high = max(one, other)
        let size = max(abs(low), abs(high))
        if high - low >= max(Domain.smallestSpan, size * Domain.smallestRelativeSpan) {
            lower = low
            upper = high
        } else if size < Domain.smallestSpan {
            lower = -1
            upper = 1
        } else {
            let middle = low + (high - low) / 2
            lower = max(middle - size / 2, -Domain.largest)
            upper = min(middle + size / 2, Domain.largest)
        }
    }

    /// The stretch that holds every finite value of a column; −1…1 when there is none.
    public init(of values: some Sequence<Double>) {
        var low = Double.infinity
        var high = -Double.infinity
        for value in values where value.isFinite {
            low = min(low, value)
            high = max(high, value)
        }
        self = low <= high ? Domain(low, high) : Domain(0, 0)
    }

    /// The distance between the ends, finite and positive.
    public var span: Double { upper - lower }

    /// Whether a value lies in the stretch, its ends included; never for not-a-number.
    public func contains(_ value: Double) -> Bool { value >= lower && value <= upper }

    /// The stretch widened at both ends by a fraction of its span.
    public func padded(by fraction: Double) -> Domain {
        let margin = span * fraction
        return Domain(lower - margin, upper + margin)
    }

    private static func limited(_ value: Double) -> Double {
        value.isNaN ? 0 : min(max(value, -largest), largest)
    }
}
