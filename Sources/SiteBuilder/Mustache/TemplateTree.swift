/// A name and where it stands in its file.
struct TemplateWord: Sendable {
    let name: TemplateName
    let range: Range<Int>
}

/// A template's pieces, nested; ranges are bytes of its own file.
enum TemplateNode: Sendable {
    case lineStart(Range<Int>)
    case text(Range<Int>)
    case variable(TemplateWord, raw: Bool)
    case section(TemplateWord, inverted: Bool, body: [TemplateNode])
    case partial(TemplateWord, indentation: Range<Int>, standalone: Bool)
    case parent(TemplateParent)
    case block(TemplateBlock)
}

/// `{{<name}}…{{/name}}`: a template to put here, and the blocks given to it.
struct TemplateParent: Sendable {
    let word: TemplateWord
    let indentation: Range<Int>
    let standalone: Bool
    let blocks: [TemplateName: TemplateBlock]
}

/// `{{$name}}…{{/name}}`: a place with what stands there by default, or, inside a parent, what is to stand there.
struct TemplateBlock: Sendable {
    let word: TemplateWord
    let indentation: Range<Int>
    let standalone: Bool
    let body: [TemplateNode]

    /// The white space before the first line of the body: it belongs to the template's layout, not to the page.
    var bodyIndentation: Range<Int>? {
        guard standalone, let first = body.first else { return nil }
        switch first {
        case .lineStart(let range): return range
        case .block(let block) where block.standalone: return block.indentation
        case .parent(let parent) where parent.standalone: return parent.indentation
        case .partial(_, let indentation, true): return indentation
        default: return nil
        }
    }
}

/// Nests pieces by their opening and closing tags. It keeps its own stack, so depth costs no recursion.
struct TemplateTree {
    /// Deeper sections than this are an error; no hand-written page comes near.
    static let depthLimit = 64

    private struct Open {
        let tag: TemplateTag
        let standalone: Bool
        let indentation: Range<Int>
        var nodes: [TemplateNode] = []
    }

    private let bytes: [UInt8]
    private var stack: [Open] = []
    private(set) var nodes: [TemplateNode] = []
    private(set) var problems: [(range: Range<Int>, problem: TemplateProblem)] = []

    init(_ pieces: [TemplatePiece], of bytes: [UInt8]) {
        self.bytes = bytes
        for piece in pieces {
            switch piece {
            case .lineStart(let range): append(.lineStart(range))
            case .text(let range): append(.text(range))
            case .tag(let tag, let standalone, let indentation):
                guard add(tag, standalone: standalone, indentation: indentation) else {
                    problems.append((tag.range, .tooDeep(limit: Self.depthLimit)))
                    closeAll(reporting: false)
                    return
                }
            }
        }
        closeAll(reporting: true)
    }

    /// Returns false where the tag would nest too deep.
    private mutating func add(_ tag: TemplateTag, standalone: Bool, indentation: Range<Int>) -> Bool {
        switch tag.kind {
        case .comment, .delimiters: break
        case .variable(let raw): append(.variable(word(tag), raw: raw))
        case .partial: append(.partial(word(tag), indentation: indentation, standalone: standalone))
        case .section, .inverted, .parent, .block:
            guard stack.count < Self.depthLimit else { return false }
            stack.append(Open(tag: tag, standalone: standalone, indentation: indentation))
        case .close: close(tag)
        }
        return true
    }

    private mutating func append(_ node: TemplateNode) {
        if stack.isEmpty {
            nodes.append(node)
        } else {
            stack[stack.count - 1].nodes.append(node)
        }
    }

    /// Closes the innermost open tag. Where the names differ, one that is open further out closes with all inside it.
    private mutating func close(_ tag: TemplateTag) {
        let name = bytes[tag.name]
        guard let match = stack.lastIndex(where: { bytes[$0.tag.name] == name }) else {
            if let innermost = stack.last {
                reportMismatch(innermost, found: tag)
            } else {
                problems.append((tag.range, .strayClose(Array(name))))
            }
            return
        }
        if match < stack.count - 1, let innermost = stack.last { reportMismatch(innermost, found: tag) }
        while stack.count > match { finishInnermost() }
    }

    private mutating func reportMismatch(_ open: Open, found tag: TemplateTag) {
        let problem = TemplateProblem.mismatchedClose(
            found: Array(bytes[tag.name]), expected: Array(bytes[open.tag.name]), opened: open.tag.range)
        problems.append((tag.range, problem))
    }

    private mutating func closeAll(reporting: Bool) {
        while let innermost = stack.last {
            if reporting {
                problems.append((innermost.tag.range, .unclosedSection(Array(bytes[innermost.tag.name]))))
            }
            finishInnermost()
        }
    }

    private mutating func finishInnermost() {
        guard let open = stack.popLast() else { return }
        let word = word(open.tag)
        switch open.tag.kind {
        case .section: append(.section(word, inverted: false, body: open.nodes))
        case .inverted: append(.section(word, inverted: true, body: open.nodes))
        case .block:
            let block = TemplateBlock(
                word: word, indentation: open.indentation, standalone: open.standalone, body: open.nodes)
            append(.block(block))
        default:
            let parent = TemplateParent(
                word: word, indentation: open.indentation, standalone: open.standalone,
                blocks: blocks(in: open.nodes))
            append(.parent(parent))
        }
    }

    /// Only the blocks directly inside a parent count; text between them is for the template's own reader.
    private mutating func blocks(in nodes: [TemplateNode]) -> [TemplateName: TemplateBlock] {
        var blocks: [TemplateName: TemplateBlock] = [:]
        for case .block(let block) in nodes {
            if let first = blocks[block.word.name] {
                let problem = TemplateProblem.duplicateBlock(block.word.name.bytes, first: first.word.range)
                problems.append((block.word.range, problem))
            } else {
                blocks[block.word.name] = block
            }
        }
        return blocks
    }

    private func word(_ tag: TemplateTag) -> TemplateWord {
        TemplateWord(name: TemplateName(Array(bytes[tag.name])), range: tag.name)
    }
}
