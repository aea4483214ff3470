import Testing

@testable import Descent

/// sin and cos of many angles at once have the bits of one after another.
@Suite struct TrigonometricLaneTests {
    /// Angles of every size and sign, the seams between the ways of computing them, and what is no angle.
    private static let angles: [Double] = {
        var random = Seeded(41)
        var angles = (0..<50_000).map { _ in Double.random(in: -40...40, using: &random) }
        angles += (0..<50_000).map { _ in
            Double(sign: .plus, exponent: Int.random(in: -1_022...1_023, using: &random), significand: 1)
                * Double.random(in: -2...2, using: &random)
        }
        for eighths in 0..<4_000 {
            let seam = Double(eighths) * .pi / 4
            angles += [seam, seam.nextUp, seam.nextDown, -seam, -seam.nextUp, -seam.nextDown]
        }
        for seam in [0, 0x1p-27, 0x1p20, Double.leastNonzeroMagnitude, .greatestFiniteMagnitude] {
            angles += [seam, seam.nextUp, seam.nextDown, -seam, -seam.nextUp, -seam.nextDown]
        }
        return angles + [.infinity, -.infinity, .nan, -0.0]
    }()

    private func lanes(
        _ function: (Elementary.Angles, Elementary.Angles, Int) -> Void
    ) -> [Double] {
        var angles = Self.angles
        return angles.withUnsafeMutableBufferPointer { angles in
            [Double](unsafeUninitializedCapacity: angles.count) { results, count in
                guard let from = angles.baseAddress, let to = results.baseAddress else { return }
                function(from, to, angles.count)
                count = angles.count
            }
        }
    }

    @Test func sinesAreTheSameBits() {
        for (angle, value) in zip(Self.angles, lanes { Elementary.sin($0, into: $1, $2) }) {
            let alone = Elementary.sin(angle)
            #expect(value.bitPattern == alone.bitPattern || value.isNaN && alone.isNaN, "\(angle)")
        }
    }

    @Test func cosinesAreTheSameBits() {
        for (angle, value) in zip(Self.angles, lanes { Elementary.cos($0, into: $1, $2) }) {
            let alone = Elementary.cos(angle)
            #expect(value.bitPattern == alone.bitPattern || value.isNaN && alone.isNaN, "\(angle)")
        }
    }
}
