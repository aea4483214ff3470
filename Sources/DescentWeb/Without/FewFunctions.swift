/// Stands in for the functions that few losses need: a program with one of them is for the reader's engine, which has all.
extension Operation {
    var isKnown: Bool {
        switch self {
        case .raised, .logarithmToTwo, .logarithmToTen, .tangent, .arcSine, .arcCosine, .arcTangent,
            .hyperbolicSine, .hyperbolicCosine, .hyperbolicTangent, .sigmoid, .softplus:
            false
        default: true
        }
    }

    var work: Int { 1 }

    func elementary(_ x: Double) -> Double {
        switch self {
        case .exponential: Elementary.exp(x)
        case .logarithm: Elementary.log(x)
        case .sine: Elementary.sin(x)
        case .cosine: Elementary.cos(x)
        default: .nan
        }
    }
}

extension Elementary {
    static func pow(_ base: Double, _ exponent: Double) -> Double { .nan }
}
