import Diagnostics

/// A numeral that nothing checks and no one vouches for.
struct BareNumeral {
    /// Why it is bare, as far as that decides what to do about it.
    enum Reason {
        case unclaimed
        /// A claim ends inside the number that the reader sees.
        case partlyClaimed
        /// It stands in a claim whose text is free, since the claim is about every step or about how the run ends.
        case statement
        /// It stands in front matter that holds no claims.
        case frontMatter
    }

    /// The bytes of the lesson that say it.
    var range: Range<Int>
    /// As the reader sees it.
    var written: String
    var reason: Reason

    /// - Parameter severity: an error where bare numerals are refused, else a warning.
    func diagnostic(_ severity: Severity) -> Diagnostic {
        Diagnostic(
            .bareNumeral, at: range, "nothing checks the number \(written)", notes: [Note(help)],
            severity: severity)
    }

    private var help: String {
        switch reason {
        case .unclaimed:
            "claim it, as in `[\(written)](gd:walk.rate)`, or say why nothing computes it: "
                + "`[\(written)](gd:literal \"why\")`"
        case .partlyClaimed: "a claim covers only a part of it: put the whole number between the brackets"
        case .statement:
            "this claim is a statement, whose text is free: write the number beside it, as a claim of its own"
        case .frontMatter: "no claim can stand here: say it in words, or in the summary or the text"
        }
    }
}
