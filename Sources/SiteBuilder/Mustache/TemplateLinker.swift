/// Puts partials, parents and blocks in their places, which are all known before any page is rendered.
///
/// A block is taken from the outermost parent that gives it, so that a page wins over its layout and a layout over
/// what it extends in turn. Indentation follows the specification: an included template's lines get the white space
/// that stands before a standalone tag; a block's lines lose what they have where it is written, and get what the
/// default text, or the tag, has where it is put.
struct TemplateLinker {
    /// How deep sections and templates may nest, counted together.
    static let depthLimit = 100
    /// How many parts a page may be linked from: templates that include each other twice at every level explode.
    static let partLimit = 20_000
    /// How many bytes of text a page may be linked to.
    static let textLimit = 4 << 20

    /// A parent whose blocks are in force, in the file where they are written.
    private struct Layer {
        let template: TemplateLibrary.Template
        let parent: TemplateParent
    }

    /// Where a body is being put.
    private struct Scope {
        let template: TemplateLibrary.Template
        /// White space to put before each line.
        var added: ArraySlice<UInt8> = []
        /// White space to take off each line first.
        var removed: ArraySlice<UInt8> = []
        /// The parents around, outermost first.
        var layers: [Layer] = []
        /// One number for each stack of parents, see `stacks`.
        var stack = 0
    }

    /// A stack of parents: the one that it grew from, and the parent on top.
    private struct Stack: Hashable {
        let below: Int
        let file: Int
        let position: Int
    }

    /// What tells one inclusion of a body from another; equal ones inside each other are a recursion.
    private struct Identity: Equatable {
        let file: Int
        let start: Int
        let added: ArraySlice<UInt8>
        let stack: Int
    }

    /// What becomes of the first line's white space when a body is put in.
    private enum Entry {
        /// The body begins a line.
        case ownLine
        /// A template begins within a line: what is added belongs to the other lines only.
        case withinLine
        /// A block begins within a line: its first line loses all its white space.
        case joined
    }

    private let library: TemplateLibrary
    private let strict: Bool
    private var program = TemplateProgram()
    private var open: [(identity: Identity, inclusion: Int)] = []
    private var stacks: [Stack: Int] = [:]
    private var depth = 0
    private var parts = 0
    private var stopped = false
    private(set) var errors: [TemplateError] = []

    /// - Parameter strict: unknown templates and recursion are errors; otherwise they render as the suite says.
    init(library: TemplateLibrary, strict: Bool) {
        self.library = library
        self.strict = strict
    }

    /// Links one page template; called once.
    mutating func link(_ template: TemplateLibrary.Template) -> TemplateProgram {
        include(template.nodes, Scope(template: template), start: 0, entry: .ownLine, at: 0..<0, in: template)
        return program
    }

    /// Expands a body as an inclusion, which a recursion inside it can come back to.
    private mutating func include(
        _ nodes: [TemplateNode], _ scope: Scope, start: Int, entry: Entry, at range: Range<Int>,
        in place: TemplateLibrary.Template
    ) {
        let identity = Identity(
            file: scope.template.file, start: start, added: strict ? [] : scope.added, stack: scope.stack)
        if let same = open.last(where: { $0.identity == identity }) {
            if strict {
                report(range, in: place, .recursion(Array(place.bytes[range])))
            } else {
                program.steps.append(.again(inclusion: same.inclusion))
            }
            return
        }
        program.files.insert(scope.template.file)
        let begin = program.mark()
        open.append((identity, program.inclusions.count))
        program.inclusions.append(begin..<begin)
        expand(nodes, scope, entry: entry, at: range, in: place)
        if let (_, inclusion) = open.popLast() { program.inclusions[inclusion] = begin..<program.mark() }
    }

    private mutating func expand(
        _ nodes: [TemplateNode], _ scope: Scope, entry: Entry = .ownLine, at range: Range<Int>,
        in place: TemplateLibrary.Template
    ) {
        guard depth < Self.depthLimit else {
            return report(range, in: place, .tooDeep(limit: Self.depthLimit))
        }
        depth += 1
        defer { depth -= 1 }
        for (index, node) in nodes.enumerated() {
            guard parts < Self.partLimit, program.text.count <= Self.textLimit else {
                return report(range, in: place, .tooLarge(limit: Self.partLimit))
            }
            parts += 1
            switch node {
            case .lineStart(let range): startLine(range, scope, index == 0 ? entry : .ownLine)
            case .text(let range): program.append(text: scope.template.bytes[range])
            case .variable(let word, let raw):
                program.steps.append(.value(path: path(word, scope), raw: raw))
            case .section(let word, let inverted, let body): section(word, inverted, body, scope)
            case .partial(let word, let indentation, let standalone):
                putTemplate(word, indentation, standalone, scope)
            case .parent(let parent):
                let inner = extended(scope, by: parent)
                putTemplate(parent.word, parent.indentation, parent.standalone, inner)
            case .block(let block): put(block, scope, linePrefix: index > 0 ? nodes[index - 1] : nil)
            }
        }
    }

