/// What one pass over the bytes finds before libcmark sees them: lines, limits passed, and every `gd:`.
struct SourceScan {
    let lines: Lines
    /// The offsets of `gd:`, in any letter case.
    let claimMarks: [Int]
    /// Whether `]:` stands anywhere, as in a definition.
    let mayDefine: Bool

    init(_ source: Bytes, from bodyStart: Int) throws(MarkupLimit) {
        guard source.count - bodyStart <= MarkupLimit.sourceBytes else {
            throw MarkupLimit(kind: .sourceBytes, span: bodyStart + MarkupLimit.sourceBytes..<source.count)
        }
        var pass = Pass(source, from: bodyStart)
        try pass.run()
        lines = Lines(starts: pass.starts)
        claimMarks = pass.claimMarks
        mayDefine = pass.limits.sawDefinition
    }

    /// The state of the pass, kept together so that the loop works on registers.
    private struct Pass {
        let source: Bytes
        let bodyStart: Int
        var at: Int
        var lineStart: Int
        var limits: LimitCheck
        var starts: [Int] = []
        var claimMarks: [Int] = []

        init(_ source: Bytes, from bodyStart: Int) {
            self.source = source
            self.bodyStart = bodyStart
            at = bodyStart
            lineStart = bodyStart
            limits = LimitCheck(from: bodyStart)
            starts.reserveCapacity((source.count - bodyStart) / 32 + 2)
        }

        mutating func run() throws(MarkupLimit) {
            if at < source.count { try limits.line(at: at, source) }
            while let next = nextMark() {
                at = next + 1
                try read(source[next])
            }
            if lineStart < source.count { starts.append(lineStart) }
            starts.append(source.count)
            try limits.finish(at: source.count, from: bodyStart)
        }

        /// The next line end, bracket or colon, eight bytes at a time: most words hold none.
        private func nextMark() -> Int? {
            guard let base = source.baseAddress else { return nil }
            var look = at
            while look < source.count {
                let end = min(look + 8, source.count)
                let isWhole = end - look == 8
                if !isWhole || mayHoldMark(UnsafeRawPointer(base + look).loadUnaligned(as: UInt64.self)) {
                    for place in look..<end {
                        switch base[place] {
                        case .openBracket, .closeBracket, .colon, .lineFeed, .carriageReturn: return place
                        default: continue
                        }
                    }
                }
                look = end
            }
            return nil
        }

        /// Whether any byte of a word is a mark, or shares all but the bits that tell two marks apart.
        private func mayHoldMark(_ word: UInt64) -> Bool {
            let ones: UInt64 = 0x0101_0101_0101_0101
            let brackets = (word & (ones &* 0xF9)) ^ (ones &* 0x59)
            let lineEnds = (word & (ones &* 0xF8)) ^ (ones &* 0x08)
            let colons = word ^ (ones &* 0x3A)
            // A byte that is zero borrows from its high bit; one with that bit set already does not count.
            let zeros =
                ((brackets &- ones) & ~brackets) | ((lineEnds &- ones) & ~lineEnds)
                | ((colons &- ones) & ~colons)
            return zeros & (ones &* 0x80) != 0
        }

        /// Reads one of the bytes that the pass stops at, which stands before `at`.
        private mutating func read(_ byte: UInt8) throws(MarkupLimit) {
            switch byte {
            case .openBracket:
                limits.openBracket(isImage: at - bodyStart > 1 && source[at - 2] == .exclamation)
            case .closeBracket:
                limits.closeBracket(at: at, isDefinition: at < source.count && source[at] == .colon)
            case .colon:
                guard at - bodyStart > 2, source[at - 2].lowercased == UInt8(ascii: "d"),
                    source[at - 3].lowercased == UInt8(ascii: "g")
                else { return }
                claimMarks.append(at - 3)
            default:
                if byte == .carriageReturn, at < source.count, source[at] == .lineFeed { at += 1 }
                starts.append(lineStart)
                lineStart = at
                if at < source.count { try limits.line(at: at, source) }
            }
        }
    }
}
