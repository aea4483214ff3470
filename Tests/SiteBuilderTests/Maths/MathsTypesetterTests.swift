import Foundation
import Testing

@testable import SiteBuilder

@Suite("Formulas", .enabled(if: Katex.isThere, "KaTeX is not installed (libjs-katex)"))
struct MathsTypesetterTests {
    @Test(
        "become MathML without KaTeX's wrappers",
        arguments: [
            ("a_b + 1", "<math><mrow><msub><mi>a</mi><mi>b</mi></msub><mo>+</mo><mn>1</mn></mrow></math>"),
            (
                #"\mathbf{w}\mathcal{L}\mathbb{R}"#,
                "<math><mrow><mi>𝐰</mi><mi>ℒ</mi><mi>ℝ</mi></mrow></math>"
            ),
            ("a < b", "<math><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow></math>"),
            (#"\Gamma"#, "<math><mrow><mi mathvariant=\"normal\">Γ</mi></mrow></math>"),
            (#"a\quad b"#, "<math><mrow><mi>a</mi><mspace width=\"1em\"></mspace><mi>b</mi></mrow></math>"),
            (
                #"\text{if }\textbf{all}"#,
                "<math><mrow><mtext>if\u{A0}</mtext><mtext><b>all</b></mtext></mrow></math>"
            ),
            (#"\text{<script>&"'}"#, "<math><mrow><mtext>&lt;script&gt;&quot;’</mtext></mrow></math>"),
            (#"\boxed{x}"#, "<mrow class=\"boxed\">"),
            (#"\begin{array}{l|r}1&2\end{array}"#, "class=\"left ruled\""),
            (#"\begin{aligned}a&=b\end{aligned}"#, "<mtable class=\"joined\">"),
        ])
    func markup(tex: String, expected: String) throws {
        let markup = try Katex.typeset(tex.replacing("&\"", with: "\""))
        #expect(markup.contains(expected), "\(markup)")
        for part in ["katex", "annotation", "semantics", "mathvariant=\"bold", " style=", "xmlns"] {
            #expect(!markup.contains(part))
        }
    }

    @Test("between two dollars are displayed") func display() throws {
        #expect(try Katex.typeset("x", isDisplay: true).hasPrefix("<math display=\"block\">"))
    }

    @Test(
        "that are wrong say where and why",
        arguments: [
            (#"\frac{1}{2"#, "fault at 10 '': the formula ends where `}` is still missing"),
            (#"1 + \alhpa"#, #"fault at 4 '\alhpa': there is no command `\alhpa`"#),
            (#"é\text{𝑥}^2^3"#, "fault at 0 'é'"),
            (#"\text{𝑥}y^2^3"#, "fault at 14 '^': a second superscript"),
            ("a}", "fault at 1 '}'"), ("a & b", "fault at 2 '&': `&` stands outside a matrix"),
            (#"\begin{caes}1\end{caes}"#, "fault at 6 '{caes}': there is no environment `caes`"),
            (#"\left( x"#, #"fault at 8 '': the formula ends where `\right` is expected"#),
            (#"\sqrt"#, #"something is missing behind `\sqrt`"#),
        ])
    func faults(tex: String, expected: String) throws {
        let result = try Katex.typeset(tex)
        #expect(result.contains(expected), "\(result)")
    }

    @Test(
        "reach for nothing outside themselves",
        arguments: [
            #"\href{javascript:alert(1)}{x}"#, #"\url{http://a}"#, #"\includegraphics{a.png}"#,
            #"\htmlClass{a}{x}"#, #"\htmlId{a}{x}"#, #"\htmlStyle{color:red}{x}"#, #"\htmlData{a=b}{x}"#,
            #"\def\a{\a\a}\a"#, #"\gdef\a{1}"#, #"\edef\a{\a}"#, #"\let\a=b"#, #"\newcommand{\a}{1}"#,
            #"\color{red}x"#, #"\textcolor{red}{x}"#, #"\cancel{x}"#, #"\rule{1em}{1em}"#,
        ])
    func refused(tex: String) throws {
        let command = String(tex.dropFirst().prefix { $0.isLetter })
        #expect(try Katex.typeset("x " + tex).hasPrefix("fault at 2 '\\\(command)'"))
    }

    @Test(
        "have limits",
        arguments: [
            String(repeating: "{", count: 1900) + String(repeating: "}", count: 1900),
            String(repeating: #"\sqrt{"#, count: 500) + "x" + String(repeating: "}", count: 500),
            String(repeating: "x", count: 100_000), String(repeating: #"\pmod{"#, count: 500),
            String(repeating: #"\begin{matrix}"#, count: 280), #"\kern1e999em x"#, #"\char'7777777777"#,
            "\u{0}",
        ])
    func limits(tex: String) throws {
        let result = try Katex.typeset(tex)
        #expect(result.hasPrefix("fault") || result.hasPrefix("<math><mrow>"))
        #expect(result.utf8.count < 1 << 20)
    }

    @Test("do not depend on what was typeset before") func order() throws {
        let formulas = [
            "a_b", #"\foo"#, #"\mathbf{x}^2"#, String(repeating: "{", count: 1900), #"\frac{1}{2"#,
            #"\gdef\a{1}"#,
            #"\a"#, #"\begin{cases}1\end{cases}"#, #"\tag{1}x"#,
        ]
        func results(_ formulas: [String]) throws -> [String: String] {
            // A library of its own remembers nothing of the other tests.
            let typesetter = MathsTypesetter(MathsLibrary(script: { Katex.script() }))
            return Dictionary(
                uniqueKeysWithValues: try formulas.map {
                    ($0, Katex.words(try typesetter.result(of: Array($0.utf8), isDisplay: true), $0))
                })
        }
        let forwards = try results(formulas)
        #expect(try results(formulas.reversed()) == forwards)
        for formula in formulas { #expect(try results([formula])[formula] == forwards[formula]) }
    }

    @Test("are the same on many threads at once") func threads() async throws {
        let formulas = (0..<20).map { #"\frac{x_{\#($0)}}{\mathcal{L}}"# }
        let alone = try formulas.map { try Katex.typeset($0) }
        let library = MathsLibrary(script: { Katex.script() })
        let together = await withTaskGroup(of: [String].self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let typesetter = MathsTypesetter(library)
                    return formulas.map { tex in
                        (try? typesetter.result(of: Array(tex.utf8), isDisplay: false))
                            .map { Katex.words($0, tex) } ?? "failure"
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(together == Array(repeating: alone, count: 4))
    }

    @Test("need a script that is KaTeX", arguments: [nil, "", "(", "var x = 1", "while", "katex = {}"])
    func noKatex(script: String?) {
        let typesetter = MathsTypesetter(MathsLibrary(script: { script.map { Array($0.utf8) } }))
        #expect(throws: MathsLibrary.Failure.self) { try typesetter.result(of: [120], isDisplay: false) }
    }

    /// The same script under another engine is the oracle for this one.
    @Test(
        "are what KaTeX gives under Node.js",
        .enabled(
            if: FileManager.default.isExecutableFile(atPath: "/usr/bin/node"), "Node.js is not installed"))
    func node() throws {
        let formulas = [
            "a_b + c_d", #"\frac{\partial L}{\partial w}"#, #"\mathbf{w}\mathcal{L}\mathfrak{g}\mathbb{R}"#,
            #"\begin{pmatrix}1&2\\3&4\end{pmatrix}"#, #"\begin{cases}1&x>0\\2&\text{otherwise}\end{cases}"#,
            #"\sum_{i=1}^n x_i"#, #"\left(\frac{a}{b}\right]"#, #"\sqrt[3]{x}"#,
            #"\hat{x}\overline{ab}\vec v"#,
            #"\operatorname{argmin}_x"#, #"\underbrace{a}_{b}"#, #"x² + ∇f"#, #"\text{größer 𝑥}"#,
            #"\bigl(x\bigr)"#,
            #"\begin{aligned}a&=b\\&=c\end{aligned}"#, #"\lim_{h\to0}"#, #"f'(x)"#, #"\iff\implies\mapsto"#,
        ]
        let program = """
            var katex = require(process.argv[1]);
            process.stdout.write(JSON.stringify(JSON.parse(process.argv[2]).map(function (tex) {
                return katex.renderToString(tex, {output: "mathml", strict: "error", maxSize: 50});
            })));
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/node")
        let given = String(decoding: try JSONEncoder().encode(formulas), as: UTF8.self)
        process.arguments = ["-e", program, try #require(Katex.path), given]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let expected = try JSONDecoder().decode([String].self, from: output)
        let heap = try #require(ScriptHeap())
        #expect(heap.run(try Katex.library.program()))
        for (tex, markup) in zip(formulas, expected) {
            let text = Array(tex.utf8)
            let answer = try #require(heap.call(KatexCall.function, KatexCall.inHalves(text), false))
            #expect(KatexCall.answer(answer, to: text) == .markup(Array(markup.utf8)), "\(tex)")
        }
    }
}
