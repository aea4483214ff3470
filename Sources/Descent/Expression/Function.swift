/// The functions that an expression can call.
public enum Function: UInt8, Sendable, CaseIterable {
    case abs, sqrt, sign, floor, min, max, pow
    case exp, log, log2, log10
    case sin, cos, tan, asin, acos, atan
    case sinh, cosh, tanh
    case sigmoid, relu, softplus

    /// How many arguments a call has.
    public var arguments: ClosedRange<Int> {
        switch self {
        case .min, .max: 2...Limits.parameters
        case .pow: 2...2
        default: 1...1
        }
    }

    /// The name as it is written.
    public var name: Name { Name(unchecked: Function.names[Int(rawValue)]) }

    private static let names: [[UInt8]] = [
        bytes("abs"), bytes("sqrt"), bytes("sign"), bytes("floor"), bytes("min"), bytes("max"), bytes("pow"),
        bytes("exp"), bytes("log"), bytes("log2"), bytes("log10"),
        bytes("sin"), bytes("cos"), bytes("tan"), bytes("asin"), bytes("acos"), bytes("atan"),
        bytes("sinh"), bytes("cosh"), bytes("tanh"),
        bytes("sigmoid"), bytes("relu"), bytes("softplus"),
    ]

    init?(_ name: Name) {
        guard let index = Function.names.firstIndex(of: name.bytes),
            let function = Function(rawValue: UInt8(index))
        else { return nil }
        self = function
    }
}

/// The bytes of a word that stands in the program's own text.
func bytes(_ text: StaticString) -> [UInt8] {
    text.withUTF8Buffer { [UInt8]($0) }
}
