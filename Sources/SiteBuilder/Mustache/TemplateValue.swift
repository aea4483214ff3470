/// What a template may ask for: a tree of texts, markup, flags, lists and named fields.
///
/// All bytes are UTF-8. A value is immutable once made, so one may be rendered on several threads at once.
package enum TemplateValue: Sendable, Equatable {
    /// Absent: a section on it is skipped, an interpolation of it renders as nothing.
    case nothing
    case flag(Bool)
    /// Plain text; `{{name}}` escapes it for HTML, `{{{name}}}` does not.
    case text([UInt8])
    /// Markup that this program made; neither form of interpolation escapes it.
    case html([UInt8])
    case list([TemplateValue])
    case object(TemplateObject)
    /// A value that is made only if a template asks for it, such as the list of all lessons.
    case deferred(DeferredValue)

    /// Plain text from a string.
    package static func text(_ string: String) -> TemplateValue { .text(Array(string.utf8)) }

    /// Whether a section on this value renders its body; an empty text or list counts as absent.
    var isTruthy: Bool {
        switch self {
        case .nothing: false
        case .flag(let flag): flag
        case .text(let bytes), .html(let bytes): !bytes.isEmpty
        case .list(let items): !items.isEmpty
        case .object: true
        case .deferred(let value): value.make().isTruthy
        }
    }
}

/// How to make a value that few templates ask for. Two of them are never known to be equal.
package struct DeferredValue: Sendable, Equatable {
    let make: @Sendable () -> TemplateValue

    package init(_ make: @escaping @Sendable () -> TemplateValue) { self.make = make }

    package static func == (one: DeferredValue, other: DeferredValue) -> Bool { false }
}

/// Named fields, found by looking through them: a page has few, and a name compares as one number.
package struct TemplateObject: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    /// Names and values; pairs, so that a literal's are taken as they are.
    private var fields: [(TemplateName, TemplateValue)] = []

    package init() {}

    package init(dictionaryLiteral elements: (TemplateName, TemplateValue)...) { fields = elements }

    /// Adds a field; where a name is given twice, the first one is found.
    package mutating func append(_ name: TemplateName, _ value: TemplateValue) {
        fields.append((name, value))
    }

    /// Makes room for so many fields in all.
    mutating func reserveCapacity(_ count: Int) { fields.reserveCapacity(count) }

    package static func == (one: TemplateObject, other: TemplateObject) -> Bool {
        one.fields.elementsEqual(other.fields, by: ==)
    }

    @inline(__always)
    func value(of name: TemplateName) -> TemplateValue? {
        // Through the buffer, since an element taken out of an array is retained and released, field by field.
        fields.withUnsafeBufferPointer { fields in
            for place in fields.indices where fields[place].0 == name {
                if case .deferred(let value) = fields[place].1 { return value.make() }
                return fields[place].1
            }
            return nil
        }
    }
}

/// A name's UTF-8 bytes with their hash, so that unequal names nearly always differ in the first comparison.
///
/// The hash is 64-bit FNV-1a (draft-eastlake-fnv, section 2).
package struct TemplateName: Sendable, Hashable, ExpressibleByStringLiteral {
    private enum Text: Sendable {
        /// One of this program's own, which every page uses: it is not copied.
        case literal(StaticString)
        case written([UInt8])
    }

    private let hash: UInt64
    private let text: Text

    package init(_ bytes: [UInt8]) {
        hash = bytes.withUnsafeBufferPointer(TemplateName.hash)
        text = .written(bytes)
    }

    package init(_ string: String) { self.init(Array(string.utf8)) }

    package init(stringLiteral value: StaticString) {
        hash = value.withUTF8Buffer(TemplateName.hash)
        text = .literal(value)
    }

    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    package var bytes: [UInt8] { withBytes { Array($0) } }

    private func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        switch text {
        case .literal(let literal): literal.withUTF8Buffer(body)
        case .written(let bytes): bytes.withUnsafeBufferPointer(body)
        }
    }

    package static func == (one: TemplateName, other: TemplateName) -> Bool {
        guard one.hash == other.hash else { return false }
        return one.withBytes { bytes in other.withBytes { bytes.elementsEqual($0) } }
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
