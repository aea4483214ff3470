/// What a row of a run holds: the parameters, the loss, the partial derivatives, then what the method adds.
struct RowLayout: Sendable, Equatable {
    let parameters: Int
    /// Where the velocities begin, one for each parameter; nil where the method has none.
    let velocity: Int?
    /// Where the rate stands; nil where it is the plan's in every row.
    let rate: Int?
    /// Where the loss over the next batch stands; nil where it is the loss.
    let batchLoss: Int?
    /// How many updates one pass over the data takes; without data each is one.
    let updatesPerEpoch: Int
    /// Numbers in a row.
    let width: Int

    init(
        parameters: Int, hasVelocity: Bool, hasRate: Bool, hasBatches: Bool = false, updatesPerEpoch: Int = 1
    ) {
        self.parameters = parameters
        self.updatesPerEpoch = updatesPerEpoch
        var width = 2 * parameters + 1
        velocity = hasVelocity ? width : nil
        if hasVelocity { width += parameters }
        rate = hasRate ? width : nil
        if hasRate { width += 1 }
        batchLoss = hasBatches ? width : nil
        if hasBatches { width += 1 }
        self.width = width
    }
}
