import Descent
import Lessons

/// What a widget is told of its runs: the value of its `data-widget`, as JSON.
///
///     {"name":"ball",
///      "functions":[{"text":"L(w) = (w - 3)^2","name":"L","parameters":["w"],"derivatives":["2(w - 3)"],"program":[1,2,…]}],
///      "presets":[{"name":"ball","text":"L(w) = (w - 3)^2","start":[0],"rate":0.1,"method":"descent","values":{},
///       "steps":8,"digits":{"w":[4],"loss":[4]},"view":[-0.36,6.36,-0.63,9.63]}]}
struct WidgetData {
    private(set) var json = JSONText()

    /// - Parameters:
    ///   - name: what addresses call the widget; empty for a block without a name.
    ///   - presets: the widget's own run, then the others that it offers.
    init(name: String, presets: [WidgetPreset]) {
        json.object { json in
            json.member("name", name)
            json.list("functions") { json in
                for function in WidgetFunction.functions(of: presets) { function.write(to: &json) }
            }
            json.list("presets") { json in
                for preset in presets { preset.write(to: &json) }
            }
        }
    }
}

/// One run of a widget, and how the lesson shows it.
struct WidgetPreset {
    let name: String
    let run: Descent.Run
    /// The decimals of the columns that the lesson has a table of.
    let digits: [WidgetDigits.Column]
    /// What the static figure shows: the ends of its horizontal axis, then of its vertical one.
    let view: [Double]

    /// The loss as a reader could type it.
    var text: [UInt8] { run.plan.loss.closedText ?? [] }

    func write(to json: inout JSONText) {
        let plan = run.plan
        json.object { json in
            json.member("name", name)
            json.name("text")
            json.string(text)
            json.list("start") { json in
                for value in plan.start { json.number(value) }
            }
            json.name("rate")
            json.number(plan.rate)
            write(plan.method, to: &json)
            write(plan.schedule, to: &json)
            json.member("steps", run.steps)
            json.object("digits") { json in
                for column in digits { column.write(to: &json) }
            }
            guard !view.isEmpty else { return }
            json.list("view") { json in
                for value in view { json.number(value) }
            }
        }
    }

    /// The method, and what of its settings goes without saying no more.
    private func write(_ method: Method, to json: inout JSONText) {
        json.member("method", method.kind.word.description)
        if let first = method.kind.forms.first, method.form != first {
            json.member("form", method.form.word.description)
        }
        json.object("values") { json in
            for (argument, value) in method.changedSettings {
                json.name(argument.word.description)
                json.number(value)
            }
        }
    }

    private func write(_ schedule: Schedule, to json: inout JSONText) {
        guard let kind = schedule.kind else { return }
        json.object("schedule") { json in
            json.member("name", kind.word.description)
            json.object("values") { json in
                for argument in kind.arguments {
                    json.name(argument.word.description)
                    json.number(schedule[argument] ?? 0)
                }
            }
        }
    }
}

extension Method {
    /// The settings that differ from the standard ones of the method's form, in their order.
    var changedSettings: [(argument: Argument, value: Double)] {
        let standard = Method(kind, form: form)
        return kind.arguments.compactMap { argument in
            guard let value = self[argument], value != standard[argument] else { return nil }
            return (argument, value)
        }
    }
}
