/// How much of a walk a view is made for, whether its places have one coordinate or two.
///
/// All steps, when the run ends no higher than it began and was not still speeding up. Otherwise the first steps:
/// those that stay at or below the start's loss (at least the first update; at most half the run), and then step
/// after step while their reach is at most four times as long. Later points become arrows at the edge.
enum WalkInView {
    /// How far, in reaches of its first steps, a run that runs away is followed.
    private static let longestReach = 4.0

    /// The number of leading steps.
    ///
    /// - Parameters:
    ///   - places: where the run stands at each step; the second coordinate is 0 where there is but one.
    ///   - losses: the loss at each step.
    static func count(of places: [Point], losses: [Double]) -> Int {
        guard places.count > 2, let start = losses.first else { return places.count }
        let finite = zip(places, losses).prefix { $0.x.isFinite && $0.y.isFinite && $1.isFinite }.count
        if finite == places.count, hasSettled(places, losses) { return finite }
        let low = losses[..<finite].prefix { $0 <= start }.count
        let early = min(max(2, min(low, places.count / 2)), finite)
        var reach = Reach()
        for place in places[..<early] { reach.include(place) }
        let longest = reach.length * longestReach
        var count = early
        for place in places[early..<finite] {
            reach.include(place)
            guard reach.length <= longest else { break }
            count += 1
        }
        return max(count, 1)
    }

    /// Whether the last loss is at most the first, and the last update is not the longest of all.
    private static func hasSettled(_ places: [Point], _ losses: [Double]) -> Bool {
        var longest = 0.0
        var last = 0.0
        for (from, to) in zip(places, places.dropFirst()) {
            longest = max(longest, last)
            last = max(abs(to.x - from.x), abs(to.y - from.y))
        }
        guard let first = losses.first, let end = losses.last else { return true }
        return end <= first && last <= longest
    }
}

/// The smallest rectangle around the places seen so far.
struct Reach {
    var horizontal = Stretch()
    var vertical = Stretch()

    mutating func include(_ place: Point) {
        horizontal.include(place.x)
        vertical.include(place.y)
    }

    /// The longer side; negative before there is any place.
    var length: Double {
        max(horizontal.high - horizontal.low, vertical.high - vertical.low)
    }
}
