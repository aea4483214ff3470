public import Descent
import Diagnostics

/// A run that another block's charts show beside its own.
public struct OverlaidRun: Sendable {
    /// As the block names it: `walk`, `by-hand/walk`, `compared(0.1)`.
    public let name: String
    public let run: Descent.Run
}

/// What one block lays over its own runs.
struct Overlay: Sendable {
    /// The block's number in the lesson.
    let block: Int
    let runs: [OverlaidRun]
}

/// Finds the runs that an `overlay` names. They are only drawn, so they may be those of later blocks.
struct OverlayBinder {
    let block: BoundBlock
    let index: Int32

    /// The runs that can be drawn; reports what cannot.
    func runs(_ book: inout BlockBook, _ ledger: inout Ledger) -> [OverlaidRun] {
        let references = block.block.overlay
        guard let first = references.first, let last = references.last else { return [] }
        guard drawsLoss || drawsCurve else {
            ledger.report(
                .missingSetting, at: first.range.lowerBound..<last.range.upperBound,
                "runs to lay over this one, and no chart", "add `show loss` or `show curve`")
            return []
        }
        var runs: [OverlaidRun] = []
        for reference in references { runs += self.runs(of: reference, &book, &ledger) }
        let count = block.each.count + runs.count
        let limit = drawsCurve ? CompareStatement.mostWalks : CompareStatement.mostRuns
        guard count <= limit else {
            ledger.report(
                .limit, at: first.range.lowerBound..<last.range.upperBound,
                "\(count) \(drawsCurve ? "walks on one curve" : "runs in one chart")",
                "they hide one another; lay over fewer, up to \(limit) in all"
                    + (drawsCurve ? ", or `show loss` without a curve" : ""))
            return []
        }
        return runs
    }

    private var drawsLoss: Bool { block.block.shows { $0 == .loss } }

    private var drawsCurve: Bool {
        block.block.shows { item in
            if case .widget = item { true } else { item == .curve }
        }
    }

    /// One run, or all of a block that compares.
    private func runs(
        of reference: Located<BlockReference>, _ book: inout BlockBook, _ ledger: inout Ledger
    ) -> [OverlaidRun] {
        let name = reference.value
        let found =
            name.run == nil
            ? book.findWhole(name, at: reference.range, &ledger)
            : book.find(name, at: reference.range, &ledger)
        guard let found else { return [] }
        guard found.index != index else {
            ledger.report(
                .duplicateSetting, at: reference.range, "'\(name.text)' is of this block itself",
                "its charts show its own runs; name others")
            return []
        }
        var runs: [OverlaidRun] = []
        for other in found.block.each {
            guard let run = other.run else {
                ledger.report(
                    .missingSetting, at: reference.range, "'\(name.text)' has no run",
                    "give the block `from`, `rate` and `steps`")
                return []
            }
            guard !drawsCurve || liesOnCurve(run) else {
                ledger.report(
                    .badValue, at: reference.range,
                    "the loss of '\(name.text)' is another, so its walk does not lie on this curve",
                    "show `loss` instead of `curve`, or lay over runs of the same loss")
                return []
            }
            runs.append(OverlaidRun(name: other.label, run: run))
        }
        return runs
    }

    private func liesOnCurve(_ run: Descent.Run) -> Bool {
        block.each.allSatisfy { own in own.run.map { $0.plan.loss.isSameFunction(as: run.plan.loss) } ?? true
        }
    }
}

extension Block {
    fileprivate func shows(_ isWanted: (ShowItem) -> Bool) -> Bool {
        (show ?? []).contains { isWanted($0.value) }
    }
}

extension LossFunction {
    /// Whether it is written alike, whatever its name is, and over the same data: then both have one curve.
    package func isSameFunction(as other: LossFunction) -> Bool {
        self === other
            || parameters == other.parameters && expression == other.expression
                && (!needsData || data == other.data)
    }
}
