import Descent

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

    /// What else an author may write and has to know, in sentences with Markdown's backticks around code.
    public var help: String {
        switch self {
        case .like:
            """
            It comes first. NAME is an earlier block, or `lesson/NAME` one of another lesson. What follows overrides \
            what it brings; tables, `expect`, `show` and `caption` are not brought.
            """
        case .constant:
            """
            `let a = 0.5` names a number, `let p(x) = a*x` a function; either may be used above the line that defines \
            it, and may be given as often as there are names.
            """
        case .minimize:
            """
            The loss gets a name and its parameters, in order: `minimize L(w, b) = (w - 3)^2 + b^2`. With data, its \
            expression holds a `mean` or a `sum` over the rows.
            """
        case .from:
            """
            Every parameter has a start: `from w = 0, b = 1/2`. `from w = normal(seed=7, scale=0.1)` draws it from a \
            normal distribution.
            """
        case .rate:
            "A constant expression above zero, written η in formulas. A schedule may change it on the way."
        case .steps: "A whole number. A run has either this or `epochs`."
        case .method:
            """
            `descent`, where nothing is said. A first value may stand without its name, and then without brackets: \
            `method momentum 0.9`. `form=` chooses whose formula and whose standard settings count; PyTorch's go \
            without saying.
            """
        case .schedule: "All settings have to be given; the first may stand without its name."
        case .epochs: "A pass over the data takes as many updates as it has batches."
        case .stop:
            "As in `stop when abs(slope) < 1e-6`. The condition is asked before each update; `steps` stays the limit."
        case .data:
            """
            Names the columns; rows of numbers with commas between them follow until the first line that is none. Or \
            `data "points.csv"`, a file beside the lesson with a row of names at its top.
            """
        case .batch:
            """
            How many rows an update looks at, in order, or after `shuffle seed 7` in an order drawn anew for each \
            epoch. The last batch of an epoch may be smaller. `batch all` goes without saying.
            """
        case .compare:
            """
            The setting is `rate`, `method`, `batch`, `seed` or the start of a parameter: `compare w 2.6, -2.6`. A \
            run is named by its value as written or by its number: `NAME(0.1)`, `NAME(#2)`.
            """
        case .overlay: "Also `lesson/NAME` and `NAME(0.1)`. On a curve those of the same loss are drawn."
        case .expect:
            "VERDICT is one of \(Verdict.allCases.map { "`\($0.word)`" }.joined(separator: ", "))."
        case .print:
            """
            What stands in braces is computed at each step, then written as Python's `format` would: `{loss:.3f}`, \
            `{step:2}`, `{next w:.4f}`.
            """
        case .fragile:
            """
            The reason is for the next author. It also takes an expression, for a whole column of a table of \
            evaluations, and may be given once for each cell.
            """
        case .show:
            "What it names stands in this order on the page. Without it a block shows its claimed tables and nothing else."
        case .caption: "Markdown within one line; its numbers may be claims, like any others."
        }
    }

    /// Whether a block may hold it several times.
    var isRepeatable: Bool { self == .constant || self == .fragile }
}
