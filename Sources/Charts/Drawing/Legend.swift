/// The legend of a raster: for each class that is there a swatch with its sign, and its name, in rows under the chart.
struct Legend {
    private let entries: [(look: RasterClass.Look, name: String, place: Point)]
    /// How much higher the chart is for it.
    let height: Int

    private static let rowHeight = 22.0
    private static let swatch = 20.0
    private static let gap = 14.0
    private static let left = 8.0

    /// The legend of the first raster among a chart's marks; of no height where there is none.
    init(_ marks: [Mark]) {
        var raster: Raster?
        for case .raster(let mark) in marks where raster == nil { raster = mark }
        guard let raster else {
            (entries, height) = ([], 0)
            return
        }
        var entries: [(RasterClass.Look, String, Point)] = []
        var place = Point(Legend.left, Double(Layout.height) + 8)
        let right = Double(Layout.width)
        var wasEnd = false
        for kind in raster.present {
            let look = raster.classes[kind].look
            // Points to end in have rows of their own, above the rest.
            let isNewSort = wasEnd && !look.isEnd
            wasEnd = look.isEnd
            let name = TextWidth.cut(
                raster.classes[kind].name, to: right - 2 * Legend.left - Legend.swatch - Layout.gap)
            let width = Legend.swatch + Layout.gap + TextWidth.of(name)
            if isNewSort || place.x + width > right, place.x > Legend.left {
                place = Point(Legend.left, place.y + Legend.rowHeight)
            }
            entries.append((look, name, place))
            place.x += width + Legend.gap
        }
        self.entries = entries
        height = Int(place.y + Legend.rowHeight) - Layout.height
    }

    func draw(on canvas: inout Canvas) {
        guard !entries.isEmpty else { return }
        canvas.write("<g fill-opacity=\".3\">\n")
        for entry in entries {
            canvas.writePath(entry.look.areaClasses, filled: true) { canvas in
                canvas.write("M")
                canvas.write(entry.place)
                canvas.write("h20v14h-20z")
            }
        }
        canvas.write("</g>\n")
        canvas.writePath(["sign"]) { canvas in
            for entry in entries {
                let middle = Point(entry.place.x + Legend.swatch / 2, entry.place.y + 7)
                entry.look.writeSign(at: middle, on: &canvas)
            }
        }
        for entry in entries {
            let x = entry.place.x + Legend.swatch + Layout.gap
            canvas.writeText(entry.name, at: Point(x, entry.place.y + 12), classes: "name")
        }
    }
}
