/// One layer of a chart.
public enum Mark: Equatable, Sendable {
    /// A polyline.
    case line(Line)
    /// A marker at every point.
    case dots(Dots)
    /// Points joined in order, with their direction.
    case walk(Walk)
    /// A short dashed line that touches a curve.
    case tangent(Tangent)
    /// A reference line across the chart.
    case rule(Rule)
    /// Words beside a point.
    case label(DirectLabel)
    /// Arrows at the edge for points that are out of view.
    case edge(EdgeArrows)
    /// Lines of equal value.
    case contours(Contours)
    /// A cross where a function is lowest.
    case cross(Cross)
    /// Areas of a few classes.
    case raster(Raster)

    func draw(on canvas: inout Canvas) {
        switch self {
        case .line(let line): line.draw(on: &canvas)
        case .dots(let dots): dots.draw(on: &canvas)
        case .walk(let walk): walk.draw(on: &canvas)
        case .tangent(let tangent): tangent.draw(on: &canvas)
        case .rule(let rule): rule.draw(on: &canvas)
        case .label(let label): label.draw(on: &canvas)
        case .edge(let edge): edge.draw(on: &canvas)
        case .contours(let contours): contours.draw(on: &canvas)
        case .cross(let cross): cross.draw(on: &canvas)
        // The chart draws it, under the axes.
        case .raster: break
        }
    }

    /// The index of the series that the mark belongs to; 0 for none.
    var seriesIndex: Int {
        switch self {
        case .line(let line): line.style.index
        case .dots(let dots): dots.style.index
        case .walk(let walk): walk.style.index
        case .label(let label): label.style.index
        case .edge(let edge): edge.style.index
        case .raster(let raster): raster.seriesIndex
        case .tangent, .rule, .contours, .cross: 0
        }
    }
}

/// Which of a chart's series a mark belongs to; it decides colour, dash and marker.
public enum SeriesStyle: Equatable, Sendable {
    /// The chart's ink, for what is not a run: the loss curve itself.
    case ink
    /// The series at an index from 0; four colours, then the same colours with other dashes.
    case series(Int)

    var index: Int {
        switch self {
        case .ink: 0
        case .series(let index): max(index, 0)
        }
    }

    /// The class that gives the colour: `ink`, or `s1` to `s4`.
    var colourClass: String {
        switch self {
        case .ink: "ink"
        case .series(let index): ["s1", "s2", "s3", "s4"][max(index, 0) % 4]
        }
    }

    /// The class that gives the dash, `d1` to `d4`: the series' own, and from the fifth on another with its colour.
    var dashClass: String {
        let index = self.index
        return ["d1", "d2", "d3", "d4"][(index % 4 + index / 4) % 4]
    }

    /// Which of the four markers stands for the series, from 0; it moves on where the colours begin again.
    var marker: Int { (index % 4 + index / 4) % 4 }
}
