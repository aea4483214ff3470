import Lessons

/// A piece of a program, with what it is to a reader's eye.
struct CodeToken: Sendable, Equatable {
    enum Kind: Sendable {
        /// Spaces, line ends, names, brackets and signs.
        case plain
        case keyword, number, string
        /// The part of a string that a value replaces.
        case placeholder
        /// A function that the language brings.
        case builtIn
        /// A function or a type where it is defined.
        case function, type
        /// A shell's variable, whose value stands for it.
        case variable
        case comment
        /// A heading of Markdown.
        case heading

        /// The class in HTML, as Pygments names it; nil for none.
        var className: String? {
            switch self {
            case .plain: nil
            case .keyword: "k"
            case .number: "m"
            case .string: "s"
            case .placeholder: "si"
            case .builtIn: "nb"
            case .function: "nf"
            case .type: "nc"
            case .variable: "nv"
            case .comment: "c"
            case .heading: "gh"
            }
        }
    }

    let kind: Kind
    var text: [UInt8]
}

/// A program as it is written, line by line.
struct CodeWriter {
    private(set) var tokens: [CodeToken] = []
    private var depth = 0

    mutating func put(_ kind: CodeToken.Kind, _ text: some Sequence<UInt8>) {
        if let last = tokens.last, last.kind == kind {
            tokens[tokens.count - 1].text += text
        } else {
            tokens.append(CodeToken(kind: kind, text: Array(text)))
        }
    }

    mutating func put(_ kind: CodeToken.Kind, _ text: String) { put(kind, text.utf8) }

    mutating func plain(_ text: String) { put(.plain, text.utf8) }

    mutating func keyword(_ text: String) { put(.keyword, text.utf8) }

    /// One line: four spaces for each level, what `body` writes, and the line's end.
    mutating func line(_ body: (inout CodeWriter) -> Void) {
        if depth > 0 { plain(String(repeating: "    ", count: depth)) }
        body(&self)
        plain("\n")
    }

    /// The lines that `body` writes, one level deeper.
    mutating func indented(_ body: (inout CodeWriter) -> Void) {
        depth += 1
        body(&self)
        depth -= 1
    }

    /// What stands before a new name; nothing in Python.
    mutating func declare(isVariable: Bool, _ language: ShowItem.Language) {
        switch language {
        case .swift: keyword(isVariable ? "var " : "let ")
        case .javascript: keyword(isVariable ? "let " : "const ")
        case .python, .pytorch: break
        }
    }

    /// What stands behind a statement.
    mutating func end(_ language: ShowItem.Language) {
        if language == .javascript { plain(";") }
    }

    /// A number with its sign.
    mutating func number(_ value: Double, _ language: ShowItem.Language) {
        let literal = CodeNumber.value(value, language)
        if literal.first == UInt8(ascii: "-") { plain("-") }
        put(.number, literal.drop { $0 == UInt8(ascii: "-") })
    }

    /// `[1.0, -2.5]`
    mutating func list(of values: some Sequence<Double>, _ language: ShowItem.Language) {
        plain("[")
        for (place, value) in values.enumerated() {
            if place > 0 { plain(", ") }
            number(value, language)
        }
        plain("]")
    }

    /// What another writer wrote, on the line in hand.
    mutating func put(_ other: CodeWriter) {
        for token in other.tokens { put(token.kind, token.text) }
    }
}
