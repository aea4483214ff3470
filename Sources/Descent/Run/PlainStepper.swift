extension Stepper {
    /// Whether an update is w ← w − η·∂L/∂w and nothing else, of a loss without data: such a run has a loop of its own.
    var isPlain: Bool { updater == nil && feed == nil }
}
