/// A script as readers get it: without indentation, and without lines that are empty or only a comment.
enum Script {
    /// A script with a template literal of several lines stays as it is: there, what opens a line is text.
    static func compact(_ source: [UInt8]) -> [UInt8] {
        let lines = source.split(separator: UInt8(ascii: "\n"))
        guard lines.allSatisfy({ $0.count { $0 == UInt8(ascii: "`") }.isMultiple(of: 2) }) else {
            return source
        }
        var script: [UInt8] = []
        script.reserveCapacity(source.count)
        for line in lines {
            let text = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            if text.isEmpty || text.starts(with: "//".utf8) { continue }
            script += text
            script.append(UInt8(ascii: "\n"))
        }
        return script
    }
}
