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

    private let programs: [(page: String, program: TemplateProgram)]

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
        var errors: [TemplateError] = []
        var library = TemplateLibrary()
        for (index, file) in files.enumerated() { errors += library.add(file, index: index) }
        var programs: [(page: String, program: TemplateProgram)] = []
        for page in pages {
            guard let template = library.find(TemplateName(page)) else {
                let problem = TemplateProblem.missingTemplate(Array(page.utf8))
                errors.append(TemplateError(file: 0, range: 0..<0, problem: problem))
                continue
            }
            var linker = TemplateLinker(library: library, strict: schema != nil)
            let program = linker.link(template)
            programs.append((page, program))
            errors += linker.errors
            if let schema { errors += TemplateChecker.check(program, against: schema) }
        }
        if let schema {
            let used = programs.reduce(into: Set<Int>()) { $0.formUnion($1.program.files) }
            errors += library.checkBlocks() + checkUnused(library, except: used, schema)
        }
        return (TemplateSet(programs: programs), sorted(errors))
    }

    /// Renders one page template at the end of `output`.
    ///
    /// - Throws: `unknownPage` where `page` was not among the pages compiled, and `tooMuch` where the template
    ///   multiplies its lists past the limits; `output` then ends somewhere in the page.
    package func render(
        _ page: String, _ context: TemplateValue, into output: inout [UInt8]
    ) throws(TemplateFailure) {
        for candidate in programs where candidate.page == page {
            var renderer = TemplateRenderer(candidate.program, context)
            return try renderer.render(into: &output)
        }
        throw .unknownPage(page)
    }

    /// A template that no page uses is still read: what is wrong in it would only wait.
    private static func checkUnused(
        _ library: TemplateLibrary, except used: Set<Int>, _ schema: TemplateSchema
    ) -> [TemplateError] {
        library.templates.filter { !used.contains($0.file) }.flatMap { template in
            var linker = TemplateLinker(library: library, strict: true)
            let program = linker.link(template)
            return linker.errors + TemplateChecker.checkUnused(program, against: schema)
        }
    }

    /// By file and place, each once: a partial that is included twice has the same errors twice.
    private static func sorted(_ errors: [TemplateError]) -> [TemplateError] {
        let sorted = errors.enumerated().sorted { one, other in
            let (first, second) = (one.element, other.element)
            return (first.file, first.range.lowerBound, first.range.upperBound, one.offset)
                < (second.file, second.range.lowerBound, second.range.upperBound, other.offset)
        }
        var seen: Set<TemplateError> = []
        return sorted.map(\.element).filter { seen.insert($0).inserted }
    }
}

/// Why a page could not be rendered.
package enum TemplateFailure: Error, Sendable, Equatable {
    case unknownPage(String)
    /// More list items, or more bytes, than one page may have.
    case tooMuch(limit: Int)
}
