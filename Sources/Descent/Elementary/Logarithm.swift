/// log(x) = k·log(2) + log(32/j) + log(1 + r) with x = 2^k · m, √½ ≤ m ≤ √2, j/32 ≈ 1/m and r = m·j/32 − 1.
extension Elementary {
    /// The natural logarithm.
    @inline(never)
    static func log(_ x: Double) -> Double {
        logarithmAtPole(x) ?? logarithm(x).rounded
    }

    /// The logarithm to base 2; exact for powers of two.
    @inline(never)
    static func log2(_ x: Double) -> Double {
        logarithmAtPole(x) ?? (logarithm(x) * reciprocalOfLog2).rounded
    }

    /// The logarithm to base 10; exact for powers of ten.
    @inline(never)
    static func log10(_ x: Double) -> Double {
        logarithmAtPole(x) ?? (logarithm(x) * reciprocalOfLog10).rounded
    }

    /// The value of all three where x is not a positive number; else nil.
    @inline(__always)
    private static func logarithmAtPole(_ x: Double) -> Double? {
        if x > 0 && x < .infinity { return nil }
        return x == 0 ? -.infinity : x > 0 ? x : .nan
    }

    /// The natural logarithm of a positive number to within 2^-64 of its size.
    @inline(__always)
    static func logarithm(_ x: Double) -> DoubleDouble {
        var bits = x.bitPattern
        var exponent = 0
        if bits < 1 << 52 {
            bits = (x * 0x1p54).bitPattern
            exponent = -54
        }
        // From √½ on a number belongs to the next power of two; this is where √½ has its bits.
        let above = Int64(bitPattern: bits &- 0x3FE6_A09E_667F_3BCD) >> 52
        let mantissa = Double(bitPattern: bits &- UInt64(bitPattern: above) << 52)
        return logarithm(DoubleDouble(mantissa, 0), exponent: exponent + Int(above))
    }

    /// log(m · 2^exponent) where √½ ≤ m ≤ √2.
    @inline(__always)
    static func logarithm(_ m: DoubleDouble, exponent: Int) -> DoubleDouble {
        let place = Int(32 / m.high + 0.5)
        let inverse = Double(place) / 32
        // Six bits times 53: exact in two parts, and 1 is taken from the first without an error.
        let leading = Double(bitPattern: m.high.bitPattern & ~0x7FF_FFFF)
        let r = DoubleDouble(sum: leading * inverse - 1, (m.high - leading) * inverse)
        let count = Double(exponent)
        let start = logarithms[max(0, min(place - 23, 22))]
        // 11 and 42 bits: the product is exact.
        let whole = DoubleDouble(larger: count * logarithmOf2, start.high)
        let rest = logarithmOfOnePlus(DoubleDouble(r.high, r.low + m.low * inverse))
        let sum = DoubleDouble(sum: whole.high, rest.high)
        let low = sum.low + (whole.low + (rest.low + (start.low + count * logarithmOf2Rest)))
        return DoubleDouble(larger: sum.high, low)
    }

    /// log(1 + r) to within 2^-64 of its size, where |r| ≤ 1/45.
    @inline(__always)
    static func logarithmOfOnePlus(_ r: DoubleDouble) -> DoubleDouble {
        let x = r.high
        let square = DoubleDouble(product: x, x)
        let z = square.high
        // log(1 + r) − r + r²/2 = r³/3 − … − r^12/12, which leaves out less than r^13/13 ≤ 2^-69·r.
        let first = (1.0 / 3 - x * (1.0 / 4)) + z * (1.0 / 5 - x * (1.0 / 6))
        let second = (1.0 / 7 - x * (1.0 / 8)) + z * (1.0 / 9 - x * (1.0 / 10))
        let third = 1.0 / 11 - x * (1.0 / 12)
        let tail = x * z * (first + z * z * (second + z * z * third))
        let start = DoubleDouble(larger: x, -0.5 * z)
        return DoubleDouble(larger: start.high, start.low + (r.low - x * r.low - 0.5 * square.low + tail))
    }

    /// The first 42 bits of log(2), and the rest.
    static let logarithmOf2 = 0x1.62e42fefa38p-1
    static let logarithmOf2Rest = 0x1.ef35793c7673p-45
    /// 1/log(2).
    static let reciprocalOfLog2 = DoubleDouble(0x1.71547652b82fep0, 0x1.777d0ffda0d24p-56)
    /// 1/log(10).
    static let reciprocalOfLog10 = DoubleDouble(0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57)

    /// log(32/j) for j from 23 to 45.
    static let logarithms: [DoubleDouble] = [
        DoubleDouble(0x1.522ae0738a3d8p-2, -0x1.8f7e9b38a6979p-57),
        DoubleDouble(0x1.269621134db92p-2, 0x1.e0efadd9db02bp-56),
        DoubleDouble(0x1.f991c6cb3b379p-3, 0x1.f665066f980a2p-57),
        DoubleDouble(0x1.a93ed3c8ad9e3p-3, 0x1.bcafa9de97203p-57),
        DoubleDouble(0x1.5bf406b543db2p-3, -0x1.1f5b44c0df7e7p-61),
        DoubleDouble(0x1.1178e8227e47cp-3, -0x1.0e63a5f01c691p-58),
        DoubleDouble(0x1.9335e5d594989p-4, -0x1.478a85704ccb7p-58),
        DoubleDouble(0x1.08598b59e3a07p-4, -0x1.dd7009902bf32p-58),
        DoubleDouble(0x1.0415d89e74444p-5, 0x1.c05cf1d753622p-59),
        DoubleDouble(0, 0),
        DoubleDouble(-0x1.f829b0e7833p-6, -0x1.33e3f04f1ef23p-60),
        DoubleDouble(-0x1.f0a30c01162a6p-5, -0x1.85f325c5bbacdp-59),
        DoubleDouble(-0x1.6f0d28ae56b4cp-4, 0x1.906d99184b992p-58),
        DoubleDouble(-0x1.e27076e2af2e6p-4, 0x1.61578001e0162p-60),
        DoubleDouble(-0x1.29552f81ff523p-3, -0x1.301771c407dbfp-57),
        DoubleDouble(-0x1.5ff3070a793d4p-3, 0x1.bc60efafc6f6ep-58),
        DoubleDouble(-0x1.9525a9cf456b4p-3, -0x1.d904c1d4e2e26p-57),
        DoubleDouble(-0x1.c8ff7c79a9a22p-3, 0x1.4f689f8434012p-57),
        DoubleDouble(-0x1.fb9186d5e3e2bp-3, 0x1.caaae64f21acbp-57),
        DoubleDouble(-0x1.1675cababa60ep-2, -0x1.ce63eab883717p-61),
        DoubleDouble(-0x1.2e8e2bae11d31p-2, 0x1.8f4cdb95ebdf9p-56),
        DoubleDouble(-0x1.4618bc21c5ec2p-2, -0x1.f42decdeccf1dp-56),
        DoubleDouble(-0x1.5d1bdbf5809cap-2, -0x1.4236383dc7fe1p-56),
    ]
}
