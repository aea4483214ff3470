import Diagnostics
import Lessons
import Markup
import SiteBuilder

/// `gd build`: runs and checks everything, then publishes the whole site, or nothing if anything is wrong.
struct BuildCommand {
    let session: Session

    func run(_ invocation: Invocation) throws(CommandFailure) -> ExitStatus {
        // folder ─► heads ─► index ─► each lesson: read, evaluate, render, write ─► home, 404, styles, files ─► publish
        let course = try session.openCourse()
        let withDrafts = invocation.has(.drafts)
        let contents = try session.outside { () throws(OutsideError) in try course.contents() }
        let heads = course.heads(of: contents.lessons, session.workers).filter { withDrafts || !$0.frontMatter.isDraft }
        let index = CourseIndex(heads: heads)
        let templates = try session.templates(of: course)
        var summary = Summary(verb: "built", since: session.start)
        summary.diagnostics = contents.refused + index.clashes + templates.diagnostics

        let out = invocation.text(.out) ?? session.root + "/site"
        let publication = try session.outside { () throws(OutsideError) in try SitePublication(out) }
        let lessons = Course(files: course.files, includesDrafts: withDrafts) { index }
        let pages = templates.templates.map { PageBuilder(index: index, templates: $0) }
        summary.add(build(heads.map(\.path), course, lessons, pages, publication))
        // A file that is no head (unreadable, a draft) is checked all the same, so that nothing wrong is passed over.
        let headed = Set(heads.map(\.path))
        let others = contents.lessons.filter { !headed.contains($0) && !course.isDraft($0) }
        summary.add(build(others, course, lessons, nil, publication))

        guard summary.failure == nil, summary.diagnostics.allSatisfy({ $0.diagnostic.severity != .error }) else {
            return try session.finish(summary, format: "text")
        }
        if let pages { try writeRest(pages, index, summary.assets, course, publication) }
        try session.outside { () throws(OutsideError) in try publication.publish() }
        return try session.finish(summary, format: "text")
    }

    private func build(
        _ paths: [String], _ course: CourseFolder, _ lessons: Course, _ pages: PageBuilder?, _ publication: SitePublication
    ) -> [LessonOutcome] {
        let terminal = session.terminal
        return session.workers.map(
            paths.count, state: { [UInt8]() }, finished: { terminal.progress("building", $0, of: paths.count) }
        ) { number, buffer in
            course.evaluate(paths[number], in: lessons) { evaluated, renderable throws(OutsideError) in
                guard let pages, evaluated.diagnostics.isEmpty else { return }
                buffer.removeAll(keepingCapacity: true)
                do throws(PageFailure) {
                    try pages.page(of: evaluated, renderable.document, into: &buffer)
                } catch {
                    throw OutsideError(error.page, .pageTooLarge)
                }
                try publication.write(pages.address(of: evaluated), buffer)
            }
        }
    }

    /// The pages that no lesson makes, the stylesheet, and the files that lie beside lessons.
    private func writeRest(
        _ pages: PageBuilder, _ index: CourseIndex, _ assets: [String], _ course: CourseFolder, _ publication: SitePublication
    ) throws(CommandFailure) {
        for page in try pages.ownPages() mappingFailure: {
            try session.outside { () throws(OutsideError) in try publication.write(page.address, page.bytes) }
        }
    }
}
