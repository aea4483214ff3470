import Descent
import Diagnostics

/// From `method` and `schedule` to what the engine runs: every setting is a constant in its range.
extension BlockBinder {
    /// The method; nil where a setting is wrong.
    mutating func method(_ scope: Scope) -> Method? {
        guard let statement = settings.method else { return .descent }
        let isOwn = block.settings.method != nil
        var method = Method(statement.kind, form: statement.form)
        var isRight = true
        for setting in statement.values {
            guard let value = constant(setting.value, scope, isOwn: isOwn) else {
                isRight = false
                continue
            }
            do throws(SettingError) {
                try method.set(setting.argument, to: value)
            } catch {
                isRight = false
                report(error, "\(setting.argument.word)", value, at: setting.value.range, isOwn: isOwn)
            }
        }
        return isRight ? method : nil
    }

    /// The schedule; nil where a setting is wrong.
    mutating func schedule(_ scope: Scope) -> Schedule? {
        guard let statement = settings.schedule else { return .constant }
        let isOwn = block.settings.schedule != nil
        var values: [(argument: Schedule.Argument, value: Double)] = []
        for setting in statement.values {
            guard let value = constant(setting.value, scope, isOwn: isOwn) else { continue }
            guard setting.argument.bounds.contains(value) else {
                report(
                    .outOfRange(setting.argument.bounds), "\(setting.argument.word)", value,
                    at: setting.value.range, isOwn: isOwn)
                continue
            }
            values.append((setting.argument, value))
        }
        guard values.count == statement.kind.arguments.count else { return nil }
        do throws(SettingError) {
            return try Schedule(statement.kind) { argument in
                values.first { $0.argument == argument }?.value ?? .nan
            }
        } catch {
            return nil
        }
    }

    private mutating func report(
        _ error: SettingError, _ word: String, _ value: Double, at range: Range<Int>, isOwn: Bool
    ) {
        guard case .outOfRange(let bounds) = error else { return }
        report(
            .badValue, at: range, isOwn: isOwn, "`\(word)` of \(Shortest.text(value))",
            "it is \(bounds.words)")
    }
}
