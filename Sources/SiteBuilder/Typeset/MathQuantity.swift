import Descent

/// Writes what a run's rows hold: derivatives as fractions, the learning rate as η.
enum MathQuantity {
    /// A quantity; one row later it is called next, one earlier previous.
    static func write(_ quantity: RowQuantity, offset: Int, to math: inout MathWriter) {
        guard offset != 0 else {
            write(quantity, to: &math)
            return
        }
        math.element("msub") { math in
            math.element("mrow") { write(quantity, to: &$0) }
            math.put(offset > 0 ? "<mtext>next</mtext>" : "<mtext>previous</mtext>")
        }
    }

    private static func write(_ quantity: RowQuantity, to math: inout MathWriter) {
        switch quantity {
        case .parameter(_, let name), .loss(let name): MathName(name).write(to: &math)
        case .batchLoss: math.put("<mtext>batch loss</mtext>")
        case .slope: math.put("<mi>slope</mi>")
        case .partial(_, let loss, let parameter):
            derivative(of: loss, by: parameter, isPartial: false, to: &math)
        case .norm: math.put("<mi>norm</mi>")
        case .step: math.put("<mi>step</mi>")
        case .epoch: math.put("<mi>epoch</mi>")
        case .rate: math.put("<mi>η</mi>")
        case .velocity(_, nil): math.put("<mi>v</mi>")
        case .velocity(_, let parameter?): velocity(of: parameter, to: &math)
        }
    }

    /// The velocity of one parameter of several: v with the parameter's name below.
    static func velocity(of parameter: Name, to math: inout MathWriter) {
        math.element("msub") { math in
            math.put("<mi>v</mi>")
            MathName(parameter).write(to: &math)
        }
    }

    /// dL/dw; ∂L/∂w where the loss has several parameters.
    static func derivative(
        of loss: Name, by parameter: Name, isPartial: Bool, to math: inout MathWriter
    ) {
        let sign: StaticString =
            isPartial ? "<mo form=\"prefix\">∂</mo>" : "<mi mathvariant=\"normal\">d</mi>"
        math.element("mfrac") { math in
            for name in [loss, parameter] {
                math.element("mrow") { math in
                    math.put(sign)
                    MathName(name).write(to: &math)
                }
            }
        }
    }
}
