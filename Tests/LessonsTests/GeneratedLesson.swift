import Foundation

/// A lesson that is right by construction, with the place of every numeral that it claims.
///
/// The values come from a loop of this file and from C's `printf`, not from the tool.
struct GeneratedLesson {
    private(set) var text = ""
    /// Where the claimed numerals stand, in bytes.
    private(set) var claimed: [Range<Int>] = []

    private var random: Seeded
    private let centre: Double
    private let rate: Double
    private let method: String
    private var weights: [Double]

    init(seed: Int) {
        random = Seeded(seed)
        centre = Double(random.pick([3, -2, 40, 0.5, 7]))
        rate = random.pick([0.1, 0.05, 0.3, 0.45, 0.9])
        method = random.pick(["", "", "momentum 0.5", "nesterov 0.9", "adagrad", "rmsprop", "adam", "adamw"])
        weights = [random.pick([0.0, 1, -5, 200, 6.5])]
        walk(steps: random.pick([3, 5, 8, 12]))
        write()
    }

    private func loss(_ step: Int) -> Double { (weights[step] - centre) * (weights[step] - centre) }

    private var last: Int { weights.count - 1 }

    /// The updates as PyTorch's documentation has them, with its standard settings.
    private mutating func walk(steps: Int) {
        var (velocity, mean, square) = (0.0, 0.0, 0.0)
        var weight = weights[0]
        for step in 1...steps {
            let slope = 2 * (weight - centre)
            switch method.prefix(while: \.isLetter) {
            case "momentum":
                velocity = 0.5 * velocity + slope
                weight -= rate * velocity
            case "nesterov":
                velocity = 0.9 * velocity + slope
                weight -= rate * (slope + 0.9 * velocity)
            case "adagrad":
                square += slope * slope
                weight -= rate * slope / (square.squareRoot() + 1e-10)
            case "rmsprop":
                square = 0.99 * square + (1 - 0.99) * (slope * slope)
                weight -= rate * slope / (square.squareRoot() + 1e-8)
            case "adam", "adamw":
                if method == "adamw" { weight -= rate * 0.01 * weight }
                mean = 0.9 * mean + (1 - 0.9) * slope
                square = 0.999 * square + (1 - 0.999) * (slope * slope)
                let unbiased = (square / (1 - pow(0.999, Double(step)))).squareRoot()
                weight -= rate * (mean / (1 - pow(0.9, Double(step)))) / (unbiased + 1e-8)
            default: weight -= rate * slope
            }
            weights.append(weight)
        }
    }

    // MARK: - Text

    /// Appends text; what stands between ⟦ and ⟧ is a claimed numeral.
    private mutating func add(_ part: String) {
        for (index, piece) in part.components(separatedBy: "⟦").enumerated() {
            let halves = piece.components(separatedBy: "⟧")
            if index > 0, let numeral = halves.first {
                claimed.append(text.utf8.count..<text.utf8.count + numeral.utf8.count)
            }
            text += halves.joined()
        }
    }

    private mutating func write() {
        let end = number(weights[last])
        add("---\ntitle: T\nsummary: \(summary(end))\n---\n\n")
        add("# It ends at [\(number(weights[last]))](gd:walk.w[last])\n\n")
        add(block())
        for _ in 0..<6 { add(place(of: claim()) + "\n\n") }
        add(tables())
        add(transcript())
    }

    private mutating func summary(_ end: String) -> String {
        let claim = "[\(end)](gd:walk.w[last])"
        return random.pick([
            "é to \(claim)", "\"\\\"é\\\" to \(claim)\"", "'it''s \(claim)'", ">-\n  folded\n  to \(claim)",
        ])
    }

    private mutating func block() -> String {
        """
        ```gd walk
        minimize L(w) = (w - \(centre < 0 ? "(\(centre))" : "\(centre)"))^2
        from w = \(weights[0])
        rate \(rate)
        steps \(last)\(method.isEmpty ? "" : "\nmethod \(method)")
        caption "from [\(number(weights[0]))](gd:walk.from.w) to [\(number(weights[last]))](gd:walk.w[last])"

        | step | 0 | 1 | … | \(last) |
        |------|---|---|---|---|
        | w    | \(number(weights[0])) | \(number(weights[1])) | … | \(number(weights[last])) |
        | loss | \(number(loss(0))) | … | … | \(number(loss(last))) |
        ```

        """
    }

