// The formatter and the reader against C's, on millions of doubles: Tests/Tools/digits builds this with the sources in
// question and runs it. Without optimization so many would take minutes; the package's own tests try fewer.
import Glibc

/// What is tried of each double.
enum Trial: CaseIterable {
    case fixed, exponent
    /// The shortest digits are read as the very same double.
    case shortest
    /// Too few digits or too many are read as C reads them.
    case reading

    /// How many doubles of each kind; of those that C prints slowly, fewer.
    func count(_ kind: DoubleSamples) -> Int {
        switch self {
        case .fixed: kind.isOrdinary ? 300_000 : 50_000
        case .exponent: kind.isOrdinary ? 90_000 : 30_000
        case .shortest, .reading: kind.isOrdinary ? 60_000 : 20_000
        }
    }

    /// What this engine and C say where they differ; nil where they agree.
    func difference(
        _ value: Double, _ generator: inout SeededGenerator, _ oracle: DecimalOracle
    ) -> (here: String, inC: String)? {
        let decimals = Int(generator.next() % 21)
        switch self {
        case .fixed:
            let output = DecimalFormat.fixed(value, decimals: decimals, minusZero: .signed)
            let expected = oracle.printed("%.*f", decimals: decimals, value)
            return expected.holds(output) ? nil : (text(output), text(expected))
        case .exponent:
            let output = DecimalFormat.exponent(value, decimals: decimals, minusZero: .signed)
            let expected = oracle.printed("%.*e", decimals: decimals, value)
            return expected.holds(output) ? nil : (text(output), text(expected))
        case .shortest:
            let numeral = DecimalFormat.shortest(value, minusZero: .signed)
            let own = DecimalReader.read(numeral) ?? .nan
            let other = oracle.read(numeral)
            return own.bitPattern == value.bitPattern && other == value ? nil : ("\(own)", "\(other)")
        case .reading:
            let numeral = Array(oracle.printed("%.*e", decimals: decimals, value))
            let own = DecimalReader.read(numeral)
            let other = oracle.read(numeral)
            return own?.bitPattern == other.bitPattern ? nil : ("\(own ?? .nan)", "\(other)")
        }
    }
}

@main enum Digits {
    static func main() {
        let oracle = DecimalOracle()
        var passed = 0
        var failed = 0
        for trial in Trial.allCases {
            for (place, kind) in DoubleSamples.allCases.enumerated() {
                var generator = SeededGenerator(state: UInt64(100 + place))
                for _ in 0..<trial.count(kind) {
                    let value = kind.next(&generator)
                    guard value.isFinite else { continue }
                    guard let difference = trial.difference(value, &generator, oracle) else {
                        passed += 1
                        continue
                    }
                    failed += 1
                    print("\(trial), \(kind), \(value): here \(difference.here), C \(difference.inC)")
                    break
                }
            }
        }
        print("The formatter and the reader against C's: \(passed) passed, \(failed) failed")
        exit(failed == 0 ? 0 : 1)
    }
}
