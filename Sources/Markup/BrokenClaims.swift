// Claims that CommonMark does not see: no node shows them, so the source itself is searched.
extension Reading {
    /// Reports each `gd:` in the body that was meant as a claim's destination and belongs to no link.
    mutating func findBrokenClaims() {
        claimPlaces.sort()
        var code: SpanSet?
        let formulas = SpanSet(outline.formulas.map(\.span))
        for place in claimMarks where !isKnownClaim(place) {
            guard let (kind, span) = brokenClaim(place) else { continue }
            let hidden = code ?? hiddenSpans()
            code = hidden
            guard !hidden.contains(place) else { continue }
            report(.brokenClaim(formulas.contains(place) ? .maths : kind), span)
        }
    }

    /// What stands before a `gd:` and makes it look like a claim's destination.
    private func brokenClaim(_ place: Int) -> (Problem.BrokenClaim, Range<Int>)? {
        var at = place
        if at > bodyStart, source[at - 1] == .openAngle { at -= 1 }
        at = skipBack(at)
        guard at > bodyStart else { return nil }
        switch source[at - 1] {
        case .openParenthesis:
            let bracket = skipBack(at - 1)
            guard bracket > bodyStart, source[bracket - 1] == .closeBracket else { return nil }
            return (.text, bracket - 1..<wordEnd(place))
        case .openBracket where at - 1 > bodyStart && source[at - 2] == .closeBracket:
            return (.text, at - 2..<wordEnd(place))
        case .colon where at - 1 > bodyStart && source[at - 2] == .closeBracket:
            return (.definition, at - 2..<wordEnd(place))
        default: return nil
        }
    }

    private func skipBack(_ start: Int) -> Int {
        var at = start
        while at > bodyStart, source[at - 1].isWhitespace { at -= 1 }
        return at
    }

    /// Where the destination seems to end; not far, so that many of them cost no more than their bytes.
    private func wordEnd(_ start: Int) -> Int {
        let farthest = min(source.count, start + 200)
        var at = start
        while at < farthest, !source[at].isWhitespace, source[at] != .closeParenthesis { at += 1 }
        return at
    }

    private func isKnownClaim(_ place: Int) -> Bool {
        var lower = 0
        var upper = claimPlaces.count
        while lower < upper {
            let middle = (lower + upper) / 2
            if claimPlaces[middle] < place { lower = middle + 1 } else { upper = middle }
        }
        return lower < claimPlaces.count && claimPlaces[lower] == place
    }

    /// What is no prose: code, but for the tables in `gd` fences, and HTML.
    private func hiddenSpans() -> SpanSet {
        var spans = htmlSpans
        for fence in outline.fences {
            var from = fence.span.lowerBound
            for table in outline.tables[fence.tables] {
                spans.append(from..<max(from, table.span.lowerBound))
                from = table.span.upperBound
            }
            spans.append(from..<max(from, fence.span.upperBound))
        }
        for run in outline.runs where run.kind == .code { spans.append(run.source) }
        return SpanSet(spans)
    }
}

/// Ranges that can be asked whether one of them holds a place; they do not overlap.
struct SpanSet {
    private let spans: [Range<Int>]

    init(_ spans: [Range<Int>]) { self.spans = spans.sorted { $0.lowerBound < $1.lowerBound } }

    func contains(_ place: Int) -> Bool {
        var lower = 0
        var upper = spans.count
        while lower < upper {
            let middle = (lower + upper) / 2
            if spans[middle].lowerBound <= place { lower = middle + 1 } else { upper = middle }
        }
        return lower > 0 && spans[lower - 1].contains(place)
    }
}
