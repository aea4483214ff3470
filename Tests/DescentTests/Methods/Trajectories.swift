import Descent
import Foundation

/// The walks of PyTorch's, Keras's and Optax's own optimizers that `Tests/Tools/torch` wrote down.
struct Trajectory: Decodable, Sendable, CustomStringConvertible {
    struct Row: Decodable, Sendable {
        let step: Int
        let point: [Double]
        let velocity: [Double]?
        let rate: Double?
    }

    let method: String
    let form: String
    let settings: [String: Double]
    let loss: String
    let start: [Double]
    let rate: Double
    let steps: Int
    let schedule: String?
    let scheduleSettings: [String: Double]?
    let rows: [Row]
    let columns: [String: [Double]]?
    let batch: Rows?

    /// Which rows an update looks at: all of them where it says nothing.
    struct Rows: Decodable, Sendable {
        let size: Int?
        let seed: UInt64?

        var batch: Batch {
            guard let size else { return .all }
            return seed.map { .shuffled(size, seed: $0) } ?? .inOrder(size)
        }
    }

    var description: String {
        "\(method) \(form) \(settings) \(schedule ?? "") \(loss) \(batch.map { "\($0.batch)" } ?? "")"
    }

    static let all: [Trajectory] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Tools/torch/trajectories.json")
        guard let data = try? Data(contentsOf: file) else { return [] }
        return (try? JSONDecoder().decode([Trajectory].self, from: data)) ?? []
    }()

    /// The same run as a plan.
    func plan() throws -> Plan {
        guard let name = Name(method), let kind = Method.Kind(name), let formName = Name(form) else {
            throw Notation.Missing.value
        }
        // Where a form is no form of the method, the sources agree.
        var descent = Method(kind, form: Method.Form(formName))
        for (word, value) in settings {
            guard let name = Name(word), let argument = Method.Argument(name) else {
                throw Notation.Missing.value
            }
            try descent.set(argument, to: value)
        }
        return Plan(
            loss: try Notation.loss("minimize " + loss, data: table), start: start, rate: rate,
            method: descent, schedule: try scheduled(), steps: steps, batch: batch?.batch ?? .all)
    }

    private var table: DataTable? {
        guard let columns else { return nil }
        let names = columns.keys.sorted()
        return DataTable(
            names: names.compactMap { Name($0) }, values: names.flatMap { columns[$0] ?? [] })
    }

    private func scheduled() throws -> Schedule {
        guard let schedule else { return .constant }
        guard let name = Name(schedule), let kind = Schedule.Kind(name) else {
            throw Notation.Missing.value
        }
        return try Schedule(kind) { argument in scheduleSettings?["\(argument.word)"] ?? .nan }
    }
}
