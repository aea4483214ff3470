/// All templates of a site, compiled once: immutable, and rendered from as many threads as there are.
///
/// Compiling goes in four steps, each in its file: `TemplateScanner` finds the tags, `TemplateLines` applies the
/// rule of standalone lines, `TemplateTree` nests them, and `TemplateLinker` puts partials, parents and blocks in
/// their places. What is left is a flat list of steps for each page template, which `TemplateChecker` compares with
/// the known names and `TemplateRenderer` walks.
package struct TemplateSet: Sendable {
    /// One file, named without its `.mustache` ending.
    package struct File: Sendable {
        package let name: String
        package let bytes: [UInt8]

        package init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    private let programs: [(name: String, program: TemplateProgram)]

    /// Compiles the files, with every error of every file.
    ///
    /// - Parameters:
    ///   - pages: the templates that will be rendered; the others are their partials and parents.
    ///   - schema: the known names. Without one the conformance suite's rules hold: an unknown name, partial or
    ///     block renders as nothing, and a template may include itself.
    /// - Returns: the set, and the errors sorted by file and place. A set with errors still renders what it can.
    package static func make(
        files: [File], pages: [String], schema: TemplateSchema?
    ) -> (set: TemplateSet, errors: [TemplateError]) {
        (TemplateSet(programs: []), [])
    }

    /// Renders one page template at the end of `output`.
    ///
    /// - Throws: `unknownPage` where `page` was not among the pages compiled, and `tooMuch` where the template
    ///   multiplies its lists past the limits; `output` then ends somewhere in the page.
    package func render(
        _ page: String, _ context: TemplateValue, into output: inout [UInt8]
    ) throws(TemplateFailure) {
    }
}

/// Why a page could not be rendered.
package enum TemplateFailure: Error, Sendable, Equatable {
    case unknownPage(String)
    /// More list items, or more bytes, than one page may have.
    case tooMuch(limit: Int)
}
struct TemplateProgram: Sendable {}
