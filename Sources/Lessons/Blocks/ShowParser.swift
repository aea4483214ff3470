import Descent
import Diagnostics

/// Reads the items of a `show` statement.
struct ShowParser {
    private let source: [UInt8]
    private(set) var diagnostics: [Diagnostic] = []

    /// Decimals that a computed table may have, and where it starts from when the item does not say.
    private static let digitsLimit = 15
    private static let defaultDigits = 4
    /// Rows of a computed table; nobody reads more of them, and a page has to stay one that can be opened.
    private static let rowsLimit = 200

    init(_ source: [UInt8]) { self.source = source }

    mutating func items(in range: Range<Int>) -> [Located<ShowItem>] {
        ArgumentList.split(source, in: range).compactMap { part in
            item(in: part).map { Located($0, at: part) }
        }
    }

    private mutating func item(in part: Range<Int>) -> ShowItem? {
        guard !part.isEmpty, let (nameRange, inside) = ArgumentList.call(source, in: part) else {
            report(
                .syntax, at: part, "an item of `show` that is not whole",
                "write `show curve, code(swift, python)`")
            return nil
        }
        let name = text(nameRange)
        let arguments = inside.map { ArgumentList.split(source, in: $0).filter { !$0.isEmpty } } ?? []
        switch name {
        case "widget": return .widget(presets: arguments.map { Located(text($0), at: $0) })
        case "code": return code(arguments, nameRange)
        case "table": return table(arguments, part)
        case "map": return map(arguments, part)
        case _ where ShowItem.names.contains(name):
            return plain(name, arguments)
        default:
            report(
                .unknownKeyword, at: nameRange, "unknown item '\(name)' of `show`",
                suggestion(for: name, among: ShowItem.names)
                    ?? "the items are \(ShowItem.names.joined(separator: ", "))")
            return nil
        }
    }

    private mutating func plain(_ name: String, _ arguments: [Range<Int>]) -> ShowItem? {
        if let argument = arguments.first {
            report(.syntax, at: argument, "`\(name)` takes no arguments", "write `show \(name)`")
            return nil
        }
        switch name {
        case "formula": return .formula
        case "rule": return .rule
        case "steps": return .steps
        case "curve": return .curve
        default: return .loss
        }
    }

    private mutating func code(_ arguments: [Range<Int>], _ name: Range<Int>) -> ShowItem? {
        let known = ShowItem.Language.allCases.map(\.rawValue)
        var languages: [ShowItem.Language] = []
        for argument in arguments {
            let word = text(argument)
            if let language = ShowItem.Language(rawValue: word) {
                languages.append(language)
            } else {
                report(
                    .unknownKeyword, at: argument, "no listings in '\(word)'",
                    suggestion(for: word, among: known)
                        ?? "the languages are \(known.joined(separator: ", "))")
            }
        }
        if arguments.isEmpty {
            report(
                .syntax, at: name, "`code` without a language",
                "write `show code(\(known.joined(separator: ", ")))`")
        }
        return languages.isEmpty ? nil : .code(languages)
    }

    /// `table(0...8, digits=4)`
    private mutating func table(_ arguments: [Range<Int>], _ part: Range<Int>) -> ShowItem? {
        var steps: ClosedRange<Int>?
        var digits = Self.defaultDigits
        var isBackwards = false
        for argument in arguments {
            if let (key, value) = ArgumentList.pair(source, in: argument) {
                guard text(key) == "digits", let number = Int(text(value)),
                    (0...Self.digitsLimit).contains(number)
                else {
                    report(
                        .syntax, at: argument, "'\(text(argument))' says nothing to a table",
                        "write `digits=4`, with 0 to \(Self.digitsLimit) digits")
                    return nil
                }
                digits = number
            } else {
                steps = stretch(text(argument))
                guard steps == nil else { continue }
                let ends = text(argument).split(separator: "...").compactMap { Int($0) }
                isBackwards = ends.count == 2 && ends[1] < ends[0]
                break
            }
        }
        guard let steps else {
            report(
                .syntax, at: part,
                isBackwards ? "a table from step to step, the later one first" : "a table without its steps",
                "write `table(0...8, digits=4)`")
            return nil
        }
        guard steps.upperBound - steps.lowerBound < Self.rowsLimit else {
            report(
                .limit, at: part,
                "a table of more than \(Self.rowsLimit) rows, from step \(steps.lowerBound) to step \(steps.upperBound)",
                "show a shorter stretch of the run; `loss` draws the whole of it")
            return nil
        }
        return .table(steps, digits: digits)
    }

    private static let mapHelp = "write `show map(rate=0.001...2, w=-4...4)`"

    /// `map(rate=0.001...2, w=-4...4)`
    private mutating func map(_ arguments: [Range<Int>], _ part: Range<Int>) -> ShowItem? {
        guard arguments.count == 2 else {
            report(.syntax, at: part, "a map needs two settings and their stretches", Self.mapHelp)
            return nil
        }
        var axes: [MapAxis] = []
        for argument in arguments {
            guard let axis = mapAxis(argument) else { return nil }
            axes.append(axis)
        }
        guard axes[0].setting.value != axes[1].setting.value else {
            report(
                .duplicateSetting, at: axes[1].range, "'\(axes[1].setting.value)' stands on both axes",
                Self.mapHelp)
            return nil
        }
        return .map(axes)
    }

    private mutating func mapAxis(_ argument: Range<Int>) -> MapAxis? {
        guard let (key, value) = ArgumentList.pair(source, in: argument),
            let dots = value.first(where: { source[$0..<value.upperBound].starts(with: "...".utf8) })
        else {
            report(
                .syntax, at: argument, "'\(text(argument))' is no setting with its stretch", Self.mapHelp)
            return nil
        }
        do throws(ExpressionError) {
            return MapAxis(
                setting: Located(text(key), at: key),
                lower: try Syntax.parse(source, in: value.lowerBound..<dots),
                upper: try Syntax.parse(source, in: dots + 3..<value.upperBound), range: argument)
        } catch {
            diagnostics.append(Wording(source).diagnostic(error))
            return nil
        }
    }

    /// `0...8`, both ends included.
    private func stretch(_ text: String) -> ClosedRange<Int>? {
        let parts = text.split(separator: "...", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let first = Int(parts[0]), let last = Int(parts[1]), first >= 0, first <= last
        else {
            return nil
        }
        return first...last
    }

    private mutating func report(_ rule: Rule, at range: Range<Int>, _ message: String, _ help: String) {
        diagnostics.append(Diagnostic(rule, at: range, message, notes: [Note(help)]))
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }
}
