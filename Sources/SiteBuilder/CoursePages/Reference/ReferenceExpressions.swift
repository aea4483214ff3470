import Descent

/// Expressions: operators, functions, the quantities of a run.
extension Reference {
    static func addExpressions(to page: inout ReferenceWriter) {
        page.section("expressions", "Expressions")
        page.paragraph(
            """
            Numbers (`0.1`, `1e-6`, `10_000`), names, `+`, `-`, `*`, `/`, `^`, brackets, `|x|` outside tables, and calls. \
            `^` binds more tightly than a minus sign and groups to the right, so `-x^2` is `-(x^2)`. A number may be \
            followed at once by a name or a bracket: `2w`, `0.5(w - 3)`. `−`, `·`, `×`, `÷`, `²`, `³`, `√`, `½` and `π` \
            are read as well. Conditions compare with `<`, `<=`, `>`, `>=`, `==`, `!=`. `pi` and `e` are constants.
            """)
        page.paragraph(
            """
            `L'(w)` is the derivative of a function of one parameter, and `dL/dw` the slope by a parameter where the run \
            stands. Derivatives are exact, never differences. At a kink, as of `abs` at 0, the slope is the subgradient \
            nearest to zero. Nothing is fused: each operation is rounded once, as IEEE 754 has it. A power with a whole exponent up to \
            \(Limits.power) is a product from the left; other functions are this tool's own, so that every machine \
            gives the same bits.
            """)
        page.subsection("functions", "Functions")
        page.list(
            Function.allCases.map { function in
                let name = String(decoding: function.name.bytes, as: UTF8.self)
                return ReferenceWriter.Entry(
                    id: "function-\(name)", term: name + function.parameterList, words: function.meaning)
            }
                + Aggregate.allCases.map { aggregate in
                    let name = String(decoding: aggregate.name.bytes, as: UTF8.self)
                    return ReferenceWriter.Entry(
                        id: "function-\(name)", term: "\(name)(x)",
                        words: aggregate == .mean
                            ? "The mean of an expression over the rows of the data."
                            : "Its sum over them.")
                }
                + [
                    ReferenceWriter.Entry(
                        id: "function-count", term: "count", words: "The number of rows.")
                ])
        page.subsection("quantities", "Quantities of a run")
        page.paragraph("Beside its parameters a run has these; the words cannot be names of anything else.")
        page.list(
            ReservedWord.allCases.map {
                ReferenceWriter.Entry(id: "word-\($0.text)", term: $0.form, words: $0.meaning)
            })
    }
}

extension Function {
    fileprivate var parameterList: String {
        switch self {
        case .min, .max: "(x, y, …)"
        case .pow: "(x, y)"
        default: "(x)"
        }
    }

    fileprivate var meaning: String {
        switch self {
        case .abs: "The size of `x`; `|x|` is the same."
        case .sqrt: "The square root."
        case .sign: "-1, 0 or 1."
        case .floor: "The greatest whole number that is not above `x`."
        case .min: "The least of its values."
        case .max: "The greatest of its values."
        case .pow: "`x^y`."
        case .exp: "e to the power of `x`."
        case .log: "The natural logarithm."
        case .log2: "The logarithm to base 2."
        case .log10: "The logarithm to base 10."
        case .sin: "The sine; angles are in radians."
        case .cos: "The cosine."
        case .tan: "The tangent."
        case .asin: "The inverse of the sine."
        case .acos: "The inverse of the cosine."
        case .atan: "The inverse of the tangent."
        case .sinh: "The hyperbolic sine."
        case .cosh: "The hyperbolic cosine."
        case .tanh: "The hyperbolic tangent."
        case .sigmoid: "`1/(1 + exp(-x))`."
        case .relu: "`max(0, x)`, with slope 0 at 0."
        case .softplus: "`log(1 + exp(x))`."
        }
    }
}

extension ReservedWord {
    fileprivate var form: String {
        switch self {
        case .velocity: "velocity, v"
        case .next: "next w"
        case .previous: "previous w"
        case .batch: "batch loss"
        case .first: "first(loss < 0.01)"
        case .last: "[last], [last-1]"
        case .slope: "slope, dL/dw"
        case .and: "a < 1 and b < 1"
        case .or: "a < 1 or b < 1"
        case .not: "not a < 1"
        case .step, .epoch, .rate, .loss, .norm: "\(text)"
        }
    }

    fileprivate var meaning: String {
        switch self {
        case .step: "How many updates were made."
        case .epoch: "How many passes over the data are done."
        case .rate: "The learning rate of the next update."
        case .loss: "The loss, over all rows where there are data. The loss's own name says the same."
        case .slope: "The slope that the next update uses; with several parameters one for each, `dL/dw`."
        case .norm: "The length of the gradient."
        case .velocity: "What momentum carries on; with several parameters `velocity w`."
        case .next: "The value one step later."
        case .previous: "The value one step earlier."
        case .batch: "The loss over the rows that the next update looks at."
        case .first: "In a claim: the first step at which a condition holds."
        case .last: "In a claim: the last step, and those before it."
        case .and: "Both hold."
        case .or: "One of them holds, or both."
        case .not: "It does not hold."
        }
    }
}
