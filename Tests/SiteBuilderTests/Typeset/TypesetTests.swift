import Descent
import Foundation
import Testing

@testable import SiteBuilder

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Typeset formulas")
struct TypesetTests {
    @Test("write means and sums over the rows of the data")
    func data() throws {
        let data = DataTable(names: ["x", "y"], values: [1, 2, 3, 4])
        let scope = try Notation.scope(["minimize L(w) = mean((w*x - y)^2) + sum(w*x)/count"], data: data)
        let text = String(decoding: Typeset.formula(of: try #require(scope.loss)), as: UTF8.self)
        let sum = "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>"
        #expect(text.contains("<mfrac><mn>1</mn><mi>n</mi></mfrac>" + sum))
        #expect(text.contains("<msub><mi>x</mi><mi>i</mi></msub>"))
    }

    @Test(
        "read as mathematics writes them",
        arguments: [
            ("(w - 3)^2", "{(w−3)}^2", "2(w−3)"),
            ("w^2", "w^2", "2w"),
            ("w*w", "ww", "2w"),
            ("0.5w^2 - 3*w", "0.5{w}^2−3w", "w−3"),
            ("2*3*w", "2⋅3w", "6"),
            ("1/4w^4 - w²", "[1/4]{w}^4−{w}^2", "{w}^3−2w"),
            ("1e-6*w", "{10}^−6w", nil),
            ("2.5e3w", "2.5×{10}^3w", nil),
            ("10_000w", "10000w", nil),
            ("|w - 1|", "|w−1|", "sign(w−1)"),
            ("sqrt(w + 1)", "√w+1", nil),
            ("max(w, 2)", "max(w,2)", "{1if w>2;0if w<2"),
            ("-w^2", "−{w}^2", "−2w"),
            ("(-w)^2", "{(−w)}^2", nil),
            ("1 - (-w)", "1−(−w)", nil),
            ("1 - (-w)*2", "1−(−w⋅2)", nil),
            ("w - (1 - w)", "w−(1−w)", nil),
            ("floor(w)/2", "[⌊w⌋/2]", "0"),
            ("(w/2)^2", "{([w/2])}^2", nil),
            ("(w^2)^3", "{({w}^2)}^3", nil),
            ("exp(w)", "e^w", "e^w"),
            ("exp(-w^2/2)", "e^[−{w}^2/2]", "−we^[−{w}^2/2]"),
            ("exp(w)^2", "(e^w)^2", nil),
            ("2w*exp(w)(w + 1)", "2we^w⋅(w+1)", nil),
            ("log(w)", "ln(w)", "[1/w]"),
            ("log2(w) + log10(w)", "log_2(w)+log_10(w)", "[1/w⋅ln(2)]+[1/w⋅ln(10)]"),
            ("sin(w)^2", "sin^2(w)", "2⋅cos(w)⋅sin(w)"),
            ("cos(2w)", "cos(2w)", "−2⋅sin(2w)"),
            ("sqrt(cos(w)) + 1/tan(w)^-1", "√cos(w)+[1/(tan(w))^−1]", nil),
            ("asin(w) + acos(w) + atan(w)", "arcsin(w)+arccos(w)+arctan(w)", nil),
            ("2^w", "2^w", "2^w⋅ln(2)"),
            ("w^0.3", "w^0.3", "[0.3/w^0.7]"),
            ("pow(w, 2w - 1)", "w^2w−1", "(2w−1)w^2w−2+2w^2w−1⋅ln(w)"),
            ("3w^w", "3w^w", "3(ww^w−1+w^w⋅ln(w))"),
            ("tanh(w)", "tanh(w)", "1−tanh^2(w)"),
            ("sinh(w)*cosh(w)", "sinh(w)⋅cosh(w)", nil),
            ("sigmoid(w)", "sigmoid(w)", "sigmoid(w)⋅(1−sigmoid(w))"),
            ("softplus(w)", "softplus(w)", "sigmoid(w)"),
            ("relu(w - 1)", "ReLU(w−1)", "{1if w−1>0;0if w−1<0"),
        ] as [(String, String, String?)])
    func formula(expression: String, loss: String, slope: String?) throws {
        let lines = try plain(Typeset.formula(of: Notation.loss("minimize L(w) = \(expression)")))
        #expect(normal(lines[0]) == normal("L(w)=" + loss))
        if let slope { #expect(normal(lines[1]) == normal("[dL/dw]=" + slope)) }
    }

    @Test(
        "write names as letters with an index, Greek ones by their letter",
        arguments: [
            ("w0", "w_0"), ("w₀", "w_0"), ("w_out", "w_out"), ("theta", "θ"), ("theta2", "θ_2"), ("η", "η"),
            ("weight", "weight"), ("w12", "w_12"), ("w_", "w_"), ("a_b_c", "a_b_c"),
        ])
    func names(name: String, written: String) throws {
        let lines = try plain(Typeset.formula(of: Notation.loss("minimize L(\(name)) = \(name)^2")))
        #expect(lines[0].hasPrefix("L(\(written))="))
    }

    @Test("give the update rule in symbols, with numbers, and one update with its values")
    func rule() throws {
        let plan = try Notation.plan("minimize L(w) = (w - 3)^2", start: [0], rate: 0.1, steps: 8)
        #expect(try plain(Typeset.rule(of: plan.loss)) == ["w←w−η⋅[dL/dw]"])
        #expect(try plain(Typeset.rule(of: plan)) == ["w←w−0.1⋅2(w−3)"])
        let run = plan.run()
        #expect(try plain(Typeset.update(1, of: run, decimals: 4)) == ["w=0.0000−0.1⋅(−6.0000)=0.6000"])
        #expect(try plain(Typeset.update(8, of: run, decimals: 4)) == ["w=2.3709−0.1⋅(−1.2583)=2.4967"])
        #expect(Typeset.update(0, of: run, decimals: 4).isEmpty)
        #expect(Typeset.update(9, of: run, decimals: 4).isEmpty)
    }

    @Test("give an optimizer's rule line by line, in symbols, then with the run's settings")
    func methods() throws {
        var plan = try Notation.plan("minimize L(w) = (w - 3)^2", start: [0], rate: 0.1, steps: 8)
        plan.method = Method(.momentum)
        #expect(
            try plain(MathUpdate.rule(of: plan)) == [
                "g=[dL/dw]", "v←μv+g", "w←w−ηv", "g=2(w−3)", "v←0.9v+g", "w←w−0.1v",
            ])
        plan.method = Method(.nesterov, form: .textbook)
        #expect(
            try plain(MathUpdate.rule(of: plan)) == [
                "g=[dL/dw](w+μv)", "v←μv−ηg", "w←w+v", "g=2(w+0.9v−3)", "v←0.9v−0.1g", "w←w+v",
            ])
        plan.method = Method(.adam)
        plan.schedule = .exponential(factor: 0.9)
        #expect(
            try plain(MathUpdate.rule(of: plan)).map(normal) == [
                "g=[dL/dw]", "m←β_1m+(1−β_1)g", "s←β_2s+(1−β_2)g^2", "m\u{302}=[m/1−β_1^t]",
                "s\u{302}=[s/1−β_2^t]",
                "w←w−η⋅[m\u{302}/√s\u{302}+ε]", "η=0.1⋅0.9^t", "g=2(w−3)", "m←0.9m+(1−0.9)g",
                "s←0.999s+(1−0.999)g^2", "m\u{302}=[m/1−0.9^t]", "s\u{302}=[s/1−0.999^t]",
                "w←w−η⋅[m\u{302}/√s\u{302}+10^−8]",
            ])
    }

