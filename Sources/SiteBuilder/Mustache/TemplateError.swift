/// One thing wrong in one template, at a byte range of its file.
package struct TemplateError: Error, Sendable, Hashable {
    /// The file's place in the list that `TemplateSet.make` was given.
    package let file: Int
    /// The bytes of that file that are wrong; empty at the very end of a file.
    package let range: Range<Int>
    package let problem: TemplateProblem

    package init(file: Int, range: Range<Int>, problem: TemplateProblem) {
        self.file = file
        self.range = range
        self.problem = problem
    }
}

/// What can be wrong in a template. `TemplateProblem.message` puts each into words.
///
/// The names that these carry are UTF-8 bytes as written; a range among them is of bytes of the same file.
package enum TemplateProblem: Sendable, Hashable {
    /// A tag that is opened and never closed by the delimiter given.
    case unclosedTag(delimiter: [UInt8])
    /// A tag without a name.
    case missingName
    /// A name with white space in it, or with an empty part between dots.
    case malformedName([UInt8])
    /// `{{= … =}}` without two delimiters, or with white space or `=` in one.
    case malformedDelimiters
    /// A section, block or parent that nothing closes.
    case unclosedSection([UInt8])
    /// A closing tag that names another section than the one open, which was opened at the range given.
    case mismatchedClose(found: [UInt8], expected: [UInt8], opened: Range<Int>)
    /// A closing tag where nothing is open.
    case strayClose([UInt8])
    /// A name that no field in reach has.
    case unknownName([UInt8], nearest: [UInt8]?)
    /// An interpolation of a flag, list or object, which has no text.
    case notText([UInt8])
    /// A partial or parent that no file has.
    case unknownTemplate([UInt8], nearest: [UInt8]?)
    /// A block given to a parent that has no place for it.
    case unknownBlock([UInt8], nearest: [UInt8]?)
    /// A block given twice to one parent.
    case duplicateBlock([UInt8], first: Range<Int>)
    /// A partial, parent or block that leads back to itself.
    case recursion([UInt8])
    /// Sections, or templates within templates, nested deeper than the limit.
    case tooDeep(limit: Int)
    /// A file, or a page with all that it includes, larger than the limit in bytes or tags.
    case tooLarge(limit: Int)
    /// Two files of one name.
    case duplicateTemplate([UInt8])
    /// A page template that must be there and is not.
    case missingTemplate([UInt8])
    /// Bytes that are not UTF-8, or a NUL.
    case notUTF8
}
