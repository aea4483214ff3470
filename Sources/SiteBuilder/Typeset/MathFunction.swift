import Descent

/// The names of functions as mathematics writes them: ln, log₂, arcsin.
enum MathFunction {
    static func writeName(_ function: Function, to math: inout MathWriter) {
        switch function {
        case .log: math.put("<mi>ln</mi>")
        case .log2: math.put("<msub><mi>log</mi><mn>2</mn></msub>")
        case .log10: math.put("<msub><mi>log</mi><mn>10</mn></msub>")
        case .asin: math.put("<mi>arcsin</mi>")
        case .acos: math.put("<mi>arccos</mi>")
        case .atan: math.put("<mi>arctan</mi>")
        case .relu: math.put("<mi>ReLU</mi>")
        default: math.identifier(function.name.bytes)
        }
    }

    /// Whether a power stands at the function's name, as in sin²(w): only whole ones from 2 on, since sin⁻¹ would
    /// be the inverse.
    static func isRaised(_ function: Function, to exponent: Expression) -> Bool {
        guard case .number(let number) = exponent, number.value >= 2, number.value.rounded() == number.value
        else { return false }
        return switch function {
        case .log, .sin, .cos, .tan, .sinh, .cosh, .tanh: true
        default: false
        }
    }
}