    /// A claim on a line of its own, in one of the places where Markdown may hold it.
    private mutating func place(of claim: String) -> String {
        random.pick([
            "It is \(claim).", "Größe → \(claim)", "- a\n  - nested \(claim)", "> quoted\nlazy \(claim)",
            "> - deep\n>   \(claim)", "1. one\n\n   two \(claim)", "## Heading \(claim)",
            "Setext \(claim)\n---",
            "| a | b |\n|---|---|\n| c | d \(claim) |", "*emphasis, \(claim)*",
            "| [step](gd:walk) | w |\n|---|---|\n| 1 | ⟦\(plain(weights[1]))⟧ |\n\n\(claim)",
        ])
    }

    private mutating func claim() -> String {
        let step = Int(random.next() % UInt64(last + 1))
        switch random.next() % 9 {
        case 0: return "[\(number(weights[step]))](gd:walk.w[\(step)])"
        case 1: return "[about **\(number(loss(step)))**](gd:walk.loss[\(step)])"
        case 2: return "[`\(number(loss(step)))`](gd:walk.L[last-\(last - step)])"
        case 3: return "[\(number(rate))](gd:walk.rate)"
        case 4: return "[⟦\(last)⟧ steps](gd:walk.steps)"
        case 5:
            return "[\(number(weights[0])) → \(number(weights[1])) → … → \(number(weights[last]))](gd:walk.w)"
        case 6: return "[\(number(weights[1])), \(number(weights[2]))](gd:walk.w[1...2])"
        case 7: return "[\(number(weights[step] - centre + 1))](gd:=walk.w[\(step)]-(\(centre))+1)"
        default: return "[\(number(2 * (weights[step] - centre)))](gd:walk.slope[\(step)])"
        }
    }

    private mutating func tables() -> String {
        let numbers = (0..<3).map { _ in Double(random.next() % 100_000) / 100 }
        var table = "| [part](gd:sum) | sum |\n|---|---:|\n"
        for number in numbers { table += "| p | \(format("%.2f", number)) |\n" }
        table += "| all | ⟦\(format("%.2f", numbers.reduce(0, +)))⟧ |\n\n"
        let inputs = [0.5, -1.25, 8]
        table += "| [w](gd:walk) | L(w) |\n|---|---|\n"
        for input in inputs { table += "| \(input) | \(number((input - centre) * (input - centre))) |\n" }
        return table + "\n"
    }

    private func transcript() -> String {
        func line(_ step: Int) -> String {
            "step ⟦\(step)⟧: w = ⟦\(format("%.4f", weights[step]))⟧ loss = ⟦\(format("%.4f", loss(step)))⟧\n"
        }
        return "```gd-output walk\n" + line(1) + "…\n" + line(last) + "```\n"
    }

    // MARK: - Numerals

    private func format(_ format: String, _ value: Double) -> String {
        let text = String(format: format, value)
        return text.hasPrefix("-") && !text.contains(where: { "123456789".contains($0) })
            ? String(text.dropFirst()) : text
    }

    private func plain(_ value: Double) -> String { format("%.4f", value) }

    /// The value in one of the styles that authors write, as a claimed numeral.
    private mutating func number(_ value: Double) -> String {
        let decimals = Int(random.next() % 6)
        var text = format("%.\(decimals)f", value)
        switch random.next() % 8 {
        case 0: text = text.replacingOccurrences(of: "-", with: "−")
        case 1: text = grouped(text)
        case 2 where value != 0: text = format("%.3e", value)
        case 3 where value != 0: text = format("%.2e", value).replacingOccurrences(of: "e", with: "×10^")
        case 4: text = format("%.\(decimals)f", value * 100) + "%"
        case 5 where decimals > 1 && value > 0 && value < 1e6: text = cut(value, decimals) + "…"
        case 6 where value > 0: text = "+" + text
        default: break
        }
        return "⟦\(text)⟧"
    }

    /// The first digits of the shortest form.
    private func cut(_ value: Double, _ decimals: Int) -> String {
        let parts = (String(format: "%.20f", Double("\(value)") ?? 0)).split(separator: ".")
        let shortest = "\(value)".split(separator: ".")
        guard shortest.count == 2, !"\(value)".contains("e") else {
            return "\(parts[0]).\(parts[1].prefix(decimals))"
        }
        let fraction = shortest[1] + String(repeating: "0", count: 20)
        return "\(shortest[0]).\(fraction.prefix(decimals))"
    }

    private func grouped(_ text: String) -> String {
        let whole = text.prefix { $0 != "." }
        let digits = whole.drop { $0 == "-" }
        guard digits.count > 3 else { return text }
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result += "," }
            result.append(digit)
        }
        return (whole.hasPrefix("-") ? "-" : "") + result + text.dropFirst(whole.count)
    }
}
