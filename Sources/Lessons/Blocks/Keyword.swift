/// The words that open a statement of a `gd` block; the parser, its messages and the help text are made from them.
public enum Keyword: String, CaseIterable, Sendable {
    case like
    case constant = "let"
    case minimize, from, rate, steps, stop, expect, print, show, caption
    case method, schedule, epochs, data, batch, compare, overlay, fragile

    /// How the statement is written.
    public var form: String {
        switch self {
        case .like: "like NAME"
        case .constant: "let a = EXPR"
        case .minimize: "minimize L(w) = EXPR"
        case .from: "from w = 0"
        case .rate: "rate 0.1"
        case .steps: "steps 8"
        case .stop: "stop when EXPR"
        case .expect: "expect VERDICT"
        case .print: "print \"step {step}: w = {w:.4f}\""
        case .show: "show ITEM, …"
        case .caption: "caption \"…\""
        case .method: "method momentum(0.9)"
        case .schedule: "schedule step(every=10, factor=0.5)"
        case .epochs: "epochs 3"
        case .data: "data x, y"
        case .batch: "batch 4"
        case .compare: "compare rate 0.001, 0.1"
        case .overlay: "overlay NAME, NAME"
        case .fragile: "fragile w[3] \"why\""
        }
    }

    /// What the statement does, in a few words.
    public var summary: String {
        switch self {
        case .like: "start from another block's settings"
        case .constant: "a constant or a function"
        case .minimize: "the loss, its parameters and its expression"
        case .from: "the value of each parameter at the start"
        case .rate: "the learning rate"
        case .steps: "how many updates"
        case .stop: "stop early, at the first step where the condition holds"
        case .expect: "claims how the run ends"
        case .print: "the line that the run's listings print at each step"
        case .show: "what the reader gets here"
        case .caption: "the figure's caption"
        case .method: "the optimizer"
        case .schedule: "the rate over time"
        case .epochs: "how many passes over the data"
        case .data: "the data rows"
        case .batch: "mini-batches"
        case .compare: "one run for each value of a setting"
        case .overlay: "other runs in this block's charts"
        case .fragile: "accepts one fragile cell"
        }
    }

    /// Whether a block may hold it several times.
    var isRepeatable: Bool { self == .constant || self == .fragile }
}
