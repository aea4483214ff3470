import Descent

/// One quantity of one run of the course, whatever lesson claims it and however.
public struct QuantityKey: Sendable, Hashable {
    private let block: String
    private let quantity: String
    private let row: String

    /// Nil for what belongs to no run alone: arithmetic, sums, blocks without a name.
    ///
    /// - Parameters:
    ///   - label: the check's, with or without its step.
    ///   - block: the block of the same lesson that the check is bound to.
    ///   - lesson: the id of the lesson that the check stands in.
    init?(label: String, row: Check.Row, labels: [String], block: BoundBlock?, lesson: String) {
        let bytes = Array(label.utf8)
        guard case .reference(let reference)? = try? SelectorParser.parse(bytes) else { return nil }
        // A printed line has many numbers under one name.
        if case .word(let name, _) = reference.tail, name == "print" { return nil }
        self.block = (reference.block.lesson == nil ? lesson + "/" : "") + reference.block.text
        let range: Range<Int>
        switch reference.tail {
        case .value(let syntax, _), .stretch(let syntax, _, _), .sequence(let syntax): range = syntax.range
        default: range = min(reference.blockRange.upperBound + 1, bytes.count)..<bytes.count
        }
        let name = Array(bytes[range].filter { $0 != UInt8(ascii: " ") }).text
        // The loss has two names.
        quantity = name == block?.scope.loss?.name.description ? "loss" : name
        switch row {
        case .none: self.row = ""
        case .step(let step): self.row = "\(step)"
        case .inputs(let inputs): self.row = labels[Int(inputs)]
        }
    }
}
