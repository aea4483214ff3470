/// What the reference page says of a `show` item.
public struct ShowItemHelp: Sendable {
    public let name: String
    /// How it is written.
    public let form: String
    /// What the reader gets, in sentences with Markdown's backticks around code.
    public let meaning: String

    init(_ name: String, _ form: String? = nil, _ meaning: String) {
        self.name = name
        self.form = form ?? name
        self.meaning = meaning
    }

    /// One for each of ``ShowItem/names``, in their order; a test holds the two together.
    public static let all: [ShowItemHelp] = [
        ShowItemHelp("formula", nil, "The loss and its derivatives, typeset as mathematics."),
        ShowItemHelp("rule", nil, "The update rule in symbols, then with the run's own numbers."),
        ShowItemHelp("steps", nil, "Each update with its numbers substituted, the first twenty at most."),
        ShowItemHelp(
            "table", "table(0...8, digits=4)",
            "A computed table of those steps, where no claimed table stands. Four decimals go without saying."
        ),
        ShowItemHelp(
            "curve", nil,
            "The loss curve with the walk on it; with two parameters a map of contours."),
        ShowItemHelp("loss", nil, "The loss against the step."),
        ShowItemHelp(
            "map", "map(rate=0.001...2, w=-4...4)",
            """
            How runs end over two settings: the first across, the second upwards. Each is `rate` or a parameter's \
            start. Where most runs that settle end in one of two to four points, the map also tells where.
            """
        ),
        ShowItemHelp(
            "widget", "widget(NAME, NAME)",
            "The run to play with; the named blocks are its presets. On paper and without scripts the figure and the table stand in its place."
        ),
        ShowItemHelp(
            "code", "code(swift, python)",
            """
            The run as a program in each language, with what it prints. It is left out, and the page says why, where \
            another language's last bits could change a digit that is printed.
            """),
    ]
}
