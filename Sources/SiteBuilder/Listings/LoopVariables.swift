import Descent
import Lessons

/// An entry of a run's rows as the loop of a listing holds it.
struct LoopSlot: Hashable {
    enum Column: Hashable {
        case parameter(Int)
        case loss
        case slope(Int)
        case norm, step, rate
        case velocity(Int)
    }

    let column: Column
    /// 0 for the row that is printed, 1 for the next, −1 for the previous.
    let offset: Int

    init(_ column: Column, _ offset: Int = 0) {
        self.column = column
        self.offset = offset
    }

    init(_ quantity: RowQuantity, offset: Int) {
        switch quantity {
        case .parameter(let index, _): self.init(.parameter(index), offset)
        case .loss: self.init(.loss, offset)
        case .batchLoss: self.init(.loss, offset)
        case .slope: self.init(.slope(0), offset)
        case .partial(let index, _, _): self.init(.slope(index), offset)
        case .norm: self.init(.norm, offset)
        case .step, .epoch: self.init(.step, offset)
        // The rate is the same in every row.
        case .rate: self.init(.rate)
        case .velocity(let index, _): self.init(.velocity(index), offset)
        }
    }
}

/// The names of what a listing's loop holds.
struct LoopVariables {
    private(set) var names: CodeNames
    private let loss: LossFunction
    private var texts: [LoopSlot: String] = [.init(.step): "step"]
    private var constants: [(name: Name, text: String, value: Double)] = []

    /// Names the parameters first, then the constants of the expressions, so that they keep their own names.
    init(_ language: ShowItem.Language, _ loss: LossFunction, expressions: [Expression]) {
        names = CodeNames(language)
        self.loss = loss
        for (index, name) in loss.parameters.enumerated() {
            texts[LoopSlot(.parameter(index))] = names.text(for: name)
        }
        for expression in expressions { addConstants(of: expression) }
        texts[LoopSlot(.rate)] = names.local("rate")
    }

    private mutating func addConstants(of expression: Expression) {
        var found: [(Name, Double)] = []
        expression.forEachNode { if case .constant(let name, let value) = $0 { found.append((name, value)) } }
        for (name, value) in found {
            let isPi = value.bitPattern == Double.pi.bitPattern && (name == "pi" || name == "π")
            let isKnown = constants.contains { $0.name == name && $0.value.bitPattern == value.bitPattern }
            if !isPi, !isKnown { constants.append((name, names.text(for: name), value)) }
        }
    }

    /// The constants with their values, in the order in which they are needed.
    var definitions: [(text: String, value: Double)] { constants.map { ($0.text, $0.value) } }

    func constant(_ name: Name) -> String {
        constants.first { $0.name == name }?.text ?? String(decoding: name.bytes, as: UTF8.self)
    }

    /// The name of an entry, made up the first time it is asked for.
    mutating func text(_ slot: LoopSlot) -> String {
        if let known = texts[slot] { return known }
        let text: String
        switch (slot.column, slot.offset) {
        case (.parameter(let index), 0): text = names.text(for: loss.parameters[index])
        case (.loss, 0): text = names.local("loss")
        case (.slope, 0) where loss.parameters.count == 1: text = names.local("slope")
        case (.slope(let index), 0): text = names.local("slope", self.text(LoopSlot(.parameter(index))))
        case (.norm, 0): text = names.local("norm")
        case (.step, 0): text = "step"
        case (.rate, 0): text = names.local("rate")
        case (_, let offset):
            text = names.local(offset > 0 ? "next" : "previous", self.text(LoopSlot(slot.column)))
        }
        texts[slot] = text
        return text
    }

    /// Lets one entry share another's name.
    mutating func share(_ slot: LoopSlot, with other: LoopSlot) {
        texts[slot] = text(other)
    }

    /// The name of an entry that has one.
    func known(_ slot: LoopSlot) -> String { texts[slot] ?? "" }
}
