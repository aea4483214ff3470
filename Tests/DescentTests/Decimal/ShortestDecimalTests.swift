import Foundation
import Testing

@testable import Descent

@Suite("Shortest decimals")
struct ShortestDecimalTests {
    @Test(
        "are laid out as Python's repr does",
        arguments: [
            (0.6000000000000001, "0.6000000000000001"), (1e-7, "1e-07"), (1e16, "1e+16"), (0.0001, "0.0001"),
            (0.00001, "1e-05"), (0.000123, "0.000123"), (3, "3.0"), (100, "100.0"),
            (1e15, "1000000000000000.0"),
            (1_234_567_890_123_456, "1234567890123456.0"), (1.5e300, "1.5e+300"),
            (.leastNonzeroMagnitude, "5e-324"),
            (0, "0.0"),
            (-0.0, "0.0"), (-2.5, "-2.5"), (.infinity, "inf"), (-.infinity, "-inf"), (.nan, "nan"),
            (9_007_199_254_740_992, "9007199254740992.0"), (2e-44, "2e-44"), (9.5e22, "9.5e+22"),
        ])
    func areLaidOutAsInPython(value: Double, expected: String) {
        #expect(text(DecimalFormat.shortest(value)) == expected)
    }

    @Test("have the digits of the standard library's own description", arguments: DoubleSamples.allCases)
    func haveTheDigitsOfDescription(kind: DoubleSamples) {
        var generator = SeededGenerator(state: 6)
        for _ in 0..<(kind.isOrdinary ? 10_000 : 1_500) {
            let value = kind.next(&generator)
            guard value.isFinite else { continue }
            let output = DecimalFormat.shortest(value)
            if significantDigits(Array(value.description.utf8)) != significantDigits(output) {
                Issue.record("\(value.description): \(text(output))")
                return
            }
        }
    }

    /// The digits from the first to the last that is not 0, without the point and the exponent.
    private func significantDigits(_ numeral: [UInt8]) -> [UInt8] {
        let significand = numeral.prefix { $0 != UInt8(ascii: "e") }
        var digits = Array(significand.filter { $0 >= UInt8(ascii: "0") }.drop { $0 == UInt8(ascii: "0") })
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return digits
    }

    @Test("read back as the same double", arguments: DoubleSamples.allCases)
    func readBack(kind: DoubleSamples) {
        let oracle = DecimalOracle()
        var generator = SeededGenerator(state: 7)
        for _ in 0..<(kind.isOrdinary ? 10_000 : 1_500) {
            let value = kind.next(&generator)
            guard value.isFinite else { continue }
            let output = DecimalFormat.shortest(value, minusZero: .signed)
            let read = DecimalReader.read(output)
            if read?.bitPattern != value.bitPattern || oracle.read(output) != value {
                Issue.record("\(value): \(text(output)), read as \(String(describing: read))")
                return
            }
        }
    }

    static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test("equal Python's repr", .enabled(if: python != nil, "python3 is not installed"))
    func equalPython() throws {
        var generator = SeededGenerator(state: 8)
        var values = DoubleSamples.special
        for kind in DoubleSamples.allCases {
            for _ in 0..<(kind.isOrdinary ? 6_000 : 1_000) { values.append(kind.next(&generator)) }
        }
        let lines = try pythonLines(values.map { "\($0.bitPattern)\n" }.joined())
        try #require(lines.count == values.count)
        for (value, line) in zip(values, lines)
        where text(DecimalFormat.shortest(value, minusZero: .signed)) != line {
            Issue.record("\(line): \(text(DecimalFormat.shortest(value, minusZero: .signed)))")
            return
        }
    }

    /// What Python prints for doubles given by their bits, one a line; the numbers go by a file, lest both wait.
    private func pythonLines(_ bits: String) throws -> [Substring] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "repr-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("bits")
        try Data(bits.utf8).write(to: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.python))
        process.arguments = [
            "-c",
            "import struct, sys\nfor line in sys.stdin: print(repr(struct.unpack('d', struct.pack('Q', int(line)))[0]))",
        ]
        process.standardInput = try FileHandle(forReadingFrom: file)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: printed, as: UTF8.self).split(separator: "\n")
    }
}