    @Test("give each parameter its slope, and the other lines once")
    func methodsOfSeveral() throws {
        var plan = try Notation.plan("minimize f(a, b) = a^2 + 3b^2", start: [1, 1], rate: 0.1, steps: 8)
        plan.method = Method(.momentum)
        let lines = try plain(MathUpdate.rule(of: plan))
        #expect(lines.count == 7)
        #expect(lines.suffix(4).first == "g_a=2a" && lines.suffix(3).first == "g_b=6b")
        #expect(lines.last == "a←a−0.1v_a")
        let text = String(decoding: Formulas.rule(of: plan.loss, run: plan.run()), as: UTF8.self)
        #expect(text.contains("The same lines hold for b, with its own slope."))
    }

    @Test("work an optimizer's updates out with their numbers")
    func methodSteps() throws {
        var plan = try Notation.plan("minimize L(w) = (w - 3)^2", start: [0], rate: 0.1, steps: 3)
        plan.method = Method(.momentum)
        let updates = try MathUpdate.steps(of: plan.run(), count: 2, decimals: 4).map(plain)
        #expect(
            updates == [
                ["v=0.9⋅0.0000+(−6.0000)=−6.0000", "w=0.0000−0.1⋅(−6.0000)=0.6000"],
                ["v=0.9⋅(−6.0000)+(−4.8000)=−10.2000", "w=0.6000−0.1⋅(−10.2000)=1.6200"],
            ])
        plan.method = Method(.adam)
        let adam = try MathUpdate.steps(of: plan.run(), count: 3, decimals: 4).map(plain)
        #expect(adam[0].first == "m=0.9⋅0.0000+(1−0.9)⋅(−6.0000)=−0.6000")
        let run = plan.run()
        for (step, lines) in adam.enumerated() {
            let digits = String(
                decoding: DecimalFormat.fixed(run.point(at: step + 1)[0], decimals: 4), as: UTF8.self)
            #expect(lines.last?.hasSuffix("=" + digits) == true)
        }
    }

    @Test("have a line for each parameter, with partial derivatives")
    func several() throws {
        let loss = try Notation.loss("let a = 2", "minimize L(w, b) = (a*w + b - 3)^2")
        let lines = try plain(Typeset.formula(of: loss) + Typeset.rule(of: loss))
        #expect(lines.count == 5)
        #expect(normal(lines[0]) == normal("L(w,b)={(aw+b−3)}^2"))
        #expect(lines[1].hasPrefix("[∂L/∂w]="))
        #expect(lines[4] == "b←b−η⋅[∂L/∂b]")
    }

    @Test("say NaN and infinity without a sign of the machine's")
    func notFinite() throws {
        let plan = try Notation.plan("minimize L(w) = sqrt(w) + w^2", start: [-1], rate: 0.1, steps: 1)
        let lines = try plain(Typeset.update(1, of: plan.run(), decimals: 2))
        #expect(lines == ["w=−1.00−0.1⋅NaN=NaN"])
    }

    @Test("put dots for what is too deep or too long to be read")
    func unreadable() throws {
        let deep = String(repeating: "sqrt(1 + ", count: 90) + "w" + String(repeating: ")", count: 90)
        let long = (1...100).map { "(w - \($0))^3" }.joined(separator: " + ")
        for expression in [deep, long] {
            let lines = try plain(Typeset.formula(of: Notation.loss("minimize L(w) = \(expression)")))
            #expect(lines == ["L(w)=…", "[dL/dw]=…"])
        }
    }

    @Test("stay within MathML Core")
    func core() throws {
        let deep = String(repeating: "sqrt(1 + ", count: 30) + "w" + String(repeating: ")", count: 30)
        let known = [
            "math", "mrow", "mi", "mn", "mo", "msup", "msub", "mfrac", "msqrt", "mtable", "mtr", "mtd",
            "mtext",
        ]
        for expression in [
            deep, "max(|w|, 2, w^-2) + floor(w)/w", "sign(w)*min(w, 1)", "exp(w)*log2(w)*sin(w)^2",
        ] {
            let bytes = Typeset.formula(of: try Notation.loss("minimize L(w) = \(expression)"))
            for element in try MathReader(bytes).names { #expect(known.contains(element)) }
        }
    }

    /// `{w}^2` and `w^2` are one thing here: the braces only tell what is raised.
    private func normal(_ text: String) -> String {
        text.replacingOccurrences(of: "{", with: "").replacingOccurrences(of: "}", with: "")
    }

    private func plain(_ bytes: [UInt8]) throws -> [String] { try MathReader(bytes).lines }
}

