internal import CYaml

/// A YAML document as a small tree of values, each with the bytes that it stands in.
indirect enum YamlNode: Equatable {
    /// A scalar; `isPlain` when it is written without quotes, so that it may be a number or a truth value.
    case scalar(String, isPlain: Bool, Range<Int>)
    case sequence([YamlNode], Range<Int>)
    case mapping([(key: YamlNode, value: YamlNode)], Range<Int>)

    var range: Range<Int> {
        switch self {
        case .scalar(_, _, let range), .sequence(_, let range), .mapping(_, let range): range
        }
    }

    static func == (one: YamlNode, other: YamlNode) -> Bool {
        switch (one, other) {
        case (.scalar(let a, let p, let r), .scalar(let b, let q, let s)): a == b && p == q && r == s
        case (.sequence(let a, let r), .sequence(let b, let s)): a == b && r == s
        case (.mapping(let a, let r), .mapping(let b, let s)):
            r == s && a.elementsEqual(b) { $0.key == $1.key && $0.value == $1.value }
        default: false
        }
    }
}

struct YamlError: Error {
    enum Kind: Equatable {
        /// libyaml's own words
        case malformed(String)
        case alias, anchor, tag
        case tooDeep
        case moreThanOneDocument
    }

    let kind: Kind
    let range: Range<Int>
}

/// Reads one YAML document with libyaml's event parser.
struct YamlTree {
    /// Front matter is two levels deep; this is far more, and far less than what a stack bears.
    private static let depthLimit = 16

    private var parser = yaml_parser_t()
    private let bytes: UnsafeBufferPointer<UInt8>
    /// libyaml counts characters; the file's offsets are bytes.
    private var characters = CharacterOffsets()
    private let base: Int

    /// - Parameter range: the bytes of the document within the file; ranges of nodes are offsets into the file.
    static func read(_ file: [UInt8], in range: Range<Int>) throws(YamlError) -> YamlNode? {
        let result: Result<YamlNode?, YamlError> = file.withUnsafeBufferPointer { buffer in
            var tree = YamlTree(UnsafeBufferPointer(rebasing: buffer[range]), base: range.lowerBound)
            return tree.document()
        }
        return try result.get()
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, base: Int) {
        self.bytes = bytes
        self.base = base
    }

    private mutating func document() -> Result<YamlNode?, YamlError> {
        guard yaml_parser_initialize(&parser) == 1 else {
            return .failure(YamlError(kind: .malformed("out of memory"), range: base..<base))
        }
        defer { yaml_parser_delete(&parser) }
        // The encoding is settled beforehand, so no byte-order mark can turn the text into UTF-16.
        yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
        do throws(YamlError) {
            var root: YamlNode?
            while true {
                let event = try next()
                switch event.kind {
                case .streamEnd: return .success(root)
                case .documentStart:
                    if root != nil { throw YamlError(kind: .moreThanOneDocument, range: event.range) }
                case .streamStart, .documentEnd: break
                default: root = try node(from: event, depth: 0)
                }
            }
        } catch {
            return .failure(error)
        }
    }

    private mutating func node(from event: Event, depth: Int) throws(YamlError) -> YamlNode {
        guard depth < Self.depthLimit else { throw YamlError(kind: .tooDeep, range: event.range) }
        switch event.kind {
        case .scalar(let text, let isPlain):
            return .scalar(text, isPlain: isPlain, event.range)
        case .sequenceStart:
            var items: [YamlNode] = []
            while true {
                let item = try next()
                if item.kind == .sequenceEnd {
                    return .sequence(items, event.range.lowerBound..<item.range.upperBound)
                }
                items.append(try node(from: item, depth: depth + 1))
            }
        default:
            var pairs: [(key: YamlNode, value: YamlNode)] = []
            while true {
                let key = try next()
                if key.kind == .mappingEnd {
                    return .mapping(pairs, event.range.lowerBound..<key.range.upperBound)
                }
                let keyNode = try node(from: key, depth: depth + 1)
                pairs.append((keyNode, try node(from: try next(), depth: depth + 1)))
            }
        }
    }

    // MARK: - Events

    private struct Event {
        enum Kind: Equatable {
            case streamStart, streamEnd, documentStart, documentEnd
            case scalar(String, isPlain: Bool)
            case sequenceStart, sequenceEnd, mappingStart, mappingEnd
        }

        let kind: Kind
        let range: Range<Int>
    }

    private mutating func next() throws(YamlError) -> Event {
        var event = yaml_event_t()
        guard yaml_parser_parse(&parser, &event) == 1 else { throw malformed() }
        defer { yaml_event_delete(&event) }
        let range =
            offset(of: event.start_mark)..<max(offset(of: event.start_mark), offset(of: event.end_mark))
        return Event(kind: try kind(of: event, range), range: range)
    }

    private func kind(of event: yaml_event_t, _ range: Range<Int>) throws(YamlError) -> Event.Kind {
        switch event.type {
        case YAML_STREAM_START_EVENT: return .streamStart
        case YAML_STREAM_END_EVENT: return .streamEnd
        case YAML_DOCUMENT_START_EVENT: return .documentStart
        case YAML_DOCUMENT_END_EVENT: return .documentEnd
        case YAML_ALIAS_EVENT: throw YamlError(kind: .alias, range: range)
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            try refuse(anchor: scalar.anchor, tag: scalar.tag, range)
            let text = String(
                decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            return .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
        case YAML_SEQUENCE_START_EVENT:
            try refuse(anchor: event.data.sequence_start.anchor, tag: event.data.sequence_start.tag, range)
            return .sequenceStart
        case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
        case YAML_MAPPING_START_EVENT:
            try refuse(anchor: event.data.mapping_start.anchor, tag: event.data.mapping_start.tag, range)
            return .mappingStart
        default: return .mappingEnd
        }
    }

    private func refuse(
        anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?,
        _ range: Range<Int>
    ) throws(YamlError) {
        if anchor != nil { throw YamlError(kind: .anchor, range: range) }
        if tag != nil { throw YamlError(kind: .tag, range: range) }
    }

    private mutating func malformed() -> YamlError {
        let words = parser.problem.map { String(cString: $0) } ?? "not readable as YAML"
        // A reader's error has an offset in bytes, a scanner's or parser's has a mark.
        let at =
            parser.problem_mark.index > 0
            ? offset(of: parser.problem_mark) : base + Int(parser.problem_offset)
        let start = min(max(at, base), base + bytes.count)
        return YamlError(kind: .malformed(words), range: start..<min(start + 1, base + bytes.count))
    }

    private mutating func offset(of mark: yaml_mark_t) -> Int {
        base + characters.byteOffset(ofCharacter: Int(mark.index), in: bytes)
    }
}

/// Byte offsets of characters in UTF-8 text, asked for mostly in rising order; remembers where it was.
private struct CharacterOffsets {
    private var character = 0
    private var byte = 0

    mutating func byteOffset(ofCharacter wanted: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        if wanted < character {
            character = 0
            byte = 0
        }
        while character < wanted, byte < bytes.count {
            byte += 1
            while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
            character += 1
        }
        return byte
    }
}
