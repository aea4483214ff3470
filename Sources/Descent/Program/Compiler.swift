/// Turns expressions over the same inputs into one program.
struct Compiler {
    /// Knows the exact values of the constants.
    private let scope: Scope
    private var table = ValueTable()
    private var results: [Value] = []
    /// What is computed for each row, and the sums over it.
    private var rowCode = RowCode()
    /// How many passes over the rows each instruction of `table` has to wait for, where it is not none.
    private var levels: [Int32] = []
    /// Whether the code in hand is computed for each row.
    private var isInRows = false
    /// The input that stands for the first column outside of means and sums.
    private let firstColumn: Int32
    /// The quantities of rows that stand for inputs, where the expressions are over rows.
    private(set) var rows: [RowInput] = []

    /// Where a value is while the program grows; registers are given out at the end.
    private enum Value {
        case input(Int32)
        case constant(Int32)
        case computed(Int32)
        /// The number of rows (0), or a sum over them (1, …).
        case reduced(Int32)
        /// A column of the row in hand.
        case column(Int32)
        /// An instruction of the row in hand.
        case perRow(Int32)

        var isPerRow: Bool {
            switch self {
            case .column, .perRow: true
            default: false
            }
        }
    }

    /// Compiles functions of numbered parameters.
    ///
    /// - Parameter columns: how many inputs behind the parameters stand for the columns of one row of the data.
    static func compile(
        _ expressions: [Expression], parameters: Int, columns: Int = 0, _ scope: Scope
    ) -> Program {
        var compiler = Compiler(firstColumn: parameters, scope)
        for expression in expressions {
            let value = compiler.compile(expression)
            compiler.results.append(value)
        }
        return compiler.finish(inputs: parameters + columns)
    }

    /// Compiles an expression over rows, and says which entries of which rows its inputs are.
    static func compileOverRows(
        _ expression: Expression, _ scope: Scope
    ) -> (program: Program, inputs: [RowInput]) {
        var compiler = Compiler(firstColumn: 0, scope)
        let value = compiler.compile(expression)
        compiler.results.append(value)
        return (compiler.finish(inputs: compiler.rows.count), compiler.rows)
    }

    private init(firstColumn: Int, _ scope: Scope) {
        self.firstColumn = Int32(firstColumn)
        self.scope = scope
    }

    // MARK: Registers

    /// While the program grows, an operand is an input (0, 1, …), a constant (-1, -2, …), an instruction (from
    /// `firstComputed` on), a sum, or what has a value of its own in each row.
    private static let firstComputed: Int32 = 1 << 27
    private static let firstReduced: Int32 = 1 << 28
    static let firstColumnOfRow: Int32 = 1 << 29
    static let firstPerRow: Int32 = 1 << 30

    private func provisional(_ value: Value) -> Int32 {
        switch value {
        case .input(let index): index
        case .constant(let index): -1 - index
        case .computed(let index): Compiler.firstComputed + index
        case .reduced(let index): Compiler.firstReduced + index
        case .column(let index): Compiler.firstColumnOfRow + index
        case .perRow(let index): Compiler.firstPerRow + index
        }
    }

    private func finish(inputs: Int) -> Program {
        let inputs = Int32(inputs)
        let firstReduced = inputs + Int32(table.constants.count)
        let reductions = rowCode.reductionCount
        let (order, places) = Compiler.order(levels, of: table.instructions.count)
        func register(_ provisional: Int32) -> Int32 {
            if provisional < 0 { return inputs - 1 - provisional }
            if provisional >= Compiler.firstReduced {
                return provisional - Compiler.firstReduced + firstReduced
            }
            if provisional >= Compiler.firstComputed {
                let index = provisional - Compiler.firstComputed
                return (places.isEmpty ? index : places[Int(index)]) + firstReduced + Int32(reductions)
            }
            return provisional
        }
        let ordered = order.isEmpty ? table.instructions : order.map { table.instructions[Int($0)] }
        let instructions = ordered.map { instruction in
            var placed = instruction
            placed.a = register(instruction.a)
            if instruction.operation != .power { placed.b = register(instruction.b) }
            placed.c = register(instruction.c)
            return placed
        }
        return Program(
            inputCount: Int(inputs), constants: table.constants, exactConstants: table.exactConstants,
            reductionCount: reductions,
            instructions: instructions,
            passes: rowCode.passes(
                firstReduced: firstReduced,
                before: { level in
                    // Where none waits for a pass, all come before the first.
                    order.isEmpty ? ordered.count : order.prefix { levels[Int($0)] < level }.count
                }, register),
            outputs: results.map { register(provisional($0)) })
    }

