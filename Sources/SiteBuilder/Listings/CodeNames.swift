import Descent
import Lessons

/// Gives every name of a lesson a name that the language takes, no two the same.
///
/// ASCII and Greek letters stay; a subscript digit becomes a plain one, any other character its number in
/// hexadecimal. (Python reads names in a normal form in which some letters fall together, and takes no subscripts.)
/// A keyword, or a name that the listing needs for itself, gets an underscore behind it.
struct CodeNames {
    private let language: ShowItem.Language
    private var given: [(name: Name, text: String)] = []
    private var taken: Set<String>

    init(_ language: ShowItem.Language) {
        self.language = language
        taken = Set(CodeNames.reserved(language))
    }

    /// The language's name for a lesson's name, the same one each time.
    mutating func text(for name: Name) -> String {
        if let known = given.first(where: { $0.name == name }) { return known.text }
        let text = free(CodeNames.plain(name))
        given.append((name, text))
        return text
    }

    /// The name that a lesson's name has been given; empty where it has none.
    func known(_ name: Name) -> String { given.first { $0.name == name }?.text ?? "" }

    /// A name of the listing's own from words: `next_w` in Python, `nextW` in Swift and JavaScript.
    mutating func local(_ words: String...) -> String { local(words) }

    mutating func local(_ words: [String]) -> String {
        var text = words[0]
        for word in words.dropFirst() {
            text += language.hasBraces ? word.prefix(1).uppercased() + word.dropFirst() : "_" + word
        }
        return free(text)
    }

    private mutating func free(_ wanted: String) -> String {
        var text = wanted
        while taken.contains(text) { text += "_" }
        taken.insert(text)
        return text
    }

    private static func plain(_ name: Name) -> String {
        var text = ""
        for scalar in String(decoding: name.bytes, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x2080...0x2089: text += String(scalar.value - 0x2080)
            case ..<0x80, 0x391...0x3A9, 0x3B1...0x3C9: text.unicodeScalars.append(scalar)
            default: text += "u" + String(scalar.value, radix: 16)
            }
        }
        return text
    }

    private static func reserved(_ language: ShowItem.Language) -> [String] {
        let words =
            switch language {
            case .swift: swift
            case .python: python
            case .pytorch: python + " torch optimizer"
            case .javascript: javascript
            }
        return words.split { $0 == " " || $0 == "\n" }.map(String.init)
    }

    private static let swift = """
        Any Double Int Self String abs as associatedtype await break case catch class continue default defer deinit do
        else enum extension fallthrough false fileprivate floor for func guard if import in init inout internal is let
        max min nil operator power precedencegroup print private protocol public repeat rethrows return self sign sqrt
        static step struct subscript super switch throw throws true try typealias var where while
        """

    private static let python = """
        False None True abs and as assert async await break class continue def del elif else except finally float for
        from global if import in is lambda len list math max min nonlocal not or pass power print raise range return
        sign slice step try while with yield
        """

    private static let javascript = """
        Array BigInt Infinity Math NaN Number Object String abs arguments async await break case catch class console
        const continue debugger default delete do else enum eval export exponential extends false finally for function
        if implements import in instanceof interface let new null package padded power private protected public return
        shortest signed static step super switch this throw true try typeof undefined var void while with yield
        """
}
