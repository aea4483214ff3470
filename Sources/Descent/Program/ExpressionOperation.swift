/// What of the language the machine has an operation for: functions of one argument, comparisons, plain powers.
extension Function {
    /// The one instruction that computes it; nil for those of several arguments.
    var operation: Operation? {
        switch self {
        case .abs: .absolute
        case .sqrt: .squareRoot
        case .sign: .sign
        case .floor: .floor
        case .exp: .exponential
        case .log: .logarithm
        case .log2: .logarithmToTwo
        case .log10: .logarithmToTen
        case .sin: .sine
        case .cos: .cosine
        case .tan: .tangent
        case .asin: .arcSine
        case .acos: .arcCosine
        case .atan: .arcTangent
        case .sinh: .hyperbolicSine
        case .cosh: .hyperbolicCosine
        case .tanh: .hyperbolicTangent
        case .sigmoid: .sigmoid
        case .relu: .rectified
        case .softplus: .softplus
        case .min, .max, .pow: nil
        }
    }
}

extension Expression.Comparison {
    var operation: Operation {
        switch self {
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        case .equal: .equal
        case .notEqual: .notEqual
        }
    }
}

extension Expression {
    /// How many halves an exponent counts that is a constant and small enough for products and square roots: 3 for
    /// `1.5`, -4 for `-2`. Nil for every other, whose power another library computes to other last bits.
    public var countOfHalves: Int? {
        guard let value = constantValue, let kind = PowerKind(value) else { return nil }
        let size = 2 * Int(kind.whole) + (kind.hasHalf ? 1 : 0)
        return kind.isReciprocal ? -size : size
    }
}
