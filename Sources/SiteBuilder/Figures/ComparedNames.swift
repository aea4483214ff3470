import Descent
import Lessons

/// What runs are called in figures.
extension BoundBlock {
    /// The block's own runs with their names: several by what is compared, one by the block's.
    var namedRuns: [NamedRun] {
        each.compactMap { block in block.run.map { NamedRun(name: figureName(of: block), run: $0) } }
    }

    /// `rate 0.1`, `adam`, `batch 4`, `seed 7`, `from −2.6`; of a block that compares nothing its own name.
    ///
    /// - Parameter run: the block itself, or one of the runs that it compares.
    func figureName(of run: BoundBlock) -> String {
        guard let name = run.runName?.text, let setting = settings.compare?.setting else {
            return block.name?.description ?? "this run"
        }
        let value = FigureText.withMinusSigns(name)
        return switch setting {
        case .method: name
        case .rate, .batch, .seed: "\(setting.word) \(value)"
        // The name stands where the walk ends, so it may not look like the place.
        case .start(let parameter):
            (run.run?.plan.loss.parameters.count ?? 1) == 1 ? "from \(value)" : "from \(parameter) = \(value)"
        }
    }
}
