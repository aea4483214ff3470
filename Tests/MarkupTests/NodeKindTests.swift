import CCmark
import Testing

@testable import Markup

struct NodeKindTests {
    @Test(arguments: [
        (CMARK_NODE_DOCUMENT, Node.Kind.document), (CMARK_NODE_ITEM, .item),
        (CMARK_NODE_CODE_BLOCK, .codeBlock),
        (CMARK_NODE_CUSTOM_BLOCK, .customBlock), (CMARK_NODE_HEADING, .heading),
        (CMARK_NODE_LAST_BLOCK, .thematicBreak), (CMARK_NODE_FIRST_INLINE, .text), (CMARK_NODE_CODE, .code),
        (CMARK_NODE_CUSTOM_INLINE, .customInline), (CMARK_NODE_STRONG, .strong),
        (CMARK_NODE_LAST_INLINE, .image),
    ])
    func kindsHaveLibcmarksNumbers(theirs: cmark_node_type, ours: Node.Kind) {
        #expect(theirs.rawValue == ours.rawValue)
    }
}
