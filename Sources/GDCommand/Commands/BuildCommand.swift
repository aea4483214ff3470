import Diagnostics
import Lessons
import Markup
import SiteBuilder
import Synchronization

/// `gd build`: runs and checks everything, then publishes the whole site, or nothing if anything is wrong.
struct BuildCommand {
    let session: Session

    func run(_ invocation: Invocation) throws(CommandFailure) -> ExitStatus {
        let baseURL = try baseURL(invocation)
        // folder ─► heads ─► index ─► each lesson: read, evaluate, render, write ─► own pages, files ─► publish
        let course = try session.openCourse()
        let contents = try session.outside { () throws(OutsideError) in try course.contents() }
        let withDrafts = invocation.has(.drafts)
        let heads = course.heads(of: contents.lessons, session.workers)
        let drafts = Set(withDrafts ? [] : heads.filter(\.frontMatter.isDraft).map(\.path))
        let index = CourseIndex(heads: heads.filter { !drafts.contains($0.path) })
        let clashes = index.clashes
        let (templates, templateDiagnostics) = try session.templates(of: course)
        let answers = AnswerPlacement(rawValue: invocation.choice(.answers)) ?? .inline
        let pages = templates.map {
            PageBuilder(index: index, templates: $0, baseURL: baseURL, answers: answers)
        }
        let out = invocation.text(.out) ?? session.root + "/site"
        let written = ["content", "templates"].map { session.root == "." ? $0 : session.root + "/" + $0 }
        let publication = try session.outside { () throws(OutsideError) in
            try SitePublication(out, apartFrom: written)
        }

        var summary = Summary(verb: "built", since: session.start)
        summary.diagnostics = contents.refused + clashes + templateDiagnostics
        let lessons = Course(files: course.files, index: index)
        let paths = contents.lessons.filter { !drafts.contains($0) }
        let digests = Digests()
        summary.add(build(paths, course, lessons, clashes.isEmpty ? pages : nil, publication, digests))
        if summary.failure == nil, summary.isPublishable, let pages {
            let files = try ownPages(pages, digests, hasWidget: summary.showsWidget)
            try write(files, summary.assets, course, publication)
            try session.outside { () throws(OutsideError) in try publication.publish() }
        }
        return try session.finish(summary, format: .text)
    }

    private func build(
        _ paths: [String], _ course: CourseFolder, _ lessons: Course, _ pages: PageBuilder?,
        _ publication: SitePublication, _ digests: Digests
    ) -> [LessonOutcome] {
        let terminal = session.terminal
        let progress: @Sendable (Int) -> Void = { terminal.progress("building", $0, of: paths.count) }
        let maths = session.maths
        let desk: @Sendable () -> Desk = { Desk(typesetter: MathsTypesetter(maths)) }
        return session.workers.map(paths.count, state: desk, finished: progress) { number, desk in
            course.evaluate(paths[number], in: lessons, typesetter: desk.typesetter) {
                evaluated, maths, document throws(OutsideError) in
                // A page with an error is never published, so it need not be made.
                guard let pages, maths.diagnostics.isEmpty,
                    evaluated.diagnostics.allSatisfy({ $0.diagnostic.severity != .error })
                else { return }
                desk.page.removeAll(keepingCapacity: true)
                do throws(PageFailure) {
                    digests.add(try pages.page(of: evaluated, document, maths: maths, into: &desk.page))
                } catch {
                    throw OutsideError(error.page, .pageTooLarge)
                }
                try publication.write(pages.address(of: evaluated), desk.page)
                if let address = pages.notebookAddress(of: evaluated) {
                    try publication.write(address, pages.notebook(of: evaluated))
                }
            }
        }
    }

    /// What each thread has for itself.
    private struct Desk {
        let typesetter: MathsTypesetter
        /// The bytes of the page that is being made.
        var page: [UInt8] = []
    }

    /// What the lessons' threads keep for the pages of the whole course.
    private final class Digests: Sendable {
        private let kept = Mutex<[LessonDigest]>([])

        func add(_ digest: LessonDigest) {
            if !digest.isEmpty { kept.withLock { $0.append(digest) } }
        }

        var all: [LessonDigest] { kept.withLock { $0 } }
    }

    /// The address that the call gives the site.
    private func baseURL(_ invocation: Invocation) throws(CommandFailure) -> BaseURL? {
        guard let text = invocation.text(.baseURL) else { return nil }
        guard let url = BaseURL(text) else {
            throw .usage("--base-url '\(printable(text))' is \(BaseURL.problem); \(BaseURL.advice)")
        }
        return url
    }

    /// The pages that no lesson makes, and the stylesheets and scripts.
    private func ownPages(
        _ pages: PageBuilder, _ digests: Digests, hasWidget: Bool
    ) throws(CommandFailure) -> [PageBuilder.File] {
        do throws(PageFailure) {
            return try pages.ownPages(digests.all, hasWidget: hasWidget)
        } catch {
            throw .outside(OutsideError(error.page, .pageTooLarge))
        }
    }

    /// Writes them, and the files that lie beside lessons.
    private func write(
        _ files: [PageBuilder.File], _ assets: [String], _ course: CourseFolder,
        _ publication: SitePublication
    ) throws(CommandFailure) {
        try session.outside { () throws(OutsideError) in
            for (address, bytes) in files { try publication.write(address, bytes) }
            for asset in Set(assets).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
                let bytes = try course.folder.read(asset, limit: CourseFolder.assetBytesLimit)
                try publication.write(String(asset.dropFirst(Course.contentFolder.count)), bytes)
            }
        }
    }
}
