#if !hasFeature(Embedded)
    import Descent
#endif

extension Desk {
    /// Reads the function that lies on the desk as text, and keeps it as the loss in hand.
    ///
    /// - Returns: `ok` and the name, and for each parameter a line of its name and the loss's derivative by it. Or what is
    ///   wrong, as ``Mistake`` writes it; then the desk has no loss.
    func read() -> [UInt8] {
        loss = nil
        do throws(Mistake) {
            let function = try Desk.function(text)
            loss = function.compiled
            return Desk.lines(function)
        } catch {
            return error.lines
        }
    }

    private static func lines(_ loss: LossFunction) -> [UInt8] {
        var lines = Lines()
        lines.field("ok")
        lines.field(loss.name.bytes)
        lines.endLine()
        for (parameter, derivative) in zip(loss.parameters, loss.gradient) {
            lines.field(parameter.bytes)
            lines.field(derivative.text)
            lines.endLine()
        }
        return lines.text
    }

    private static func function(_ text: [UInt8]) throws(Mistake) -> LossFunction {
        let definition: Definition
        do throws(ExpressionError) { definition = try Desk.definition(text) } catch { throw Mistake(error) }
        let count = definition.parameters?.count ?? 0
        if count > 2 { throw Mistake(.tooManyParameters, at: definition.parameterRanges[2]) }
        let (scope, errors) = Scope.make(definitions: [], loss: definition)
        guard let loss = scope.loss, errors.isEmpty else {
            guard let error = errors.first else { throw Mistake(.unreadable, at: definition.range) }
            throw Mistake(error)
        }
        guard let compiled = loss.compiled, compiled.stepsLimit >= Desk.leastStepsLimit else {
            throw Mistake(.tooMany, at: definition.body.range)
        }
        return loss
    }

    /// A function of which a lesson could not take so many steps is too slow for a page, which draws curves of it.
    private static let leastStepsLimit = 100_000

    /// `NAME(NAME, …) = EXPR`; or an expression in x and y, as a function f of those that it mentions.
    private static func definition(_ text: [UInt8]) throws(ExpressionError) -> Definition {
        let whole = 0..<text.count
        if definesName(text) { return try Definition.parse(text, in: whole) }
        let body = try Syntax.parse(text, in: whole)
        let mentioned = body.names
        var parameters: [Name] = []
        for letter in [UInt8(ascii: "x"), UInt8(ascii: "y")] {
            if let name = Name([letter]), mentioned.contains(name) { parameters.append(name) }
        }
        if parameters.isEmpty, let name = Name([UInt8(ascii: "x")]) { parameters.append(name) }
        let name = Name([UInt8(ascii: "f")]) ?? parameters[0]
        return Definition(
            name: name, nameRange: 0..<0, parameters: parameters,
            parameterRanges: parameters.map { _ in 0..<0 }, body: body, range: body.range)
    }

    /// Whether an equals sign stands there that is no part of a comparison.
    private static func definesName(_ text: [UInt8]) -> Bool {
        var before: UInt8 = 0
        for (place, byte) in text.enumerated() {
            if byte == UInt8(ascii: "=") {
                let after = place + 1 < text.count ? text[place + 1] : 0
                let comparing =
                    before == UInt8(ascii: "<") || before == UInt8(ascii: ">") || before == UInt8(ascii: "!")
                    || before == UInt8(ascii: "=") || after == UInt8(ascii: "=")
                if !comparing { return true }
            }
            before = byte
        }
        return false
    }
}
