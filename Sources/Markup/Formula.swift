/// TeX in a passage: `$…$` among words, `$$…$$` for a formula of its own.
public struct Formula: Sendable, Equatable {
    public var node: NodeID
    /// Whether it is written between two dollars on each side, to stand on a line of its own.
    public var isDisplay: Bool
    /// The whole construct, dollars included; the prefixes of quotes may stand inside.
    public var span: Range<Int>
    /// Its runs, indices into `Outline.runs`; their literals are the construct as it is written, dollars included.
    public var runs: Range<Int>
    /// The index into `Outline.passages`.
    public var passage: Int
}

extension Outline {
    /// The formulas of a passage. O(log n) and their number.
    public func formulas(in passage: Int) -> ArraySlice<Formula> {
        var lower = 0
        var upper = formulas.count
        while lower < upper {
            let middle = (lower + upper) / 2
            if formulas[middle].passage < passage { lower = middle + 1 } else { upper = middle }
        }
        return formulas[lower...].prefix { $0.passage == passage }
    }

    /// The TeX of a formula, without the dollars; every line end is a line feed.
    public func tex(of formula: Formula) -> ArraySlice<UInt8> {
        let dollars = formula.isDisplay ? 2 : 1
        return text(of: formula.runs).dropFirst(dollars).dropLast(dollars)
    }

    /// The source bytes that say a part of a formula's TeX.
    ///
    /// - Parameter part: offsets from the beginning of `tex(of:)`; they are clamped to it. An empty one stands for the
    ///   byte behind it, the closing dollar at the end.
    public func source(of part: Range<Int>, in formula: Formula) -> Range<Int> {
        let tex = tex(of: formula)
        let lower = tex.startIndex + min(max(part.lowerBound, 0), tex.count)
        let upper = tex.startIndex + min(max(part.upperBound, 0), tex.count)
        return source(of: lower..<max(upper, lower + 1), in: formula.runs) ?? formula.span
    }
}
