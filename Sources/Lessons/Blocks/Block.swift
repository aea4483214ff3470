public import Descent
import Diagnostics

/// A `gd` block as it is written: its settings, what it claims and what it shows.
public struct Block: Sendable, Equatable {
    /// The name, unique in its lesson; nil for a block without one.
    public var name: Name?
    /// The index of its fence in the outline.
    public var fence: Int
    /// The bytes that a message about the block as a whole points at: its opening line.
    public var opening: Range<Int>
    public var settings = Settings()
    public var expectation: Located<Verdict>?
    /// What the reader gets; nil where the block does not say.
    public var show: [Located<ShowItem>]?
    /// The caption's text, between its quotes.
    public var caption: Located<[UInt8]>?
    /// The other runs that its charts show.
    public var overlay: [Located<BlockReference>] = []
    /// The cells whose fragile digits the author accepts.
    var fragile: [FragileMark] = []
    /// Whether a statement could not be read, so that what is missing may only be misspelt.
    public var hasErrors = false

    /// The name for messages and pages.
    public var title: String { name.map(\.description) ?? "this block" }
}

/// What names a block of the same lesson or of another, or one run of a block that compares.
public struct BlockReference: Sendable, Equatable {
    /// The other lesson's slug with its folders, as in `unit/by-hand`; nil for the same lesson.
    public var lesson: String?
    public var name: Name
    /// The run in brackets behind the name; nil for the block itself.
    public var run: RunName?

    public var text: String {
        (lesson.map { $0 + "/" } ?? "") + name.description + (run.map { "(\($0.text))" } ?? "")
    }

    /// The block alone.
    var ofBlock: BlockReference { BlockReference(lesson: lesson, name: name) }
}

/// The settings of a run, each with the bytes of its statement; a block may take them from another with `like`.
public struct Settings: Sendable, Equatable {
    public struct Start: Sendable, Equatable {
        public var parameter: Name
        public var value: StartValue
        public var range: Range<Int>
    }

    public var like: Located<BlockReference>?
    public var definitions: [Definition] = []
    public var loss: Definition?
    public var starts: [Start] = []
    /// Where the `from` statement stands.
    public var fromRange: Range<Int>?
    public var rate: Syntax?
    public var method: MethodStatement?
    public var schedule: ScheduleStatement?
    public var steps: Syntax?
    public var epochs: Syntax?
    public var data: Located<DataStatement>?
    public var batch: BatchStatement?
    public var stop: Syntax?
    public var print: PrintLine?
    public var compare: CompareStatement?

    /// Whether anything of a run is set.
    var asksForRun: Bool {
        !starts.isEmpty || rate != nil || method != nil || schedule != nil || steps != nil || epochs != nil
            || batch != nil || stop != nil || compare != nil
    }

    /// These settings on top of another block's.
    func overriding(_ base: Settings) -> Settings {
        var merged = base
        merged.like = like
        let redefined = Set(definitions.map(\.name))
        merged.definitions = base.definitions.filter { !redefined.contains($0.name) } + definitions
        merged.loss = loss ?? base.loss
        let restarted = Set(starts.map(\.parameter))
        merged.starts = base.starts.filter { !restarted.contains($0.parameter) } + starts
        merged.fromRange = fromRange ?? base.fromRange
        merged.rate = rate ?? base.rate
        merged.method = method ?? base.method
        merged.schedule = schedule ?? base.schedule
        // Either says how long the run is.
        merged.steps = epochs == nil ? steps ?? base.steps : steps
        merged.epochs = steps == nil ? epochs ?? base.epochs : epochs
        merged.data = data ?? base.data
        merged.batch = batch ?? base.batch
        merged.stop = stop ?? base.stop
        merged.print = print ?? base.print
        // One value of what the other block compares takes the place of them all.
        merged.compare = compare ?? base.compare.flatMap { give($0.setting) ? nil : $0 }
        return merged
    }
}
