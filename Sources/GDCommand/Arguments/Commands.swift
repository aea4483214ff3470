import SiteBuilder

// The commands of this program, word for word as the user gives them.

extension Grammar {
    package static let gd = Grammar(
        program: "gd",
        summary: "checks every number of a course on gradient descent and builds its site",
        version: "0.1.0",
        globalOptions: [.root, .color, .quiet, .jobs],
        commands: [.build, .check, .fix, .run, .why, .mutate, .notebook, .help])
}

extension CommandDescription {
    package static let build = CommandDescription(
        name: "build",
        summary: "run and check everything, then publish the whole site",
        details: """
            Nothing is published if anything is wrong. The new site takes the old one's place in one step. A folder \
            that is neither empty nor built by gd is never replaced.
            """,
        options: [.out, .drafts, .baseURL, .answers])

    package static let check = CommandDescription(
        name: "check",
        summary: "run and check, and write nothing",
        details: "Without a FILE, all lessons are checked.",
        operand: Operand(name: "FILE", count: .any, summary: "a lesson, such as content/by-hand.md"),
        options: [.strict, .numerals, .format])

    package static let fix = CommandDescription(
        name: "fix",
        summary: "write stale and open claimed numbers anew, in their author's style",
        details: """
            Nothing but claimed digits changes; a statement or a verdict that is false is said, and stays. Without a \
            FILE, all lessons are fixed. The exit status is 0 when all is right afterwards; with --dry-run it is 1 when \
            something would change.
            """,
        operand: Operand(name: "FILE", count: .any, summary: "a lesson, such as content/by-hand.md"),
        options: [.dryRun, .only])

    package static let run = CommandDescription(
        name: "run",
        summary: "print a run's table, ready to paste as a claimed table",
        details: """
            Every parameter starts at 0, the rate is \(ExpressionCall.standardRate) and the run takes \
            \(ExpressionCall.standardSteps) steps, unless the options say otherwise. A lesson's block has settings of \
            its own. How the run ends is said on standard error.
            """,
        operand: Operand(
            name: "EXPR|FILE#BLOCK", count: .one,
            summary: "a function to minimize, such as '(w - 3)^2', or a lesson's block"),
        options: [.from, .rate, .steps, .method])

    package static let why = CommandDescription(
        name: "why",
        summary: "explain the claims on a line: what they are bound to and what came out",
        details: "The exit status is 1 when nothing is claimed there.",
        operand: Operand(
            name: "FILE:LINE[:COLUMN]", count: .one,
            summary: "a place in a lesson, as messages name it: content/by-hand.md:41:12"))

    package static let mutate = CommandDescription(
        name: "mutate",
        summary: "change digits and settings one at a time, and tell what nothing notices",
        details: """
            No file is changed. A setting whose change nothing notices is one that no claim depends on. Without a FILE, \
            all lessons are tried. The exit status is 1 when something survives.
            """,
        operand: Operand(name: "FILE", count: .any, summary: "a lesson, such as content/by-hand.md"))

    package static let notebook = CommandDescription(
        name: "notebook",
        summary: "write a lesson as a Jupyter notebook",
        details: """
            Its runs are Python cells that hold what they print. Without --out, the notebook goes to standard output. \
            A lesson with errors has none.
            """,
        operand: Operand(name: "FILE", count: .one, summary: "a lesson, such as content/by-hand.md"),
        options: [.outFile])

    package static let help = CommandDescription(
        name: "help",
        summary: "say what a command does and takes",
        operand: Operand(name: "COMMAND", count: .optional, summary: "a command's name"))
}

extension CommandOption {
    package static let root = CommandOption(
        name: "root", value: .text("DIR"), summary: "work on the course in DIR instead of the current folder")
    package static let color = CommandOption(
        name: "color", value: .choice(ColorChoice.allCases.map(\.rawValue)),
        summary: "colour messages; auto looks at NO_COLOR, TERM and the terminal")
    package static let quiet = CommandOption(
        name: "quiet", value: .none, summary: "no progress and no closing line, only what is wrong")
    package static let jobs = CommandOption(
        name: "jobs", value: .number("N", 1...64),
        summary: "work on N threads instead of one for each processor")

    package static let out = CommandOption(
        name: "out", value: .text("DIR"), summary: "publish to DIR instead of site")
    package static let outFile = CommandOption(
        name: "out", value: .text("FILE"), summary: "write to FILE, whole or not at all")
    package static let drafts = CommandOption(
        name: "drafts", value: .none, summary: "publish lessons that are marked as drafts too")
    package static let baseURL = CommandOption(
        name: "base-url", value: .text("URL"),
        summary: "the site's address, in place of the home page's base-url; for feed, sitemap and link cards")
    package static let answers = CommandOption(
        name: "answers", value: .choice(AnswerPlacement.allCases.map(\.rawValue)),
        summary: "fold answers where they stand, collect them at the page's end, or leave them out")
    package static let strict = CommandOption(
        name: "strict", value: .none,
        summary: "bare and fragile numerals are errors in every lesson")
    package static let numerals = CommandOption(
        name: "numerals", value: .none,
        summary: "count the numerals by what vouches for them, and list the bare ones")
    package static let format = CommandOption(
        name: "format", value: .choice(ReportFormat.allCases.map(\.rawValue)),
        summary: "text on standard error, or a report for programs on standard output")
    package static let dryRun = CommandOption(
        name: "dry-run", value: .none,
        summary: "write nothing; print what would change, as patch -p1 takes it")
    package static let only = CommandOption(
        name: "only", value: .text("FILE:LINE"), summary: "write the numbers of one line only")

    package static let from = CommandOption(
        name: "from", value: .text("w=0"), summary: "where to start; once for each parameter", repeats: true)
    package static let rate = CommandOption(
        name: "rate", value: .text("R"), summary: "the learning rate")
    package static let steps = CommandOption(
        name: "steps", value: .number("N", 0...1_000_000), summary: "how many steps to take")
    package static let method = CommandOption(
        name: "method", value: .text("M"),
        summary: "the optimizer and its settings, such as adam or 'momentum(0.9, form=keras)'")
}
