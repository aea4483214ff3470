/// What a rule means, what to do about it, and one small example: the text of reports and of the reference page.
///
/// Tests check the examples like any lesson: what is called wrong breaks its rule, and what is called right breaks none.
public struct RuleHelp: Sendable, Equatable {
    /// What an example is a piece of; the language of its code fence.
    public enum Kind: String, Sendable {
        /// A lesson's text, behind front matter and a block `walk`, or a whole lesson where it opens with `---`.
        case lesson = "markdown"
        case template = "mustache"
        /// What lies in the course, in words.
        case course = "text"
    }

    /// What is asked for, and why, in sentences with Markdown's backticks around code.
    public let meaning: String
    /// What to do, in the same form.
    public let advice: String
    public let kind: Kind
    public let wrong: String
    /// What is said of `wrong`.
    public let message: String
    public let right: String

    init(
        _ meaning: String, _ advice: String, _ kind: Kind = .lesson, wrong: String, message: String,
        right: String
    ) {
        self.meaning = meaning
        self.advice = advice
        self.kind = kind
        self.wrong = wrong
        self.message = message
        self.right = right
    }

    /// All of it as plain text, the examples indented by four spaces.
    public var plainText: String {
        "\(meaning)\n\n\(advice)\n\nWrong:\n\n\(Self.indented(wrong))\n\nRight:\n\n\(Self.indented(right))\n"
    }

    /// All of it as Markdown, the examples in code fences.
    public var markdown: String {
        "\(meaning)\n\n\(advice)\n\nWrong:\n\n\(fenced(wrong))\n\nRight:\n\n\(fenced(right))\n"
    }

    private static func indented(_ example: String) -> String {
        example.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
    }

    /// Four backticks, since a lesson has fences of three.
    private func fenced(_ example: String) -> String { "````\(kind.rawValue)\n\(example)\n````" }
}

extension Rule {
    /// How much a breach weighs where neither the lesson nor the call asks for strictness.
    public var usualSeverity: Severity {
        switch self {
        case .fragileNumber, .bareNumeral, .unnoticedChange: .warning
        default: .error
        }
    }

    /// What the rule means, for whoever meets it for the first time.
    public var help: RuleHelp {
        switch self {
        case .staleNumber, .fragileNumber, .unfilled, .falseStatement, .claimCount, .bareNumeral,
            .unknownSelector, .unnoticedChange:
            helpOnClaims
        case .syntax, .unknownKeyword, .duplicateSetting, .missingSetting, .badValue, .limit:
            helpOnBlocks
        case .frontMatter, .rawHTML, .unsafeURL, .brokenLink, .maths, .template, .encoding,
            .duplicateSlug, .unreadable, .noLesson:
            helpOnFiles
        }
    }
}

extension Rule {
    /// Help on rules about what a lesson claims.
    private var helpOnClaims: RuleHelp {
        switch self {
        case .fragileNumber:
            RuleHelp(
                """
                The number is right, but its last digit hangs by a thread. Exact arithmetic, or a computer that rounds \
                a little differently, would print another one. This happens at a tie between two roundings, with more \
                digits than a double holds, and in runs where rounding errors grow.
                """,
                """
                Claim fewer digits. Where the digits have to stay, say why: in the link's title, as here, or in the \
                block with `fragile w[3] "why"` for a cell of its tables.
                """,
                wrong: "An eighth is [0.12](gd:=1/8).",
                message: "0.12 is right, but fragile: an exact tie",
                right: "An eighth is [0.12](gd:=1/8 \"fragile: an exact tie with 0.13\").")
        case .unfilled:
            RuleHelp(
                """
                Question marks stand for digits that are still open. The check computes them and shows what belongs \
                there; the site is built once they are filled in.
                """,
                "Write the number that the message gives, or fewer of its digits.",
                wrong: "The walk ends at [?.??](gd:walk.w[last]).",
                message: "?.?? is still to be filled in; computed 2.50",
                right: "The walk ends at [2.50](gd:walk.w[last]).")
        case .falseStatement:
            RuleHelp(
                """
                The run does not do what the text says of it. A statement such as `falls` or `shrinks` has to hold at \
                every step, and a verdict such as `converges` has to be what becomes of the run.
                """,
                """
                Read the notes: they name the step that breaks the statement, or say what the verdict means. Then \
                change the words, or the settings of the run. No tool can decide which of the two you meant.
                """,
                wrong: "From step to step the loss [rises](gd:walk.loss.rises).",
                message: "claimed that loss rises at every step, but it does not",
                right: "From step to step the loss [falls](gd:walk.loss.falls).")
        case .claimCount:
            RuleHelp(
                """
                Each number between the brackets is compared with one value, so there have to be as many numbers as \
                the selector gives values. `w[1]` gives one, `w[0...2]` gives three.
                """,
                "Write the missing numbers, leave some out with ` … ` between them, or choose another selector.",
                wrong: "The first weights are [0 and 0.6](gd:walk.w[0...2]).",
                message: "2 numbers in the text, the selector gives 3: steps 0 to 2",
                right: "The first weights are [0, 0.6 and 1.08](gd:walk.w[0...2]).")
        case .bareNumeral:
            RuleHelp(
                """
                Nothing checks this number, so nobody will notice when it is wrong. A lesson that says `strict: true` \
                has no such numbers, nor has a course that is checked with `--strict`.
                """,
                """
                Claim it. A number from elsewhere stands in a link to its source, and one that nothing can compute \
                says why: `[7](gd:literal "the lesson's number")`.
                """,
                wrong: "The learning rate is 0.1 here.",
                message: "nothing checks the number 0.1",
                right: "The learning rate is [0.1](gd:walk.rate) here.")
        case .unnoticedChange:
            RuleHelp(
                """
                A number or a statement was changed by `gd mutate`, and every claim was still right. So no claim \
                depends on it, and nobody would notice if it were wrong.
                """,
                "Claim a value that depends on it: one of a later step, one with more digits, or the setting itself.",
                wrong: walk(claiming: "It goes on until it [converges](gd:walk.converges)."),
                message: "nothing notices `rate 0.2` in place of `rate 0.1`",
                right: walk(claiming: "It ends at [2.4967](gd:walk.w[last])."))
        case .unknownSelector:
            RuleHelp(
                """
                The claim asks for something that is not there: a block, a quantity, or a step that the run does not \
                reach. So there is nothing to compare the number with.
                """,
                "Look for a slip in the selector; the message gives the nearest names, or the last step of the run.",
                wrong: "After eight steps the loss is [0.25](gd:walk.los[8]).",
                message: "nothing is called 'los' here",
                right: "After eight steps the loss is [0.25](gd:walk.loss[8]).")
        default:
            RuleHelp(
                """
                The digits in the text are not the digits of the run. A claimed number is the computed value, rounded \
                to as many digits as are written; a digit that is cut off instead of rounded is wrong too.
                """,
                """
                Write the number that the message gives. If you meant the number in the text, change the settings of \
                the run until it comes out.
                """,
                wrong: "After eight steps the loss is [0.26](gd:walk.loss[8]).",
                message: "claimed 0.26, computed 0.25",
                right: "After eight steps the loss is [0.25](gd:walk.loss[8]).")
        }
    }

