/// Rows of a run, or of its shadow, as quantities read them.
struct RowTable<Number: RuleNumber> {
    let rows: UnsafePointer<Number>
    let layout: RowLayout
    /// Rows that are there, the one behind the last step included.
    let count: Int
    /// The plan's rate.
    let rate: Number

    init(rows: UnsafePointer<Number>, layout: RowLayout, count: Int, rate: Number) {
        self.rows = rows
        self.layout = layout
        self.count = count
        self.rate = rate
    }

    private var parameters: Int { layout.parameters }
    private var width: Int { layout.width }

    /// An entry of the row at `step`; nil outside of the rows, and for a velocity that the method has not.
    @inline(__always)
    func value(_ input: RowInput, at step: Int) -> Number? {
        let row = step + input.offset
        guard row >= 0, row < count else { return nil }
        return switch input.column {
        case .parameter(let index): rows[row * width + index]
        case .loss: rows[row * width + parameters]
        case .partial(let index): rows[row * width + parameters + 1 + index]
        case .norm: norm(row)
        case .step: Number(Double(row))
        case .epoch: Number(Double(row / layout.updatesPerEpoch))
        case .batchLoss: rows[row * width + (layout.batchLoss ?? parameters)]
        case .rate: layout.rate.map { rows[row * width + $0] } ?? rate
        case .velocity(let index): layout.velocity.map { rows[row * width + $0 + index] }
        }
    }

    /// The Euclidean norm of the gradient; squares are added in the order of the parameters.
    private func norm(_ row: Int) -> Number {
        let gradient = rows + (row * width + parameters + 1)
        if parameters == 1 { return gradient[0].magnitude }
        var squares: Number = 0
        for index in 0..<parameters { squares += gradient[index] * gradient[index] }
        return squares.squareRoot()
    }
}
