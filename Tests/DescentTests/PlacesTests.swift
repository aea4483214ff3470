import Testing

@testable import Descent

/// The engine's one sort gives what the standard library's gives, equals in their order.
@Suite struct PlacesTests {
    @Test(arguments: [0, 1, 2, 3, 7, 8, 100, 1_000])
    func placesAreThoseOfAStableSort(_ count: Int) {
        var random = Seeded(UInt64(count))
        let numbers = (0..<count).map { _ in Int.random(in: 0...max(1, count / 3), using: &random) }
        let expected = (0..<count).sorted { (numbers[$0], $0) < (numbers[$1], $1) }
        #expect(places(count) { numbers[$0] < numbers[$1] } == expected)
    }
}
