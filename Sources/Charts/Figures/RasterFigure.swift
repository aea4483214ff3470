/// A map of how something comes out over two settings.
public struct RasterFigure: Equatable, Sendable {
    /// What ids begin with; unique on the page.
    public var identifier: String
    /// The figure's name for those who do not see it.
    public var title: String
    /// What the figure shows: each class's share.
    public var description: String
    /// The setting that varies along a row.
    public var horizontal: Axis
    /// The setting that varies from row to row.
    public var vertical: Axis
    /// The classes, one cell for each pair of settings.
    public var raster: Raster
    /// A pair of settings that the text speaks of, and its name.
    public var marked: (point: Point, name: String)?

    /// A figure from its parts.
    public init(
        identifier: String, title: String, description: String, horizontal: Axis, vertical: Axis,
        raster: Raster, marked: (point: Point, name: String)? = nil
    ) {
        self.identifier = identifier
        self.title = title
        self.description = description
        self.horizontal = horizontal
        self.vertical = vertical
        self.raster = raster
        self.marked = marked
    }

    public static func == (left: RasterFigure, right: RasterFigure) -> Bool { left.chart() == right.chart() }

    /// The chart of this figure: the classes' areas, the marked pair on them, and a legend.
    public func chart() -> Chart {
        var marks: [Mark] = [.raster(raster)]
        if let marked {
            marks.append(.dots(Dots([marked.point], style: .ink)))
            marks.append(.label(DirectLabel(marked.name, at: marked.point, style: .ink)))
        }
        return Chart(
            identifier: identifier, kind: raster.tellsEnds ? "raster ends" : "raster", title: title,
            description: description,
            horizontal: horizontal, vertical: vertical, marks: marks, backdrop: .frame)
    }
}
