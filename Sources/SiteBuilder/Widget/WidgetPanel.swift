/// The controls of a widget. They stand in the page from the start, hidden, so that nothing moves when the script shows
/// them; without a script nobody sees them.
struct WidgetPanel {
    /// What ids begin with; unique on the page.
    let identifier: String
    /// The columns of the run's table behind the step.
    let columns: [[UInt8]]

    /// A loss of one parameter has one more column, and one slope.
    private var hasTwoParameters: Bool { columns.count > 3 }

    func add(to html: inout HTML) {
        html.add(
            hasTwoParameters
                ? "<div class=\"panel two\" hidden=\"\">\n" : "<div class=\"panel\" hidden=\"\">\n")
        addButtons(to: &html)
        html.add("<div class=\"standing\">\n<dl class=\"readout\">")
        // As wide as the script will make it.
        for column in [Array("step".utf8)] + columns {
            html.add("<div><dt>")
            html.text(column)
            html.add("</dt><dd>0</dd></div>")
        }
        html.add("</dl>\n<div class=\"words\"><p class=\"update\"></p>\n")
        html.add("<p class=\"status\" role=\"status\"></p></div>\n")
        html.add(
            "<div class=\"history\" data-part=\"history\" tabindex=\"0\" role=\"group\" aria-label=\"Steps so far\"></div>\n</div>\n"
        )
        addSettings(to: &html)
        html.add("</div>\n")
    }

    private func addButtons(to html: inout HTML) {
        html.add("<div class=\"buttons\" data-part=\"buttons\" role=\"group\" aria-label=\"Walk\">\n")
        let buttons: [(StaticString, StaticString)] = [
            ("step", "Step"), ("back", "Back"), ("ten", "×10"), ("play", "Play"), ("reset", "Reset"),
            ("link", "Copy link"),
        ]
        for (action, words) in buttons {
            html.add("<button type=\"button\" data-do=\"")
            html.add(action)
            html.add("\">")
            html.add(words)
            html.add("</button>\n")
        }
        html.add("</div>\n<p class=\"link\" hidden=\"\">")
        addLabel("link", "Link to this walk", to: &html)
        html.add("<input type=\"text\" readonly=\"\" id=\"")
        addID("link", to: &html)
        html.add("\"></p>\n")
    }

    private func addSettings(to html: inout HTML) {
        html.add("<div class=\"settings\">\n")
        addSelect("function", of: "preset", "Function", to: &html)
        addFormula(to: &html)
        // The slider of the rate goes over powers of ten.
        addDial("rate", of: "rate", "learning rate η", "min=\"-4\" max=\"1\" step=\"0.025\"", to: &html)
        addDial("start", of: "x0", "start", "", to: &html)
        addDial("start", of: "y0", "second start", "", isHidden: !hasTwoParameters, to: &html)
        addSelect("method", of: "method", "Method", to: &html)
        addDial("momentum", of: "mu", "momentum μ", "min=\"0\" max=\"0.99\" step=\"0.01\"", to: &html)
        html.add("</div>\n")
    }

    private func addFormula(to html: inout HTML) {
        html.add("<div class=\"formula-box\" data-part=\"function\">")
        addLabel("text", "Its formula", to: &html)
        html.add(
            "<input type=\"text\" data-of=\"text\" spellcheck=\"false\" autocomplete=\"off\" autocapitalize=\"off\" id=\""
        )
        addID("text", to: &html)
        html.add("\" aria-describedby=\"")
        addID("slope", to: &html)
        html.add("\"><div class=\"caret\" aria-hidden=\"true\" hidden=\"\"></div><p class=\"slope\" id=\"")
        addID("slope", to: &html)
        html.add("\"></p></div>\n")
    }

    private func addSelect(
        _ part: StaticString, of setting: StaticString, _ words: StaticString, to html: inout HTML
    ) {
        html.add("<div data-part=\"")
        html.add(part)
        html.add("\">")
        addLabel(setting, words, to: &html)
        html.add("<select data-of=\"")
        html.add(setting)
        html.add("\" id=\"")
        addID(setting, to: &html)
        html.add("\"></select></div>\n")
    }

    /// A number box and a slider under one label.
    private func addDial(
        _ part: StaticString, of setting: StaticString, _ words: StaticString, _ places: StaticString,
        isHidden: Bool = false, to html: inout HTML
    ) {
        html.add("<div class=\"dial\" data-part=\"")
        html.add(part)
        html.add("\" data-dial=\"")
        html.add(setting)
        html.add(isHidden ? "\" hidden=\"\">" : "\">")
        addLabel(setting, words, to: &html)
        html.add("<input type=\"number\" step=\"any\" id=\"")
        addID(setting, to: &html)
        html.add("\"><input type=\"range\" ")
        html.add(places)
        html.add(" aria-labelledby=\"")
        addID(setting, to: &html)
        html.add(".label\"></div>\n")
    }

    private func addLabel(_ setting: StaticString, _ words: StaticString, to html: inout HTML) {
        html.add("<label id=\"")
        addID(setting, to: &html)
        html.add(".label\" for=\"")
        addID(setting, to: &html)
        html.add("\">")
        html.add(words)
        html.add("</label>")
    }

    private func addID(_ setting: StaticString, to html: inout HTML) {
        html.text(identifier)
        html.add(".")
        html.add(setting)
    }
}
