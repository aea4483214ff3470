public import Diagnostics
import Markup

/// One change of a lesson that its check should notice: a claimed digit, a setting or a statement.
public struct Mutation: Sendable, Equatable {
    public enum Kind: String, CaseIterable, Sendable {
        case digit, setting, statement
    }

    /// What of the lesson changes.
    public let kind: Kind
    /// The bytes of the lesson that change.
    public let range: Range<Int>
    /// What takes their place: one text, or several of which one that is noticed will do.
    ///
    /// Another statement may happen to be true as well: a loss that falls may shrink.
    public let replacements: [[UInt8]]
    /// The whole numeral or statement, for messages.
    let subject: Range<Int>
    /// The statement's keyword, of a setting.
    var keyword: Keyword?
    /// The block that has the setting, or nil.
    var block: String?

    /// The lesson with the change made.
    public func applied(to file: SourceFile, _ replacement: [UInt8]) -> SourceFile {
        SourceFile(
            path: file.path, bytes: [SourceEdit(range, replacement)].applied(to: file.bytes))
    }

    /// Says that nothing noticed the change, and what would.
    public func survivor(in file: SourceFile) -> PlacedDiagnostic? {
        let edit = SourceEdit(
            range.lowerBound - subject.lowerBound..<range.upperBound - subject.lowerBound, replacements[0])
        let written = Array(file.bytes[subject])
        let changed = [edit].applied(to: written)
        let diagnostic = Diagnostic(
            .unnoticedChange, at: subject, "nothing notices `\(changed.text)` in place of `\(written.text)`",
            notes: [Note(help)], severity: .warning)
        return file.place([diagnostic]).first
    }

    private var help: String {
        guard kind == .setting else { return "the claim here does not depend on what it says" }
        let name = block ?? "walk"
        let own =
            switch keyword {
            case .steps: "claim it, as in `gd:\(name).steps`, or a value at `[last]`"
            case .rate: "claim it, as in `gd:\(name).rate`, or a value of a later step"
            case .from: "claim the start, as in `gd:\(name).from.w`, or a value of the first steps"
            case .method, .schedule: "claim a later value, or one with more digits"
            default: "claim a value that depends on it, at a later step or with more digits"
            }
        return block == nil
            ? "no claim depends on it: give the block a name, and \(own)" : "no claim depends on it: \(own)"
    }
}
