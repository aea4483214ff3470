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
        /// What a method's rule speaks of, for one parameter.
        case symbol(UpdateSymbol, Int)
        /// The point where a method takes its slope, and the slope there.
        case ahead(Int)
        case slopeAhead(Int)
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
        case .rate: self.init(.rate, offset)
        case .velocity(let index, _): self.init(.velocity(index), offset)
        }
    }
}

/// Where the parameters of an expression stand.
enum LoopPlace: Hashable {
    case row(Int)
    /// Where a method takes its slopes.
    case ahead

    /// The entry that holds a parameter there.
    func slot(_ index: Int) -> LoopSlot {
        switch self {
        case .row(let offset): LoopSlot(.parameter(index), offset)
        case .ahead: LoopSlot(.ahead(index))
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
        case (.ahead(let index), 0): text = local("ahead", of: index)
        case (.slopeAhead(let index), 0): text = local("slope", "ahead", of: index)
        case (.symbol(let symbol, let index), 0): text = self.text(of: symbol, index)
        case (_, let offset):
            text = names.local(offset > 0 ? "next" : "previous", self.text(LoopSlot(slot.column)))
        }
        texts[slot] = text
        return text
    }

    /// A name of its words, with the parameter's behind it where there are several.
    private mutating func local(_ words: String..., of index: Int) -> String {
        var words = words
        if loss.parameters.count > 1 { words.append(text(LoopSlot(.parameter(index)))) }
        return names.local(words)
    }

    private mutating func text(of symbol: UpdateSymbol, _ index: Int) -> String {
        switch symbol {
        case .parameter: text(LoopSlot(.parameter(index)))
        case .derivative: text(LoopSlot(.slope(index)))
        case .rate: text(LoopSlot(.rate))
        case .slope: local("total", "slope", of: index)
        case .velocity: local("velocity", of: index)
        case .mean: local("mean", of: index)
        case .squares: local("squares", of: index)
        case .correctedMean: local("corrected", "mean", of: index)
        case .correctedSquares: local("corrected", "squares", of: index)
        case .correction: local("correction", of: index)
        case .power1: names.local("power1")
        case .power2: names.local("power2")
        case .momentum: names.local("momentum")
        case .decay: names.local("decay")
        case .beta1: names.local("beta1")
        case .beta2: names.local("beta2")
        case .epsilon: names.local("epsilon")
        case .weightDecay: names.local("weight", "decay")
        }
    }

    /// Names for the columns and rows of the data; nil where none of the expressions is over data.
    mutating func rowNames(for expressions: [Expression], of plan: Plan) -> RowNames? {
        var used: [(name: Name, index: Int)] = []
        var hasData = false
        for expression in expressions {
            expression.forEachNode { node in
                switch node {
                case .column(let index, let name):
                    hasData = true
                    if !used.contains(where: { $0.index == index }) { used.append((name, index)) }
                case .rowCount, .overRows: hasData = true
                default: break
                }
            }
        }
        guard hasData else { return nil }
        used.sort { $0.index < $1.index }
        return RowNames(&names, columns: used, hasBatches: plan.updatesPerEpoch > 1)
    }

    /// Lets one entry share another's name.
    mutating func share(_ slot: LoopSlot, with other: LoopSlot) {
        texts[slot] = text(other)
    }

    /// Gives an entry a text that is no name of its own, such as `w.grad`.
    mutating func set(_ slot: LoopSlot, to text: String) { texts[slot] = text }

    /// The name of the loss, as a function of the listing.
    mutating func text(of name: Name) -> String { names.text(for: name) }

    /// The same where it has been asked for.
    func known(_ name: Name) -> String { names.known(name) }

    /// Makes an entry's name from another's, as in `previous_velocity`.
    mutating func name(_ slot: LoopSlot, previousTo other: LoopSlot) {
        texts[slot] = names.local("previous", text(other))
    }

    /// The name of an entry that has one.
    func known(_ slot: LoopSlot) -> String { texts[slot] ?? "" }
}
