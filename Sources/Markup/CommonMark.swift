import CCmark

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

// The only file that calls libcmark.

/// The bytes of a C string inside libcmark's tree; they live as long as their node is not changed.
typealias Bytes = UnsafeBufferPointer<UInt8>

/// A node of libcmark's tree; a bare pointer, valid until its tree is freed.
struct Node: Equatable {
    /// libcmark's own numbers for the types of its nodes.
    enum Kind: UInt32 {
        case none = 0
        case document, blockQuote, list, item, codeBlock, htmlBlock, customBlock, paragraph, heading,
            thematicBreak
        case text, softBreak, lineBreak, code, htmlInline, customInline, emphasis, strong, link, image
    }

    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    private init?(_ pointer: OpaquePointer?) {
        guard let pointer else { return nil }
        self.pointer = pointer
    }

    var kind: Kind { Kind(rawValue: cmark_node_get_type(pointer).rawValue) ?? .none }
    var next: Node? { Node(cmark_node_next(pointer)) }
    var previous: Node? { Node(cmark_node_previous(pointer)) }
    var parent: Node? { Node(cmark_node_parent(pointer)) }
    var firstChild: Node? { Node(cmark_node_first_child(pointer)) }

    /// Lines and columns count from 1; columns are bytes.
    var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
    var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
    var endLine: Int { Int(cmark_node_get_end_line(pointer)) }
    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

    var literal: Bytes { Node.bytes(cmark_node_get_literal(pointer)) }
    var url: Bytes { Node.bytes(cmark_node_get_url(pointer)) }
    var title: Bytes { Node.bytes(cmark_node_get_title(pointer)) }
    var fenceInfo: Bytes { Node.bytes(cmark_node_get_fence_info(pointer)) }

    private static func bytes(_ string: UnsafePointer<CChar>?) -> Bytes {
        guard let string else { return Bytes(start: nil, count: 0) }
        return UnsafeRawBufferPointer(start: string, count: strlen(string)).bindMemory(to: UInt8.self)
    }

    static func make(_ kind: Kind) -> Node? {
        Node(cmark_node_new_with_mem(cmark_node_type(rawValue: kind.rawValue), Arena.memory))
    }

    /// A custom node that renders as `enter`, then its children, then `exit`.
    static func custom(
        _ kind: Kind, enter: some Collection<UInt8> = [], exit: some Collection<UInt8> = []
    ) -> Node? {
        guard let node = make(kind) else { return nil }
        if !enter.isEmpty { withCString(enter) { _ = cmark_node_set_on_enter(node.pointer, $0) } }
        if !exit.isEmpty { withCString(exit) { _ = cmark_node_set_on_exit(node.pointer, $0) } }
        return node
    }

    /// A number that the tree carries along for us; 0 at first.
    var mark: Int {
        get { Int(bitPattern: cmark_node_get_user_data(pointer)) }
        nonmutating set { cmark_node_set_user_data(pointer, UnsafeMutableRawPointer(bitPattern: newValue)) }
    }

    func setURL(_ url: [UInt8]) { Node.withCString(url) { _ = cmark_node_set_url(pointer, $0) } }
    func setLiteral(_ text: [UInt8]) { Node.withCString(text) { _ = cmark_node_set_literal(pointer, $0) } }
    func setEnter(_ html: [UInt8]) { Node.withCString(html) { _ = cmark_node_set_on_enter(pointer, $0) } }
    func append(_ child: Node) { cmark_node_append_child(pointer, child.pointer) }
    func insertAfter(_ sibling: Node) { cmark_node_insert_after(pointer, sibling.pointer) }
    func insertBefore(_ sibling: Node) { cmark_node_insert_before(pointer, sibling.pointer) }
    func unlink() { cmark_node_unlink(pointer) }

    /// Moves all children to the end of another node's.
    func moveChildren(to node: Node) {
        while let child = firstChild {
            guard cmark_node_append_child(node.pointer, child.pointer) == 1 else { return child.unlink() }
        }
    }

    private static func withCString(_ bytes: some Collection<UInt8>, _ body: (UnsafePointer<CChar>) -> Void) {
        withUnsafeTemporaryAllocation(byteCount: bytes.count + 1, alignment: 1) { buffer in
            buffer.copyBytes(from: bytes)
            buffer[bytes.count] = 0
            if let start = buffer.baseAddress { body(start.assumingMemoryBound(to: CChar.self)) }
        }
    }
}

/// libcmark's two doors: bytes to a tree, and a tree to HTML. All of it within `Arena.use`.
enum CommonMark {
    /// Parses a document. `nil` never happens in practice: libcmark stops the process when memory ends.
    static func parse(_ bytes: Bytes) -> Node? {
        bytes.withMemoryRebound(to: CChar.self) { characters in
            guard let start = characters.baseAddress else { return Node.make(.document) }
            let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, Arena.memory)
            defer { cmark_parser_free(parser) }
            cmark_parser_feed(parser, start, characters.count)
            return cmark_parser_finish(parser).map { Node($0) }
        }
    }

    /// Appends a tree's HTML. Without `allowsHTML`, raw HTML and the worst schemes are left out by libcmark
    /// too.
    static func render(_ root: Node, allowsHTML: Bool, into html: inout [UInt8]) {
        guard let text = cmark_render_html(root.pointer, allowsHTML ? CMARK_OPT_UNSAFE : CMARK_OPT_DEFAULT)
        else {
            return
        }
        html.append(contentsOf: UnsafeRawBufferPointer(start: text, count: strlen(text)))
    }
}

extension CommonMark {
    /// The text that a one-word document renders to.
    static func text(of word: [UInt8]) -> [UInt8] {
        // Memory of its own, so that many words do not add up.
        Arena().use {
            word.withUnsafeBufferPointer { bytes in
                guard let text = parse(bytes)?.firstChild?.firstChild, text.kind == .text else { return word }
                return Array(text.literal)
            }
        }
    }
}
