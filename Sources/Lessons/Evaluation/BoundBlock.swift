public import Descent

/// A block whose names are bound, and its run where it asks for one.
public final class BoundBlock: Sendable {
    public let block: Block
    /// What it is called in selectors: `walk`, or `by-hand/walk` in another lesson; empty without a name.
    public let label: String
    public let scope: Scope
    /// The settings with all that `like` brought.
    public let settings: Settings
    public let plan: Plan?
    public let run: Descent.Run?
    /// The line of a `print` statement, bound; nil where there is none.
    let writtenPrint: BoundPrintLine?
    /// What its maps show, in their order.
    public let sweeps: [Sweep]
    /// Whether it has errors, which are reported there: what claims something of it says nothing more.
    public let isBroken: Bool

    /// What tells it from the other runs of a comparison; nil for a block that is none of them.
    public let runName: RunName?
    /// The runs of a block that compares: each a block like it, with one value of the setting and a run of its own.
    ///
    /// Empty for any other block. One with runs has no plan and no run itself.
    public let compared: [BoundBlock]

    init(
        block: Block, label: String, scope: Scope, settings: Settings, plan: Plan? = nil,
        run: Descent.Run? = nil, writtenPrint: BoundPrintLine? = nil, sweeps: [Sweep] = [], isBroken: Bool,
        runName: RunName? = nil, compared: [BoundBlock] = []
    ) {
        self.block = block
        self.label = label
        self.scope = scope
        self.settings = settings
        self.plan = plan
        self.run = run
        self.writtenPrint = writtenPrint
        self.sweeps = sweeps
        self.isBroken = isBroken
        self.runName = runName
        self.compared = compared
    }

    /// The block itself where it has one run at most, or else the runs that it compares.
    public var each: [BoundBlock] { compared.isEmpty ? [self] : compared }

    /// The line that the run's listings print at each step; nil without a run.
    public var print: BoundPrintLine? {
        guard plan != nil, let loss = scope.loss else { return nil }
        if let writtenPrint { return writtenPrint }
        var binder = PrintLineBinder(scope)
        return binder.bind(.standard(for: loss))
    }
}

extension Block {
    /// Whether what it claims or shows needs a run.
    var asksForRun: Bool {
        expectation != nil
            || (show ?? []).contains { item in
                switch item.value {
                case .formula, .rule: false
                case .steps, .table, .curve, .loss, .map, .widget, .code: true
                }
            }
    }
}

/// A value in full, as the fewest digits that tell it from its neighbours.
enum Shortest {
    static func text(_ value: Double) -> String {
        var bytes: [UInt8] = []
        DecimalFormat.appendShortest(value, to: &bytes)
        if bytes.suffix(2).elementsEqual(".0".utf8) { bytes.removeLast(2) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
