package import Descent

/// Turns a run's formulas into presentation MathML: what `show formula`, `rule` and `steps` put on the page.
///
/// Each function gives one `<math display="block">` element a line, in UTF-8, ready for the page. Names and
/// numbers are the author's; markup in them cannot be, since a name holds letters and digits only.
package enum Typeset {
    /// The loss, then its slope by each parameter: `L(w) = (w − 3)²`, `dL/dw = 2(w − 3)`.
    package static func formula(of loss: LossFunction) -> [UInt8] {
        var math = MathWriter()
        math.display { math in
            MathName(loss.name).write(to: &math)
            math.operation(MathWriter.applyFunction)
            math.fenced("(", ")") { math in
                for (place, parameter) in loss.parameters.enumerated() {
                    if place > 0 { math.operation(",") }
                    MathName(parameter).write(to: &math)
                }
            }
            math.operation("=")
            MathExpression.write(loss.expression, to: &math)
        }
        for (parameter, slope) in zip(loss.parameters, loss.gradient) {
            math.display { math in
                derivative(of: loss, by: parameter, to: &math)
                math.operation("=")
                MathExpression.write(slope, to: &math)
            }
        }
        return math.bytes
    }

    /// The update rule in symbols, one line for each parameter: `w ← w − η · dL/dw`.
    package static func rule(of loss: LossFunction) -> [UInt8] {
        var math = MathWriter()
        for parameter in loss.parameters {
            update(parameter, to: &math) { math in
                math.put("<mi>η</mi>")
                math.operation("⋅")
                derivative(of: loss, by: parameter, to: &math)
            }
        }
        return math.bytes
    }

    /// The update rule with the plan's learning rate and the derived slope: `w ← w − 0.1 · 2(w − 3)`.
    package static func rule(of plan: Plan) -> [UInt8] {
        var math = MathWriter()
        for (parameter, slope) in zip(plan.loss.parameters, plan.loss.gradient) {
            update(parameter, to: &math) { math in
                writeFactor(shortest(plan.rate), to: &math)
                math.operation("⋅")
                MathExpression.writeFactor(slope, to: &math)
            }
        }
        return math.bytes
    }

    /// One update with its numbers, for each parameter: `w = 0.0000 − 0.1 · (−6.0000) = 0.6000`.
    ///
    /// - Parameters:
    ///   - step: the update's number, from 1 to `run.steps`; nothing is written for another.
    ///   - decimals: how many each value shows; the rate keeps its own digits.
    package static func update(_ step: Int, of run: Run, decimals: Int) -> [UInt8] {
        var math = MathWriter()
        guard step >= 1, step <= run.steps else { return [] }
        let (before, after) = (run.point(at: step - 1), run.point(at: step))
        for (index, parameter) in run.plan.loss.parameters.enumerated() {
            let slope = run.column(.partial(index))[step - 1]
            math.display { math in
                MathName(parameter).write(to: &math)
                math.operation("=")
                MathNumber(fixed(before[index], decimals)).write(to: &math)
                math.operation(MathWriter.minus)
                writeFactor(shortest(run.plan.rate), to: &math)
                math.operation("⋅")
                writeFactor(fixed(slope, decimals), to: &math)
                math.operation("=")
                MathNumber(fixed(after[index], decimals)).write(to: &math)
            }
        }
        return math.bytes
    }

    /// `w ← w −` and then what `body` writes.
    private static func update(
        _ parameter: Name, to math: inout MathWriter, _ body: (inout MathWriter) -> Void
    ) {
        math.display { math in
            MathName(parameter).write(to: &math)
            math.operation("←")
            MathName(parameter).write(to: &math)
            math.operation(MathWriter.minus)
            body(&math)
        }
    }

    private static func derivative(of loss: LossFunction, by parameter: Name, to math: inout MathWriter) {
        MathQuantity.derivative(of: loss.name, by: parameter, isPartial: loss.parameters.count > 1, to: &math)
    }

    /// A number as a factor: in brackets where it has a sign.
    private static func writeFactor(_ text: [UInt8], to math: inout MathWriter) {
        if text.first == UInt8(ascii: "-") {
            math.fenced("(", ")") { MathNumber(text).write(to: &$0) }
        } else {
            MathNumber(text).write(to: &math)
        }
    }

    private static func fixed(_ value: Double, _ decimals: Int) -> [UInt8] {
        var text: [UInt8] = []
        DecimalFormat.appendFixed(value, decimals: min(max(decimals, 0), 20), to: &text)
        return text
    }

    /// The fewest digits that name the double, without the `.0` of a whole number.
    private static func shortest(_ value: Double) -> [UInt8] {
        var text: [UInt8] = []
        DecimalFormat.appendShortest(value, to: &text)
        let isWhole = text.suffix(2).elementsEqual([UInt8(ascii: "."), UInt8(ascii: "0")])
        return isWhole ? text.dropLast(2) : text
    }
}
