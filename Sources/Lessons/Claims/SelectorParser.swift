import Descent
import Diagnostics

/// Reads selectors: `walk.loss[8]`, `by-hand/walk.w[0...3]`, `=abs(big.w[2]-3)/2`, `literal`.
struct SelectorParser {
    private let source: [UInt8]
    private var at: Int
    private let end: Int

    /// Steps that an index may name; a run has fewer.
    private static let digitsLimit = 9

    private init(_ source: [UInt8], in range: Range<Int>) {
        self.source = source
        at = range.lowerBound
        end = range.upperBound
    }

    /// Reads a whole selector; errors have ranges within `source`.
    static func parse(_ source: [UInt8]) throws(SelectorError) -> Selector {
        var parser = SelectorParser(source, in: 0..<source.count)
        return try parser.selector()
    }

    /// Reads what stands between a step's brackets, from first to last: `8`, `last-1`.
    static func index(_ source: [UInt8], in range: Range<Int>) -> Reference.Index? {
        var parser = SelectorParser(source, in: range)
        let index = parser.index()
        return parser.at == parser.end ? index : nil
    }

    private mutating func selector() throws(SelectorError) -> Selector {
        if source.elementsEqual("literal".utf8) { return .literal }
        if source.elementsEqual("sum".utf8) { return .sum }
        guard at < end else {
            throw SelectorError(
                at: at..<end, "a claim that is bound to nothing",
                "say behind `gd:` what is claimed, as in `walk.loss[8]`")
        }
        if byte == UInt8(ascii: "=") {
            at += 1
            return try arithmetic()
        }
        let reference = try reference()
        guard at == end else {
            throw SelectorError(
                at: at..<end, "'\(text(at..<end))' after the selector",
                "a selector is a block's name, a point and what of it, as in `walk.loss[8]`")
        }
        return .reference(reference)
    }

    // MARK: - =EXPR

    /// Finds the references in an expression; the rest is read when their values are known.
    private mutating func arithmetic() throws(SelectorError) -> Selector {
        let start = at
        var references: [Reference] = []
        while at < end {
            if byte == UInt8(ascii: "{") || startsReference {
                references.append(try reference())
            } else if let (_, nameEnd) = Name.parse(source, at: at, limit: end) {
                at = nameEnd
            } else {
                at += 1
            }
        }
        // The values do not matter here: what is checked is the form.
        let known = references.map { Syntax.Known(range: $0.range, value: 1) }
        do throws(ExpressionError) {
            return .arithmetic(
                try Syntax.parse(source, in: start..<end, options: Syntax.Options(known: known)), references)
        } catch {
            throw SelectorError(error, in: source, help: "write arithmetic, such as `=walk.w[2]/2`")
        }
    }

    /// Whether a name stands here with a point right behind it, or with a run in brackets and a point.
    private var startsReference: Bool {
        guard let (_, nameEnd) = Name.parse(source, at: at, limit: end), nameEnd < end else { return false }
        guard source[nameEnd] == UInt8(ascii: "(") else { return source[nameEnd] == UInt8(ascii: ".") }
        guard let close = RunName.close(source, from: nameEnd, to: end), close < end else { return false }
        return source[close] == UInt8(ascii: ".")
    }

    // MARK: - References

    private mutating func reference() throws(SelectorError) -> Reference {
        let start = at
        let (block, blockRange) = try blockReference()
        guard byte == UInt8(ascii: ".") else {
            return Reference(block: block, blockRange: blockRange, tail: .block, range: start..<at)
        }
        at += 1
        let tail = try tail()
        return Reference(block: block, blockRange: blockRange, tail: tail, range: start..<at)
    }

