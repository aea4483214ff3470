/// log(x) = k·log(2) + log(1/c) + log(1 + r) with x = 2^k · m, √½ ≤ m < √2, c ≈ 1/m from a table, r = m·c − 1.
extension Elementary {
    /// The natural logarithm.
    @inline(never)
    static func log(_ x: Double) -> Double {
        guard x > 0 && x < .infinity else { return logarithmAtPole(x) }
        let place = LogarithmPlace(x)
        let r = place.rest.high
        let square = r * r
        let sum = DoubleDouble(sum: place.start.high, r)
        let low = (place.start.low + place.rest.low) + sum.low
        // From r²/2 on all is less than a hundredth of the result, so that one double holds enough of it.
        return sum.high + (low + (-0.5 * square + cubicTail(r, square)))
    }

    /// The logarithm to base 2; exact for powers of two.
    @inline(never)
    static func log2(_ x: Double) -> Double {
        guard x > 0 && x < .infinity else { return logarithmAtPole(x) }
        return (logarithm(LogarithmPlace(x)) * reciprocalOfLog2).rounded
    }

    /// The logarithm to base 10; exact for powers of ten.
    @inline(never)
    static func log10(_ x: Double) -> Double {
        guard x > 0 && x < .infinity else { return logarithmAtPole(x) }
        return (logarithm(LogarithmPlace(x)) * reciprocalOfLog10).rounded
    }

    /// The value of all three where x is no positive finite number.
    private static func logarithmAtPole(_ x: Double) -> Double {
        x == 0 ? -.infinity : x > 0 ? x : .nan
    }

    /// The natural logarithm to within 2^-64 of its size.
    @inline(__always)
    static func logarithm(_ place: LogarithmPlace) -> DoubleDouble {
        let rest = logarithmOfOnePlus(place.rest)
        let sum = DoubleDouble(sum: place.start.high, rest.high)
        return DoubleDouble(larger: sum.high, sum.low + (place.start.low + rest.low))
    }

    /// log(1 + r) to within 2^-64 of its size, where |r| ≤ 1/53.
    @inline(__always)
    static func logarithmOfOnePlus(_ r: DoubleDouble) -> DoubleDouble {
        let square = DoubleDouble(product: r.high, r.high)
        let start = DoubleDouble(larger: r.high, -0.5 * square.high)
        let low = r.low - r.high * r.low - 0.5 * square.low
        return DoubleDouble(larger: start.high, start.low + (low + cubicTail(r.high, square.high)))
    }

    /// log(1 + r) − r + r²/2 = r³/3 − … + r^11/11, which leaves out less than r^12/12 ≤ 2^-66·r.
    @inline(__always)
    private static func cubicTail(_ r: Double, _ square: Double) -> Double {
        let first = (1.0 / 3 - r * (1.0 / 4)) + square * (1.0 / 5 - r * (1.0 / 6))
        let second = (1.0 / 7 - r * (1.0 / 8)) + square * (1.0 / 9 - r * (1.0 / 10))
        let fourthPower = square * square
        return r * square * (first + fourthPower * (second + fourthPower * (1.0 / 11)))
    }

    /// 1/log(2).
    static let reciprocalOfLog2 = DoubleDouble(0x1.71547652b82fep0, 0x1.777d0ffda0d24p-56)
    /// 1/log(10).
    static let reciprocalOfLog10 = DoubleDouble(0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57)
}

/// A positive number as 2^k/c · (1 + rest), with log(2^k/c) known.
struct LogarithmPlace {
    /// log(2^k/c); it may need its low part added before it is used alone.
    let start: DoubleDouble
    /// At most 1/53 in size, and exact where the number is one double.
    let rest: DoubleDouble

    /// - Parameter x: positive and finite.
    @inline(__always)
    init(_ x: Double) {
        let isSubnormal = x < 0x1p-1022
        let bits = (isSubnormal ? x * 0x1p54 : x).bitPattern
        // Powers of two apart from √½ on: the numbers below it count to the power before.
        let exponent = Int64(bitPattern: bits &- LogarithmPlace.rootOfHalf) >> 52
        let m = Double(bitPattern: bits &- UInt64(bitPattern: exponent) << 52)
        self.init(DoubleDouble(m, 0), exponent: Int(exponent) - (isSubnormal ? 54 : 0))
    }

    /// - Parameter m: from √½ to √2.
    @inline(__always)
    init(_ m: DoubleDouble, exponent: Int) {
        let index = (m.high.bitPattern &- LogarithmPlace.firstInterval) >> 47
        let point = LogarithmPlace.points[Int(min(index, 32))]
        // Eight bits times 53: exact in two parts, and 1 is taken from the first without an error.
        let leading = Double(bitPattern: m.high.bitPattern & ~0x7FF_FFFF)
        let near = leading * point.inverse - 1
        let r = DoubleDouble(sum: near, (m.high - leading) * point.inverse)
        rest = DoubleDouble(r.high, r.low + m.low * point.inverse)
        let count = Double(exponent)
        // 11 and 42 bits: the first product is exact.
        let whole = DoubleDouble(larger: count * LogarithmPlace.log2, point.high)
        start = DoubleDouble(whole.high, whole.low + (count * LogarithmPlace.log2Rest + point.low))
    }

