/// What a method is called, what it takes and where it comes from; messages and the reference page say it from here.
final class MethodDefinition: Sendable {
    let word: StaticString
    let title: StaticString
    let source: StaticString
    /// Where that can be read.
    let link: StaticString
    /// The first is the one that goes without saying.
    let forms: [Method.Form]
    /// The first may stand without its name.
    let settings: [MethodSetting]

    init(
        word: StaticString, title: StaticString, source: StaticString, link: StaticString,
        forms: [Method.Form], settings: [MethodSetting]
    ) {
        self.word = word
        self.title = title
        self.source = source
        self.link = link
        self.forms = forms
        self.settings = settings
    }
}

/// A number that a method takes, and what it is where an author does not say.
struct MethodSetting: Sendable {
    let argument: Method.Argument
    private let torch: Double
    private let keras: Double
    private let optax: Double

    /// The same in every form.
    init(_ argument: Method.Argument, _ value: Double) {
        self.init(argument, torch: value, keras: value, optax: value)
    }

    init(_ argument: Method.Argument, torch: Double, keras: Double, optax: Double) {
        self.argument = argument
        self.torch = torch
        self.keras = keras
        self.optax = optax
    }

    func standard(in form: Method.Form) -> Double {
        switch form {
        case .torch, .averaged, .textbook: torch
        case .keras: keras
        case .optax: optax
        }
    }
}
