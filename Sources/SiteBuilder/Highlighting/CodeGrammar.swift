/// What sets one language's code apart from another's, as far as colours go.
struct CodeGrammar: Sendable {
    /// A form of string literal.
    struct Quote: Sendable {
        let open: [UInt8]
        let close: [UInt8]
        var spansLines = false
        var hasEscapes = true
        /// What opens a value inside, and what closes it; nil for none.
        var value: (open: [UInt8], close: UInt8)?
        /// Only behind one of these letters at once, such as Python's `f`; nil where none is needed.
        var letters: [UInt8]?

        init(
            _ open: String, _ close: String, spansLines: Bool = false, hasEscapes: Bool = true,
            value: (open: String, close: Character)? = nil, letters: String? = nil
        ) {
            self.open = Array(open.utf8)
            self.close = Array(close.utf8)
            self.spansLines = spansLines
            self.hasEscapes = hasEscapes
            self.value = value.map { (Array($0.open.utf8), $0.close.asciiValue ?? 0) }
            self.letters = letters.map { Array($0.utf8) }
        }
    }

    /// What opens a comment to the line's end.
    var lineComment: [UInt8]?
    /// What opens and closes a comment of several lines, and whether one may hold another.
    var comment: (open: [UInt8], close: [UInt8], nests: Bool)?
    /// Longer openings first.
    var quotes: [Quote] = []
    /// Letters that may stand at once before a quote and belong to it, as in `rb"…"`.
    var prefixes: Set<UInt8> = []
    var keywords: Set<String> = []
    var builtIns: Set<String> = []
    /// Keywords before the name of a function, and before the name of a type.
    var functionWords: Set<String> = []
    var typeWords: Set<String> = []
    /// Whether `/…/` is a literal where a value is wanted.
    var hasPatterns = false
    /// Whether `@name` and `#name` are the language's own words.
    var hasAttributes = false
    /// Whether it is a shell, where a word is words and signs, numbers stand alone and `$name` has a value.
    var isShell = false
    /// Whether strings before a colon are names, as in JSON.
    var hasKeys = false

    /// For each byte whether a comment or a string may begin with it: most bytes begin neither.
    private(set) var opens: [Bool] = []

    /// The grammar with its table of bytes made.
    private var complete: CodeGrammar {
        var grammar = self
        grammar.opens = [Bool](repeating: false, count: 256)
        let openings = [lineComment, comment?.open] + quotes.map { $0.open }
        for opening in openings { if let byte = opening?.first { grammar.opens[Int(byte)] = true } }
        return grammar
    }

    /// The grammar of a language by the first word of a fence's info string, lower case or not; nil for none.
    static func named(_ info: [UInt8]) -> CodeGrammar? {
        let word = info.prefix {
            $0 > UInt8(ascii: " ") && $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: ",")
        }
        guard word.count <= 12 else { return nil }
        return switch String(decoding: word, as: UTF8.self).lowercased() {
        case "swift": swift
        case "python", "py", "python3", "pytorch": python
        case "javascript", "js", "mjs", "jsx": javascript
        case "sh", "bash", "shell", "zsh": shell
        case "json": json
        default: nil
        }
    }

    static func words(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}

extension CodeGrammar {
    static let swift: CodeGrammar = {
        var grammar = CodeGrammar()
        grammar.lineComment = Array("//".utf8)
        grammar.comment = (Array("/*".utf8), Array("*/".utf8), true)
        grammar.quotes = [
            Quote("#\"", "\"#", hasEscapes: false),
            Quote("\"\"\"", "\"\"\"", spansLines: true, value: ("\\(", ")")),
            Quote("\"", "\"", value: ("\\(", ")")),
        ]
        grammar.keywords = words(
            """
            Any Self actor as associatedtype async await break case catch class continue default defer deinit do dynamic
            else enum extension fallthrough false fileprivate final for func guard if import in indirect infix init inout
            internal is lazy let mutating nil nonisolated nonmutating open operator optional override package postfix
            precedencegroup prefix private protocol public repeat required rethrows return self some static struct
            subscript super switch throw throws true try typealias unowned var weak where while
            """)
        grammar.builtIns = words(
            """
            Array Bool Character Dictionary Double Float Int Int64 Optional Range Set String UInt UInt64 UInt8 abs assert
            fatalError max min precondition print stride swap zip
            """)
        grammar.functionWords = ["func"]
        grammar.typeWords = ["class", "struct", "enum", "protocol", "extension", "actor"]
        grammar.hasAttributes = true
        return grammar.complete
    }()

    static let python: CodeGrammar = {
        var grammar = CodeGrammar()
        grammar.lineComment = Array("#".utf8)
        grammar.quotes = [
            Quote("\"\"\"", "\"\"\"", spansLines: true, value: ("{", "}"), letters: "fF"),
            Quote("'''", "'''", spansLines: true, value: ("{", "}"), letters: "fF"),
            Quote("\"", "\"", value: ("{", "}"), letters: "fF"),
            Quote("'", "'", value: ("{", "}"), letters: "fF"),
            Quote("\"\"\"", "\"\"\"", spansLines: true), Quote("'''", "'''", spansLines: true),
            Quote("\"", "\""),
            Quote("'", "'"),
        ]
        grammar.prefixes = Set("fFrRbBuU".utf8)
        grammar.keywords = words(
            """
            False None True and as assert async await break class continue def del elif else except finally for from
            global if import in is lambda nonlocal not or pass raise return try while with yield
            """)
        grammar.builtIns = words(
            """
            abs all any bool bytes dict enumerate filter float format frozenset getattr hasattr input int isinstance iter
            len list map max min next object open pow print property range repr reversed round set sorted str sum super
            tuple type zip
            """)
        grammar.functionWords = ["def"]
        grammar.typeWords = ["class"]
        return grammar.complete
    }()

    static let javascript: CodeGrammar = {
        var grammar = CodeGrammar()
        grammar.lineComment = Array("//".utf8)
        grammar.comment = (Array("/*".utf8), Array("*/".utf8), false)
        grammar.quotes = [
            Quote("`", "`", spansLines: true, value: ("${", "}")), Quote("\"", "\""), Quote("'", "'"),
        ]
        grammar.keywords = words(
            """
            Infinity NaN async await break case catch class const continue debugger default delete do else export extends
            false finally for from function if import in instanceof let new null of return static super switch this throw
            true try typeof undefined var void while with yield
            """)
        grammar.builtIns = words(
            """
            Array BigInt Boolean Date Error JSON Map Math Number Object Promise RegExp Set String Symbol console document
            globalThis isFinite isNaN parseFloat parseInt window
            """)
        grammar.functionWords = ["function"]
        grammar.typeWords = ["class"]
        grammar.hasPatterns = true
        return grammar.complete
    }()

    static let shell: CodeGrammar = {
        var grammar = CodeGrammar()
        grammar.lineComment = Array("#".utf8)
        grammar.quotes = [
            Quote("\"", "\"", spansLines: true), Quote("'", "'", spansLines: true, hasEscapes: false),
        ]
        grammar.keywords = words(
            "break case continue do done elif else esac fi for function if in return select then until while")
        grammar.builtIns = words(
            """
            alias cd command declare echo eval exec exit export false getopts kill let local printf pwd read readonly set
            shift source test trap true type typeset ulimit umask unset wait
            """)
        grammar.isShell = true
        return grammar.complete
    }()

    static let json: CodeGrammar = {
        var grammar = CodeGrammar()
        grammar.quotes = [Quote("\"", "\"")]
        grammar.keywords = ["true", "false", "null"]
        grammar.hasKeys = true
        return grammar.complete
    }()
}
