/// Bytes that take the place of others in a file.
public struct SourceEdit: Sendable, Equatable {
    /// The bytes of the file that go; empty where something is only put in.
    public let range: Range<Int>
    public let replacement: [UInt8]

    public init(_ range: Range<Int>, _ replacement: [UInt8]) {
        self.range = range
        self.replacement = replacement
    }
}

extension [SourceEdit] {
    /// A file's bytes with all edits made; one that overlaps the edit before it is left out.
    ///
    /// - Precondition: they are sorted by place and lie within the bytes.
    public func applied(to bytes: [UInt8]) -> [UInt8] {
        var edited: [UInt8] = []
        edited.reserveCapacity(bytes.count)
        var at = 0
        for edit in self where edit.range.lowerBound >= at {
            edited += bytes[at..<edit.range.lowerBound]
            edited += edit.replacement
            at = edit.range.upperBound
        }
        return edited + bytes[at...]
    }
}
