import Descent
import Foundation
import Testing

@testable import SiteBuilder

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The widget on the page: what the script is told, and what stands there without it.
struct WidgetTests {
    private struct Data: Decodable {
        struct Preset: Decodable {
            struct Schedule: Decodable {
                let name: String
                let values: [String: Double]
            }

            let name: String
            let text: String
            let start: [Double]
            let rate: Double
            let method: String
            let form: String?
            let values: [String: Double]
            let schedule: Schedule?
            let steps: Int
            let digits: [String: [Int?]]
            let view: [Double]
        }

        struct Function: Decodable {
            let text: String
            let name: String
            let parameters: [String]
            let derivatives: [String]
            /// Texts where JSON has no such number.
            let program: [Number]
        }

        enum Number: Decodable, Equatable {
            case number(Double)
            case text(String)

            init(from decoder: any Decoder) throws {
                let value = try decoder.singleValueContainer()
                self =
                    try (try? value.decode(Double.self)).map { .number($0) }
                    ?? .text(value.decode(String.self))
            }
        }

        let name: String
        let functions: [Function]
        let presets: [Preset]
    }

    private static func block(_ name: String, _ statements: String) -> String {
        "```gd \(name)\n\(statements)\n```\n\n"
    }

    private static let bowl = "minimize L(w) = (w - 3)^2\nfrom w = 0\nrate 0.1\nsteps 8"

    private static func data(_ body: String) throws -> Data {
        let page = try ExampleSite.page(body)
        let json = try #require(try page.texts("//div[@class='widget']/@data-widget").first)
        return try JSONDecoder().decode(Data.self, from: Foundation.Data(json.utf8))
    }

    @Test("The script is told the run in numbers that read back as the same")
    func run() throws {
        let data = try Self.data(
            Self.block("ball", Self.bowl.replacing("0.1", with: "0.1 + 0.2") + "\nshow widget"))
        #expect(data.name == "ball")
        let run = try #require(data.presets.first)
        #expect(run.text == "L(w) = (w - 3)^2")
        #expect(run.start == [0] && run.rate == 0.1 + 0.2 && run.steps == 8)
        #expect(run.method == "descent" && run.values.isEmpty && run.form == nil && run.schedule == nil)
        #expect(run.view.count == 4 && run.view[0] < 0 && run.view[1] > 3)
    }

    @Test("Each function is told once, as the program that the engine runs")
    func functions() throws {
        let data = try Self.data(
            Self.block("other", Self.bowl.replacing("0.1", with: "0.5"))
                + Self.block("ball", Self.bowl + "\nshow widget(other)"))
        #expect(data.presets.count == 2)
        let function = try #require(data.functions.first)
        #expect(data.functions.count == 1 && function.text == data.presets[1].text)
        #expect(function.name == "L" && function.parameters == ["w"] && function.derivatives == ["2(w - 3)"])
        let numbers = function.program.compactMap { if case .number(let number) = $0 { number } else { nil } }
        let loss = try #require(CompiledLoss(numbers: numbers))
        #expect(loss.samples([0, 3, 5], [0]) == [9, 0, 4])
    }

    @Test("What JSON has no number for is told as a text")
    func unusualConstants() throws {
        let loss = Self.bowl.replacing(
            "(w - 3)^2", with: "w^2 + exp(-1e3*exp(exp(9))) + max(w, -exp(exp(9)))")
        let data = try Self.data(Self.block("far", loss + "\nshow widget"))
        #expect(data.functions[0].program.contains(.text("-Infinity")))
    }