    /// `walk`, `by-hand/walk`, or either in braces.
    private mutating func blockReference() throws(SelectorError) -> (BlockReference, Range<Int>) {
        let start = at
        if byte == UInt8(ascii: "{") {
            guard let close = source[at..<end].firstIndex(of: UInt8(ascii: "}")) else {
                throw SelectorError(at: at..<end, "a `{` that is not closed", "write `{lesson/block}.w[2]`")
            }
            guard let block = BlockReference(Array(source[at + 1..<close])) else {
                throw noBlock(start..<close + 1)
            }
            at = close + 1
            return (block, start..<at)
        }
        // A lesson's slug may hold hyphens and slashes; the block's name follows the last slash before the first point.
        let stop = source[at..<end].firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "(") } ?? end
        let nameStart = source[at..<stop].lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? at
        guard let (name, nameEnd) = Name.parse(source, at: nameStart, limit: end) else {
            throw noBlock(start..<max(stop, start))
        }
        let lesson = nameStart > at ? String(decoding: source[at..<nameStart - 1], as: UTF8.self) : nil
        at = nameEnd
        var reference = BlockReference(lesson: lesson, name: name)
        if byte == UInt8(ascii: "(") { reference.run = try runName() }
        return (reference, start..<at)
    }

    /// `(0.1)`, `(#2)` or `(momentum(0.9))` behind a block's name.
    private mutating func runName() throws(SelectorError) -> RunName {
        guard let close = RunName.close(source, from: at, to: end),
            let name = RunName(source[at + 1..<close - 1])
        else {
            throw SelectorError(
                at: at..<end, "'\(text(at..<min(end, at + RunName.limit)))' names no run",
                "write the value that is compared, as in `compared(0.1).loss[8]`, or the run's number: `compared(#2)`"
            )
        }
        at = close
        return name
    }

    private func noBlock(_ range: Range<Int>) -> SelectorError {
        SelectorError(
            at: range, "'\(text(range))' names no block",
            "write a block's name and what of it, as in `walk.loss[8]`, or `=` before an expression")
    }

    private mutating func tail() throws(SelectorError) -> Reference.Tail {
        if let dotted = dottedSetting() { return dotted }
        if let condition = try firstCondition() { return .first(condition) }
        let start = at
        let operand: (syntax: Syntax, end: Int)
        do throws(ExpressionError) {
            operand = try Syntax.parseOperand(source, in: at..<end)
        } catch {
            throw SelectorError(error, in: source, help: "write a quantity of the run, as in `walk.loss[8]`")
        }
        at = operand.end
        if byte == UInt8(ascii: "[") { return try indexed(operand.syntax) }
        if byte == UInt8(ascii: ".") { return .trend(operand.syntax, try trend()) }
        if let name = operand.syntax.plainName { return .word(name, start..<at) }
        return .sequence(operand.syntax)
    }

    /// `from.w`, `method.momentum` and `schedule.factor`.
    private mutating func dottedSetting() -> Reference.Tail? {
        guard let (name, nameEnd) = Name.parse(source, at: at, limit: end),
            name == "from" || name == "method" || name == "schedule", nameEnd < end,
            source[nameEnd] == UInt8(ascii: "."),
            let (part, partEnd) = Name.parse(source, at: nameEnd + 1, limit: end)
        else { return nil }
        defer { at = partEnd }
        return .part(of: name, part, at..<partEnd)
    }

    /// `first(loss<0.01)`
    private mutating func firstCondition() throws(SelectorError) -> Syntax? {
        let opening = Array("first(".utf8)
        guard source[at..<end].starts(with: opening) else { return nil }
        let start = at + opening.count - 1
        var depth = 0
        var close = start
        while close < end {
            if source[close] == UInt8(ascii: "(") { depth += 1 }
            if source[close] == UInt8(ascii: ")") { depth -= 1 }
            close += 1
            if depth == 0 { break }
        }
        guard depth == 0 else {
            throw SelectorError(at: start..<end, "a `(` that is not closed", "write `walk.first(loss<0.01)`")
        }
        at = close
        do throws(ExpressionError) {
            return try Syntax.parse(source, in: start + 1..<close - 1)
        } catch {
            throw SelectorError(error, in: source, help: "write a condition, as in `walk.first(loss<0.01)`")
        }
    }

    /// The statement behind the quantity's point.
    private mutating func trend() throws(SelectorError) -> Trend {
        let known = Trend.allCases.map(\.rawValue)
        guard let (name, nameEnd) = Name.parse(source, at: at + 1, limit: end) else {
            throw SelectorError(
                at: at..<end, "'\(text(at..<end))' is no statement",
                "the statements are \(known.joined(separator: ", "))")
        }
        guard let trend = Trend(rawValue: name.description) else {
            throw SelectorError(
                .unknownSelector, at: at + 1..<nameEnd, "no statement is called '\(name)'",
                suggestion(for: name.description, among: known)
                    ?? "the statements are \(known.joined(separator: ", "))")
        }
        at = nameEnd
        return trend
    }

    /// `[8]`, `[last-1]`, `[0...3]`
    private mutating func indexed(_ syntax: Syntax) throws(SelectorError) -> Reference.Tail {
        let start = at
        at += 1
        guard let first = index() else { throw badIndex(start) }
        var second: Reference.Index?
        if source[at..<end].starts(with: "...".utf8) {
            at += 3
            second = index()
            if second == nil { throw badIndex(start) }
        } else if source[at..<end].starts(with: "…".utf8) {
            at += 3
            second = index()
            if second == nil { throw badIndex(start) }
        }
        guard byte == UInt8(ascii: "]") else { throw badIndex(start) }
        at += 1
        return second.map { .stretch(syntax, from: first, to: $0) } ?? .value(syntax, first)
    }

    private func badIndex(_ start: Int) -> SelectorError {
        SelectorError(
            at: start..<end, "'\(text(start..<end))' is no step",
            "write `[8]`, `[last]`, `[last-1]` or `[0...3]`")
    }

    private mutating func index() -> Reference.Index? {
        if source[at..<end].starts(with: "last".utf8) {
            at += 4
            guard byte == UInt8(ascii: "-") else { return .last(minus: 0) }
            at += 1
            return number().map { .last(minus: $0) }
        }
        return number().map { .step($0) }
    }

    private mutating func number() -> Int? {
        let start = at
        var value = 0
        while let digit = byte.map({ $0 &- UInt8(ascii: "0") }), digit <= 9, at - start < Self.digitsLimit {
            value = value * 10 + Int(digit)
            at += 1
        }
        return at > start ? value : nil
    }

    private var byte: UInt8? { at < end ? source[at] : nil }

    private func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }
}
