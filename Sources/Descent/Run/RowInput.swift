/// An entry of a run's rows that a quantity reads: which column, how many rows later.
struct RowInput: Sendable, Equatable {
    let column: Column
    let offset: Int

    enum Column: Sendable, Equatable {
        case parameter(Int)
        case loss
        case partial(Int)
        case norm
        case step
        case epoch
        case batchLoss
        case rate
        case velocity(Int)
    }

    init(column: Column, offset: Int) {
        self.column = column
        self.offset = offset
    }

    init(_ quantity: RowQuantity, offset: Int) {
        self.offset = offset
        self.column =
            switch quantity {
            case .parameter(let index, _): .parameter(index)
            case .loss: .loss
            case .slope: .partial(0)
            case .partial(let index, _, _): .partial(index)
            case .norm: .norm
            case .batchLoss: .batchLoss
            case .step: .step
            case .epoch: .epoch
            case .rate: .rate
            case .velocity(let index, _): .velocity(index)
            }
    }
}
