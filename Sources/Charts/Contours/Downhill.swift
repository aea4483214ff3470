/// Goes downhill on a function that can only be asked for its values.
enum Downhill {
    private static let mostMoves = 100
    private static let mostRounds = 200
    private static let halvings = 24
    private static let directions = [
        Point(1, 0), Point(-1, 0), Point(0, 1), Point(0, -1),
        Point(1, 1), Point(-1, -1), Point(1, -1), Point(-1, 1),
    ]

    /// Where a compass search ends: to the lowest of eight neighbours with a longer step next time, or, where none is
    /// lower, on with half the step.
    ///
    /// Kolda, Lewis and Torczon, "Optimization by direct search", 2003. At most 1,600 values, 300 in a bowl, are asked for.
    static func end(from start: Point, step: Point, loss: (Double, Double) -> Double) -> Point {
        var here = start
        var height = loss(start.x, start.y)
        guard height.isFinite else { return start }
        var (reach, moves, halved) = (step, 0, 0)
        for _ in 0..<mostRounds where moves < mostMoves && halved < halvings {
            var next: Point?
            for direction in directions {
                let place = Point(here.x + direction.x * reach.x, here.y + direction.y * reach.y)
                let value = loss(place.x, place.y)
                if value < height { (next, height) = (place, value) }
            }
            if let next {
                here = next
                moves += 1
                if halved > 0 {
                    reach = Point(reach.x * 2, reach.y * 2)
                    halved -= 1
                }
            } else {
                reach = Point(reach.x / 2, reach.y / 2)
                halved += 1
            }
        }
        return here
    }

    private static let mostSteps = 12
    private static let shortenings = [1, 0.5, 0.25, 0.125]

    /// Where Newton's method ends, with differences over `step` for derivatives and shorter steps where a whole one
    /// would lead up: in a narrow bent valley a compass search alone stops far from the bottom.
    static func bottom(
        near start: Point, step: Point, loss: (Double, Double) -> Double
    ) -> Point {
        var here = start
        var height = loss(start.x, start.y)
        for _ in 0..<mostSteps {
            func value(_ right: Double, _ up: Double) -> Double {
                loss(here.x + right * step.x, here.y + up * step.y)
            }
            let (east, west, north, south) = (value(1, 0), value(-1, 0), value(0, 1), value(0, -1))
            let (slopeX, slopeY) = ((east - west) / 2, (north - south) / 2)
            let (bendX, bendY) = (east + west - 2 * height, north + south - 2 * height)
            let twist = (value(1, 1) + value(-1, -1) - value(1, -1) - value(-1, 1)) / 4
            let determinant = bendX * bendY - twist * twist
            guard determinant > 0, bendX > 0 else { return here }
            let right = (twist * slopeY - bendY * slopeX) / determinant
            let up = (twist * slopeX - bendX * slopeY) / determinant
            guard let part = shortenings.first(where: { value(right * $0, up * $0) < height }) else {
                return here
            }
            here = Point(here.x + right * part * step.x, here.y + up * part * step.y)
            height = loss(here.x, here.y)
        }
        return here
    }
}
