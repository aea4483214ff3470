/// An exponent that products and square roots can do: a whole number, or a whole number and a half.
///
/// `x^n` is `((x·x)·x)·…`, multiplied from the left; `x^(n + ½)` is `x^n · √x`; a negative power is one divided by
/// the positive one; `x^0` is 1.
struct PowerKind {
    /// The whole part of the exponent's size.
    let whole: Int32
    let hasHalf: Bool
    let isReciprocal: Bool

    init?(_ exponent: Double) {
        let size = exponent.magnitude
        guard size <= Double(Limits.power) else { return nil }
        let whole = Operation.floor(size)
        guard size == whole || size == whole + 0.5 else { return nil }
        self.whole = Int32(whole)
        self.hasHalf = size != whole
        self.isReciprocal = exponent < 0
    }

    func apply(_ base: Double) -> Double {
        var value = whole > 0 ? Operation.raise(base, whole) : 1
        if hasHalf { value = whole > 0 ? value * base.squareRoot() : base.squareRoot() }
        return isReciprocal ? 1 / value : value
    }
}
