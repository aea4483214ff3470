/// Hands a run its batches, one after another, and computes its loss over them and over all rows.
final class BatchFeed {
    /// The loss and its slopes.
    private let program: Program
    /// The loss alone.
    private let lossProgram: Program
    private let all: Rows
    private let scratch: UnsafeMutablePointer<Double>
    /// The registers of `lossProgram`; none where a batch is all rows.
    private let lossRegisters: UnsafeMutablePointer<Double>?

    private let columnCount: Int
    private var batches: BatchOrder
    /// Where each column of the batch begins.
    private let columns: UnsafeMutablePointer<UnsafePointer<Double>>
    /// The numbers of a shuffled batch, column by column.
    private let gathered: UnsafeMutablePointer<Double>?

    /// The loss over all rows where a batch is fewer; NaN before it is computed.
    private(set) var loss = Double.nan

    /// - Parameters:
    ///   - program: the loss and its slopes.
    ///   - all: rows that stay where they are as long as the feed lives.
    init(_ plan: Plan, program: Program, columns columnCount: Int, over all: Rows) {
        self.program = program
        self.lossProgram = plan.loss.lossProgram
        self.all = all
        self.columnCount = columnCount
        batches = BatchOrder(plan.batch, rows: all.count)
        scratch = .allocate(capacity: max(program.scratchCount, lossProgram.scratchCount, 1))
        columns = .allocate(capacity: columnCount)
        if batches.size < all.count {
            let registers = UnsafeMutablePointer<Double>.allocate(capacity: max(lossProgram.registerCount, 1))
            lossProgram.prepare(registers)
            lossRegisters = registers
        } else {
            lossRegisters = nil
        }
        gathered = batches.isShuffled ? .allocate(capacity: batches.size * columnCount) : nil
        take()
    }

    deinit {
        scratch.deallocate()
        columns.deallocate()
        lossRegisters?.deallocate()
        gathered?.deallocate()
    }

    /// Computes the loss over the batch and its slopes at the point in the registers.
    func execute(_ registers: UnsafeMutablePointer<Double>) {
        program.execute(registers, over: Rows(columns: UnsafePointer(columns), count: batches.count), scratch)
    }

    /// Computes the loss over all rows, where that is another than over the batch.
    func computeLoss(_ point: UnsafeMutablePointer<Double>) {
        guard let registers = lossRegisters, let output = lossProgram.outputs.first else { return }
        for index in 0..<lossProgram.inputCount { registers[index] = point[index] }
        lossProgram.execute(registers, over: all, scratch)
        loss = registers[Int(output)]
    }

    /// Goes on to the batch of the next update.
    func advance() {
        batches.advance()
        take()
    }

    private func take() {
        let start = batches.start
        guard let gathered else {
            for column in 0..<columnCount { columns[column] = all.columns[column] + start }
            return
        }
        batches.order.withUnsafeBufferPointer { order in
            for column in 0..<columnCount {
                let (source, target) = (all.columns[column], gathered + column * batches.size)
                for place in 0..<batches.count { target[place] = source[Int(order[start + place])] }
                columns[column] = UnsafePointer(target)
            }
        }
    }
}
