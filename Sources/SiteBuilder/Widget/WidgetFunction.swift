import Descent
import Lessons

/// A loss as a widget's engine knows it, which takes steps and reads no text.
struct WidgetFunction {
    /// What the presets that show it call it.
    let text: [UInt8]
    let loss: LossFunction

    /// Those of the presets, each once.
    static func functions(of presets: [WidgetPreset]) -> [WidgetFunction] {
        var known: Set<[UInt8]> = []
        return presets.compactMap { preset in
            known.insert(preset.text).inserted
                ? WidgetFunction(text: preset.text, loss: preset.run.plan.loss) : nil
        }
    }

    func write(to json: inout JSONText) {
        json.object { json in
            json.name("text")
            json.string(text)
            json.name("name")
            json.string(loss.name.bytes)
            json.list("parameters") { json in
                for parameter in loss.parameters { json.string(parameter.bytes) }
            }
            json.list("derivatives") { json in
                for derivative in loss.closedGradient { json.string(derivative) }
            }
            json.list("program") { json in
                for number in loss.compiled?.numbers ?? [] { Self.write(number, to: &json) }
            }
        }
    }

    /// As JavaScript's arrays of doubles take it, whatever it is: a text where JSON has no such number.
    private static func write(_ number: Double, to json: inout JSONText) {
        if number.isNaN {
            json.string("NaN")
        } else if number.isInfinite {
            json.string(number > 0 ? "Infinity" : "-Infinity")
        } else if number == 0, number.sign == .minus {
            json.string("-0")
        } else {
            json.number(number)
        }
    }
}
