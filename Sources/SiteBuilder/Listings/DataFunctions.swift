import Lessons

/// Functions that a listing over data defines for itself, as text.
enum DataFunctions {
    /// A plain loop: Python's `sum` rounds otherwise.
    static func total(_ rows: RowNames, _ language: ShowItem.Language) -> String {
        switch language {
        case .javascript:
            """
            function \(rows.total)(values) {
                return values.reduce((result, value) => result + value, 0);
            }
            """
        case .swift:
            """
            func \(rows.total)(_ values: [Double]) -> Double { values.reduce(0, +) }
            """
        case .python, .pytorch:
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
        case .javascript:
            """
            function \(rows.mean)(values) {
                return \(rows.total)(values) / values.length;
            }
            """
        case .swift:
            """
            func \(rows.mean)(_ values: [Double]) -> Double { \(rows.total)(values) / Double(values.count) }
            """
        case .python, .pytorch:
            """
            def \(rows.mean)(values):
                return \(rows.total)(values) / len(values)
            """
        }
    }

    /// The engine's ``Generator``, in the language's own words.
    static func shuffle(_ rows: RowNames, _ language: ShowItem.Language) -> String {
        switch language {
        case .javascript:
            """
            function* \(rows.randomBits)(state) {
                while (true) {
                    state = BigInt.asUintN(64, state + 0x9E3779B97F4A7C15n);
                    let z = BigInt.asUintN(64, (state ^ state >> 30n) * 0xBF58476D1CE4E5B9n);
                    z = BigInt.asUintN(64, (z ^ z >> 27n) * 0x94D049BB133111EBn);
                    yield z ^ z >> 31n;
                }
            }
            function \(rows.below)(limit, bits) {
                let product = bits.next().value * limit;
                while (BigInt.asUintN(64, product) < 2n ** 64n % limit) {
                    product = bits.next().value * limit;
                }
                return product >> 64n;
            }
            function \(rows.shuffled)(count, bits) {
                const order = [...Array(count).keys()];
                for (let last = count - 1; last > 0; last--) {
                    const other = Number(\(rows.below)(BigInt(last + 1), bits));
                    [order[last], order[other]] = [order[other], order[last]];
                }
                return order;
            }
            """
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
        case .python, .pytorch:
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
    private static let python: Set<String> = ["def", "return", "while", "for", "in", "if", "yield", "True"]
    private static let keywords: [ShowItem.Language: Set<String>] = [
        .swift: ["func", "struct", "var", "let", "mutating", "return", "while", "for", "in", "if"],
        .python: python, .pytorch: python,
        .javascript: ["function", "const", "let", "return", "while", "for", "if", "yield", "true"],
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
