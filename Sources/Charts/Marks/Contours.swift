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
    private static let tolerances = [0.1, 0.15, 0.25, 0.4]
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

/// A contour in tenths of a unit, without the points that nobody would miss.
struct ContourPath {
    /// Places in the drawing.
    let points: [Point]

    init(_ line: [Point], _ tolerance: Double) {
        points = Thinning.straightened(line, tolerance: tolerance)
    }

    var segments: [(Point, Point)] { Array(zip(points, points.dropFirst())) }

    /// Appends the outline, each point relative to the rounded one before it, so that no error adds up.
    func write(to bytes: inout [UInt8]) {
        guard let first = points.first else { return }
        var (x, y) = (ContourPath.tenths(first.x), ContourPath.tenths(first.y))
        bytes.append(UInt8(ascii: "M"))
        ContourPath.append(x, to: &bytes)
        ContourPath.append(y, to: &bytes, after: true)
        bytes.append(UInt8(ascii: "l"))
        var isFirst = true
        for point in points.dropFirst() {
            let (nextX, nextY) = (ContourPath.tenths(point.x), ContourPath.tenths(point.y))
            guard nextX != x || nextY != y else { continue }
            ContourPath.append(nextX - x, to: &bytes, after: !isFirst)
            ContourPath.append(nextY - y, to: &bytes, after: true)
            (x, y) = (nextX, nextY)
            isFirst = false
        }
        // A line that rounding made a point still needs somewhere to go.
        if isFirst { bytes.append(contentsOf: "0 0".utf8) }
    }

    private static func tenths(_ length: Double) -> Int {
        let held = min(max(length, -1e6), 1e6) * 10
        return Int(held + (held < 0 ? -0.5 : 0.5))
    }

    /// A number of tenths, with a space before it where it follows another number and its sign does not part them.
    private static func append(_ tenths: Int, to bytes: inout [UInt8], after isNext: Bool = false) {
        if tenths < 0 {
            bytes.append(UInt8(ascii: "-"))
        } else if isNext {
            bytes.append(UInt8(ascii: " "))
        }
        let size = tenths.magnitude
        if size >= 10 || size == 0 { bytes.append(contentsOf: String(size / 10).utf8) }
        guard size % 10 != 0 else { return }
        bytes.append(UInt8(ascii: "."))
        bytes.append(UInt8(ascii: "0") + UInt8(size % 10))
    }
}
