import Foundation
import SiteBuilder
import Testing

/// The public conformance suite of Mustache, read from `../shared/specs/mustache` beside the package.
@Suite(
    .enabled(
        if: FileManager.default.fileExists(atPath: MustacheSuite.folder.path),
        "the conformance suites are not beside this clone (../shared/specs/mustache)"))
struct MustacheSpecTests {
    @Test(arguments: [
        "comments", "delimiters", "interpolation", "inverted", "partials", "sections", "inheritance",
    ])
    func rendersEveryExampleOf(suite: String) throws {
        let examples = try MustacheSuite.examples(in: suite)
        #expect(examples.count >= 12)
        for example in examples {
            let (set, _) = TemplateSet.make(files: example.files, pages: ["example"], schema: nil)
            var output: [UInt8] = []
            try set.render("example", example.context, into: &output)
            #expect(String(decoding: output, as: UTF8.self) == example.expected, "\(suite): \(example.name)")
        }
    }
}

enum MustacheSuite {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/specs/mustache")

    struct Example {
        let name: String
        let files: [TemplateSet.File]
        let context: TemplateValue
        let expected: String
    }

    static func examples(in suite: String) throws -> [Example] {
        let data = try Data(contentsOf: folder.appendingPathComponent(suite + ".json"))
        let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let tests = try #require(root["tests"] as? [[String: Any]])
        return try tests.map { test in
            let partials = test["partials"] as? [String: String] ?? [:]
            let template = try #require(test["template"] as? String)
            let files = ([("example", template)] + partials.map { ($0.key, $0.value) }).map {
                TemplateSet.File(name: $0.0, bytes: Array($0.1.utf8))
            }
            return Example(
                name: test["name"] as? String ?? "", files: files, context: value(test["data"] ?? NSNull()),
                expected: try #require(test["expected"] as? String))
        }
    }

    /// JSON as a context. Numbers become text: the product has none of its own.
    private static func value(_ json: Any) -> TemplateValue {
        switch json {
        case let text as String: return .text(text)
        case let number as NSNumber:
            let isFlag = String(cString: number.objCType) == "c"
            return isFlag ? .flag(number.boolValue) : .text("\(number)")
        case let items as [Any]: return .list(items.map(value))
        case let fields as [String: Any]:
            var object = TemplateObject()
            for (name, field) in fields { object.append(TemplateName(name), value(field)) }
            return .object(object)
        default: return .nothing
        }
    }
}
