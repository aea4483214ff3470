extension Plan {
    /// Calls `body` at the run's start.
    func withStepper<Result>(_ body: (borrowing Stepper) -> Result) -> Result {
        guard let data = loss.data, loss.needsData else { return body(stepper { _ in nil }) }
        // The rows stay where they are as long as the stepper lives.
        return data.withRows { rows in
            body(stepper { BatchFeed(self, program: $0, columns: data.names.count, over: rows) })
        }
    }

    private func stepper(feed: (Program) -> BatchFeed?) -> Stepper {
        Stepper(loss.program, start: start, optimizer: optimizer, layout: layout, feed: feed)
    }
}