    @Test("Constants and functions stand in the loss itself")
    func closedLoss() throws {
        let statements = """
            let a = 3
            let low = -0.5
            let p(x) = (x - a)^2 + low*x
            minimize L(w) = 0.5p(w) + pi
            from w = a
            rate 0.1
            steps 2
            show widget
            """
        let run = try #require(try Self.data(Self.block("t", statements)).presets.first)
        #expect(
            run.text == "L(w) = 0.5((w - 3)^2 + -0.5*w) + pi"
                || run.text == "L(w) = 0.5((w - 3)^2 + (-0.5)*w) + pi")
        #expect(run.start == [3])
    }

    @Test("Presets are other blocks of the lesson, each with its method and schedule, each once")
    func presets() throws {
        let other = """
            minimize f(x, y) = x^2/2 + 4y^2
            from x = 4, y = 1
            rate 0.2
            method momentum(0.5, form=keras)
            schedule step(every=3, factor=0.5)
            steps 4
            """
        let data = try Self.data(
            Self.block("ball", Self.bowl + "\nshow widget(valley, ball, valley)")
                + Self.block("valley", other))
        #expect(data.presets.map(\.name) == ["ball", "valley"])
        let run = data.presets[1]
        #expect(run.text == "f(x, y) = x^2/2 + 4y^2" && run.start == [4, 1])
        #expect(run.method == "momentum" && run.form == "keras" && run.values == ["momentum": 0.5])
        #expect(run.schedule?.name == "step" && run.schedule?.values == ["every": 3, "factor": 0.5])
    }

    @Test("The decimals are those of the lesson's table, of whichever block has the same run")
    func digits() throws {
        let tables = """

            | step | 0      | 1     | … | 3      |
            |------|--------|-------|---|--------|
            | w    | 0.0000 | 0.6000 | … | 1.4640 |
            | loss | 9 | 5.76 | … | 2.359 |
            | slope | -6.0 | -4.8 | … | -3.1 |
            """
        let data = try Self.data(
            Self.block("walk", Self.bowl + tables) + Self.block("ball", "like walk\nshow widget"))
        #expect(data.presets[0].digits == ["w": [4], "loss": [0, 2, nil, 3], "slope": [1]])
    }

    @Test("Without a script the figures and the table of the run stand there, and no control is seen")
    func staticTwin() throws {
        let page = try ExampleSite.page(Self.block("ball", Self.bowl + "\nshow curve, loss, widget"))
        #expect(try page.elements("//div[@class='widget']//figure/svg").count == 2)
        #expect(try page.elements("//svg").count == 2)
        #expect(try page.rows("//div[@class='twin']//table").count == 10)
        #expect(try page.rows("//div[@class='twin']//table")[2] == ["1", "0.6000", "5.7600"])
        #expect(try page.elements("//div[@class='panel'][@hidden]").count == 1)
        #expect(try page.texts("//script/@src").contains("widget.js"))
    }

    @Test("A block with a table of its own does not have it twice")
    func ownTable() throws {
        let table = "\n\n| step | 0 | 1 |\n|---|---|---|\n| w | 0 | 0.6 |\n\nshow widget"
        let page = try ExampleSite.page(Self.block("ball", Self.bowl + table))
        #expect(try page.elements("//div[@class='twin']").isEmpty)
        #expect(try page.elements("//table").count >= 1)
    }

    @Test("A page without a widget loads no widget's script")
    func noWidget() throws {
        let page = try ExampleSite.page(Self.block("ball", Self.bowl + "\nshow curve"))
        #expect(try !page.texts("//script/@src").contains("widget.js"))
    }

    @Test("Every control has a label, and no two elements share an id")
    func labels() throws {
        let page = try ExampleSite.page(
            Self.block("a", Self.bowl + "\nshow widget") + Self.block("b", Self.bowl + "\nshow widget"))
        let ids = try page.texts("//@id")
        #expect(Set(ids).count == ids.count)
        let labelled = Set(try page.texts("//label/@for"))
        for control in try page.texts("//select/@id | //input/@id") { #expect(labelled.contains(control)) }
        for named in try page.texts("//input[@type='range']/@aria-labelledby") {
            #expect(ids.contains(named))
        }
    }

    @Test(
        "Decimals of a numeral as it is written",
        arguments: [
            ("0.2533", 4), ("9", 0), ("−6.0", 1), ("-0.25", 2), ("1.2e-7", nil), ("50%", nil), ("0.69…", nil),
            ("", nil),
            ("-", nil),
        ] as [(String, Int?)])
    func decimals(numeral: String, count: Int?) {
        #expect(WidgetDigits.decimals(of: Array(numeral.utf8)[...]) == count)
    }
}

/// Links from runs to the course's playground.
struct PlaygroundLinkTests {
    private static let playground =
        "---\ntitle: P\n---\n\n```gd p\nminimize L(x) = x^2\nfrom x = 4\nrate 0.1\nsteps 3\nshow widget\n```\n"

    private static func links(
        _ block: String, playground: String? = playground, at path: String = "content/a.md"
    ) throws
        -> [(href: String, text: String)]
    {
        var lessons = [path: "---\ntitle: A\n---\n\n```gd t\n\(block)\n```\n"]
        lessons["content/playground.md"] = playground
        let page = try ExampleSite(lessons).page(path.dropFirst(8).dropLast(3) + ".html")
        return try page.elements("//p[@class='playground']/a").map {
            ($0.attribute(forName: "href")?.stringValue ?? "", $0.stringValue ?? "")
        }
    }

    private static let bowl = "minimize L(w) = (w - 3)^2\nfrom w = 0.5\nrate 0.1\nsteps 8\nshow curve"

    @Test("A run has a link with its settings in it")
    func settings() throws {
        let links = try Self.links(Self.bowl)
        #expect(links.map(\.text) == ["Open in the playground"])
        #expect(
            links.map(\.href) == ["playground.html#gd=f:L(w)%20%3D%20(w%20-%203)%5E2,eta:0.1,x0:0.5"])
    }

    @Test("The method, its changed settings and the schedule go with it, from a folder as well")
    func method() throws {
        let block =
            "minimize L(a, b) = a*b\nfrom a = 1, b = 2\nrate 0.1\nmethod adam(beta1=0.8, form=keras)\nschedule cosine(over=9)\nsteps 3\nshow loss"
        #expect(
            try Self.links(block, at: "content/unit/a.md").map(\.href) == [
                "../playground.html#gd=f:L(a%2C%20b)%20%3D%20a*b,eta:0.1,x0:1,y0:2,method:adam,form:keras,beta1:0.8,schedule:cosine,over:9"
            ])
    }

    @Test("Each run of a comparison has its own")
    func comparison() throws {
        let links = try Self.links(Self.bowl.replacing("rate 0.1", with: "compare rate 0.1, 0.5"))
        #expect(links.map(\.text) == ["0.1", "0.5"])
        #expect(links.last?.href.contains("eta:0.5") == true)
    }

    @Test("A block that shows the run of an earlier one has no link of its own, and one with another run has")
    func same() throws {
        let again = "\n```\n\n```gd u\nlike t\nshow loss\n```\n\n```gd v\nlike t\nrate 0.2\nshow loss"
        #expect(try Self.links(Self.bowl + again).map { $0.href.contains("eta:0.2") } == [false, true])
    }

    @Test("Where the playground is none, or cannot hold the run, there is no link")
    func none() throws {
        #expect(try Self.links(Self.bowl, playground: nil).isEmpty)
        #expect(
            try Self.links(
                Self.bowl, playground: Self.playground.replacing("show widget", with: "show curve")
            ).isEmpty)
        let data = "data x\n1\n2\nminimize L(w) = mean((w - x)^2)\nfrom w = 1\nrate 0.1\nsteps 2\nshow curve"
        #expect(try Self.links(data).isEmpty)
        #expect(try Self.links("minimize L(w) = w^2\nshow formula").isEmpty)
    }
}
