import Foundation
import Testing

@testable import Charts

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What an SVG says, read back by an XML parser.
final class SVG: NSObject, XMLParserDelegate {
    struct Element {
        var name: String
        var attributes: [String: String]
        var text = ""

        func has(_ name: String) -> Bool {
            (attributes["class"] ?? "").split(separator: " ").contains(Substring(name))
        }

        func number(_ name: String) -> Double? { attributes[name].flatMap(Double.init) }

        /// The points of a path of lines, each `Mx y` and pairs that are relative to the point before.
        var points: [(x: Double, y: Double)] { lines.flatMap { $0.map { ($0.x, $0.y) } } }

        /// The same, line by line.
        var lines: [[Point]] {
            (attributes["d"] ?? "").split(separator: "M").map { line in
                let numbers = line.matches(of: /-?[0-9]*\.?[0-9]+/).compactMap { Double($0.0) }
                var (points, here) = ([Point](), Point(0, 0))
                for index in stride(from: 0, to: numbers.count - 1, by: 2) {
                    here = Point(here.x + numbers[index], here.y + numbers[index + 1])
                    points.append(here)
                }
                return points
            }
        }

        /// The middle of each round or square marker of a `dots` path.
        var middles: [(x: Double, y: Double)] {
            var here = (x: 0.0, y: 0.0)
            return (attributes["d"] ?? "").matches(of: /([Mm])(-?[0-9.]+) ?(-?[0-9.]+)h0/).compactMap { dot in
                guard let x = Double(dot.2), let y = Double(dot.3) else { return nil }
                here = dot.1 == "M" ? (x, y) : (here.x + x, here.y + y)
                return here
            }
        }
    }

    private(set) var elements: [Element] = []
    private var open: [Int] = []

    /// Reads a document; a parse error is the test's failure.
    init(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) throws {
        super.init()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = self
        let isWellFormed = parser.parse()
        try #require(
            isWellFormed, "\(String(describing: parser.parserError))", sourceLocation: sourceLocation)
    }

    func all(_ name: String) -> [Element] { elements.filter { $0.has(name) } }

    func first(_ name: String) throws -> Element { try #require(all(name).first) }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        var inherited = attributes
        if name == "text", let parent = open.last.map({ elements[$0] }), parent.name == "g" {
            inherited.merge(parent.attributes) { own, _ in own }
        }
        open.append(elements.count)
        elements.append(Element(name: name, attributes: inherited))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if let last = open.last { elements[last].text += string }
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        open.removeLast()
    }
}
