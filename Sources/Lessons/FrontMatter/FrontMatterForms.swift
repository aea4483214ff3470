/// Values of the front matter that have a form of their own: a slug, a date, a language, an address.
extension FrontMatterReader {
    mutating func slug(_ node: YamlNode) -> Located<String>? {
        guard let slug = text(node, .slug) else { return nil }
        let isPlain = slug.value.utf8.allSatisfy {
            $0 &- UInt8(ascii: "0") <= 9 || $0 &- UInt8(ascii: "a") <= 25 || $0 == UInt8(ascii: "-")
                || $0 == UInt8(ascii: "_")
        }
        guard isPlain, slug.value.utf8.count <= 100 else {
            report(
                "`slug` is not a plain name", at: slug.range,
                "use up to 100 lower-case letters, digits, `-` and `_`")
            return nil
        }
        guard !isHome || slug.value == "index" else {
            report("`slug` on the home page", at: slug.range, "content/index.md always becomes index.html")
            return nil
        }
        return slug
    }

    /// `2024-07-31`, a day that the calendar has.
    mutating func date(_ node: YamlNode) -> Located<String>? {
        guard let date = text(node, .date) else { return nil }
        let parts = date.value.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { $0 &- UInt8(ascii: "0") <= 9 } ? Int(part) : nil
        }
        guard parts.map(\.utf8.count) == [4, 2, 2], numbers.count == 3, (1...12).contains(numbers[1]),
            (1...Self.days(inMonth: numbers[1], of: numbers[0])).contains(numbers[2])
        else {
            report("`date` is no day", at: date.range, "write year, month and day, as in 2024-07-31")
            return nil
        }
        return date
    }

    /// The Gregorian calendar's.
    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// A language tag: letters and digits in groups of at most eight, with hyphens between them, the first of letters
    /// (RFC 5646, section 2.1).
    mutating func language(_ node: YamlNode) -> Located<String>? {
        guard let language = text(node, .language) else { return nil }
        let groups = language.value.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isTag = groups.enumerated().allSatisfy { place, group in
            (place == 0 ? 2...8 : 1...8).contains(group.count)
                && group.allSatisfy { byte in
                    (byte | 0x20) &- UInt8(ascii: "a") <= 25 || place > 0 && byte &- UInt8(ascii: "0") <= 9
                }
        }
        guard isTag else {
            report("`language` is no language tag", at: language.range, "write `en`, `de` or `pt-BR`")
            return nil
        }
        return language
    }

    /// `https://example.org/course`
    mutating func baseURL(_ node: YamlNode) -> Located<String>? {
        guard let url = text(node, .baseURL) else { return nil }
        guard BaseURL(url.value) != nil else {
            report("`base-url` is \(BaseURL.problem)", at: url.range, BaseURL.advice)
            return nil
        }
        return url
    }
}
