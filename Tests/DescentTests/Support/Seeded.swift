/// Steele, Lea and Flood's SplitMix64: the same numbers for the same seed, everywhere.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Expressions in the notation that lessons and Python share, but for `^`.
struct RandomExpressions {
    var random: Seeded
    var isSmooth = false

    mutating func expression(_ depth: Int) -> String {
        var text = Bool.random(using: &random) ? "" : "-"
        text += term(depth)
        for _ in 0..<max(0, Int.random(in: -1...2, using: &random)) {
            text += Bool.random(using: &random) ? " + " : " - "
            text += term(depth)
        }
        return text
    }

    private mutating func term(_ depth: Int) -> String {
        var text = factor(depth)
        for _ in 0..<max(0, Int.random(in: -1...2, using: &random)) {
            text += Int.random(in: 0...3, using: &random) == 0 ? "/" : "*"
            text += factor(depth)
        }
        return text
    }

    private mutating func factor(_ depth: Int) -> String {
        switch Int.random(in: 0...9, using: &random) {
        case 0: "-" + power(depth)
        default: power(depth)
        }
    }

    private mutating func power(_ depth: Int) -> String {
        let exponents =
            isSmooth ? ["2", "3", "4"] : ["2", "3", "4", "0", "1", "-1", "-2", "(1+1)", "2^2", "9", "17"]
        let base = operand(depth)
        guard Int.random(in: 0...2, using: &random) == 0 else { return base }
        return base + "^" + (exponents.randomElement(using: &random) ?? "2")
    }

    private mutating func operand(_ depth: Int) -> String {
        let numbers = ["2", "0.1", "3.75", "1e-3", "10", "0.5", "1.25e2", "7"]
        if depth == 0 || Int.random(in: 0...3, using: &random) == 0 {
            return (["x", "y"] + numbers).randomElement(using: &random) ?? "x"
        }
        switch Int.random(in: 0...(isSmooth ? 3 : 8), using: &random) {
        case 4: return "abs(" + expression(depth - 1) + ")"
        case 5: return "floor(" + expression(depth - 1) + ")"
        case 6: return "sign(" + expression(depth - 1) + ")"
        case 7: return "max(" + expression(depth - 1) + ", " + expression(depth - 1) + ")"
        case 8: return "min(" + expression(depth - 1) + ", " + expression(depth - 1) + ", 1)"
        case 3: return "sqrt(1 + (" + expression(depth - 1) + ")^2)"
        default: return "(" + expression(depth - 1) + ")"
        }
    }
}
