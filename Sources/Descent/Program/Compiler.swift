/// Turns expressions over the same inputs into one program.
struct Compiler {
    private let inputCount: Int
    /// Knows the exact values of the constants.
    private let scope: Scope
    private var table = ValueTable()
    private var results: [Value] = []
    /// The quantities of rows that stand for inputs, where the expressions are over rows.
    private(set) var rows: [RowInput] = []

    /// Where a value is while the program grows; registers are given out at the end.
    private enum Value {
        case input(Int32)
        case constant(Int32)
        case computed(Int32)
    }

    /// Compiles functions of numbered parameters.
    static func compile(_ expressions: [Expression], parameters: Int, _ scope: Scope) -> Program {
        var compiler = Compiler(inputCount: parameters, scope)
        for expression in expressions {
            let value = compiler.compile(expression)
            compiler.results.append(value)
        }
        return compiler.finish(inputs: parameters)
    }

    /// Compiles an expression over rows, and says which entries of which rows its inputs are.
    static func compileOverRows(
        _ expression: Expression, _ scope: Scope
    ) -> (program: Program, inputs: [RowInput]) {
        var compiler = Compiler(inputCount: 0, scope)
        let value = compiler.compile(expression)
        compiler.results.append(value)
        return (compiler.finish(inputs: compiler.rows.count), compiler.rows)
    }

    private init(inputCount: Int, _ scope: Scope) {
        self.inputCount = inputCount
        self.scope = scope
    }

    // MARK: Registers

    /// While the program grows, an operand is an input (0, 1, …), a constant (-1, -2, …) or an instruction
    /// (from `firstComputed` on).
    private static let firstComputed: Int32 = 1 << 28

    private func provisional(_ value: Value) -> Int32 {
        switch value {
        case .input(let index): index
        case .constant(let index): -1 - index
        case .computed(let index): Compiler.firstComputed + index
        }
    }

    private func finish(inputs: Int) -> Program {
        let inputs = Int32(inputs)
        let constants = Int32(table.constants.count)
        func register(_ provisional: Int32) -> Int32 {
            if provisional < 0 { return inputs - 1 - provisional }
            if provisional >= Compiler.firstComputed {
                return provisional - Compiler.firstComputed + inputs + constants
            }
            return provisional
        }
        let instructions = table.instructions.map { instruction in
            var placed = instruction
            placed.a = register(instruction.a)
            if instruction.operation != .power { placed.b = register(instruction.b) }
            placed.c = register(instruction.c)
            return placed
        }
        return Program(
            inputCount: Int(inputs), constants: table.constants, exactConstants: table.exactConstants,
            instructions: instructions,
            outputs: results.map { register(provisional($0)) })
    }

    // MARK: Expressions

    private mutating func compile(_ expression: Expression) -> Value {
        switch expression {
        case .number(let number): return constant(number.value, exactly: number.exactly)
        case .constant(let name, let value):
            return constant(value, exactly: scope.exactConstant(named: name) ?? ShadowNumber(value))
        case .parameter(let index, _): return .input(Int32(index))
        case .quantity(let quantity, let offset): return row(RowInput(quantity, offset: offset))
        case .negated(let operand): return unary(.negate, operand)
        case .sum(let left, let right): return binary(.add, left, right)
        case .difference(let left, let right): return binary(.subtract, left, right)
        case .product(let left, let right, _): return binary(.multiply, left, right)
        case .quotient(let left, let right): return binary(.divide, left, right)
        case .power(let base, let exponent): return power(base, exponent)
        case .call(let function, let arguments): return call(function, arguments)
        case .derivativeOfGreater(let left, let right, let whenLeft, let whenRight):
            let order = binary(.order, left, right)
            let first = compile(whenLeft)
            return emit(.choose, order, first, compile(whenRight))
        case .comparison(let comparison, let left, let right):
            return binary(comparison.operation, left, right)
        case .and(let left, let right): return binary(.and, left, right)
        case .or(let left, let right): return binary(.or, left, right)
        case .not(let operand): return unary(.not, operand)
        }
    }

