import Descent
public import Diagnostics
public import Markup

/// A lesson as it is written: front matter, outline, `gd` blocks. Nothing of it has been run.
public final class Lesson: Sendable {
    public let file: SourceFile
    public let frontMatter: FrontMatter
    public let outline: Outline
    /// Where the Markdown begins, behind the front matter.
    public let bodyStart: Int
    /// The `gd` blocks, in order.
    public let blocks: [Block]
    /// The ids of the headings, parallel to the outline's.
    public let headingIDs: [String]
    /// What was wrong with the text itself.
    let diagnostics: [Diagnostic]
    /// The first block of each name.
    private let numbersOfBlocks: [Name: Int]

    /// Reads a lesson.
    ///
    /// - Parameter head: what was read of it before; its front matter is not read again unless it has changed.
    /// - Returns: the lesson, and its document for rendering; no document where the text was refused.
    public static func read(_ file: SourceFile, after head: LessonHead? = nil)
        -> (lesson: Lesson, document: Document?)
    {
        if let refused = EncodingCheck.check(file.bytes) {
            return (Lesson(file: file, frontMatter: FrontMatter(), refused: [refused]), nil)
        }
        let front = head?.reading(of: file) ?? FrontMatterReader(file, isHome: file.path == Course.homePath)
        do throws(MarkupLimit) {
            let document = try Document(parsing: file.bytes, from: front.bodyStart)
            return (Lesson(file, front, document.outline), document)
        } catch {
            let refused = front.diagnostics + [MarkupWording.diagnostic(error)]
            return (Lesson(file: file, frontMatter: front.frontMatter, refused: refused), nil)
        }
    }

    private init(file: SourceFile, frontMatter: FrontMatter, refused: [Diagnostic]) {
        self.file = file
        self.frontMatter = frontMatter
        outline = Outline()
        bodyStart = 0
        blocks = []
        numbersOfBlocks = [:]
        headingIDs = []
        diagnostics = refused
    }

    private init(_ file: SourceFile, _ front: FrontMatterReader, _ outline: Outline) {
        self.file = file
        frontMatter = front.frontMatter
        self.outline = outline
        bodyStart = front.bodyStart
        var diagnostics = front.diagnostics + outline.problems.map(MarkupWording.diagnostic)
        var blocks: [Block] = []
        var numbers: [Name: Int] = [:]
        for (index, fence) in outline.fences.enumerated() where fence.kind == .gd {
            let parser = BlockParser(fence: index, in: outline, of: file)
            diagnostics += parser.diagnostics
            if let name = parser.block.name, let first = numbers[name].map({ blocks[$0] }) {
                diagnostics.append(
                    Diagnostic(
                        .duplicateSetting, at: fence.infoSpan, "a second block is called '\(name)'",
                        notes: [
                            Note("the first one is here; a name is unique in its lesson", at: first.opening)
                        ]))
            }
            if let name = parser.block.name, numbers[name] == nil { numbers[name] = blocks.count }
            blocks.append(parser.block)
        }
        self.blocks = blocks
        numbersOfBlocks = numbers
        headingIDs = HeadingIDs.make(for: outline)
        self.diagnostics = diagnostics
    }

    /// The number of the block of that name; the first, should there be two.
    func block(named name: Name) -> Int? { numbersOfBlocks[name] }

    /// The names of its blocks, in order.
    var blockNames: [String] { blocks.compactMap { $0.name?.description } }

    /// The number of the block that stands in a fence: they are in the same order.
    func block(inFence fence: Int) -> Int? {
        var low = 0
        var high = blocks.count
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].fence < fence { low = middle + 1 } else { high = middle }
        }
        return low < blocks.count && blocks[low].fence == fence ? low : nil
    }
}
