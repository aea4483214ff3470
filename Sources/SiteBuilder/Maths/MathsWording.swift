import Diagnostics

/// KaTeX's reasons in the words of this tool, each with what to do.
enum MathsWording {
    /// - Parameter reason: as KaTeX says it, without the place.
    static func words(_ reason: String) -> (message: String, help: String) {
        let quoted = quotedParts(of: reason)
        if reason.hasPrefix("Undefined control sequence: ") {
            return undefined(String(reason.dropFirst("Undefined control sequence: ".count)))
        }
        if reason.hasPrefix("No such environment: ") {
            let name = String(reason.dropFirst("No such environment: ".count))
            return ("there is no environment `\(name)`", nearestHelp(name, environments, "\\begin{", "}"))
        }
        if reason.hasPrefix("Expected & or") || reason.hasPrefix("Expected \\\\ or") {
            return ("an environment that does not end", "end it with `\\end{…}` and its name")
        }
        if reason.hasPrefix("Expected 'EOF', got '&'") {
            return ("`&` stands outside a matrix", "write `\\&` for the sign")
        }
        if reason.hasPrefix("Expected 'EOF', got '#'") {
            return ("`#` has no place in a formula", "write `\\#` for the sign")
        }
        if reason.hasPrefix("\\tag works only") {
            return ("`\\tag` among words", "number a formula that stands by itself: `$$…$$`")
        }
        if reason.hasPrefix("Expected '"), quoted.count == 2 { return expected(quoted[0], got: quoted[1]) }
        if reason.hasPrefix("Unexpected end of input in a macro argument") {
            return ("the formula ends where `}` is still missing", "close every brace that is open")
        }
        if reason.hasPrefix("LaTeX-incompatible input"), let start = reason.firstRange(of: "'error': ") {
            let what = reason[start.upperBound...].prefix { $0 != "[" }.trimmed
            return ("TeX would not read this: \(what)", "write words as `\\text{…}`, and signs as commands")
        }
        if reason.hasPrefix("Double ") {
            let script = reason.hasSuffix("superscript") ? "superscript" : "subscript"
            return (
                "a second \(script) on the same letter",
                "take both into braces: `x^{a b}`, or the first one: `{x^a}^b`"
            )
        }
        if reason.hasPrefix("Extra }") {
            return ("a `}` that closes nothing", "leave it out, or open a brace")
        }
        if reason.hasPrefix("Expected group") || reason.hasPrefix("Got function") {
            return (
                "something is missing behind \(quoted.first.map { "`\($0)`" } ?? "this")",
                "write it in braces"
            )
        }
        if reason.hasPrefix("Mismatch: ") {
            return ("\(reason.dropFirst("Mismatch: ".count))", "end the environment that began last")
        }
        if reason.hasPrefix("Can't use function '$'") {
            return ("a dollar sign inside a formula", "write `\\$` for the sign")
        }
        if reason.hasPrefix("Can't use function"), let name = quoted.first {
            let mode = reason.hasSuffix("text mode") ? "text" : "maths"
            return ("`\(name)` has no place in \(mode)", "leave it out")
        }
        if reason.hasPrefix("Too many expansions") {
            return ("a formula that becomes too long", "take it apart")
        }
        return (
            "this is no TeX that can be typeset: \(printable(reason))", "see KaTeX's list of what it supports"
        )
    }

    private static func undefined(_ command: String) -> (message: String, help: String) {
        let name = String(command.drop { $0 == "\\" })
        return ("there is no command `\(printable(command))`", nearestHelp(name, commands, "\\", ""))
    }

    private static func nearestHelp(
        _ name: String, _ known: [String], _ before: String, _ after: String
    ) -> String {
        guard let near = nearest(to: name, among: known).first else {
            return "look for a slip in the name; words are written as `\\text{…}`"
        }
        return "did you mean `\(before)\(near)\(after)`?"
    }

    private static func expected(_ wanted: String, got found: String) -> (message: String, help: String) {
        let wanted = wanted == "EOF" ? "the end of the formula" : "`\(printable(wanted))`"
        let found = found == "EOF" ? "the formula ends" : "`\(printable(found))` stands"
        return (
            "\(found) where \(wanted) is expected", "close what is open, in the order in which it was opened"
        )
    }

    /// The parts of a reason that stand between single quotes.
    private static func quotedParts(of reason: String) -> [String] {
        reason.split(separator: "'", omittingEmptySubsequences: false).enumerated()
            .compactMap { $0.offset % 2 == 1 ? String($0.element) : nil }
    }

    private static let environments = names(
        """
        matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix array cases rcases aligned gathered alignedat split align \
        gather equation smallmatrix subarray
        """)
    /// Those that lessons are likely to use.
    private static let commands = names(
        """
        alpha beta gamma delta epsilon varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon \
        phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega frac dfrac tfrac sqrt sum prod int \
        lim min max argmin argmax sup inf log ln exp sin cos tan det dim partial nabla infty cdot times div pm mp leq \
        geq neq approx equiv propto sim ll gg in notin subset cup cap forall exists to rightarrow leftarrow Rightarrow \
        mapsto iff implies left right big Big bigg mathbf mathbb mathcal mathrm mathit mathsf mathtt mathfrak text \
        textbf boldsymbol operatorname hat bar tilde vec dot ddot overline underline overbrace underbrace begin end \
        quad qquad ldots cdots vdots ddots prime circ star langle rangle lVert rVert lvert rvert boxed tag
        """)

    private static func names(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
