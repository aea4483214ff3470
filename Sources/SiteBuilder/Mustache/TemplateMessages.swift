extension TemplateProblem {
    /// What is wrong and what to do, in one line without a full stop. Names in it stand as they are in the file.
    package var message: String {
        switch self {
        case .unclosedTag(let delimiter): "this tag is never closed; '\(text(delimiter))' is missing"
        case .missingName: "this tag has no name"
        case .malformedName(let name):
            "'\(text(name))' is not a name; a name has no white space and no empty part"
        case .malformedDelimiters:
            "delimiters are set as {{=<% %>=}}: two of them, at most \(TemplateScanner.delimiterLimit) bytes each"
        case .unclosedSection(let name):
            "'\(text(name))' is opened here and never closed; add {{/\(text(name))}}"
        case .mismatchedClose(let found, let expected, _):
            "this closes '\(text(found))', but '\(text(expected))' is open; write {{/\(text(expected))}} first"
        case .strayClose(let name): "this closes '\(text(name))', which is not open"
        case .unknownName(let name, let nearest): "pages have no '\(text(name))'\(suggestion(nearest))"
        case .notText(let name):
            "'\(text(name))' has no text of its own; open it with {{#\(text(name))}} and write what is inside"
        case .unknownTemplate(let name, let nearest):
            "there is no template '\(text(name)).mustache'\(suggestion(nearest))"
        case .unknownBlock(let name, let nearest):
            "the parent has no block '\(text(name))'\(suggestion(nearest))"
        case .duplicateBlock(let name, _): "the block '\(text(name))' is given twice to one parent"
        case .recursion(let name): "'\(text(name))' leads back to itself"
        case .tooDeep(let limit): "this nests deeper than \(limit) levels"
        case .tooLarge(let limit): "this grows past the limit of \(limit)"
        case .duplicateTemplate(let name): "there are two templates '\(text(name))'"
        case .missingTemplate(let name): "templates/\(text(name)).mustache is missing"
        case .notUTF8: "this is not UTF-8 text"
        }
    }

    /// Another place of the same file that explains the error, with what is there.
    package var note: (range: Range<Int>, message: String)? {
        switch self {
        case .mismatchedClose(_, let expected, let opened): (opened, "'\(text(expected))' is opened here")
        case .duplicateBlock(_, let first): (first, "it is first given here")
        default: nil
        }
    }

    private func suggestion(_ nearest: [UInt8]?) -> String {
        nearest.map { "; did you mean '\(text($0))'?" } ?? ""
    }

    /// A name for a message, cut where nobody would read on.
    private func text(_ name: [UInt8]) -> String {
        let shown = String(decoding: name.prefix(60), as: UTF8.self)
        return name.count > 60 ? shown + "…" : shown
    }
}
