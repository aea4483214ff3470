import Descent
import Foundation

/// Python's own precedence and arithmetic as an oracle, asked once for many expressions.
enum Python {
    static let isThere: Bool = (try? run("print(1)", input: "")) == "1\n"

    /// The bits of each expression's value at x, y; powers multiply from the left, divisions follow IEEE 754.
    static func values(_ questions: [(text: String, x: Double, y: Double)]) throws -> [UInt64] {
        let input = questions.map { "\($0.text)\t\($0.x.bitPattern)\t\($0.y.bitPattern)" }.joined(
            separator: "\n")
        let output = try run(script, input: input)
        return output.split(separator: "\n").compactMap { UInt64($0) }
    }

    static func run(_ script: String, input: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "descent-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let question = folder.appendingPathComponent("question")
        let answer = folder.appendingPathComponent("answer")
        try input.write(to: question, atomically: false, encoding: .utf8)
        try Data().write(to: answer)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script]
        process.standardInput = try FileHandle(forReadingFrom: question)
        process.standardOutput = try FileHandle(forWritingTo: answer)
        try process.run()
        process.waitUntilExit()
        return try String(contentsOf: answer, encoding: .utf8)
    }

    private static let script = """
        import ast, math, struct, sys

        def power(base, exponent):
            count, product = abs(exponent), base
            if count == 0:
                return 1.0
            for _ in range(int(count) - 1):
                product = product * base
            return product if exponent > 0 else quotient(1.0, product)

        def quotient(a, b):
            if b != 0:
                return a / b
            if a == 0 or a != a:
                return math.nan
            return math.copysign(math.inf, a) * math.copysign(1, b)

        def floor(a):
            return a if math.isinf(a) or a != a else float(math.floor(a))

        def sign(a):
            return 1.0 if a > 0 else -1.0 if a < 0 else a if a != a else 0.0

        def best(better, values):
            found = values[0]
            for value in values[1:]:
                if not (found == found and value == value):
                    found = math.nan
                elif better(value, found):
                    found = value
            return found

        def maximum(*values):
            return best(lambda a, b: a > b, values)

        def minimum(*values):
            return best(lambda a, b: a < b, values)

        def root(a):
            return math.sqrt(a) if a >= 0 else a if a == 0 else math.nan

        def greater(left, right, first, second):
            if left > right: return first
            if left < right: return second
            if left != right: return math.nan
            if first > 0 and second > 0: return min(first, second)
            if first < 0 and second < 0: return max(first, second)
            return 0.0 if first + second == first + second else math.nan

        class Rules(ast.NodeTransformer):
            def visit_BinOp(self, node):
                self.generic_visit(node)
                names = {ast.Pow: "power", ast.Div: "quotient"}
                name = names.get(type(node.op))
                if name is None:
                    return node
                return ast.Call(ast.Name(name, ast.Load()), [node.left, node.right], [])

            def visit_Constant(self, node):
                return ast.Constant(float(node.value))

        names = {"power": power, "quotient": quotient, "floor": floor, "sign": sign, "max": maximum,
                 "min": minimum, "sqrt": root, "abs": abs, "greater": greater}
        for line in sys.stdin.read().split("\\n"):
            text, x, y = line.split("\\t")
            tree = Rules().visit(ast.parse(text.replace("^", "**").strip(), mode="eval"))
            code = compile(ast.fix_missing_locations(tree), "lesson", "eval")
            point = [struct.unpack("<d", struct.pack("<Q", int(bits)))[0] for bits in (x, y)]
            value = float(eval(code, dict(names, x=point[0], y=point[1])))
            print(struct.unpack("<Q", struct.pack("<d", value))[0])
        """
}

extension Descent.Expression {
    /// The tree in Python, with all its brackets.
    var python: String {
        switch self {
        case .number(let number): String(decoding: number.text, as: UTF8.self)
        case .constant(_, let value): "\(value)"
        case .parameter(_, let name): name.description
        case .column(_, let name): name.description
        case .quantity, .overRows, .rowCount: "None"
        case .negated(let operand): "(-\(operand.python))"
        case .sum(let left, let right): "(\(left.python) + \(right.python))"
        case .difference(let left, let right): "(\(left.python) - \(right.python))"
        case .product(let left, let right, _): "(\(left.python) * \(right.python))"
        case .quotient(let left, let right): "(\(left.python) / \(right.python))"
        case .power(let base, let exponent): "(\(base.python) ** \(exponent.python))"
        case .logarithmicPower(let base, let exponent):
            "((\(base.python) ** \(exponent.python)) * log(\(base.python)))"
        case .call(let function, let arguments):
            "\(function.name)(\(arguments.map(\.python).joined(separator: ", ")))"
        case .derivativeOfGreater(let left, let right, let whenLeft, let whenRight):
            "greater(\(left.python), \(right.python), \(whenLeft.python), \(whenRight.python))"
        case .comparison, .and, .or, .not: "None"
        }
    }
}
