import Descent
import Diagnostics
import Lessons
import Markup

/// How many decimals the lesson's claimed tables give to each quantity of a run.
struct WidgetDigits {
    /// One quantity's decimals, step by step.
    struct Column: Equatable {
        /// The parameter, `loss`, `slope` or `dL/dw`.
        let name: [UInt8]
        /// The decimals at each step from 0 on, nil where nothing is claimed; a single one counts for all steps.
        let decimals: [Int?]

        func write(to json: inout JSONText) {
            json.list(String(decoding: name, as: UTF8.self)) { json in
                for count in decimals {
                    if let count { json.number(count) } else { json.null() }
                }
            }
        }
    }

    /// A widget's table has no more rows with digits of their own.
    private static let mostSteps = 1000

    let lesson: EvaluatedLesson

    /// The columns of a run that have claimed digits in a table, of whichever block has the same run.
    func columns(of run: Descent.Run) -> [Column] {
        let names = run.plan.loss.widgetColumns
        var found = [[Int: Int]](repeating: [:], count: names.count)
        let cells = Set(lesson.lesson.outline.cells.lazy.map(\.node))
        for check in lesson.checks where check.fragment == nil {
            guard case .step(let step) = check.row, Int(step) < Self.mostSteps, let node = check.node,
                cells.contains(node), let block = check.block.map({ lesson.blocks[Int($0)] }),
                block.run.map({ $0.plan.isSameWalk(as: run.plan) }) == true,
                let column = column(of: check, of: block, names),
                let decimals = Self.decimals(of: lesson.lesson.file.bytes[check.range])
            else { continue }
            found[column][Int(step)] = decimals
        }
        return zip(names, found).compactMap { names, decimals in
            decimals.isEmpty ? nil : Column(name: names[0], decimals: Self.list(decimals))
        }
    }

    /// Which column a check is about, by what its label says behind the block's name.
    private func column(of check: Check, of block: BoundBlock, _ names: [[[UInt8]]]) -> Int? {
        var label = Array(lesson.labels[Int(check.label)].utf8)
        let prefix = Array("\(block.label).".utf8)
        if !block.label.isEmpty {
            guard label.starts(with: prefix) else { return nil }
            label.removeFirst(prefix.count)
        }
        return names.firstIndex { $0.contains(label) }
    }

    /// One number where all are the same, else one for each step.
    private static func list(_ decimals: [Int: Int]) -> [Int?] {
        guard let last = decimals.keys.max(), Set(decimals.values).count > 1 else {
            return decimals.values.first.map { [$0] } ?? []
        }
        return (0...last).map { decimals[$0] }
    }

    /// The decimals of a plain numeral; nil for one with a power of ten, or cut off, or in hundredths.
    static func decimals(of numeral: ArraySlice<UInt8>) -> Int? {
        var count: Int?
        var digits = 0
        let minus = Array("−".utf8)
        let unsigned =
            numeral.starts(with: minus)
            ? numeral.dropFirst(minus.count) : numeral.drop { $0 == UInt8(ascii: "-") }
        for byte in unsigned {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
                count = count.map { $0 + 1 }
            case UInt8(ascii: "."):
                guard count == nil else { return nil }
                count = 0
            default: return nil
            }
        }
        return digits > 0 ? count ?? 0 : nil
    }
}

extension LossFunction {
    /// The columns of a widget's table, each with the names that a lesson's table may give it; the widget's own first.
    var widgetColumns: [[[UInt8]]] {
        let list = Array("(\(parameters.map(\.description).joined(separator: ", ")))".utf8)
        let loss = [Array("loss".utf8), name.bytes, name.bytes + list]
        let slopes = parameters.map { Array("d\(name)/d\($0)".utf8) }
        let slope = Array("slope".utf8)
        return parameters.map { [$0.bytes] } + [loss]
            + (parameters.count == 1
                ? [[slope, slopes[0], name.bytes + Array("'".utf8) + list]] : slopes.map { [$0] })
    }
}

extension Plan {
    /// Whether a run of the other plan takes the same steps, however long it is.
    func isSameWalk(as other: Plan) -> Bool {
        loss.isSameFunction(as: other.loss) && start == other.start && rate == other.rate
            && method == other.method && schedule == other.schedule && batch == other.batch
    }
}