/// Reads MathML back as one line of text for each formula: `[a/b]` a fraction, `^` and `_` scripts.
private final class MathReader: NSObject, XMLParserDelegate {
    private(set) var lines: [String] = []
    private(set) var names: [String] = []
    /// The open elements and what their children have said so far.
    private var open: [(name: String, parts: [String])] = []
    private var text = ""

    init(_ bytes: [UInt8]) throws {
        super.init()
        let document = Array("<page>".utf8) + bytes + Array("</page>".utf8)
        let parser = XMLParser(data: Data(document))
        parser.delegate = self
        try #require(parser.parse(), "\(String(decoding: bytes, as: UTF8.self))")
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        if name != "page" { names.append(name) }
        open.append((name, []))
        text = ""
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        guard let (_, parts) = open.popLast() else { return }
        let said: String
        switch name {
        case "mfrac" where parts.count == 2: said = "[\(parts[0])/\(parts[1])]"
        case "msup" where parts.count == 2: said = "{\(parts[0])}^\(parts[1])"
        case "msub" where parts.count == 2: said = "\(parts[0])_\(parts[1])"
        case "msqrt": said = "√" + parts.joined()
        case "mtable": said = parts.joined(separator: ";")
        case "mi", "mn", "mo", "mtext": said = text.filter { $0 != "\u{2061}" && $0 != "\u{2062}" }
        default: said = parts.joined()
        }
        if name == "math" { lines.append(said) }
        if !open.isEmpty { open[open.count - 1].parts.append(said) }
        text = ""
    }
}
