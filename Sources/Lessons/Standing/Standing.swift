/// What a numeral of a lesson rests on (LANGUAGE section 5); exactly one of these holds for each.
public enum Standing: String, CaseIterable, Sendable {
    /// It stands inside a claim, a claimed table or a claimed transcript, and is compared with a run.
    case checked
    /// It belongs to the text's own form: a list or heading number, a table's step, code in a block, maths.
    case structural
    /// It stands inside a link that leads out of the course, to its source.
    case cited
    /// Its author said that nothing computes it, and why: `gd:literal`.
    case waived
    /// None of these: nothing notices when it is wrong.
    case bare
}

/// How many numerals of a text have which standing.
public struct NumeralTally: Sendable, Equatable {
    private var counts: [Int]
    /// Numbers in words outside claims, which are counted apart and never wrong.
    public internal(set) var words = 0

    public init() { counts = Array(repeating: 0, count: Standing.allCases.count) }

    public internal(set) subscript(standing: Standing) -> Int {
        get { counts[Self.index(of: standing)] }
        set { counts[Self.index(of: standing)] = newValue }
    }

    public static func += (sum: inout NumeralTally, other: NumeralTally) {
        for index in sum.counts.indices { sum.counts[index] += other.counts[index] }
        sum.words += other.words
    }

    private static func index(of standing: Standing) -> Int {
        Standing.allCases.firstIndex(of: standing) ?? 0
    }
}

/// What is asked of lessons beyond that their claims are right.
public struct Demands: Sendable, Equatable {
    /// Whether bare and fragile numerals are errors in every lesson, not only in those that say `strict: true`.
    public var isStrict: Bool
    /// Whether numerals are counted, and the bare ones listed.
    public var countsNumerals: Bool
    /// Whether what each number was compared with is kept, so that it can be explained.
    public var keepsComparisons: Bool

    public init(isStrict: Bool = false, countsNumerals: Bool = false, keepsComparisons: Bool = false) {
        self.isStrict = isStrict
        self.countsNumerals = countsNumerals
        self.keepsComparisons = keepsComparisons
    }
}