    /// The instructions in the order of the passes that they wait for, and each one's place in it; empty where none
    /// waits.
    private static func order(_ levels: [Int32], of count: Int) -> (order: [Int32], places: [Int32]) {
        guard levels.contains(where: { $0 > 0 }) else { return ([], []) }
        var order: [Int32] = []
        order.reserveCapacity(count)
        for level in 0...(levels.max() ?? 0) {
            for index in 0..<count where levels[index] == level { order.append(Int32(index)) }
        }
        var places = [Int32](repeating: 0, count: count)
        for (place, index) in order.enumerated() { places[Int(index)] = Int32(place) }
        return (order, places)
    }

    // MARK: Expressions

    private mutating func compile(_ expression: Expression) -> Value {
        switch expression {
        case .number(let number): return constant(number.value, exactly: number.exactly)
        case .constant(let name, let value):
            return constant(value, exactly: scope.exactConstant(named: name) ?? ShadowNumber(value))
        case .parameter(let index, _): return .input(Int32(index))
        case .column(let index, _):
            return isInRows ? .column(Int32(index)) : .input(firstColumn + Int32(index))
        case .rowCount: return rowCount
        case .overRows(let aggregate, let operand): return overRows(aggregate, operand)
        case .quantity(let quantity, let offset): return row(RowInput(quantity, offset: offset))
        case .negated(let operand): return unary(.negate, operand)
        case .sum(let left, let right):
            if let (first, links) = expression.longSum { return sum(first, links) }
            return binary(.add, left, right)
        case .difference(let left, let right):
            if let (first, links) = expression.longSum { return sum(first, links) }
            return binary(.subtract, left, right)
        case .product(let left, let right, _): return binary(.multiply, left, right)
        case .quotient(let left, let right): return binary(.divide, left, right)
        case .power(let base, let exponent): return power(base, exponent)
        case .logarithmicPower(let base, let exponent):
            let power = power(base, exponent)
            let logarithm = unary(.logarithm, base)
            return emit(.vanishingProduct, power, logarithm, power)
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

    private mutating func sum(_ first: Expression, _ links: [Expression.Link]) -> Value {
        var sum = compile(first)
        for link in links {
            let term = compile(link.term)
            sum = emit(link.isDifference ? .subtract : .add, sum, term, sum)
        }
        return sum
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
        guard let number = exponent.constantValue, let kind = PowerKind(number) else {
            return emit(.raised, value, compile(exponent), value)
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

    // MARK: Rows

    private var rowCount: Value {
        mutating get {
            rowCode.needCount()
            return .reduced(0)
        }
    }

    private mutating func overRows(_ aggregate: Aggregate, _ operand: Expression) -> Value {
        let outer = isInRows
        isInRows = true
        let value = compile(operand)
        isInRows = outer
        guard value.isPerRow else {
            // The same in every row.
            return aggregate == .mean ? value : emit(.multiply, value, rowCount, value)
        }
        let sum = Value.reduced(rowCode.sum(of: provisional(value), level: level(value) + 1))
        return aggregate == .sum ? sum : emit(.divide, sum, rowCount, sum)
    }

    /// How many passes over the rows have to come before.
    private func level(_ value: Value) -> Int32 {
        switch value {
        case .input, .constant, .column: 0
        case .computed(let index): Int(index) < levels.count ? levels[Int(index)] : 0
        case .reduced(let index): rowCode.level(ofReduction: index)
        case .perRow(let index): rowCode.levels[Int(index)]
        }
    }

    /// The place of an instruction in the code for all, or in the code for each row where an operand is a row's own.
    private mutating func place(
        _ instruction: Program.Instruction, _ a: Value, _ b: Value, _ c: Value
    ) -> Value {
        guard a.isPerRow || b.isPerRow || c.isPerRow else {
            let index = table.place(instruction)
            if rowCode.reductionCount > 0 || !levels.isEmpty {
                while levels.count < table.instructions.count { levels.append(0) }
                levels[Int(index)] = max(level(a), level(b), level(c))
            }
            return .computed(index)
        }
        return .perRow(rowCode.place(instruction, level: max(level(a), level(b), level(c))))
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
        return place(
            Program.Instruction(operation: operation, a: places.0, b: places.1, c: places.2), a, b,
            operation == .choose ? c : a)
    }

    private mutating func emitPower(_ base: Value, _ count: Int32) -> Value {
        if let (value, shadow) = known(base) {
            return constant(
                Operation.raise(value, count),
                exactly: Operation.power.apply(shadow, shadow, shadow, power: count))
        }
        let operand = provisional(base)
        return place(
            Program.Instruction(operation: .power, a: operand, b: count, c: operand), base, base, base)
    }
}
