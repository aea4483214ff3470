/// The lines of equal value of a sampled function, each level named on its line where there is room.
public struct Contours: Equatable, Sendable {
    /// The function.
    public var grid: SampledGrid
    /// Which of its values get a line.
    public var levels: [ContourLevel]

    /// Lines at the levels that ``ContourLevels`` chooses.
    public init(_ grid: SampledGrid) {
        self.init(grid, levels: ContourLevels.choose(for: grid))
    }

    /// Lines at levels of one's own.
    public init(_ grid: SampledGrid, levels: [ContourLevel]) {
        self.grid = grid
        self.levels = levels
    }

    /// How far, in units, a drawn line may run from the traced one; a wild function gets the coarser ones.
    private static let tolerances = [0.3, 0.4]
    /// A line that stays within so many units is a speck.
    private static let smallest = 4.0
    /// Bytes of all lines together under one walk; each further one takes some of them, down to a floor.
    private static let mostBytes = 4_200
    private static let fewestBytes = 1_500
    private static let bytesOfWalk = 300
    /// Places that are tried for a level's name.
    private static let candidates = 24

    func draw(on canvas: inout Canvas) {
        var drawn = levels.map { level in
            (level: level, lines: lines(at: level, in: canvas.frame))
        }
        let bytesOfWalks = (canvas.runs - 1) * Contours.bytesOfWalk
        let limit = max(Contours.mostBytes - bytesOfWalks, Contours.fewestBytes)
        var tolerance = 0
        while !drawn.isEmpty {
            let start = canvas.bytes.count
            let thin = drawn.map { $0.lines.map { ContourPath($0, Contours.tolerances[tolerance]) } }
            canvas.writePath(["contour"]) { canvas in
                for path in thin.joined() { path.write(to: &canvas.bytes) }
            }
            if canvas.bytes.count - start <= limit {
                for (index, paths) in thin.enumerated() { nameLevel(drawn[index].level, on: paths, &canvas) }
                return
            }
            canvas.bytes.removeLast(canvas.bytes.count - start)
            if tolerance + 1 < Contours.tolerances.count {
                tolerance += 1
            } else {
                // Every second level goes; at the last one there is nothing to show but noise.
                drawn = drawn.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
            }
        }
    }

    private func lines(at level: ContourLevel, in frame: Frame) -> [[Point]] {
        ContourTracer.lines(of: grid, at: level.value).map { $0.map(frame.place) }.filter { line in
            var (width, height) = (Stretch(), Stretch())
            for place in line {
                width.include(place.x)
                height.include(place.y)
            }
            return max(width.high - width.low, height.high - height.low) >= Contours.smallest
        }
    }

    private func nameLevel(_ level: ContourLevel, on paths: [ContourPath], _ canvas: inout Canvas) {
        canvas.contours.append(paths.flatMap(\.segments))
        guard let longest = paths.max(by: { $0.points.count < $1.points.count })?.points else { return }
        let stride = max(1, (longest.count + Contours.candidates - 1) / Contours.candidates)
        let places = longest.indices.filter { $0 % stride == 0 }.map { longest[$0] }
        canvas.names.append(
            WaitingName(text: level.label, places: places, contour: canvas.contours.count - 1))
    }
}

/// A contour without the points that nobody would miss.
struct ContourPath {
    /// Places in the drawing.
    let points: [Point]

    init(_ line: [Point], _ tolerance: Double) {
        points = Thinning.straightened(line, tolerance: tolerance)
    }

    var segments: [(Point, Point)] { Array(zip(points, points.dropFirst())) }

    func write(to bytes: inout [UInt8]) {
        guard let first = points.first else { return }
        var pen = Pen()
        pen.move(to: first, in: &bytes)
        for point in points.dropFirst() { pen.draw(to: point, in: &bytes) }
        pen.lift(in: &bytes)
    }
}
