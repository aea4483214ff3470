/// The places 0, 1, … of a list in the order of what stands there; equals keep their order.
///
/// One function for every kind of list: each use of `sorted` would bring a sort of its own into the browser's engine.
///
/// - Complexity: n log n comparisons.
func places(_ count: Int, inOrder isBefore: (Int, Int) -> Bool) -> [Int] {
    var places = [Int](0..<max(count, 0))
    var merged = places
    var width = 1
    while width < count {
        var start = 0
        while start < count {
            let (middle, end) = (min(start + width, count), min(start + 2 * width, count))
            var (left, right) = (start, middle)
            for place in start..<end {
                if left < middle, right >= end || !isBefore(places[right], places[left]) {
                    merged[place] = places[left]
                    left += 1
                } else {
                    merged[place] = places[right]
                    right += 1
                }
            }
            start = end
        }
        swap(&places, &merged)
        width *= 2
    }
    return places
}
