/// Where a sampled function is lowest in view.
public enum LowestPoints {
    /// More hollows than this are no points but a valley.
    private static let most = 4
    private static let mostHollows = 40
    /// Hollows as deep as the deepest, within this part of the range of values, count as lowest too.
    private static let tolerance = 1e-9

    /// The lowest points inside the grid, the leftmost first; none where they are a whole valley, or at the edge.
    public static func find(in grid: SampledGrid, loss: (Double, Double) -> Double) -> [Point] {
        guard let hollows = hollows(of: grid) else { return [] }
        let cell = grid.cell
        var found: [(place: Point, height: Double)] = []
        for hollow in hollows {
            let low = Downhill.end(from: hollow, step: Point(cell.x / 2, cell.y / 2), loss: loss)
            let coarse = Downhill.bottom(near: low, step: Point(cell.x / 8, cell.y / 8), loss: loss)
            let place = Downhill.bottom(near: coarse, step: Point(cell.x / 256, cell.y / 256), loss: loss)
            let isKnown = found.contains {
                abs($0.place.x - place.x) < 3 * cell.x && abs($0.place.y - place.y) < 3 * cell.y
            }
            if !isKnown { found.append((place, loss(place.x, place.y))) }
        }
        let finite = grid.values.lazy.filter(\.isFinite)
        guard let lowest = found.map(\.height).min(), let least = finite.min(), let highest = finite.max(),
            lowest <= least
        else { return [] }
        let limit = lowest + (highest - lowest) * tolerance
        let deepest = found.filter { $0.height <= limit }.map(\.place)
        guard deepest.count <= most else { return [] }
        return deepest.filter { grid.horizontal.contains($0.x) && grid.vertical.contains($0.y) }
            .sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    }

    /// Samples that no neighbour lies below; nil for too many, as on a plateau.
    private static func hollows(of grid: SampledGrid) -> [Point]? {
        var hollows: [Point] = []
        for row in 1..<grid.rows - 1 where grid.rows > 2 {
            for column in 1..<grid.columns - 1 where grid.columns > 2 {
                let value = grid.value(column, row)
                guard value.isFinite, isHollow(grid, column, row, value) else { continue }
                hollows.append(grid.point(Double(column), Double(row)))
                if hollows.count > mostHollows { return nil }
            }
        }
        return hollows
    }

    private static func isHollow(_ grid: SampledGrid, _ column: Int, _ row: Int, _ value: Double) -> Bool {
        for up in -1...1 {
            for right in -1...1 {
                guard value <= grid.value(column + right, row + up) else { return false }
            }
        }
        return true
    }
}
