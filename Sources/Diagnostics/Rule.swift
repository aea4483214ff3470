/// What a diagnostic is about; a rule's name never changes meaning.
public enum Rule: String, CaseIterable, Sendable {
    case staleNumber = "stale-number"
    case fragileNumber = "fragile-number"
    case unfilled = "unfilled"
    case falseStatement = "false-statement"
    case claimCount = "claim-count"
    case bareNumeral = "bare-numeral"
    case unknownSelector = "unknown-selector"
    case syntax = "syntax"
    case unknownKeyword = "unknown-keyword"
    case duplicateSetting = "duplicate-setting"
    case missingSetting = "missing-setting"
    case badValue = "bad-value"
    case frontMatter = "front-matter"
    case rawHTML = "raw-html"
    case unsafeURL = "unsafe-url"
    case brokenLink = "broken-link"
    case maths = "maths"
    case template = "template"
    case limit = "limit"
    case encoding = "encoding"
    case duplicateSlug = "duplicate-slug"
    case unreadable = "unreadable-file"
    case unnoticedChange = "unnoticed-change"
    case noLesson = "no-lesson"
}

extension Rule {
    /// One sentence that says what the rule asks of a lesson.
    public var summary: String {
        switch self {
        case .staleNumber: "A claimed number is what its run gives, rounded to the digits that are written."
        case .fragileNumber:
            "A right number keeps its digits in exact arithmetic and on every machine, or says why it may stay."
        case .unfilled: "A number that is still open, written with question marks, is filled in."
        case .falseStatement: "A claimed statement or verdict holds for its run."
        case .claimCount: "A claim's text holds as many numbers as its selector gives."
        case .bareNumeral: "A number in the text is claimed, cited or waived, or belongs to the text's form."
        case .unknownSelector: "A claim names a block, a quantity and a step that exist."
        case .syntax: "A block, an expression, a table or a claim is written as the language has it."
        case .unknownKeyword: "A statement opens with a keyword of the language."
        case .duplicateSetting: "A setting is given once."
        case .missingSetting: "A run has a loss, a start for every parameter, a rate and steps."
        case .badValue: "A setting's value lies in its range."
        case .frontMatter: "Front matter is plain YAML with the keys that a lesson has."
        case .rawHTML: "A lesson holds no raw HTML."
        case .unsafeURL: "A link goes to http, https, mailto or a place within the course."
        case .brokenLink: "A link within the course leads to a lesson, heading or file that exists."
        case .maths: "What stands between dollar signs is TeX that can be typeset."
        case .template: "A template is well formed and uses names that a page receives."
        case .limit: "A file stays within the limits on size, depth and work."
        case .encoding: "A file is UTF-8 text without NUL bytes."
        case .duplicateSlug: "Two lessons do not become the same page."
        case .unnoticedChange: "Every claimed digit, setting and statement matters to a claim (`gd mutate`)."
        case .noLesson: "A course has at least one lesson."
        case .unreadable: "What lies in the course is an ordinary file or folder, never a link."
        }
    }
}
