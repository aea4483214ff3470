import Foundation
import SiteBuilder
import Testing

/// The templates that the product ships with.
struct PageTemplateTests {
    @Test func useOnlyKnownNamesTemplatesAndBlocks() throws {
        let (_, errors) = try Self.compile()
        #expect(errors == [])
    }

    @Test func giveALessonItsLandmarksAndOneHeading() throws {
        let page = try Self.render(["lesson": .flag(true), "content": .html(Array("<h2>Part</h2>".utf8))])
        for part in [
            "<html lang=\"en\">", "<main ", "class=\"skip\"", "name=\"viewport\"", "name=\"color-scheme\"",
        ] {
            #expect(page.contains(part))
        }
        #expect(page.components(separatedBy: "<h1>").count == 2)
    }

    @Test func escapeATitleWhereverItStands() throws {
        for kind in ["lesson", "home", "not_found", "neither"] {
            let page = try Self.render([TemplateName(kind): .flag(true), "title": .text("<i>\"&'")])
            #expect(!page.contains("<i>"), "\(kind)")
            #expect(page.contains("<h1>&lt;i&gt;&quot;&amp;&#39;</h1>"), "\(kind)")
        }
    }

    @Test func listTheLessonsOnTheHomePageAlone() throws {
        let lessons: TemplateValue = .list([.object(["title": .text("Slopes"), "url": .text("slopes.html")])])
        let course: TemplateValue = .object(["title": .text("Course"), "lessons": lessons])
        #expect(try Self.render(["home": .flag(true), "course": course]).contains("slopes.html"))
        #expect(try !Self.render(["lesson": .flag(true), "course": course]).contains("slopes.html"))
    }

    @Test func holdNoScriptAndNoStyleOfTheirOwn() throws {
        for kind in ["lesson", "home", "not_found", "neither"] {
            let page = try Self.render([TemplateName(kind): .flag(true)])
            for part in ["<style", "<script", " style=", " onclick", "javascript:", "http"] {
                #expect(!page.contains(part), "\(kind): \(part)")
            }
        }
    }

    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("templates")

    private static func compile() throws -> (set: TemplateSet, errors: [TemplateError]) {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".mustache") }.sorted()
        let files = try names.map { name in
            TemplateSet.File(
                name: String(name.dropLast(".mustache".count)),
                bytes: Array(try Data(contentsOf: folder.appendingPathComponent(name))))
        }
        return TemplateSet.make(files: files, pages: ["page"], schema: .page)
    }

    private static func render(_ fields: TemplateObject) throws -> String {
        var context = fields
        context.append("language", .text("en"))
        context.append("title", .text("Title"))
        var output: [UInt8] = []
        try compile().set.render("page", .object(context), into: &output)
        return String(decoding: output, as: UTF8.self)
    }
}
