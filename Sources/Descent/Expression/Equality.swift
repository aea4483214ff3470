/// Trees are compared without recursion: the compiler's own comparison takes two kilobytes of stack for each level.
extension Expression {
    public static func == (left: Expression, right: Expression) -> Bool {
        var open: [(Expression, Expression)] = []
        guard compare(left, right, &open) else { return false }
        while let (one, other) = open.popLast() {
            guard compare(one, other, &open) else { return false }
        }
        return true
    }

    /// Whether both have the same form at their roots; their operands are left in `open`.
    private static func compare(
        _ left: Expression, _ right: Expression, _ open: inout [(Expression, Expression)]
    ) -> Bool {
        switch (left, right) {
        case (.number(let one), .number(let other)): return one == other
        case (.constant(let name, let one), .constant(let otherName, let other)):
            return name == otherName && one == other
        case (.parameter(let one, let name), .parameter(let other, let otherName)),
            (.column(let one, let name), .column(let other, let otherName)):
            return one == other && name == otherName
        case (.rowCount, .rowCount): return true
        case (.quantity(let one, let offset), .quantity(let other, let otherOffset)):
            return one == other && offset == otherOffset
        case (.overRows(let aggregate, let one), .overRows(let otherAggregate, let other)):
            guard aggregate == otherAggregate else { return false }
            open.append((one, other))
        case (.negated(let one), .negated(let other)), (.not(let one), .not(let other)):
            open.append((one, other))
        case (.sum(let a, let b), .sum(let c, let d)), (.difference(let a, let b), .difference(let c, let d)),
            (.quotient(let a, let b), .quotient(let c, let d)), (.power(let a, let b), .power(let c, let d)),
            (.logarithmicPower(let a, let b), .logarithmicPower(let c, let d)),
            (.and(let a, let b), .and(let c, let d)), (.or(let a, let b), .or(let c, let d)):
            open.append((a, c))
            open.append((b, d))
        case (.product(let a, let b, let sign), .product(let c, let d, let otherSign)):
            guard sign == otherSign else { return false }
            open.append((a, c))
            open.append((b, d))
        case (.comparison(let one, let a, let b), .comparison(let other, let c, let d)):
            guard one == other else { return false }
            open.append((a, c))
            open.append((b, d))
        case (.call(let function, let ones), .call(let otherFunction, let others)):
            guard function == otherFunction, ones.count == others.count else { return false }
            for (one, other) in zip(ones, others) { open.append((one, other)) }
        case (
            .derivativeOfGreater(let a, let b, let c, let d), .derivativeOfGreater(let e, let f, let g, let h)
        ):
            open.append((a, e))
            open.append((b, f))
            open.append((c, g))
            open.append((d, h))
        default: return false
        }
        return true
    }
}
