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
            // Eight bytes at a time: most words hold no line end, bracket or colon.
            var start = at
            while start < source.count {
                var marks = Pass.marks(in: word(at: start))
                while marks != 0 {
                    let place = start + marks.trailingZeroBitCount / 8
                    marks &= marks - 1
                    // A line feed behind a carriage return has been read with it.
                    guard place >= at, place < source.count else { continue }
                    at = place + 1
                    try read(source[place])
                }
                start += 8
            }
            if lineStart < source.count { starts.append(lineStart) }
            starts.append(source.count)
            try limits.finish(at: source.count, from: bodyStart)
        }

        /// Eight bytes, the first one lowest; zeros where the source has ended.
        private func word(at start: Int) -> UInt64 {
            guard start + 8 <= source.count else {
                return source[start...].reversed().reduce(0) { $0 << 8 | UInt64($1) }
            }
            let bytes = UnsafeRawBufferPointer(source)
            return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
        }

        /// The high bit of each byte that is a mark, shares all but the bits that tell two marks apart, or follows one.
        private static func marks(in word: UInt64) -> UInt64 {
            let ones: UInt64 = 0x0101_0101_0101_0101
            let brackets = (word & (ones &* 0xF9)) ^ (ones &* 0x59)
            let lineEnds = (word & (ones &* 0xF8)) ^ (ones &* 0x08)
            let colons = word ^ (ones &* 0x3A)
            // A byte that is zero borrows from its high bit; one with that bit set already does not count.
            let zeros =
                ((brackets &- ones) & ~brackets) | ((lineEnds &- ones) & ~lineEnds)
                | ((colons &- ones) & ~colons)
            return zeros & (ones &* 0x80)
        }

        /// Reads a byte that may be a mark, and stands before `at`.
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
            case .lineFeed, .carriageReturn:
                if byte == .carriageReturn, at < source.count, source[at] == .lineFeed { at += 1 }
                starts.append(lineStart)
                lineStart = at
                if at < source.count { try limits.line(at: at, source) }
            default: break
            }
        }
    }
}