    /// Help on rules about blocks and their statements.
    private var helpOnBlocks: RuleHelp {
        switch self {
        case .unknownKeyword:
            RuleHelp(
                "A line of a block opens with a word that says what it sets, and this word is none of them.",
                "Look for a slip of the keyboard; the message gives the nearest word. A remark opens with `#`.",
                wrong: Self.block("like walk\nratte 0.2"), message: "unknown keyword 'ratte'",
                right: Self.block("like walk\nrate 0.2"))
        case .duplicateSetting:
            RuleHelp(
                """
                The same thing is said twice, and a reader could not know which of the two counts. What `like` \
                brings in may be changed once. A term of the glossary has one definition in the whole course.
                """,
                "Keep one of the two. To show both, give each a block of its own.",
                wrong: Self.block("like walk\nrate 0.2\nrate 0.3"), message: "`rate` is given twice",
                right: Self.block("like walk\nrate 0.2"))
        case .missingSetting:
            RuleHelp(
                """
                A run needs a loss, a start for each parameter, a rate and a number of steps. Nothing is assumed for \
                any of them, so that everything that the numbers depend on stands in the lesson.
                """,
                "Add the statement that the message names, or take the settings of another block with `like`.",
                wrong: Self.block("minimize L(w) = (w - 3)^2\nfrom w = 0\nsteps 8"),
                message: "down has no learning rate",
                right: Self.block("minimize L(w) = (w - 3)^2\nfrom w = 0\nrate 0.1\nsteps 8"))
        case .badValue:
            RuleHelp(
                """
                The statement is well formed, but no run can use its value: half a step, a rate of zero, a start at \
                which the loss is not defined.
                """,
                "The message says which values are possible. Choose one of them.",
                wrong: Self.block("like walk\nsteps 2.5"), message: "the number of steps is 2.5",
                right: Self.block("like walk\nsteps 3"))
        case .limit:
            RuleHelp(
                """
                There is a limit on sizes, depths and the work that a lesson may cause, so that checking a stranger's \
                lesson always ends soon. Ordinary lessons stay far below it.
                """,
                "Make it smaller: fewer steps, a shorter table, a lesson in two parts.",
                wrong: Self.block("like walk\nsteps 10^12"),
                message: "1000000000000 steps; the limit for this block is 1000000",
                right: Self.block("like walk\nsteps 100"))
        default:
            RuleHelp(
                """
                A block, an expression, a table or a claim is not written as the language has it, so it cannot be \
                read. Nothing is guessed: a guess that goes wrong would publish a number that nobody meant.
                """,
                "The marked characters are where reading stopped, and the note shows the form that is expected.",
                wrong: "After a step the weight is ![0.6](gd:walk.w[1]).",
                message: "an image cannot be a claim",
                right: "After a step the weight is [0.6](gd:walk.w[1]).")
        }
    }

