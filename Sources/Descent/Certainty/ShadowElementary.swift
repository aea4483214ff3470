/// Functions of one argument, in shadow numbers.
extension Operation {
    /// One of the elementary functions; NaN for what is none.
    @inline(never)
    func elementary(_ x: ShadowNumber) -> ShadowNumber {
        switch self {
        case .exponential: x.exponential()
        case .logarithm: x.logarithm()
        case .logarithmToTwo: x.logarithmToTwo()
        case .logarithmToTen: x.logarithmToTen()
        case .sine: x.sine()
        case .cosine: x.cosine()
        case .tangent: x.tangent()
        case .arcSine: x.arcSine()
        case .arcCosine: x.arcCosine()
        case .arcTangent: x.arcTangent()
        case .hyperbolicSine: x.hyperbolicSine()
        case .hyperbolicCosine: x.hyperbolicCosine()
        case .hyperbolicTangent: x.hyperbolicTangent()
        case .sigmoid: x.sigmoid()
        case .softplus: x.softplus()
        default: .notANumber
        }
    }
}
