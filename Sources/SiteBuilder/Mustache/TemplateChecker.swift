import Diagnostics

/// Compares every name in a linked page with the names that pages receive, in the scope where it stands.
struct TemplateChecker {
    /// What one open section adds to the names in reach.
    private enum Scope {
        case shape(TemplateSchema.Shape)
        /// A section on an unknown name, or a template that no page uses: names from anywhere are accepted.
        case anything
    }

    private let program: TemplateProgram
    private let schema: TemplateSchema
    private var scopes: [(scope: Scope, end: Int)] = []
    private var errors: [TemplateError] = []

    /// Every unknown or misused name of a page that is rendered.
    static func check(_ program: TemplateProgram, against schema: TemplateSchema) -> [TemplateError] {
        run(program, schema, .shape(.object(schema.fields)))
    }

    /// Every name that is known nowhere, in a template that no page uses.
    static func checkUnused(_ program: TemplateProgram, against schema: TemplateSchema) -> [TemplateError] {
        run(program, schema, .anything)
    }

    private static func run(
        _ program: TemplateProgram, _ schema: TemplateSchema, _ scope: Scope
    ) -> [TemplateError] {
        var checker = TemplateChecker(program: program, schema: schema)
        checker.scopes.append((scope, .max))
        checker.walk()
        return checker.errors
    }

    private init(program: TemplateProgram, schema: TemplateSchema) {
        self.program = program
        self.schema = schema
    }

    private mutating func walk() {
        for (index, step) in program.steps.enumerated() {
            while let last = scopes.last, last.end <= index { scopes.removeLast() }
            switch step {
            case .text, .again: break
            case .value(let path, _):
                if let shape = resolve(path), shape != .text { report(path, .notText(written(path))) }
            case .section(let path, let end): enter(resolve(path), end)
            case .inverted(let path, _): _ = resolve(path)
            }
        }
    }

    private mutating func enter(_ shape: TemplateSchema.Shape?, _ end: Int) {
        switch shape {
        case .flag: break
        case .text, .object: if let shape { scopes.append((.shape(shape), end)) }
        case .list(let item): scopes.append((.shape(item), end))
        case nil: scopes.append((.anything, end))
        }
    }

    /// What a path leads to; nothing where it is unknown, which is reported, or where anything goes.
    private mutating func resolve(_ path: Int) -> TemplateSchema.Shape? {
        let names = program.paths[path].names
        guard program.paths[path].isWellFormed else { return nil }
        guard let first = names.first else {
            guard case .shape(let shape)? = scopes.last?.scope else { return nil }
            return shape
        }
        guard var shape = find(first) else {
            if !isKnownAnywhere(first) { reportUnknown(path, part: 0, among: namesInReach()) }
            return nil
        }
        for (part, name) in names.enumerated().dropFirst() {
            guard case .object(let fields) = shape, let field = fields.first(where: { $0.name == name })
            else {
                reportUnknown(path, part: part, among: Self.names(of: shape))
                return nil
            }
            shape = field.shape
        }
        return shape
    }

    private func find(_ name: TemplateName) -> TemplateSchema.Shape? {
        for (scope, _) in scopes.reversed() {
            if case .shape(.object(let fields)) = scope, let field = fields.first(where: { $0.name == name })
            {
                return field.shape
            }
        }
        return nil
    }

    /// Whether a scope accepts anything and the name stands somewhere in the schema.
    private func isKnownAnywhere(_ name: TemplateName) -> Bool {
        let acceptsAnything = scopes.contains {
            if case .anything = $0.scope { true } else { false }
        }
        return acceptsAnything && Self.allNames(in: .object(schema.fields)).contains(name)
    }

    private func namesInReach() -> [[UInt8]] {
        scopes.reversed().flatMap { scope, _ in
            switch scope {
            case .anything: Self.allNames(in: .object(schema.fields)).map(\.bytes)
            case .shape(let shape): Self.names(of: shape)
            }
        }
    }

    private static func names(of shape: TemplateSchema.Shape) -> [[UInt8]] {
        guard case .object(let fields) = shape else { return [] }
        return fields.map(\.name.bytes)
    }

    private static func allNames(in shape: TemplateSchema.Shape) -> [TemplateName] {
        switch shape {
        case .flag, .text: []
        case .list(let item): allNames(in: item)
        case .object(let fields): fields.flatMap { [$0.name] + allNames(in: $0.shape) }
        }
    }

    private mutating func reportUnknown(_ path: Int, part: Int, among candidates: [[UInt8]]) {
        let names = program.paths[path].names
        let before = names[..<part].flatMap { $0.bytes + [UInt8(ascii: ".")] }
        let nearest = Diagnostics.nearest(to: names[part].bytes, among: candidates).first.map { before + $0 }
        report(path, .unknownName(written(path), nearest: nearest))
    }

    private func written(_ path: Int) -> [UInt8] {
        let names = program.paths[path].names
        return names.isEmpty
            ? [UInt8(ascii: ".")] : Array(names.map(\.bytes).joined(separator: [UInt8(ascii: ".")]))
    }

    private mutating func report(_ path: Int, _ problem: TemplateProblem) {
        let path = program.paths[path]
        errors.append(TemplateError(file: path.file, range: path.range, problem: problem))
    }
}
