/// A figure as a value: two axes, and marks that are drawn in their order.
///
/// Equal charts give equal bytes, on every machine.
public struct Chart: Equatable, Sendable {
    /// What the ids of title and description begin with; unique on the page, an id's characters only.
    public var identifier: String
    /// One more class on the `svg` element, such as `curve`; empty for none.
    public var kind: String
    /// The figure's name for those who do not see it.
    public var title: String
    /// What the figure shows, in a sentence or two: start, end, trend.
    public var description: String
    /// The axis of the points' `x`.
    public var horizontal: Axis
    /// The axis of the points' `y`.
    public var vertical: Axis
    /// What is drawn, the first at the back.
    public var marks: [Mark]
    /// What lies behind the marks.
    public var backdrop: Backdrop

    /// How the plot is set off from the page.
    public enum Backdrop: Equatable, Sendable {
        /// Lines at the vertical axis's ticks, and a base line: for heights.
        case grid
        /// A frame with ticks at the left and below: for maps, whose own lines a grid would cross.
        case frame
    }

    /// A chart from its parts.
    public init(
        identifier: String, kind: String = "", title: String, description: String,
        horizontal: Axis, vertical: Axis, marks: [Mark], backdrop: Backdrop = .grid
    ) {
        self.identifier = identifier
        self.kind = kind
        self.title = title
        self.description = description
        self.horizontal = horizontal
        self.vertical = vertical
        self.marks = marks
        self.backdrop = backdrop
    }

    /// The chart as an `svg` element in UTF-8, for the inside of an HTML page: no scripts, no styles, no width.
    public func svg() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8192)
        write(to: &bytes)
        return bytes
    }

    /// Appends what `svg()` returns, without a copy.
    public func write(to bytes: inout [UInt8]) {
        let runs = min(marks.map(\.seriesIndex).max() ?? 0, Layout.mostRuns - 1) + 1
        var canvas = Canvas(frame: Frame(self), runs: runs, bytes: &bytes)
        let legend = Legend(marks)
        open(on: &canvas, height: Layout.height + legend.height)
        // A raster would cover the frame.
        for case .raster(let raster) in marks { raster.draw(on: &canvas) }
        canvas.drawAxes(self)
        for mark in marks { mark.draw(on: &canvas) }
        canvas.placeLabels()
        legend.draw(on: &canvas)
        canvas.write("</svg>\n")
        swap(&canvas.bytes, &bytes)
    }

    private func open(on canvas: inout Canvas, height: Int) {
        canvas.write("<svg class=\"chart")
        if !kind.isEmpty {
            canvas.write(" ")
            canvas.writeEscaped(kind)
        }
        canvas.write(canvas.runs <= 3 ? " of-3\"" : " of-4\"")
        canvas.write(" viewBox=\"0 0 ")
        canvas.write(Layout.width)
        canvas.write(" ")
        canvas.write(height)
        canvas.write("\" font-size=\"")
        canvas.write(Layout.fontSize)
        canvas.write("\" role=\"img\" aria-labelledby=\"")
        canvas.writeIdentifier(identifier, "-title ")
        canvas.writeIdentifier(identifier, "-desc\">\n<title id=\"")
        canvas.writeIdentifier(identifier, "-title\">")
        canvas.writeEscaped(title)
        canvas.write("</title>\n<desc id=\"")
        canvas.writeIdentifier(identifier, "-desc\">")
        canvas.writeEscaped(description)
        canvas.write("</desc>\n")
    }
}
