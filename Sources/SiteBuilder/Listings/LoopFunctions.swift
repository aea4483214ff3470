import Lessons

/// Lines that many listings have: the head of their loop, and functions that they define for themselves.
extension CodeWriter {
    /// `for step in 1...8 {`, `for step in range(1, 9):`, `for (let step = 1; step <= 8; step++) {`
    mutating func loop(from first: Int, through last: Int, counts: Bool, _ language: ShowItem.Language) {
        keyword("for")
        guard language != .javascript else {
            plain(" (")
            keyword("let")
            plain(" step = ")
            put(.number, String(first))
            plain("; step <= ")
            put(.number, String(last))
            plain("; step++) {")
            return
        }
        plain(counts ? " step " : " _ ")
        keyword("in")
        plain(" ")
        if language == .swift {
            put(.number, String(first))
            plain("...")
            put(.number, String(last))
            plain(" {")
        } else {
            put(.builtIn, "range")
            plain("(")
            if first > 0 {
                put(.number, String(first))
                plain(", ")
            }
            put(.number, String(last + 1))
            plain("):")
        }
    }

    /// The functions that a listing defines for itself, before its first line.
    mutating func writeFunctions(_ needs: CodeExpression.Needs, _ language: ShowItem.Language) {
        if needs.contains(.power) { writePower(language) }
        if needs.contains(.sign) { writeSign(language) }
    }

    /// Products from the left, as the engine multiplies.
    private mutating func writePower(_ language: ShowItem.Language) {
        if !tokens.isEmpty { line { _ in } }
        switch language {
        case .swift:
            line { code in
                code.keyword("func ")
                code.put(.function, "power")
                code.plain("(_ base: Double, _ count: Int) -> Double {")
            }
            indented { code in
                code.line { code in
                    code.plain("(")
                    code.put(.number, "1")
                    code.plain("..<count).reduce(base) { product, _ ")
                    code.keyword("in")
                    code.plain(" product * base }")
                }
            }
            line { $0.plain("}") }
        case .javascript:
            line { code in
                code.keyword("function ")
                code.put(.function, "power")
                code.plain("(base, count) {")
            }
            indented { code in
                code.line { $0.source("let product = base;", .javascript) }
                code.line {
                    $0.source("for (let i = 1; i < count; i++) { product = product * base; }", .javascript)
                }
                code.line { $0.source("return product;", .javascript) }
            }
            line { $0.plain("}") }
        case .python, .pytorch:
            line { code in
                code.keyword("def ")
                code.put(.function, "power")
                code.plain("(base, count):")
            }
            indented { code in
                code.line { $0.plain("product = base") }
                code.line { code in
                    code.keyword("for")
                    code.plain(" _ ")
                    code.keyword("in ")
                    code.put(.builtIn, "range")
                    code.plain("(")
                    code.put(.number, "1")
                    code.plain(", count):")
                }
                code.indented { code in code.line { $0.plain("product = product * base") } }
                code.line {
                    $0.keyword("return")
                    $0.plain(" product")
                }
            }
        }
    }

    private mutating func writeSign(_ language: ShowItem.Language) {
        if !tokens.isEmpty { line { _ in } }
        switch language {
        case .swift:
            line { code in
                code.keyword("func ")
                code.put(.function, "sign")
                code.plain("(_ number: Double) -> Double {")
            }
            indented { code in code.line { $0.plain("number > 0 ? 1 : number < 0 ? -1 : 0") } }
            line { $0.plain("}") }
        // It has one at hand.
        case .javascript: break
        case .python, .pytorch:
            line { code in
                code.keyword("def ")
                code.put(.function, "sign")
                code.plain("(number):")
            }
            indented { code in
                code.line { code in
                    code.keyword("return ")
                    code.put(.builtIn, "float")
                    code.plain("((number > 0) - (number < 0))")
                }
            }
        }
    }
}
