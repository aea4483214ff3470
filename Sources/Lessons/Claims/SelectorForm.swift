/// The forms that a claim's selector has, each with an example that the parser reads so; a test holds them to it.
public enum SelectorForm: CaseIterable, Sendable {
    case value, sequence, stretch, setting, start, methodSetting, trend, verdict, first, arithmetic, compared,
        otherLesson, sum, literal

    /// Such as `walk.loss[8]`.
    public var example: String {
        switch self {
        case .value: "walk.loss[8]"
        case .sequence: "walk.loss"
        case .stretch: "walk.w[0...3]"
        case .setting: "walk.rate"
        case .start: "walk.from.w"
        case .methodSetting: "walk.method.momentum"
        case .trend: "walk.loss.falls"
        case .verdict: "walk.converges"
        case .first: "walk.first(loss<0.01)"
        case .arithmetic: "=abs(big.w[2]-3)/2"
        case .compared: "rates(0.1).w[8]"
        case .otherLesson: "by-hand/walk.loss[8]"
        case .sum: "sum"
        case .literal: "literal"
        }
    }

    /// What it claims, in sentences with Markdown's backticks around code.
    public var meaning: String {
        switch self {
        case .value: "One value. `[last]` and `[last-1]` count from the end."
        case .sequence:
            """
            All values: `9 → 5.76 → … → 0.25`. In front of the `…` they count from step 0, behind it back from the \
            last step. Without one the sequence has to be whole.
            """
        case .stretch: "The values of those steps, the last included."
        case .setting:
            "What the block sets: `rate`, `steps`, `epochs`, `rows`, or the name of a constant of its own."
        case .start: "Where a parameter starts."
        case .methodSetting: "A setting of the method, given or standard."
        case .trend:
            """
            A statement about every step: \(Trend.allCases.map { "`\($0.rawValue)` (\($0.words))" }.joined(separator: ", ")). \
            The text is free. Also of an expression: `walk.(w-3).alternates`.
            """
        case .verdict: "How the run ends; the text is free. The verdicts have a section of their own."
        case .first: "The first step at which a condition holds."
        case .arithmetic:
            "An expression, with quantities of runs inside it, and `L'(0)` or another function of a block: `=walk.L'(0)`."
        case .compared: "A run of a comparison, named by its value as written or by its number: `rates(#3)`."
        case .otherLesson: "A run of another lesson; inside an expression in braces: `={by-hand/walk}.w[2]`."
        case .sum:
            "In the top-left cell of a plain table: its last row holds the sums of its columns."
        case .literal:
            "No claim: a number that needs none. The link's title says why: `[7](gd:literal \"lesson number\")`."
        }
    }
}
