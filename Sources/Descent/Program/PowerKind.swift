/// An exponent that products and square roots can do: a whole number of halves, at most ``Limits/power`` in size.
///
/// `x^n` is `((x·x)·x)·…`, multiplied from the left; `x^(n + ½)` is `x^n · √x`; a negative power is one divided by
/// the positive one; `x^0` is 1. Every other power is ``Elementary/pow(_:_:)``'s, within one unit in the last place.
/// The exponent's value alone decides, however it is written: `x^2`, `x^n` with `let n = 2` and `x^y` where y is 2
/// have the same bits.
struct PowerKind {
    /// The whole part of the exponent's size.
    let whole: Int32
    let hasHalf: Bool
    let isReciprocal: Bool

    @inline(__always)
    init?(_ exponent: Double) {
        let size = exponent.magnitude
        guard size <= Double(Limits.power) else { return nil }
        let whole = Operation.floor(size)
        guard size == whole || size == whole + 0.5 else { return nil }
        self.whole = Int32(whole)
        self.hasHalf = size != whole
        self.isReciprocal = exponent < 0
    }

    @inline(__always)
    func apply(_ base: Double) -> Double {
        var value = whole > 0 ? Operation.raise(base, whole) : 1
        if hasHalf { value = whole > 0 ? value * base.squareRoot() : base.squareRoot() }
        return isReciprocal ? 1 / value : value
    }
}

extension Operation {
    /// A power, whatever its exponent.
    ///
    /// Not inlined, so that the interpreter's loop stays small.
    @inline(never)
    static func raised(_ base: Double, to exponent: Double) -> Double {
        PowerKind(exponent)?.apply(base) ?? Elementary.pow(base, exponent)
    }

    /// The product; 0 where the first factor is 0 and the second infinite, as x^y·log(x) has it at x = 0.
    @inline(__always)
    static func vanishingProduct(_ left: Double, _ right: Double) -> Double {
        left == 0 && right == -.infinity ? 0 : left * right
    }
}
