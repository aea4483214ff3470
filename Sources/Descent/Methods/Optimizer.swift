/// A method with its learning rate and how that changes: all that an update needs beside the point and its slopes.
struct Optimizer: Sendable, Equatable {
    let method: Method
    /// The learning rate, of the first update where a schedule changes it.
    let rate: Double
    let schedule: Schedule

    /// Whether an update is more than w ← w − η·∂L/∂w with one η.
    var isMoreThanDescent: Bool { !method.isPlain || !schedule.isConstant }
}
