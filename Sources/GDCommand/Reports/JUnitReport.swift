import Diagnostics
import Lessons

/// `--format junit`: a suite for each file, a case for each claim, and a case for whatever else is wrong.
///
/// A claim that is not right is a failure. A fragile one passes, with the warning as its output, unless it is an error
/// under strict. Anything else that is wrong is an error, since the claims around it may not have been looked at.
/// There are no times, so that the same lessons give the same bytes.
struct JUnitReport {
    let claims: [(path: String, outcomes: [ClaimOutcome])]
    /// By their places.
    let diagnostics: [PlacedDiagnostic]

    var text: String {
        let suites = suites
        let counts = suites.reduce(into: Suite.Counts()) { $0 += $1.counts }
        var xml = XMLText()
        xml.element("testsuites", [("name", "gd")] + counts.attributes) { xml in
            for suite in suites { suite.write(to: &xml) }
        }
        return xml.text
    }

    private var suites: [Suite] {
        // Bytes are the keys, since two names that read the same may be two files.
        var found = Dictionary(grouping: diagnostics, by: { Array($0.place.file.utf8) })
        var suites = claims.map { path, outcomes in
            Suite(
                file: path, claims: outcomes,
                diagnostics: found.removeValue(forKey: Array(path.utf8)) ?? [])
        }
        for (file, diagnostics) in found {
            suites.append(
                Suite(file: String(decoding: file, as: UTF8.self), claims: [], diagnostics: diagnostics))
        }
        return suites.sorted { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) }
    }
}

/// The cases of one file.
private struct Suite {
    struct Counts {
        var tests = 0
        var failures = 0
        var errors = 0

        static func += (sum: inout Counts, other: Counts) {
            sum.tests += other.tests
            sum.failures += other.failures
            sum.errors += other.errors
        }

        var attributes: XMLText.Attributes {
            [
                ("tests", String(tests)), ("failures", String(failures)), ("errors", String(errors)),
                ("skipped", "0"),
            ]
        }
    }

    private enum Result { case passed, failed, broken }

    private struct Case {
        let name: String
        let place: Place
        let result: Result
        let diagnostics: [PlacedDiagnostic]
    }

    /// What ties a claim to the diagnostic about it.
    private struct Subject: Hashable {
        let range: Range<Int>
        let rule: Rule
        let selector: String?
    }

    let file: String
    private var cases: [Case] = []
    private(set) var counts = Counts()

    init(file: String, claims: [ClaimOutcome], diagnostics: [PlacedDiagnostic]) {
        self.file = file
        var found: [Subject: [Int]] = [:]
        for (index, placed) in diagnostics.enumerated() {
            let (range, diagnostic) = (placed.place.range, placed.diagnostic)
            let subject = Subject(range: range, rule: diagnostic.rule, selector: diagnostic.selector)
            found[subject, default: []].append(index)
        }
        var isTold = [Bool](repeating: false, count: diagnostics.count)
        for claim in claims {
            let subject = Subject(range: claim.place.range, rule: claim.rule, selector: claim.selector)
            let own = found[subject] ?? []
            for index in own { isTold[index] = true }
            let isWrong =
                claim.outcome != .right || own.contains { diagnostics[$0].diagnostic.severity == .error }
            cases.append(
                Case(
                    name: claim.selector, place: claim.place, result: isWrong ? .failed : .passed,
                    diagnostics: own.map { diagnostics[$0] }))
        }
        for (placed, isTold) in zip(diagnostics, isTold) where !isTold {
            let (diagnostic, place) = (placed.diagnostic, placed.place)
            cases.append(
                Case(
                    name: diagnostic.rule.rawValue, place: place,
                    result: diagnostic.severity == .error ? .broken : .passed, diagnostics: [placed]))
        }
        counts.tests = cases.count
        counts.failures = cases.count { $0.result == .failed }
        counts.errors = cases.count { $0.result == .broken }
    }

    func write(to xml: inout XMLText) {
        let attributes = [("name", file)] + counts.attributes
        guard !cases.isEmpty else { return xml.element("testsuite", attributes) }
        xml.element("testsuite", attributes) { xml in
            for one in cases { write(one, to: &xml) }
        }
    }

    private func write(_ one: Case, to xml: inout XMLText) {
        let place = one.place
        let attributes: XMLText.Attributes = [
            ("classname", file), ("name", "\(one.name) at \(place.line):\(place.column)"), ("file", file),
            ("line", String(place.line)),
        ]
        guard let first = one.diagnostics.first?.diagnostic else {
            return xml.element("testcase", attributes)
        }
        let story = "\n" + one.diagnostics.map { $0.rendered() }.joined(separator: "\n")
        xml.element("testcase", attributes) { xml in
            switch one.result {
            case .passed: xml.element("system-out", [], text: story)
            case .failed, .broken:
                xml.element(
                    one.result == .failed ? "failure" : "error",
                    [("type", first.rule.rawValue), ("message", first.message)], text: story)
            }
        }
    }
}
