/// A function of two variables, sampled at evenly spaced places of a rectangle, edges included.
public struct SampledGrid: Equatable, Sendable {
    /// The stretch of the first variable.
    public let horizontal: Domain
    /// The stretch of the second variable.
    public let vertical: Domain
    /// How many samples lie side by side, at least two.
    public let columns: Int
    /// How many samples lie above one another, at least two.
    public let rows: Int
    /// Row after row from the lowest, each from left to right; what is not finite leaves a gap.
    public let values: [Double]

    /// Samples in a figure's width and height that leave a contour within a twentieth of a unit of where it belongs.
    public static let usualColumns = 160
    public static let usualRows = 96

    /// Larger values would overflow on the way to a level.
    private static let largest = 1e300

    /// A grid from its values; those that are missing count as not-a-number.
    public init(horizontal: Domain, vertical: Domain, columns: Int, rows: Int, values: [Double]) {
        self.horizontal = horizontal
        self.vertical = vertical
        self.columns = max(columns, 2)
        self.rows = max(rows, 2)
        let count = self.columns * self.rows
        let missing = max(0, count - values.count)
        self.values = Array(values.prefix(count)) + [Double](repeating: .nan, count: missing)
    }

    /// The places at which the samples of a stretch lie.
    public static func places(_ domain: Domain, count: Int) -> [Double] {
        (0..<max(count, 2)).map { place(domain, Double($0), of: max(count, 2)) }
    }

    /// The data values at a place that is counted in columns and rows.
    func point(_ column: Double, _ row: Double) -> Point {
        Point(
            SampledGrid.place(horizontal, column, of: columns), SampledGrid.place(vertical, row, of: rows))
    }

    /// The distance of neighbours in data values.
    var cell: Point {
        Point(horizontal.span / Double(columns - 1), vertical.span / Double(rows - 1))
    }

    /// A sample; not-a-number where a level could not be reckoned with.
    func value(_ column: Int, _ row: Int) -> Double {
        let value = values[row * columns + column]
        return value.magnitude <= SampledGrid.largest ? value : .nan
    }

    private static func place(_ domain: Domain, _ index: Double, of count: Int) -> Double {
        domain.lower + domain.span * (index / Double(count - 1))
    }
}
