/// A number of things in words: `no number`, `one number`, `3 numbers`.
public func counted(_ number: Int, _ thing: String) -> String {
    switch number {
    case 0: "no \(thing)"
    case 1: "one \(thing)"
    default: "\(number) \(thing)s"
    }
}