    private mutating func unary(_ operation: Operation, _ operand: Expression) -> Value {
        let value = compile(operand)
        return emit(operation, value, value, value)
    }

    private mutating func binary(_ operation: Operation, _ left: Expression, _ right: Expression) -> Value {
        let first = compile(left)
        let second = compile(right)
        return emit(operation, first, second, first)
    }

    private mutating func call(_ function: Function, _ arguments: [Expression]) -> Value {
        switch function {
        case .pow: return power(arguments[0], arguments[1])
        case .min, .max:
            var value = compile(arguments[0])
            for argument in arguments.dropFirst() {
                let next = compile(argument)
                value = emit(function == .min ? .minimum : .maximum, value, next, value)
            }
            return value
        default:
            guard let operation = function.operation else { return constant(.nan, exactly: .notANumber) }
            return unary(operation, arguments[0])
        }
    }

    private mutating func power(_ base: Expression, _ exponent: Expression) -> Value {
        let value = compile(base)
        // The scope has refused every other exponent.
        guard let exponent = exponent.constantValue, let kind = PowerKind(exponent) else {
            return constant(.nan, exactly: .notANumber)
        }
        var product: Value?
        if kind.whole > 0 { product = raised(value, kind.whole) }
        if kind.hasHalf {
            let root = emit(.squareRoot, value, value, value)
            if let whole = product { product = emit(.multiply, whole, root, whole) } else { product = root }
        }
        guard let product else { return constant(1, exactly: .one) }
        guard kind.isReciprocal else { return product }
        return emit(.divide, constant(1, exactly: .one), product, product)
    }

    /// Small powers share their steps with each other; larger ones are one instruction with the same order.
    private mutating func raised(_ base: Value, _ count: Int32) -> Value {
        guard count <= 8 else { return emitPower(base, count) }
        var product = base
        for _ in 1..<count { product = emit(.multiply, product, base, product) }
        return product
    }

    private mutating func row(_ input: RowInput) -> Value {
        if let index = rows.firstIndex(of: input) { return .input(Int32(index)) }
        rows.append(input)
        return .input(Int32(rows.count - 1))
    }

    // MARK: Instructions

    private mutating func constant(_ value: Double, exactly shadow: ShadowNumber) -> Value {
        .constant(table.place(value, exactly: shadow))
    }

    private func known(_ value: Value) -> (value: Double, exactly: ShadowNumber)? {
        guard case .constant(let index) = value else { return nil }
        return (table.constants[Int(index)], table.exactConstants[Int(index)])
    }

    /// Adds an instruction, unless it is known, its operands are constants, or it changes nothing.
    private mutating func emit(_ operation: Operation, _ a: Value, _ b: Value, _ c: Value) -> Value {
        let first = known(a)
        let second = known(b)
        if let first, let second, let third = known(c) {
            return constant(
                operation.apply(first.value, second.value, third.value, power: 0),
                exactly: operation.apply(first.exactly, second.exactly, third.exactly, power: 0))
        }
        // Multiplying or dividing by 1 changes no bit of any value.
        if second?.exactly == .one, operation == .multiply || operation == .divide { return a }
        if first?.exactly == .one, operation == .multiply { return b }
        var places = (provisional(a), provisional(b), provisional(c))
        // Sums and products round the same in both orders, so both are found under one.
        if operation == .add || operation == .multiply, places.0 > places.1 { swap(&places.0, &places.1) }
        if operation != .choose { places.2 = places.0 }
        return .computed(
            table.place(Program.Instruction(operation: operation, a: places.0, b: places.1, c: places.2)))
    }

    private mutating func emitPower(_ base: Value, _ count: Int32) -> Value {
        if let (value, shadow) = known(base) {
            return constant(
                Operation.raise(value, count),
                exactly: Operation.power.apply(shadow, shadow, shadow, power: count))
        }
        let place = provisional(base)
        return .computed(table.place(Program.Instruction(operation: .power, a: place, b: count, c: place)))
    }
}
