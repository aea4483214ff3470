import Lessons

/// Functions that a listing over data defines for itself, as text.
enum DataFunctions {
    /// A plain loop: Python's `sum` rounds otherwise.
    static func total(_ rows: RowNames, _ language: ShowItem.Language) -> String {
        switch language {
        case .swift:
            """
            func \(rows.total)(_ values: [Double]) -> Double { values.reduce(0, +) }
            """
        case .python:
            """
            def \(rows.total)(values):
                result = 0.0
                for value in values: result = result + value
                return result
            """
        }
    }

    static func mean(_ rows: RowNames, _ language: ShowItem.Language) -> String {
        switch language {
        case .swift:
            """
            func \(rows.mean)(_ values: [Double]) -> Double { \(rows.total)(values) / Double(values.count) }
            """
        case .python:
            """
            def \(rows.mean)(values):
                return \(rows.total)(values) / len(values)
            """
        }
    }

    /// The engine's ``Generator``, in the language's own words.
    static func shuffle(_ rows: RowNames, _ language: ShowItem.Language) -> String {
        switch language {
        case .swift:
            """
            struct RandomBits {
                var state: UInt64
                mutating func next() -> UInt64 {
                    state &+= 0x9E37_79B9_7F4A_7C15
                    var z = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
                    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
                    return z ^ z >> 31
                }
                mutating func below(_ limit: UInt64) -> UInt64 {
                    var product = next().multipliedFullWidth(by: limit)
                    while product.low < (0 &- limit) % limit {
                        product = next().multipliedFullWidth(by: limit)
                    }
                    return product.high
                }
                mutating func shuffled(_ count: Int) -> [Int] {
                    var order = Array(0..<count)
                    for last in stride(from: count - 1, to: 0, by: -1) {
                        order.swapAt(last, Int(below(UInt64(last + 1))))
                    }
                    return order
                }
            }
            """
        case .python:
            """
            def \(rows.randomBits)(state):
                while True:
                    state = (state + 0x9E3779B97F4A7C15) % 2**64
                    z = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 % 2**64
                    z = (z ^ z >> 27) * 0x94D049BB133111EB % 2**64
                    yield z ^ z >> 31
            def \(rows.below)(limit, bits):
                product = next(bits) * limit
                while product % 2**64 < 2**64 % limit:
                    product = next(bits) * limit
                return product >> 64
            def \(rows.shuffled)(count, bits):
                order = list(range(count))
                for last in range(count - 1, 0, -1):
                    other = \(rows.below)(last + 1, bits)
                    order[last], order[other] = order[other], order[last]
                return order
            """
        }
    }
}

extension CodeWriter {
    /// Words that stand in the text of functions and of batches.
    private static let keywords: [ShowItem.Language: Set<String>] = [
        .swift: ["func", "struct", "var", "let", "mutating", "return", "while", "for", "in", "if"],
        .python: ["def", "return", "while", "for", "in", "if", "yield", "True"],
    ]

    /// A line of a program's own text, its keywords and numbers told from the rest.
    mutating func source(_ text: String, _ language: ShowItem.Language) {
        let known = Self.keywords[language] ?? []
        var word = ""
        func isWord(_ character: Character) -> Bool {
            character.isLetter || character.isNumber || character == "_"
        }
        func kind(_ word: String) -> CodeToken.Kind {
            if known.contains(word) { return .keyword }
            return word.first?.isNumber == true ? .number : .plain
        }
        for character in text {
            if isWord(character) {
                word.append(character)
                continue
            }
            if !word.isEmpty { put(kind(word), word) }
            word = ""
            plain(String(character))
        }
        if !word.isEmpty { put(kind(word), word) }
    }
}
