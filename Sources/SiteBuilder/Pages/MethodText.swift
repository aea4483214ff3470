import Descent
import Lessons

/// A run's method and schedule as an author would write them, every setting named.
enum MethodText {
    static func add(_ plan: Plan, to html: inout HTML) {
        let method = plan.method
        if method != .descent {
            let settings = method.kind.arguments.map { ("\($0.word)", method[$0] ?? 0) }
            add(Keyword.method, "\(method.kind.word)", settings, to: &html)
            if !method.kind.forms.isEmpty {
                html.add(", form=")
                html.text("\(method.form.word)")
            }
            html.add(")")
        }
        if let kind = plan.schedule.kind {
            let settings = kind.arguments.map { ("\($0.word)", plan.schedule[$0] ?? 0) }
            add(Keyword.schedule, "\(kind.word)", settings, to: &html)
            html.add(")")
        }
    }

    private static func add(
        _ keyword: Keyword, _ name: String, _ settings: [(word: String, value: Double)], to html: inout HTML
    ) {
        html.add(", ")
        html.text("\(keyword.rawValue) \(name)(")
        for (place, setting) in settings.enumerated() {
            if place > 0 { html.add(", ") }
            html.text(setting.word + "=")
            html.value(setting.value)
        }
    }
}
