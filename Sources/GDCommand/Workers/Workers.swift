import Synchronization

/// Runs many independent jobs on a few threads; their results come back in the jobs' order.
///
/// Jobs are handed out one by one in the order of their numbers, so that no thread idles while another has a
/// queue. The calling thread works too: with one thread none is started.
package struct Workers: Sendable {
    /// How many threads work, the calling one included.
    package let threads: Int

    /// As many threads as the process has processors, or as many as are asked for, from 1 to 64.
    package init(threads: Int? = nil) {
        self.threads = min(64, max(1, threads ?? Platform.processorCount))
    }

    /// The results of `job(0) … job(count - 1)`, in that order.
    ///
    /// `finished` hears after each job how many are done; it is called on any of the threads, two calls at
    /// once among them.
    package func map<Result: Sendable>(
        _ count: Int, finished: (@Sendable (Int) -> Void)? = nil, _ job: @Sendable (Int) -> Result
    ) -> [Result] {
        let noState: @Sendable () -> Void = {}
        return map(count, state: noState, finished: finished) { index, _ in job(index) }
    }

    /// The same with something that each thread makes once and its jobs share, such as a buffer to reuse.
    ///
    /// A result must not depend on what an earlier job left in the state, or it would depend on the number
    /// of threads.
    package func map<State, Result: Sendable>(
        _ count: Int, state: @Sendable () -> State, finished: (@Sendable (Int) -> Void)? = nil,
        _ job: @Sendable (Int, inout State) -> Result
    ) -> [Result] {
        [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
            // Each slot is written once, by the one thread that was handed its number.
            nonisolated(unsafe) let slots = buffer
            let next = Atomic(0)
            let done = Atomic(0)
            run(atMost: count) {
                var own: State?
                while true {
                    let index = next.add(1, ordering: .relaxed).oldValue
                    if index >= count { break }
                    var current = own.take() ?? state()
                    slots.initializeElement(at: index, to: job(index, &current))
                    own = consume current
                    finished?(done.add(1, ordering: .relaxed).newValue)
                }
            }
            initialized = count
        }
    }

    /// Runs the same body on every thread and returns when all are through with it.
    private func run(atMost count: Int, _ body: @Sendable () -> Void) {
        withoutActuallyEscaping(body) { body in
            var others: [RunningThread] = []
            for _ in 1..<max(1, min(threads, count)) {
                // Where the system has no thread left, those that there are do all the work.
                guard let thread = try? RunningThread(body) else { break }
                others.append(thread)
            }
            body()
            for thread in others { thread.join() }
        }
    }
}

extension Workers {
    /// The results of jobs that may fail; throws the error of the job with the lowest number that did.
    ///
    /// Which error that is does not depend on the number of threads. Jobs after a failed one still run.
    package func map<Result: Sendable, Failure: Error>(
        _ count: Int, finished: (@Sendable (Int) -> Void)? = nil,
        _ job: @Sendable (Int) throws(Failure) -> Result
    ) throws(Failure) -> [Result] {
        let outcomes = map(count, finished: finished) { index in
            Swift.Result<Result, Failure> { () throws(Failure) in try job(index) }
        }
        var results: [Result] = []
        results.reserveCapacity(count)
        for outcome in outcomes { results.append(try outcome.get()) }
        return results
    }
}
