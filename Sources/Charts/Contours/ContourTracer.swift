/// Finds the lines along which a sampled function has a given value, by marching squares.
///
/// Each cell of four samples gets the segments in which its bilinear interpolant crosses the level (Lorensen and
/// Cline 1987 in two dimensions). Where two opposite corners lie above and two below, the interpolant's own saddle
/// decides which are joined (Nielson and Hamann 1991), so that the lines of two levels never cross.
struct ContourTracer {
    private let grid: SampledGrid
    private let level: Double
    /// For each edge between two samples, the edges that its crossing is joined to: at most one in each cell beside it.
    private var neighbours: [Int32]
    /// Edges with a crossing, in the order in which they were found.
    private var crossed: [Int32] = []

    /// The lines of a level, in data values; a closed one ends where it begins.
    ///
    /// Lines that leave the grid, or end at a gap, come first. O(columns · rows).
    static func lines(of grid: SampledGrid, at level: Double) -> [[Point]] {
        var tracer = ContourTracer(grid, level)
        tracer.march()
        return tracer.traced()
    }

    private init(_ grid: SampledGrid, _ level: Double) {
        self.grid = grid
        self.level = level
        neighbours = [Int32](repeating: -1, count: grid.columns * grid.rows * 4)
    }

    // MARK: - Cells

    /// The level edge from a sample to its right neighbour.
    private func across(_ column: Int, _ row: Int) -> Int32 { Int32(row * grid.columns + column) }

    /// The upright edge from a sample to the one above it.
    private func upwards(_ column: Int, _ row: Int) -> Int32 {
        Int32((grid.rows + row) * grid.columns + column)
    }

    private mutating func march() {
        for row in 0..<grid.rows - 1 {
            for column in 0..<grid.columns - 1 {
                visit(column, row)
            }
        }
    }

    private mutating func visit(_ column: Int, _ row: Int) {
        let lowerLeft = grid.value(column, row) - level
        let lowerRight = grid.value(column + 1, row) - level
        let upperRight = grid.value(column + 1, row + 1) - level
        let upperLeft = grid.value(column, row + 1) - level
        let sum = lowerLeft + lowerRight + upperRight + upperLeft
        guard sum == sum else { return }
        var corners = 0
        if lowerLeft > 0 { corners |= 1 }
        if lowerRight > 0 { corners |= 2 }
        if upperRight > 0 { corners |= 4 }
        if upperLeft > 0 { corners |= 8 }
        guard corners != 0, corners != 15 else { return }
        let bottom = across(column, row)
        let top = across(column, row + 1)
        let left = upwards(column, row)
        let right = upwards(column + 1, row)
        switch corners {
        case 1, 14: join(left, bottom)
        case 2, 13: join(bottom, right)
        case 4, 11: join(right, top)
        case 8, 7: join(top, left)
        case 3, 12: join(left, right)
        case 6, 9: join(bottom, top)
        default:
            // The corners above are joined where the saddle between them lies above too.
            let isRising = corners == 5
            let joinsRising = lowerLeft * upperRight > lowerRight * upperLeft
            if isRising == joinsRising {
                join(bottom, right)
                join(top, left)
            } else {
                join(left, bottom)
                join(right, top)
            }
        }
    }

    private mutating func join(_ one: Int32, _ other: Int32) {
        link(one, to: other)
        link(other, to: one)
    }

    private mutating func link(_ edge: Int32, to other: Int32) {
        let place = Int(edge) * 2
        if neighbours[place] < 0 {
            neighbours[place] = other
            crossed.append(edge)
        } else {
            neighbours[place + 1] = other
        }
    }

    // MARK: - Lines

    private mutating func traced() -> [[Point]] {
        var lines: [[Point]] = []
        for edge in crossed where neighbours[Int(edge) * 2 + 1] < 0 && neighbours[Int(edge) * 2] >= 0 {
            lines.append(follow(from: edge))
        }
        for edge in crossed where neighbours[Int(edge) * 2] >= 0 {
            var line = follow(from: edge)
            line.append(line[0])
            lines.append(line)
        }
        return lines
    }

    /// Goes from edge to edge, and forgets each behind it.
    private mutating func follow(from start: Int32) -> [Point] {
        var line = [crossing(start)]
        var before: Int32 = -1
        var here = start
        while true {
            let place = Int(here) * 2
            let (one, other) = (neighbours[place], neighbours[place + 1])
            neighbours[place] = -1
            neighbours[place + 1] = -1
            let next = one >= 0 && one != before ? one : other
            guard next >= 0, next != before, neighbours[Int(next) * 2] >= 0 else { return line }
            line.append(crossing(next))
            (before, here) = (here, next)
        }
    }

    /// Where the function has the level between the two samples of an edge.
    private func crossing(_ edge: Int32) -> Point {
        let isUpright = Int(edge) >= grid.columns * grid.rows
        let sample = isUpright ? Int(edge) - grid.columns * grid.rows : Int(edge)
        let (column, row) = (sample % grid.columns, sample / grid.columns)
        let first = grid.value(column, row)
        let second = isUpright ? grid.value(column, row + 1) : grid.value(column + 1, row)
        let part = min(max((level - first) / (second - first), 0), 1)
        return isUpright
            ? grid.point(Double(column), Double(row) + part) : grid.point(Double(column) + part, Double(row))
    }
}
