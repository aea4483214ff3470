import Descent
import Lessons

/// Links from runs to the course's playground, with their settings in the address.
struct PlaygroundLink {
    /// The relative way to the playground's page.
    let address: String

    /// The way from a page to the playground; nil where the course has none, or the page is the playground itself.
    init?(from page: String, in index: CourseIndex) {
        guard page != LessonHead.playgroundID,
            index.head(id: LessonHead.playgroundID)?.showsWidget == true
        else { return nil }
        address = PageAddress.relative(from: page, to: LessonHead.playgroundID) + ".html"
    }

    /// Adds a line with a link for each run that the playground can hold; nothing where there is none.
    func add(_ runs: [BoundBlock], to html: inout HTML) {
        let runs = runs.filter { $0.widgetProblem == nil }
        guard !runs.isEmpty else { return }
        html.add("<p class=\"playground\">")
        if runs.count > 1 { html.add("Open in the playground: ") }
        for (place, block) in runs.enumerated() {
            guard let run = block.run else { continue }
            if place > 0 { html.add(", ") }
            html.add("<a href=\"")
            html.text(address)
            html.add("#gd=")
            html.add(markup: fields(of: run))
            html.add("\">")
            html.text(runs.count > 1 ? block.runName?.text ?? "" : "Open in the playground")
            html.add("</a>")
        }
        html.add("</p>\n")
    }

    /// What the links of these runs say, one after another: the same for the same runs.
    func fields(of runs: [BoundBlock]) -> [UInt8] {
        Array(
            runs.filter { $0.widgetProblem == nil }.compactMap(\.run).map(fields(of:)).joined(separator: [
                UInt8(ascii: " ")
            ]))
    }

    /// `f:L(w)%20%3D%20(w%20-%203)%5E2,eta:0.1,x0:0`, as fragment.js reads it.
    private func fields(of run: Descent.Run) -> [UInt8] {
        let plan = run.plan
        var fields = Fields()
        fields.add("f", plan.loss.closedText ?? [])
        fields.add("eta", plan.rate)
        for (place, start) in plan.start.enumerated() { fields.add(place == 0 ? "x0" : "y0", start) }
        if plan.method.kind != .descent { fields.add("method", plan.method.kind.word) }
        if let first = plan.method.kind.forms.first, plan.method.form != first {
            fields.add("form", plan.method.form.word)
        }
        for (argument, value) in plan.method.changedSettings {
            fields.add(argument == .momentum ? "mu" : argument.word, value)
        }
        if let kind = plan.schedule.kind {
            fields.add("schedule", kind.word)
            for argument in kind.arguments { fields.add(argument.word, plan.schedule[argument] ?? 0) }
        }
        return fields.bytes
    }

    /// Fields of an address's fragment, each value escaped as JavaScript's `encodeURIComponent` does it.
    private struct Fields {
        private(set) var bytes: [UInt8] = []

        mutating func add(_ key: StaticString, _ value: Double) {
            var text: [UInt8] = []
            DecimalFormat.appendShortest(value, to: &text)
            if text.suffix(2).elementsEqual(".0".utf8) { text.removeLast(2) }
            add(key, text)
        }

        mutating func add(_ key: StaticString, _ value: StaticString) {
            add(key, value.withUTF8Buffer { [UInt8]($0) })
        }

        mutating func add(_ key: StaticString, _ value: [UInt8]) {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: ",")) }
            key.withUTF8Buffer { bytes.append(contentsOf: $0) }
            bytes.append(UInt8(ascii: ":"))
            let digits = Array("0123456789ABCDEF".utf8)
            for byte in value {
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                    UInt8(ascii: "."), UInt8(ascii: "*"), UInt8(ascii: "("), UInt8(ascii: ")"):
                    bytes.append(byte)
                default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                }
            }
        }
    }
}
