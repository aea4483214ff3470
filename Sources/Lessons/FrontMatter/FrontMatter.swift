/// A value of the front matter and the bytes of the file that it stands in.
public struct Located<Value: Sendable & Equatable>: Sendable, Equatable {
    public let value: Value
    public let range: Range<Int>

    public init(_ value: Value, at range: Range<Int>) {
        self.value = value
        self.range = range
    }
}

/// What a lesson says of itself between the `---` lines at its top (LANGUAGE section 6).
public struct FrontMatter: Sendable, Equatable {
    public struct Term: Sendable, Equatable {
        public let term: String
        public let definition: Located<String>
    }

    public struct Source: Sendable, Equatable {
        public var title: String
        public var url: Located<String>?
    }

    public var title: Located<String>?
    public var summary: Located<String>?
    public var order: Int?
    public var slug: Located<String>?
    public var minutes: Int?
    public var objectives: [Located<String>] = []
    /// Slugs of the lessons to read before this one.
    public var prerequisites: [Located<String>] = []
    public var terms: [Term] = []
    public var sources: [Source] = []
    public var author: String?
    public var date: String?
    public var isDraft = false
    public var isStrict = false
    /// For the whole course; on `content/index.md` only.
    public var language: String?
    public var baseURL: Located<String>?
    public var version: Int?

    public init() {}
}

/// The keys of the front matter; the reader, its messages and the reference page are made from this list.
public enum FrontMatterKey: String, CaseIterable, Sendable {
    case title, summary, order, slug, minutes, objectives, prerequisites, terms, sources, author, date, draft,
        strict
    case language
    case baseURL = "base-url"
    case gd

    /// Whether the key speaks of the whole course and stands on `content/index.md` only.
    public var isForCourse: Bool {
        switch self {
        case .language, .baseURL, .gd: true
        default: false
        }
    }

    /// What an author writes there.
    public var summary: String {
        switch self {
        case .title: "the lesson's title (required)"
        case .summary: "one or two sentences for lists and search engines; its numbers may be claims"
        case .order: "a whole number: the lesson's place in the course"
        case .slug: "the page's name, in place of the file's"
        case .minutes: "a whole number: how long it takes to read"
        case .objectives: "a list: what the reader will be able to do"
        case .prerequisites: "a list of lessons' slugs"
        case .terms: "a mapping from a term to its definition, for the glossary"
        case .sources: "a list of `title` and `url`"
        case .author: "who wrote the lesson"
        case .date: "the day it was written"
        case .draft: "`true` keeps the lesson out of the site"
        case .strict: "`true` makes bare numerals errors"
        case .language: "the course's language, `en` by default (home page only)"
        case .baseURL: "the site's address (home page only)"
        case .gd: "the version of this language, 1 (home page only)"
        }
    }
}
