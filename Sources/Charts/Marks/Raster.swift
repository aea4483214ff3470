/// A map of classes: a rectangle of cells, each of which belongs to one of a few classes.
///
/// The commonest class is the ground; the others lie on it as merged rectangles. Every class has its colour and its
/// sign, which is repeated over its area and stands in the legend, so that the map reads without colour.
public struct Raster: Equatable, Sendable {
    /// How many cells lie side by side and above one another.
    public var columns: Int
    public var rows: Int
    /// The class of each cell, row after row from the lowest, each from left to right.
    public var cells: [Int]
    /// What each class is called, and how it looks.
    public var classes: [RasterClass]

    /// A raster of the six ways of ending, which the figure tells apart.
    public init(columns: Int, rows: Int, cells: [Int], names: [String]) {
        self.init(
            columns: columns, rows: rows, cells: cells,
            classes: names.enumerated().map { RasterClass($1, .kind($0)) })
    }

    /// A raster from its cells; those of no class count as of the first.
    public init(columns: Int, rows: Int, cells: [Int], classes: [RasterClass]) {
        self.columns = max(columns, 1)
        self.rows = max(rows, 1)
        let count = self.columns * self.rows
        let known = cells.prefix(count).map { classes.indices.contains($0) ? $0 : 0 }
        self.cells = known + [Int](repeating: 0, count: count - known.count)
        self.classes = classes
    }

    /// The classes that have cells, in their order.
    var present: [Int] {
        let found = Set(cells)
        return classes.indices.filter { found.contains($0) }
    }

    /// Whether some classes are points to end in.
    var tellsEnds: Bool { classes.contains { $0.look.isEnd } }

    /// As that of the other marks.
    var seriesIndex: Int { present.map { classes[$0].look.seriesIndex }.max() ?? 0 }

    /// Bytes of all areas together.
    private static let mostBytes = 6_500
    /// Between two signs of the lattice, in units.
    private static let spacing = 24.0

    func draw(on canvas: inout Canvas) {
        var raster = self
        while true {
            let start = canvas.bytes.count
            raster.drawAreas(on: &canvas)
            if canvas.bytes.count - start <= Raster.mostBytes || raster.columns * raster.rows <= 16 { break }
            canvas.bytes.removeLast(canvas.bytes.count - start)
            raster = raster.halved
        }
        raster.drawSigns(on: &canvas)
    }

    // MARK: - Areas

    private func drawAreas(on canvas: inout Canvas) {
        let plot = canvas.frame.plot
        let ground = present.max { one, other in count(of: one) < count(of: other) } ?? 0
        guard classes.indices.contains(ground) else { return }
        canvas.write("<g transform=\"translate(")
        canvas.write(Point(plot.left, plot.bottom))
        canvas.write(") scale(")
        canvas.write(Raster.ratio(plot.right - plot.left, columns))
        canvas.write(" -")
        canvas.write(Raster.ratio(plot.bottom - plot.top, rows))
        canvas.write(")\" fill-opacity=\".3\">\n")
        canvas.writePath(classes[ground].look.areaClasses, filled: true) { canvas in
            Raster.write(Rectangle(column: 0, row: 0, width: columns, height: rows), on: &canvas)
        }
        for kind in present where kind != ground {
            canvas.writePath(classes[kind].look.areaClasses, filled: true) { canvas in
                for rectangle in rectangles(of: kind) { Raster.write(rectangle, on: &canvas) }
            }
        }
        canvas.write("</g>\n")
    }

    /// Three decimals, so that the last of a hundred cells ends within a twentieth of a unit of the frame.
    private static func ratio(_ length: Double, _ count: Int) -> String {
        let thousandths = Decimal.wholeBelow(length / Double(count) * 1000 + 0.5)
        let rest = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.utf8.count) + rest
    }

    private struct Rectangle {
        var column: Int
        var row: Int
        var width: Int
        var height: Int
    }

    /// Runs of cells of one row, joined with equal runs above them.
    private func rectangles(of kind: Int) -> [Rectangle] {
        var done: [Rectangle] = []
        var open: [Rectangle] = []
        for row in 0..<rows {
            var runs: [Rectangle] = []
            for column in 0..<columns where cells[row * columns + column] == kind {
                if let last = runs.last, last.column + last.width == column {
                    runs[runs.count - 1].width += 1
                } else {
                    runs.append(Rectangle(column: column, row: row, width: 1, height: 1))
                }
            }
            for index in runs.indices {
                let below = open.firstIndex {
                    $0.column == runs[index].column && $0.width == runs[index].width
                }
                guard let below else { continue }
                runs[index] = open.remove(at: below)
                runs[index].height += 1
            }
            done += open
            open = runs
        }
        return done + open
    }

    private static func write(_ rectangle: Rectangle, on canvas: inout Canvas) {
        canvas.write("M")
        canvas.write(rectangle.column)
        canvas.write(" ")
        canvas.write(rectangle.row)
        canvas.write("h")
        canvas.write(rectangle.width)
        canvas.write("v")
        canvas.write(rectangle.height)
        canvas.write("h")
        canvas.write(-rectangle.width)
        canvas.write("z")
    }

    private func count(of kind: Int) -> Int { cells.lazy.filter { $0 == kind }.count }

    /// Half as many cells each way, each of the class of its lower left one: for a map that is all specks.
    private var halved: Raster {
        let (width, height) = ((columns + 1) / 2, (rows + 1) / 2)
        var kept: [Int] = []
        for row in 0..<height {
            for column in 0..<width { kept.append(cells[row * 2 * columns + column * 2]) }
        }
        return Raster(columns: width, rows: height, cells: kept, classes: classes)
    }

    // MARK: - Signs

    /// The sign of each class on a lattice over its area, where the cell and its neighbours are of it.
    private func drawSigns(on canvas: inout Canvas) {
        let plot = canvas.frame.plot
        let across = Decimal.wholeBelow((plot.right - plot.left) / Raster.spacing)
        let up = Decimal.wholeBelow((plot.bottom - plot.top) / Raster.spacing)
        var places: [[Point]] = classes.map { _ in [] }
        for row in 0..<up {
            for column in 0..<across {
                // Every second row is shifted, so that no line of signs looks like a line.
                let x = (Double(column) + (row % 2 == 0 ? 0.25 : 0.75)) / Double(across)
                let y = (Double(row) + 0.5) / Double(up)
                let kind = cells[
                    min(Int(y * Double(rows)), rows - 1) * columns
                        + min(Int(x * Double(columns)), columns - 1)]
                let place = Point(
                    plot.left + x * (plot.right - plot.left), plot.bottom - y * (plot.bottom - plot.top))
                if places.indices.contains(kind) { places[kind].append(place) }
            }
        }
        canvas.writePath(["sign"]) { canvas in
            for (kind, own) in places.enumerated() {
                for place in own { classes[kind].look.writeSign(at: place, on: &canvas) }
            }
        }
    }
}
