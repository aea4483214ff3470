/// A block quote that opens with one of the bold labels of teaching.
public struct Quote: Sendable, Equatable {
    /// What kind of aside it is; the raw value is the label as authors write it.
    public enum Label: String, Sendable, CaseIterable {
        case checkpoint = "Checkpoint"
        case exercise = "Exercise"
        case hint = "Hint"
        case answer = "Answer"
        case quiz = "Quiz"
        case note = "Note"
        case warning = "Warning"
        case mistake = "Mistake"
    }

    public var node: NodeID
    public var label: Label
    /// The bold label itself, so that it can be replaced or dropped.
    public var labelNode: NodeID
    /// What stands between the label's asterisks.
    public var labelSpan: Range<Int>
    /// From the first `>` to the end of the last line.
    public var span: Range<Int>
    /// The minutes in parentheses after the label, as in `**Exercise** (3 min).`
    public var minutes: Int?
    /// The teaching quote around this one, an index into `Outline.quotes`.
    public var parent: Int?
    /// What a hint or an answer belongs to: the quote around it, or the one that it follows without a gap.
    ///
    /// An index into `Outline.quotes`; never that of another hint or answer. `nil` for the other labels.
    public var belongsTo: Int?
}
