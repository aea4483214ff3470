import Diagnostics
import Foundation
import Testing

/// What an author reads of each rule is kept: a change of wording shows in a diff.
@Suite struct EndToEndRuleTests {
    @Test func everyRuleHasASnapshotOfItsMessage() {
        let snapshots = (Case.all(.failure) + Case.all(.expect)).compactMap {
            try? String(contentsOf: $0.expectedFile, encoding: .utf8)
        }
        for rule in Rule.allCases {
            #expect(snapshots.contains { $0.contains(" [\(rule.rawValue)]\n") }, "\(rule.rawValue)")
        }
    }
}
