/// x^y = e^(y·log(x)), with the logarithm and the product in two doubles.
extension Elementary {
    /// x to any real power; NaN where x is negative and y is not whole.
    @inline(never)
    static func pow(_ x: Double, _ y: Double) -> Double {
        if y == 0 || x == 1 { return 1 }
        guard !x.isNaN, !y.isNaN else { return .nan }
        let parity = Parity(y)
        let size = x.magnitude
        let isNegative = x.sign == .minus && parity == .odd
        if size == 0 || size == .infinity || y.magnitude >= 0x1p64 {
            let value = extreme(size, y)
            return isNegative ? -value : value
        }
        guard x > 0 || parity != .fraction else { return .nan }
        // Below 2^-65 even y·log(x) is less than half a unit in the last place of 1.
        guard y.magnitude > 0x1p-65 else { return 1 }
        let ofBase = logarithm(LogarithmPlace(size))
        let product = DoubleDouble(product: y, ofBase.high)
        let value = powerOfE(DoubleDouble(larger: product.high, product.low + y * ofBase.low))
        return isNegative ? -value : value
    }

    @inline(__always)
    private static func powerOfE(_ exponent: DoubleDouble) -> Double {
        guard exponent.high <= 710 else { return .infinity }
        guard exponent.high >= -746 else { return 0 }
        return exponential(exponent).rounded
    }

    /// The power where the base is 0, 1 or infinite, or the exponent so large that the base's side of 1 decides.
    private static func extreme(_ size: Double, _ y: Double) -> Double {
        if size == 1 { return 1 }
        return (size > 1) == (y > 0) ? .infinity : 0
    }

    private enum Parity {
        case even, odd, fraction

        /// An infinite number counts as even, as every double from 2^53 on is.
        init(_ y: Double) {
            guard y.magnitude < 0x1p53 else {
                self = .even
                return
            }
            let towardsZero = Int64(y)
            self = Double(towardsZero) != y ? .fraction : towardsZero & 1 == 0 ? .even : .odd
        }
    }
}
