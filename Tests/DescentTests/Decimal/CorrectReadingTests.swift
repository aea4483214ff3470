import Testing

@testable import Descent

@Suite("Correct reading")
struct CorrectReadingTests {
    /// Reads numerals here and in C, and records the first that differ.
    private func expectAsC(count: Int, seed: UInt64, _ make: (inout SeededGenerator) -> [UInt8]) {
        let oracle = DecimalOracle()
        var generator = SeededGenerator(state: seed)
        for _ in 0..<count {
            let numeral = make(&generator)
            let read = DecimalReader.read(numeral)
            if read?.bitPattern != oracle.read(numeral).bitPattern {
                Issue.record("\(text(numeral)): \(String(describing: read)), C: \(oracle.read(numeral))")
                return
            }
        }
    }

    private func digits(_ count: Int, _ generator: inout SeededGenerator) -> [UInt8] {
        (0..<count).map { _ in UInt8(ascii: "0") + UInt8(generator.next() % 10) }
    }

    @Test("of random digits, few or many, equals C's", arguments: [5, 17, 19, 25, 40])
    func readsRandomDigits(limit: Int) {
        expectAsC(count: 12_000, seed: UInt64(limit)) { generator in
            let integer = digits(1 + Int(generator.next() % UInt64(limit)), &generator)
            let fraction = digits(1 + Int(generator.next() % UInt64(limit)), &generator)
            let exponent = Int(generator.next() % 60) - 30
            return integer + Array(".".utf8) + fraction + Array("e\(exponent)".utf8)
        }
    }

    @Test("of any exponent, past overflow and underflow, equals C's")
    func readsAnyExponent() {
        expectAsC(count: 20_000, seed: 10) { generator in
            let exponent = Int(generator.next() % 720) - 380
            return digits(1 + Int(generator.next() % 25), &generator) + Array("e\(exponent)".utf8)
        }
    }

    @Test("of a thousand digits and more equals C's")
    func readsManyDigits() {
        expectAsC(count: 300, seed: 11) { generator in
            let exponent = -Int(generator.next() % 2_000)
            return digits(700 + Int(generator.next() % 1_500), &generator) + Array("e\(exponent)".utf8)
        }
    }

    @Test(
        "of points half way between doubles, and just beside them, equals C's",
        arguments: DoubleSamples.allCases)
    func readsHalfWay(kind: DoubleSamples) {
        expectAsC(count: 400, seed: 12) { generator in
            var value = kind.next(&generator).magnitude
            while !value.isFinite || value.isZero { value = kind.next(&generator).magnitude }
            var numeral = halfWayAbove(value)
            switch generator.next() % 4 {
            case 0: break
            // A hair above, behind more digits than any half-way point has.
            case 1: numeral += [UInt8](repeating: UInt8(ascii: "0"), count: 800) + [UInt8(ascii: "1")]
            // A hair below.
            case 2: numeral = lowered(numeral)
            default: numeral += Array("000".utf8)
            }
            return numeral + Array("e0".utf8)
        }
    }

    /// The exact point between a double and the next above, with a point and at least one decimal.
    private func halfWayAbove(_ value: Double) -> [UInt8] {
        let parts = BinaryParts(value)
        var number = BigNatural(parts.significand * 2 + 1)
        let exponent = parts.exponent - 1
        number.shiftLeft(by: max(exponent, 0))
        let decimals = max(-exponent, 0)
        number.multiply(byPowerOfFive: decimals)
        var reversed: [UInt8] = []
        while !number.isZero || reversed.count <= decimals {
            reversed.append(UInt8(ascii: "0") + UInt8(number.divide(by: 10)))
        }
        let digits = Array(reversed.reversed())
        let point = digits.count - decimals
        return digits[..<point] + Array(".".utf8)
            + (decimals == 0 ? Array("0".utf8) : Array(digits[point...]))
    }

    /// One less in the last digit that is not 0, then nines.
    private func lowered(_ numeral: [UInt8]) -> [UInt8] {
        guard let last = numeral.lastIndex(where: { $0 > UInt8(ascii: "0") }) else { return numeral }
        var lowered = numeral
        lowered[last] -= 1
        for index in lowered.indices.dropFirst(last + 1) where lowered[index] == UInt8(ascii: "0") {
            lowered[index] = UInt8(ascii: "9")
        }
        return lowered + [UInt8](repeating: UInt8(ascii: "9"), count: 900)
    }

    @Test(
        "of the edges of what a double holds equals C's",
        arguments: [
            "2.4703282292062327208e-324", "2.4703282292062328e-324", "2.47032822920623272e-324", "2e-324",
            "3e-324",
            "4.9406564584124654e-324", "7.4109846876186981626485318930233e-324", "2.2250738585072011e-308",
            "2.2250738585072014e-308", "2.22507385850720113605740979670913197593481954635164564e-308",
            "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308",
            "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880e0",
            "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042879.9999e0",
            "9007199254740993", "9007199254740992.9999999999999999999",
            "9007199254740993.00000000000000000001",
            "9223372036854775807", "18446744073709551615", "18446744073709551616", "9999999999999999999",
            "10000000000000000000", "99999999999999999999e-20", "1e22", "1e23", "8.5e22", "1e19",
            "123456789e-19",
        ])
    func readsEdges(numeral: String) {
        #expect(DecimalReader.read(Array(numeral.utf8)) == DecimalOracle().read(Array(numeral.utf8)))
    }

    @Test("of a number behind a million zeros is exact, and takes no longer than they do")
    func readsPastZeros() {
        let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: 1_000_000)
        let small = Array("0.".utf8) + zeros + Array("25e1000001".utf8)
        #expect(DecimalReader.read(small) == 2.5)
        #expect(DecimalReader.read(Array("25".utf8) + zeros + Array("e-1000001".utf8)) == 2.5)
        #expect(DecimalReader.double(digits: Array("7".utf8) + zeros, exponent: -1_000_000) == 7)
    }
}
