import Synchronization
import Testing

@testable import GDCommand

@Suite struct WorkerTests {
    @Test(arguments: [1, 2, 7, 64], [0, 1, 2, 1000])
    func resultsComeInTheJobsOrder(threads: Int, count: Int) {
        let results = Workers(threads: threads).map(count) { "\($0 * $0)" }
        #expect(results == (0..<count).map { "\($0 * $0)" })
    }

    @Test(arguments: [1, 2, 7])
    func theFirstFailedJobIsTheOneThatIsTold(threads: Int) {
        struct Failed: Error, Equatable { let index: Int }
        #expect(throws: Failed(index: 30)) {
            try Workers(threads: threads).map(100) { index throws(Failed) in
                if index % 31 == 30 { throw Failed(index: index) }
                return index
            }
        }
    }

    @Test(arguments: [1, 3])
    func eachThreadMakesItsStateOnce(threads: Int) {
        let made = Atomic(0)
        let makeState: @Sendable () -> [UInt8] = {
            made.add(1, ordering: .relaxed)
            return []
        }
        let results = Workers(threads: threads).map(
            500, state: makeState,
            { index, buffer in
                buffer.removeAll(keepingCapacity: true)
                buffer += Array("\(index)".utf8)
                return buffer
            })
        #expect(results == (0..<500).map { Array("\($0)".utf8) })
        #expect((1...threads).contains(made.load(ordering: .relaxed)))
    }

    @Test func everyFinishedJobIsHeardOnce() {
        let heard = Mutex<[Int]>([])
        let hear: @Sendable (Int) -> Void = { done in heard.withLock { $0.append(done) } }
        _ = Workers(threads: 3).map(200, finished: hear) { $0 }
        #expect(heard.withLock { $0.sorted() } == Array(1...200))
    }

    @Test(arguments: [(nil, 1...64), (0, 1...1), (-5, 1...1), (3, 3...3), (1_000_000, 64...64)])
    func theNumberOfThreadsIsKeptInReason(asked: Int?, allowed: ClosedRange<Int>) {
        #expect(allowed.contains(Workers(threads: asked).threads))
    }

    /// A stack of a few hundred kilobytes, as some systems give a thread, would not do.
    @Test func aThreadHasRoomForDeepCalls() {
        @Sendable func depth(_ rest: Int) -> Int { rest == 0 ? 0 : 1 + depth(rest - 1) }
        #expect(Workers(threads: 2).map(8) { _ in depth(20_000) } == Array(repeating: 20_000, count: 8))
    }
}