    /// A step of the table: c, and log(1/c) in two doubles.
    struct Point {
        let inverse: Double
        let high: Double
        let low: Double

        init(_ inverse: Double, _ high: Double, _ low: Double) {
            self.inverse = inverse / 128
            self.high = high
            self.low = low
        }
    }

    /// The bits of √½.
    private static let rootOfHalf: UInt64 = 0x3FE6_A09E_667F_3BCD
    /// The bits where the table's first interval begins; each has 2^47 of them, the twentieth around 1.
    private static let firstInterval: UInt64 = 0x3FF0_0000_0000_0000 - 39 << 46
    /// The first 42 bits of log(2), and the rest.
    static let log2 = 0x1.62e42fefa38p-1
    static let log2Rest = 0x1.ef35793c7673p-45

    /// 128c, the whole number nearest to 128 divided by the middle of the interval, and log(1/c).
    static let points: [Point] = [
        Point(182, -0x1.686c81e9b14afp-2, 0x1.ddea0f7f58e3dp-57),
        Point(178, -0x1.51aad872df82dp-2, -0x1.3927ac19f55e3p-59),
        Point(174, -0x1.3a64c556945eap-2, 0x1.c68651945f97cp-57),
        Point(171, -0x1.2895a13de86a3p-2, -0x1.7ad24c13f040ep-56),
        Point(167, -0x1.1058bf9ae4ad5p-2, -0x1.89fa0ab4cb31dp-58),
        Point(164, -0x1.fb9186d5e3e2bp-3, 0x1.caaae64f21acbp-57),
        Point(161, -0x1.d5c216b4fbb91p-3, -0x1.6e443597e4d4p-57),
        Point(158, -0x1.af3c94e80bff3p-3, 0x1.398cff3641985p-58),
        Point(155, -0x1.87fa06520c911p-3, 0x1.bf7fdbfa08d9ap-57),
        Point(152, -0x1.5ff3070a793d4p-3, 0x1.bc60efafc6f6ep-58),
        Point(149, -0x1.371fc201e8f74p-3, -0x1.de6cb62af18ap-58),
        Point(146, -0x1.0d77e7cd08e59p-3, -0x1.9a5dc5e9030acp-57),
        Point(144, -0x1.e27076e2af2e6p-4, 0x1.61578001e0162p-60),
        Point(141, -0x1.8c345d6319b21p-4, 0x1.4a697ab3424a9p-61),
        Point(139, -0x1.51b073f06183fp-4, -0x1.a49e39a1a8be4p-58),
        Point(137, -0x1.16536eea37ae1p-4, 0x1.79da3e8c22cdap-60),
        Point(134, -0x1.77458f632dcfcp-5, -0x1.18d3ca87b9296p-59),
        Point(132, -0x1.f829b0e7833p-6, -0x1.33e3f04f1ef23p-60),
        Point(130, -0x1.fc0a8b0fc03e4p-7, 0x1.83092c59642a1p-62),
        Point(128, 0, 0),
        Point(124, 0x1.0415d89e74444p-5, 0x1.c05cf1d753622p-59),
        Point(120, 0x1.08598b59e3a07p-4, -0x1.dd7009902bf32p-58),
        Point(117, 0x1.700d30aeac0e1p-4, -0x1.72566212cdd05p-61),
        Point(114, 0x1.da727638446a2p-4, 0x1.401fa71733019p-58),
        Point(111, 0x1.23d712a49c202p-3, -0x1.6e38161051d69p-57),
        Point(108, 0x1.5bf406b543db2p-3, -0x1.1f5b44c0df7e7p-61),
        Point(105, 0x1.95a5adcf7017fp-3, 0x1.142c507fb7a3dp-58),
        Point(102, 0x1.d1037f2655e7bp-3, 0x1.60629242471a2p-57),
        Point(100, 0x1.f991c6cb3b379p-3, 0x1.f665066f980a2p-57),
        Point(98, 0x1.1178e8227e47cp-2, -0x1.0e63a5f01c691p-57),
        Point(95, 0x1.314f1e1d35ce4p-2, -0x1.3d69909e5c3dcp-56),
        Point(93, 0x1.4718dc271c41bp-2, 0x1.8fb4c14c56eefp-60),
        Point(91, 0x1.5d5bddf595f3p-2, -0x1.6541148cbb8a2p-56),
    ]
}
