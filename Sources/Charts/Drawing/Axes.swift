extension Canvas {
    /// The backdrop, tick labels and both titles.
    mutating func drawAxes(_ chart: Chart) {
        switch chart.backdrop {
        case .grid: drawGrid()
        case .frame: drawFrame()
        }
        drawHorizontalLabels()
        drawVerticalLabels()
        drawTitles(chart.horizontal, chart.vertical)
    }

    private mutating func drawGrid() {
        let plot = frame.plot
        writePath(["grid"]) { canvas in
            for tick in canvas.frame.verticalTicks {
                canvas.write("M")
                canvas.write(Point(plot.left, canvas.frame.vertical.position(tick.value)))
                canvas.write("H")
                canvas.write(plot.right)
            }
        }
        writePath(["axis"]) { canvas in
            canvas.write("M")
            canvas.write(Point(plot.left, plot.bottom))
            canvas.write("H")
            canvas.write(plot.right)
            canvas.writeHorizontalTicks()
        }
    }

    private mutating func drawFrame() {
        let plot = frame.plot
        writePath(["axis"]) { canvas in
            canvas.write("M")
            canvas.write(Point(plot.left, plot.top))
            canvas.write("H")
            canvas.write(plot.right)
            canvas.write("V")
            canvas.write(plot.bottom)
            canvas.write("H")
            canvas.write(plot.left)
            canvas.write("z")
            canvas.writeHorizontalTicks()
            for tick in canvas.frame.verticalTicks {
                canvas.write("M")
                canvas.write(Point(plot.left, canvas.frame.vertical.position(tick.value)))
                canvas.write("h-3")
            }
        }
    }

    private mutating func writeHorizontalTicks() {
        for tick in frame.horizontalTicks {
            write("M")
            write(Point(frame.horizontal.position(tick.value), frame.plot.bottom))
            write("v5")
        }
    }

    private mutating func drawHorizontalLabels() {
        write("<g class=\"tick\" text-anchor=\"middle\">\n")
        let baseline = frame.plot.bottom + 4 + Layout.lineHeight
        for tick in frame.horizontalTicks {
            let half = TextWidth.of(tick.label) / 2
            let place = frame.horizontal.position(tick.value)
            let held = min(max(place, half), Double(Layout.width) - half)
            writeText(tick.label, at: Point(held, baseline))
        }
        write("</g>\n")
    }

    private mutating func drawVerticalLabels() {
        write("<g class=\"tick\" text-anchor=\"end\">\n")
        for tick in frame.verticalTicks {
            let label = TextWidth.cut(tick.label, to: Layout.widestTickLabels)
            let baseline = frame.vertical.position(tick.value) + 5
            writeText(label, at: Point(frame.plot.left - Layout.gap, baseline))
        }
        write("</g>\n")
    }

    /// The vertical title lies level over its axis, where it can be read without turning one's head.
    private mutating func drawTitles(_ horizontal: Axis, _ vertical: Axis) {
        let width = Double(Layout.width) - 8
        writeText(
            TextWidth.cut(vertical.title, to: width), at: Point(4, Layout.ascent + 2), classes: "axis-title")
        let middle = (frame.plot.left + frame.plot.right) / 2
        let room = 2 * min(middle, Double(Layout.width) - middle)
        writeText(
            TextWidth.cut(horizontal.title, to: room), at: Point(middle, Double(Layout.height) - 6),
            classes: "axis-title", anchor: "middle")
    }
}
