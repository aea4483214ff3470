import Diagnostics

/// The templates of a site, parsed, by name.
struct TemplateLibrary: Sendable {
    /// Larger files are an error: a template is written by hand.
    static let sizeLimit = 1 << 20

    struct Template: Sendable {
        let file: Int
        let name: TemplateName
        let bytes: [UInt8]
        let nodes: [TemplateNode]
    }

    private(set) var templates: [Template] = []
    private var places: [TemplateName: Int] = [:]

    /// Parses a file and keeps it, whatever its errors; where two files have one name, the first is kept.
    mutating func add(_ file: TemplateSet.File, index: Int) -> [TemplateError] {
        let name = TemplateName(file.name)
        func error(_ range: Range<Int>, _ problem: TemplateProblem) -> TemplateError {
            TemplateError(file: index, range: range, problem: problem)
        }
        guard places[name] == nil else { return [error(0..<0, .duplicateTemplate(name.bytes))] }
        places[name] = templates.count
        guard file.bytes.count <= Self.sizeLimit else {
            templates.append(Template(file: index, name: name, bytes: [], nodes: []))
            return [error(0..<0, .tooLarge(limit: Self.sizeLimit))]
        }
        let scanner = TemplateScanner(file.bytes)
        let tree = TemplateTree(TemplateLines(scanner.tokens, of: file.bytes).pieces, of: file.bytes)
        templates.append(Template(file: index, name: name, bytes: file.bytes, nodes: tree.nodes))
        let encoding = Self.firstBadByte(in: file.bytes).map { [error($0..<($0 + 1), .notUTF8)] } ?? []
        return encoding + (scanner.problems + tree.problems).map { error($0.range, $0.problem) }
    }

    func find(_ name: TemplateName) -> Template? { places[name].map { templates[$0] } }

    /// The known name nearest to one that is not known.
    func nearest(to name: TemplateName) -> [UInt8]? {
        Diagnostics.nearest(to: name.bytes, among: templates.map(\.name.bytes)).first
    }

    private static func firstBadByte(in bytes: [UInt8]) -> Int? {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .emptyInput: return nil
            case .error: return offset
            case .valid(let scalar):
                if scalar.first == 0 { return offset }
                offset += scalar.count
            }
        }
    }
}