    private mutating func startLine(_ range: Range<Int>, _ scope: Scope, _ entry: Entry) {
        switch entry {
        case .joined: return
        case .ownLine: program.append(text: scope.added)
        case .withinLine: break
        }
        program.append(text: reindented(range, scope))
    }

    private mutating func section(
        _ word: TemplateWord, _ inverted: Bool, _ body: [TemplateNode], _ scope: Scope
    ) {
        let path = path(word, scope)
        let place = program.steps.count
        program.steps.append(.section(path: path, end: place))
        expand(body, scope, at: word.range, in: scope.template)
        let end = program.mark()
        program.steps[place] = inverted ? .inverted(path: path, end: end) : .section(path: path, end: end)
    }

    /// The scope with a parent's blocks in force; one that is in force already changes nothing.
    private mutating func extended(_ scope: Scope, by parent: TemplateParent) -> Scope {
        let position = parent.word.range.lowerBound
        let isThere = scope.layers.contains {
            $0.template.file == scope.template.file && $0.parent.word.range.lowerBound == position
        }
        if isThere { return scope }
        var inner = scope
        inner.layers.append(Layer(template: scope.template, parent: parent))
        let stack = Stack(below: scope.stack, file: scope.template.file, position: position)
        inner.stack = stacks[stack] ?? stacks.count + 1
        stacks[stack] = inner.stack
        return inner
    }

    private mutating func putTemplate(
        _ word: TemplateWord, _ indentation: Range<Int>, _ standalone: Bool, _ scope: Scope
    ) {
        guard let template = library.find(word.name) else {
            if strict {
                let nearest = library.nearest(to: word.name)
                report(word.range, in: scope.template, .unknownTemplate(word.name.bytes, nearest: nearest))
            }
            return
        }
        var inner = Scope(template: template, added: scope.added, layers: scope.layers, stack: scope.stack)
        if standalone { inner.added += reindented(indentation, scope) }
        include(
            template.nodes, inner, start: 0, entry: standalone ? .ownLine : .withinLine, at: word.range,
            in: scope.template)
    }

    /// Puts the outermost parent's text for a block, or else its default, where the block stands.
    private mutating func put(_ block: TemplateBlock, _ scope: Scope, linePrefix: TemplateNode?) {
        var found: (layer: Layer, given: TemplateBlock)?
        for layer in scope.layers where found == nil {
            if let given = layer.parent.blocks[block.word.name] { found = (layer, given) }
        }
        guard let (layer, given) = found else {
            return expand(block.body, scope, at: block.word.range, in: scope.template)
        }
        var inner = Scope(
            template: layer.template, added: scope.added, layers: scope.layers, stack: scope.stack)
        if block.standalone {
            inner.added += reindented(block.bodyIndentation ?? block.indentation, scope)
        } else if case .lineStart(let range)? = linePrefix {
            inner.added += reindented(range, scope)
        }
        inner.removed = given.bodyIndentation.map { layer.template.bytes[$0] } ?? []
        if block.standalone, !given.standalone { program.append(text: inner.added) }
        include(
            given.body, inner, start: given.word.range.lowerBound,
            entry: block.standalone ? .ownLine : .joined, at: given.word.range, in: layer.template)
    }

    /// A line's own white space without what the scope takes off.
    private func reindented(_ range: Range<Int>, _ scope: Scope) -> ArraySlice<UInt8> {
        let own = scope.template.bytes[range]
        return own.starts(with: scope.removed) ? own.dropFirst(scope.removed.count) : []
    }

    private mutating func path(_ word: TemplateWord, _ scope: Scope) -> Int {
        let isCurrent = word.name.bytes == [UInt8(ascii: ".")]
        let names =
            isCurrent
            ? [] : word.name.bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        program.paths.append(
            TemplateProgram.Path(
                names: names.map { TemplateName(Array($0)) }, file: scope.template.file, range: word.range))
        return program.paths.count - 1
    }

    /// Reports a limit, once, and links no further.
    private mutating func stop(
        _ problem: TemplateProblem, at range: Range<Int>, in place: TemplateLibrary.Template
    ) {
        if !stopped { report(range, in: place, problem) }
        stopped = true
    }

    private mutating func report(
        _ range: Range<Int>, in template: TemplateLibrary.Template, _ problem: TemplateProblem
    ) {
        errors.append(TemplateError(file: template.file, range: range, problem: problem))
    }
}
