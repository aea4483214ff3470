import Descent
import Testing

/// Random numbers against what others publish and compute.
@Suite struct GeneratorTests {
    /// The first numbers of SplitMix64 for the seed 1234567, as Rosetta Code prints them
    /// (https://rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64).
    @Test func thePublishedNumbersCome() {
        var generator = Generator(seed: 1_234_567)
        let published: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
        ]
        #expect(published.map { _ in generator.next() } == published)
    }

    /// The same, written in Python from the papers.
    static let python = """
        import math, struct, sys

        mask = (1 << 64) - 1

        class Generator:
            def __init__(self, seed): self.state = seed
            def next(self):
                self.state = (self.state + 0x9E3779B97F4A7C15) & mask
                z = self.state
                z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
                z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
                return z ^ (z >> 31)
            def below(self, s):
                while True:
                    m = self.next() * s
                    if (m & mask) >= ((1 << 64) - s) % s: return m >> 64
            def shuffled(self, n):
                order = list(range(n))
                for i in range(n - 1, 0, -1):
                    j = self.below(i + 1)
                    order[i], order[j] = order[j], order[i]
                return order
            def normal(self):
                u = ((self.next() >> 11) + 1) / 2.0**53
                v = (self.next() >> 11) / 2.0**53
                return math.sqrt(-2 * math.log(u)) * math.cos(2 * math.pi * v)

        """

    @Test(.enabled(if: Python.isThere, "skipped: there is no python3"))
    func boundedNumbersAndShufflesEqualPythons() throws {
        let script =
            Self.python + """
                g = Generator(7)
                print(*[g.below(s) for s in [1, 2, 3, 10, 1000, 2**63 + 1, 2**64 - 1, 5]])
                print(*g.shuffled(100))
                print(*g.shuffled(100))
                """
        let lines = try Python.run(script, input: "").split(separator: "\n").map {
            $0.split(separator: " ").compactMap { UInt64($0) }
        }
        try #require(lines.count == 3)
        var generator = Generator(seed: 7)
        let limits: [UInt64] = [1, 2, 3, 10, 1_000, 1 << 63 + 1, .max, 5]
        #expect(limits.map { generator.below($0) } == lines[0])
        for line in lines[1...] {
            var order = [Int32](0..<100)
            generator.shuffle(&order)
            #expect(order.map { UInt64($0) } == line)
        }
    }

    @Test(.enabled(if: Python.isThere, "skipped: there is no python3"))
    func normalNumbersEqualPythonsToTheLastPlaces() throws {
        let script =
            Self.python + """
                g = Generator(2024)
                for _ in range(2000):
                    print(struct.unpack("<Q", struct.pack("<d", g.normal()))[0])
                """
        let expected = try Python.run(script, input: "").split(separator: "\n")
            .compactMap { UInt64($0).map(Double.init(bitPattern:)) }
        try #require(expected.count == 2_000)
        var generator = Generator(seed: 2_024)
        var squares = 0.0
        for value in expected {
            let own = generator.normal()
            squares += own * own
            // Near a zero of the cosine its argument's own rounding shows, in both alike.
            #expect(abs(own - value) <= 4 * value.ulp, "\(own), Python \(value)")
        }
        #expect(abs(squares / 2_000 - 1) < 0.1)
    }
}
