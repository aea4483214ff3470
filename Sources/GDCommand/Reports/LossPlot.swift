/// A run's losses against its steps, drawn with letters for a terminal.
struct LossPlot {
    let losses: [Double]
    /// How many columns the terminal has.
    let width: Int
    /// Braille patterns, four dots high and two wide a letter; else plain ASCII.
    let isUnicode: Bool

    private static let height = 8
    /// Narrower than this there is no room beside the labels.
    private static let narrowest = 30
    private static let widest = 80
    /// From this ratio of the largest to the smallest loss on, equal differences would hide the small ones.
    private static let logarithmicRatio = 100.0

    /// The plot's lines, each with its line end; empty for a run of one point, or on too narrow a terminal.
    var text: String {
        let finite = losses.filter(\.isFinite)
        guard losses.count > 1, width >= Self.narrowest, let lowest = finite.min(), let highest = finite.max()
        else { return "" }
        let positive = finite.filter { $0 > 0 }.min() ?? 1
        let isLogarithmic = lowest >= 0 && highest / positive >= Self.logarithmicRatio
        let floor = isLogarithmic ? positive : lowest
        let labels = [Self.label(highest), Self.label(floor)]
        let margin = max(labels[0].count, labels[1].count)
        var grid = DotGrid(
            columns: min(width, Self.widest) - margin - 4, rows: Self.height, isUnicode: isUnicode)
        draw(on: &grid, from: floor, to: highest, isLogarithmic: isLogarithmic)
        let lines = grid.lines
        var text = "\nloss\(isLogarithmic ? " (logarithmic scale)" : "")\n"
        for (row, line) in lines.enumerated() {
            let label = row == 0 ? labels[0] : row == lines.count - 1 ? labels[1] : ""
            let isLabelled = !label.isEmpty
            let edge = isUnicode ? (isLabelled ? "┤" : "│") : "|"
            text += String(repeating: " ", count: margin + 1 - label.count) + label + " " + edge + line + "\n"
        }
        let rule = String(repeating: isUnicode ? "─" : "-", count: grid.columns)
        text += String(repeating: " ", count: margin + 2) + (isUnicode ? "└" : "+") + rule + "\n"
        let last = "\(losses.count - 1)"
        let gap = max(1, grid.columns - 5 - last.count)
        return text + String(repeating: " ", count: margin + 3) + "step 0"
            + String(repeating: " ", count: gap - 1) + last + "\n"
    }

    /// A line from step to step; what is not finite, or lies below a logarithmic scale, is an arrow at the edge.
    private func draw(on grid: inout DotGrid, from low: Double, to high: Double, isLogarithmic: Bool) {
        let (bottom, top) = isLogarithmic ? (Self.logarithm(low), Self.logarithm(high)) : (low, high)
        let span = top / 2 - bottom / 2
        var before: (x: Int, y: Int)?
        for (step, loss) in losses.enumerated() {
            let x = step * (grid.dotColumns - 1) / (losses.count - 1)
            guard loss.isFinite, !isLogarithmic || loss > 0 else {
                grid.setArrow(isUp: !(loss <= 0), atColumn: x)
                before = nil
                continue
            }
            let height = (isLogarithmic ? Self.logarithm(loss) : loss) / 2 - bottom / 2
            let part = span > 0 ? min(max(height / span, 0), 1) : 0.5
            let y = Int(part * Double(grid.dotRows - 1) + 0.5)
            // Without a step in between, a column holds at most its height in new dots.
            grid.setLine(from: before ?? (x, y), to: (x, y))
            before = (x, y)
        }
    }

    /// The logarithm to base 2 with a straight line between powers of 2, within a tenth: finer than the dots.
    private static func logarithm(_ value: Double) -> Double {
        Double(value.exponent) + (value.significand - 1)
    }

    private static func label(_ value: Double) -> String {
        RunTable.number(value)
    }
}

/// Dots in letters: eight of them in a Braille pattern, one in a plain letter.
struct DotGrid {
    let columns: Int
    let rows: Int
    private let isUnicode: Bool
    /// The dots of each letter, row after row from the top: Unicode's bits of a Braille pattern.
    private var letters: [UInt8]
    /// Letters that an arrow has taken.
    private var arrows: [Int: Bool] = [:]

    init(columns: Int, rows: Int, isUnicode: Bool) {
        self.columns = columns
        self.rows = rows
        self.isUnicode = isUnicode
        letters = [UInt8](repeating: 0, count: columns * rows)
    }

    var dotColumns: Int { isUnicode ? columns * 2 : columns }
    var dotRows: Int { isUnicode ? rows * 4 : rows }

    /// The bits of a Braille pattern's dots, from the top, left and right.
    private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

    /// Sets one dot; `y` counts from the bottom.
    mutating func set(_ x: Int, _ y: Int) {
        guard x >= 0, x < dotColumns, y >= 0, y < dotRows else { return }
        let down = dotRows - 1 - y
        if isUnicode {
            letters[down / 4 * columns + x / 2] |= Self.bits[down % 4][x % 2]
        } else {
            letters[down * columns + x] = 1
        }
    }

    /// Sets the dots between two, both included.
    mutating func setLine(from: (x: Int, y: Int), to: (x: Int, y: Int)) {
        let count = max(abs(to.x - from.x), abs(to.y - from.y))
        for part in 0...count {
            let dx = count == 0 ? 0 : ((to.x - from.x) * part * 2 + count) / (2 * count)
            let dy = count == 0 ? 0 : Self.rounded((to.y - from.y) * part, over: count)
            set(from.x + dx, from.y + dy)
        }
    }

    private static func rounded(_ value: Int, over count: Int) -> Int {
        value < 0 ? -((-2 * value + count) / (2 * count)) : (2 * value + count) / (2 * count)
    }

    /// Shows at the top, or at the bottom, that a value lies out of view there.
    mutating func setArrow(isUp: Bool, atColumn x: Int) {
        let column = isUnicode ? x / 2 : x
        arrows[isUp ? column : (rows - 1) * columns + column] = isUp
    }

    /// The letters, a line for each row, without blanks at the end.
    var lines: [String] {
        (0..<rows).map { row in
            var line = ""
            var blanks = 0
            for column in 0..<columns {
                let place = row * columns + column
                guard letters[place] != 0 || arrows[place] != nil else {
                    blanks += 1
                    continue
                }
                line += String(repeating: " ", count: blanks)
                blanks = 0
                line += letter(at: place)
            }
            return line
        }
    }

    private func letter(at place: Int) -> String {
        if let isUp = arrows[place] { return isUnicode ? (isUp ? "↑" : "↓") : (isUp ? "^" : "v") }
        guard isUnicode, let scalar = Unicode.Scalar(0x2800 + UInt32(letters[place])) else { return "*" }
        return String(Character(scalar))
    }
}
