import Dispatch

/// How long passes go on at least, and how many there are at least; `passes.h` has the same.
private let enough = Duration.milliseconds(200)
private let fewest = 5

/// Nanoseconds from the start of the fastest pass to the end of its last thread, and what the work made.
func fastestPass(
    of work: @escaping @Sendable () -> Double, threads: Int
) -> (nanoseconds: Int64, result: Double) {
    let clock = ContinuousClock()
    let begin = clock.now
    var best = Duration.seconds(3_600)
    var passes = 0
    while passes < fewest || clock.now - begin < enough {
        let taken = clock.measure {
            if threads == 1 {
                consume(work())
            } else {
                DispatchQueue.concurrentPerform(iterations: threads) { _ in consume(work()) }
            }
        }
        best = min(best, taken)
        passes += 1
    }
    let (seconds, attoseconds) = best.components
    return (seconds * 1_000_000_000 + attoseconds / 1_000_000_000, work())
}

/// What is given to it has to be computed: the compiler does not look inside.
@inline(never) @_optimize(none)
private func consume(_ value: Double) {}
