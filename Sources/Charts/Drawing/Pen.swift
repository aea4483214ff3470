/// Writes open lines and dots in tenths of a unit, each point relative to the rounded one before it, so that no error adds up.
///
/// A tenth is finer than what a screen shows of a line, and small differences make small files.
struct Pen {
    /// Where the line has come to, in tenths.
    private var x = 0
    private var y = 0
    /// Whether the line under way has gone nowhere yet.
    private var isAtStart = false

    /// Begins a line; `lift` ends it.
    mutating func move(to point: Point, in bytes: inout [UInt8]) {
        lift(in: &bytes)
        (x, y) = (Pen.tenths(point.x), Pen.tenths(point.y))
        bytes.append(UInt8(ascii: "M"))
        Pen.append(x, to: &bytes)
        Pen.append(y, to: &bytes, after: true)
        bytes.append(UInt8(ascii: "l"))
        isAtStart = true
    }

    /// Goes on to a point; one that rounding makes the same is left out.
    mutating func draw(to point: Point, in bytes: inout [UInt8]) {
        let (nextX, nextY) = (Pen.tenths(point.x), Pen.tenths(point.y))
        guard nextX != x || nextY != y else { return }
        Pen.append(nextX - x, to: &bytes, after: !isAtStart)
        Pen.append(nextY - y, to: &bytes, after: true)
        (x, y) = (nextX, nextY)
        isAtStart = false
    }

    /// Ends a line: one that rounding made a point still needs somewhere to go.
    mutating func lift(in bytes: inout [UInt8]) {
        if isAtStart { bytes.append(contentsOf: "0 0".utf8) }
        isAtStart = false
    }

    /// A line of no length, which round or square ends make a dot; relative to the dot before it, if any.
    mutating func dot(at point: Point, isFirst: Bool, in bytes: inout [UInt8]) {
        let (nextX, nextY) = (Pen.tenths(point.x), Pen.tenths(point.y))
        bytes.append(isFirst ? UInt8(ascii: "M") : UInt8(ascii: "m"))
        Pen.append(isFirst ? nextX : nextX - x, to: &bytes)
        Pen.append(isFirst ? nextY : nextY - y, to: &bytes, after: true)
        bytes.append(contentsOf: "h0".utf8)
        (x, y) = (nextX, nextY)
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
        if size >= 10 || size == 0 { appendDigits(size / 10, to: &bytes) }
        guard size % 10 != 0 else { return }
        bytes.append(UInt8(ascii: "."))
        bytes.append(UInt8(ascii: "0") + UInt8(size % 10))
    }

    private static func appendDigits(_ number: UInt, to bytes: inout [UInt8]) {
        if number >= 10 { appendDigits(number / 10, to: &bytes) }
        bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
    }
}