    /// Help on rules about a lesson as a text, and about files.
    private var helpOnFiles: RuleHelp {
        switch self {
        case .rawHTML:
            RuleHelp(
                """
                HTML tags could bring anything to the page, scripts included. A lesson is text and data, so that a \
                stranger's lesson is safe to build.
                """,
                "Say it in Markdown. To show a `<`, write `&lt;` or put it between backticks.",
                wrong: "This word is <b>bold</b>.", message: "raw HTML",
                right: "This word is **bold**.")
        case .unsafeURL:
            RuleHelp(
                """
                A link leads to the web by `http` or `https`, to a mailbox by `mailto`, or to a file of the course. \
                Other schemes can run programs. Images always lie in the course: its pages load nothing from elsewhere.
                """,
                "Write the address in full, or lay the file beside the lesson and link to that.",
                wrong: "Have a look at [the plot](file:///home/me/plot.png).",
                message: "a link with a scheme that is not allowed",
                right: "Have a look at [a plot of it](https://example.org/plot.png).")
        case .maths:
            RuleHelp(
                """
                Between dollar signs stands TeX, which is typeset when the page is built. This formula cannot be: a \
                brace is open, a command does not exist, or it asks for something that no page shows.
                """,
                "Mend it where the message points. For a dollar sign that is no maths, write `\\$`.",
                wrong: "Half of it is $\\frac{1}{2$.", message: "the formula ends where `}` is still missing",
                right: "Half of it is $\\frac{1}{2}$, or \\$2.")
        case .brokenLink:
            RuleHelp(
                """
                The link leads to a lesson, a heading or a file that the course does not have. A reader who follows \
                it would find nothing.
                """,
                """
                Look for a slip in the name. A lesson is named by its file, relative to the one that links to it; a \
                heading by its words in small letters with hyphens between.
                """,
                wrong: "## Learning rates\n\nMore under [rates](#learning-rate).",
                message: "content/lesson.md has no heading '#learning-rate'",
                right: "## Learning rates\n\nMore under [rates](#learning-rates).")
        case .template:
            RuleHelp(
                """
                A template is not well formed, or uses a name that no page receives. It would come out empty on each \
                page, which is easily overlooked.
                """,
                "Look for a slip in the name, and whether each section that is opened is closed again.",
                .template, wrong: "<h1>{{titel}}</h1>",
                message: "pages have no 'titel'; did you mean 'title'?",
                right: "<h1>{{title}}</h1>")
        case .encoding:
            RuleHelp(
                """
                A file of the course is UTF-8 text. In another encoding its letters would be read as others, and a NUL \
                byte is no text at all.
                """,
                "Save the file as UTF-8; every editor has a setting for that.", .course,
                wrong: "content/walk.md is saved as UTF-16 or Latin-1",
                message: "a byte that is not UTF-8",
                right: "content/walk.md is saved as UTF-8")
        case .duplicateSlug:
            RuleHelp(
                """
                A lesson's slug is the name of its page. Two lessons with one slug would overwrite one another, and so \
                would a lesson with the slug of a page that the tool writes: `404`, `glossary`, `print`, `reference` \
                or `search`.
                """,
                "Give one of them another `slug` in its front matter.", .course,
                wrong: "content/a.md says `slug: same`, and content/b.md says `slug: same`",
                message: "this lesson would become same.html, as content/a.md does",
                right: "content/a.md says `slug: same`, and content/b.md says `slug: other`")
        case .unreadable:
            RuleHelp(
                """
                The course holds something that is not read: a symbolic link, a device, a file name that is not UTF-8. \
                Links are never followed, so that a lesson cannot show a file from outside the course.
                """,
                "Put an ordinary file there, under an ordinary name.", .course,
                wrong: "content/walk.md is a symbolic link to ../drafts/walk.md",
                message: "a symbolic link; put the file itself there",
                right: "content/walk.md is the lesson itself")
        case .noLesson:
            RuleHelp(
                "A course consists of lessons, Markdown files in `content/`, and there is none.",
                "Write a first one, or call the tool in the course's folder or with `--root`.", .course,
                wrong: "content/ holds plot.png and nothing else",
                message: "content/ holds no lesson; write one, a Markdown file such as content/by-hand.md",
                right: "content/ holds by-hand.md and plot.png")
        default:
            RuleHelp(
                """
                A lesson opens with front matter: a line `---`, then its `title` and whatever else is known of it, and \
                another line `---`. It is plain YAML with a fixed set of keys, so that a misspelt key is noticed.
                """,
                "Look for a slip in the key, or for a value of another form than the note shows.",
                wrong: "---\ntitle: A first walk\nsumary: One weight goes downhill.\n---",
                message: "unknown key `sumary`",
                right: "---\ntitle: A first walk\nsummary: One weight goes downhill.\n---")
        }
    }

    /// A whole lesson of one run and one claim.
    private func walk(claiming claim: String) -> String {
        let block = "```gd walk\nminimize L(w) = (w - 3)^2\nfrom w = 0\nrate 0.1\nsteps 8\n```"
        return "---\ntitle: A walk\n---\n\n\(block)\n\n\(claim)"
    }

    private static func block(_ statements: String) -> String { "```gd down\n\(statements)\n```" }
}
