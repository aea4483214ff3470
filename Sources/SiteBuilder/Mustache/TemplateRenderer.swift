/// Walks a program with one page's values. It holds no state of its own between pages.
struct TemplateRenderer {
    /// How many times bodies may be rendered in one page; a course of 10,000 lessons needs some 10,000.
    static let turnLimit = 1_000_000
    /// How many bytes one page may have.
    static let sizeLimit = 256 << 20
    /// How deep sections, and templates that include themselves, may go at render time.
    static let depthLimit = 400

    private let program: TemplateProgram
    private var stack: [TemplateValue]
    private var turns = 0
    private var depth = 0

    init(_ program: TemplateProgram, _ context: TemplateValue) {
        self.program = program
        stack = [context]
    }

    /// Renders the whole program; called once.
    mutating func render(into output: inout [UInt8]) throws(TemplateFailure) {
        let limit = output.count + Self.sizeLimit
        try run(0..<program.steps.count, sizeLimit: limit, into: &output)
    }

    private mutating func run(
        _ steps: Range<Int>, sizeLimit: Int, into output: inout [UInt8]
    ) throws(TemplateFailure) {
        turns += 1
        depth += 1
        defer { depth -= 1 }
        guard turns <= Self.turnLimit else { throw .tooMuch(limit: Self.turnLimit) }
        guard depth <= Self.depthLimit else { throw .tooMuch(limit: Self.depthLimit) }
        guard output.count <= sizeLimit else { throw .tooMuch(limit: Self.sizeLimit) }
        var position = steps.lowerBound
        while position < steps.upperBound {
            switch program.steps[position] {
            case .text(let range):
                program.text.withUnsafeBufferPointer {
                    output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range]))
                }
            case .value(let path, let raw): write(lookUp(path), raw: raw, into: &output)
            case .section(let path, let end):
                try section(lookUp(path), position + 1..<end, sizeLimit: sizeLimit, into: &output)
                position = end
                continue
            case .inverted(let path, let end):
                if !lookUp(path).isTruthy { try run(position + 1..<end, sizeLimit: sizeLimit, into: &output) }
                position = end
                continue
            case .again(let inclusion):
                try run(program.inclusions[inclusion], sizeLimit: sizeLimit, into: &output)
            }
            position += 1
        }
    }

    private mutating func section(
        _ value: TemplateValue, _ body: Range<Int>, sizeLimit: Int, into output: inout [UInt8]
    ) throws(TemplateFailure) {
        switch value {
        case .list(let items):
            for item in items { try within(item, body, sizeLimit: sizeLimit, into: &output) }
        default:
            if value.isTruthy { try within(value, body, sizeLimit: sizeLimit, into: &output) }
        }
    }

    private mutating func within(
        _ value: TemplateValue, _ body: Range<Int>, sizeLimit: Int, into output: inout [UInt8]
    ) throws(TemplateFailure) {
        stack.append(value)
        defer { stack.removeLast() }
        try run(body, sizeLimit: sizeLimit, into: &output)
    }

    /// The first name is looked for from the innermost item outwards; once found, there is no way back.
    private func lookUp(_ path: Int) -> TemplateValue {
        // Through the buffers, since an element taken out of an array is retained and released: half of a page's time.
        program.paths.withUnsafeBufferPointer { paths in
            stack.withUnsafeBufferPointer { stack in
                paths[path].names.withUnsafeBufferPointer { names in
                    guard let first = names.first else { return stack[stack.count - 1] }
                    var place = stack.count
                    while place > 0 {
                        place -= 1
                        guard case .object(let object) = stack[place] else { continue }
                        guard let value = object.value(of: first) else { continue }
                        return names.count == 1 ? value : Self.follow(names.dropFirst(), from: value)
                    }
                    return .nothing
                }
            }
        }
    }

    private static func follow(
        _ names: Slice<UnsafeBufferPointer<TemplateName>>, from value: TemplateValue
    ) -> TemplateValue {
        var value = value
        for name in names {
            guard case .object(let object) = value, let next = object.value(of: name) else { return .nothing }
            value = next
        }
        return value
    }

    private func write(_ value: TemplateValue, raw: Bool, into output: inout [UInt8]) {
        switch value {
        case .html(let bytes): output.append(contentsOf: bytes)
        case .text(let bytes):
            if raw {
                output.append(contentsOf: bytes)
            } else {
                Escaping.append(bytes, to: &output)
            }
        case .nothing, .flag, .list, .object, .deferred: break
        }
    }
}
