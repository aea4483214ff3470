/// The drawing under way: the bytes so far, what later labels must keep clear of, and labels that wait for their place.
struct Canvas {
    let frame: Frame
    /// How many runs share the figure's bytes.
    let runs: Int
    var bytes: [UInt8]
    /// Drawn segments, in the order of drawing.
    var obstacles: [(Point, Point)] = []
    var waiting: [WaitingLabel] = []
    /// The segments of each level's contour, in the drawing.
    var contours: [[(Point, Point)]] = []
    var names: [WaitingName] = []

    /// Takes the caller's buffer over, so that nothing is copied; `Chart.write(to:)` gives it back.
    init(frame: Frame, runs: Int, bytes: inout [UInt8]) {
        self.frame = frame
        self.runs = runs
        self.bytes = []
        swap(&self.bytes, &bytes)
    }

    /// A run's part of something of which a figure holds so many, at least a few.
    func share(of total: Int) -> Int { max(total / runs, 6) }

    mutating func write(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    mutating func write(_ number: Int) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        writeDigits(number.magnitude)
    }

    /// A length with at most two decimals, which is finer than a screen's pixels.
    mutating func write(_ length: Double) {
        let hundredths = Canvas.hundredths(length)
        if hundredths < 0 { bytes.append(UInt8(ascii: "-")) }
        let size = hundredths.magnitude
        writeDigits(size / 100)
        let rest = size % 100
        guard rest != 0 else { return }
        bytes.append(UInt8(ascii: "."))
        bytes.append(UInt8(ascii: "0") + UInt8(rest / 10))
        if rest % 10 != 0 { bytes.append(UInt8(ascii: "0") + UInt8(rest % 10)) }
    }

    /// A point as `x y`.
    mutating func write(_ point: Point) {
        write(point.x)
        bytes.append(UInt8(ascii: " "))
        write(point.y)
    }

    /// The nearest hundredth, halves away from zero.
    static func hundredths(_ length: Double) -> Int {
        let held = min(max(length, -1e7), 1e7)
        guard held == held else { return 0 }
        return Int(held * 100 + (held < 0 ? -0.5 : 0.5))
    }

    private mutating func writeDigits(_ number: UInt) {
        if number >= 1000 { writeDigits(number / 1000) }
        let three = number % 1000
        if number >= 100 { bytes.append(UInt8(ascii: "0") + UInt8(three / 100)) }
        if number >= 10 { bytes.append(UInt8(ascii: "0") + UInt8(three / 10 % 10)) }
        bytes.append(UInt8(ascii: "0") + UInt8(three % 10))
    }

    /// Words, with markup's own characters as entities and what XML 1.0 forbids as U+FFFD.
    mutating func writeEscaped(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": write("&amp;")
            case "<": write("&lt;")
            case ">": write("&gt;")
            case "\"": write("&quot;")
            case "\t", "\n", "\r": write(" ")
            default:
                let isForbidden = scalar.value < 0x20 || scalar.value & 0xFFFE == 0xFFFE
                bytes.append(
                    contentsOf: UTF8.encode(isForbidden ? "\u{FFFD}" : scalar)
                        ?? UTF8.encodedReplacementCharacter)
            }
        }
    }

    /// An id: HTML's white space would end it in `aria-labelledby`.
    mutating func writeIdentifier(_ identifier: String, _ ending: String) {
        for scalar in identifier.unicodeScalars {
            if scalar.value <= 0x20 {
                write("-")
            } else {
                writeEscaped(String(scalar))
            }
        }
        write(ending)
    }

    /// A word or two at a place; `anchor` is SVG's `start`, `middle` or `end`, empty where a group says it.
    mutating func writeText(_ text: String, at point: Point, classes: String = "", anchor: String = "") {
        write("<text")
        if !classes.isEmpty {
            write(" class=\"")
            write(classes)
            write("\"")
        }
        write(" x=\"")
        write(point.x)
        write("\" y=\"")
        write(point.y)
        if !anchor.isEmpty {
            write("\" text-anchor=\"")
            write(anchor)
        }
        write("\">")
        writeEscaped(text)
        write("</text>\n")
    }

    /// A path of class `classes` whose outline `outline` writes; nothing at all where it writes nothing.
    ///
    /// - Parameter attributes: further ones, each after a space.
    mutating func writePath(
        _ classes: [String], filled: Bool = false, attributes: String = "", _ outline: (inout Canvas) -> Void
    ) {
        let start = bytes.count
        write("<path class=\"")
        for (index, name) in classes.enumerated() {
            if index > 0 { write(" ") }
            write(name)
        }
        // Without a stylesheet the figure still reads as lines, not as blots.
        write(filled ? "\"" : "\" fill=\"none\" stroke=\"currentColor\"")
        write(attributes)
        write(" d=\"")
        let empty = bytes.count
        outline(&self)
        if bytes.count == empty {
            bytes.removeLast(bytes.count - start)
        } else {
            write("\"/>\n")
        }
    }
}
