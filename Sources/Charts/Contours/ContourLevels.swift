/// A value whose contour is drawn, and what its label says.
public struct ContourLevel: Equatable, Sendable {
    /// Where the function is cut.
    public let value: Double
    /// The value in as few digits as it has.
    public let label: String
}

/// Chooses levels so that their contours lie about evenly in view, however many decades the function spans.
///
/// Contour k of n encloses (k/n)² of the view: the levels of a bowl then lie equally far apart in the drawing, and
/// those of a function that climbs over decades follow its decades. Where the lowest sample lies at the edge of the
/// view, as beside a saddle, each band takes the same area instead. Each level is then moved to the number with the
/// fewest digits near it, of those to 1, 2 or 5 times a power of ten.
public enum ContourLevels {
    /// Bands between contours, and beyond the last.
    private static let bands = 9
    /// How far, in bands, a level may be moved to a number that is easier to say.
    private static let slack = 0.35
    /// Every how many samples suffice to know how the values are spread.
    private static let stride = 3
    /// A level with more digits than this says nothing to a reader.
    private static let mostDigits = 6

    /// The levels for a grid, rising; none for a function that is constant or nowhere finite.
    public static func choose(for grid: SampledGrid) -> [ContourLevel] {
        let (samples, isOpen) = spread(of: grid)
        guard samples.count > 1 else { return [] }
        func value(enclosing bands: Double) -> Double {
            let part = min(max(bands / Double(ContourLevels.bands), 0), 1)
            return samples[Int(Double(samples.count - 1) * (isOpen ? part : part * part))]
        }
        var levels: [ContourLevel] = []
        for band in 1..<bands {
            let low = value(enclosing: Double(band) - slack)
            let high = value(enclosing: Double(band) + slack)
            let target = value(enclosing: Double(band))
            guard low < high, let level = simplest(between: low, and: high, near: target) else { continue }
            if let last = levels.last, level.value <= last.value { continue }
            levels.append(level)
        }
        return levels
    }

    /// Some of the samples, sorted, and whether the lowest lies at the edge of the grid.
    private static func spread(of grid: SampledGrid) -> (sorted: [Double], isOpen: Bool) {
        var samples: [Double] = []
        var lowest = Double.infinity
        var isOpen = false
        for row in Swift.stride(from: 0, to: grid.rows, by: stride) {
            for column in Swift.stride(from: 0, to: grid.columns, by: stride) {
                let value = grid.value(column, row)
                guard value.isFinite else { continue }
                samples.append(value)
                if value < lowest {
                    lowest = value
                    isOpen =
                        row == 0 || column == 0 || row + stride >= grid.rows
                        || column + stride >= grid.columns
                }
            }
        }
        samples.sort()
        return (samples, isOpen)
    }

    /// The number with the fewest digits strictly between two values; nil where it would have too many.
    static func simplest(between low: Double, and high: Double, near target: Double) -> ContourLevel? {
        if low < 0, high > 0 { return ContourLevel(value: 0, label: "0") }
        let size = max(abs(low), abs(high))
        guard size >= 1e-280, size < 1e300 else { return nil }
        let largest = Decimal.exponent(size)
        for power in Swift.stride(from: largest, to: largest - mostDigits, by: -1) {
            let unit = Decimal.scaled(1, byPowerOfTen: power)
            let first = Decimal.wholeBelow(low / unit)
            let last = Decimal.wholeAbove(high / unit)
            let inside = (first...last).filter {
                let value = Decimal.scaled(Double($0), byPowerOfTen: power)
                return low < value && value < high
            }
            let best = inside.min { one, other in
                let ranks = (rank(one), rank(other))
                if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
                return abs(Double(one) * unit - target) < abs(Double(other) * unit - target)
            }
            guard let best else { continue }
            let isFixed =
                power >= TickLabel.fixedPowers.lowerBound && largest <= TickLabel.fixedPowers.upperBound
            return ContourLevel(
                value: Decimal.scaled(Double(best), byPowerOfTen: power),
                label: isFixed ? NumberText.fixed(best, power) : NumberText.exponential(best, power))
        }
        return nil
    }

    /// How hard a number is to take in: 1, 2 and 5 (and 10) first, then other multiples of 5, then the even ones.
    private static func rank(_ number: Int) -> Int {
        let size = abs(number)
        if size == 1 || size == 2 || size == 5 || size == 10 { return 0 }
        if size % 5 == 0 { return 1 }
        return size % 2 == 0 ? 2 : 3
    }
}
