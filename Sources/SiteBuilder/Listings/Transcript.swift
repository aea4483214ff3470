package import Descent

/// What a run's listings print, line by line, whatever their language.
package enum Transcript {
    /// The lines in UTF-8, without line ends; nil where a line needs a row that the run has not.
    package static func lines(of run: Run, _ line: PrintLine) -> [[UInt8]]? {
        let steps = line.usesNext ? 0..<run.steps : 1..<run.steps + 1
        var lines: [[UInt8]] = []
        lines.reserveCapacity(steps.count)
        for step in steps {
            var text: [UInt8] = []
            for piece in line.pieces {
                switch piece {
                case .text(let words): text += words
                case .value(let quantity, let format):
                    guard let value = run.value(of: quantity, at: step) else { return nil }
                    append(value, format, isWhole: quantity.expression.isCount, to: &text)
                }
            }
            lines.append(text)
        }
        return lines
    }

    /// As Python's `format` and C's `printf` write it, filled up to the width.
    static func append(_ value: Double, _ format: PrintFormat, isWhole: Bool, to text: inout [UInt8]) {
        var digits: [UInt8] = []
        switch format.style {
        case .shortest where isWhole, .whole:
            DecimalFormat.appendFixed(value, decimals: 0, minusZero: .signed, to: &digits)
        case .shortest: DecimalFormat.appendShortest(value, minusZero: .signed, to: &digits)
        case .fixed(let decimals):
            DecimalFormat.appendFixed(value, decimals: decimals, minusZero: .signed, to: &digits)
        case .exponent(let decimals):
            DecimalFormat.appendExponent(value, decimals: decimals, minusZero: .signed, to: &digits)
        }
        if format.hasPlus, digits.first != UInt8(ascii: "-") { digits.insert(UInt8(ascii: "+"), at: 0) }
        let missing = max(0, format.width - digits.count)
        if format.hasZeros, value.isFinite {
            let sign = digits.first.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") } ?? false
            digits.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: missing), at: sign ? 1 : 0)
            text += digits
        } else {
            if !format.isLeft { text += repeatElement(UInt8(ascii: " "), count: missing) }
            text += digits
            if format.isLeft { text += repeatElement(UInt8(ascii: " "), count: missing) }
        }
    }
}
