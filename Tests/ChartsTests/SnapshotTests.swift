import Foundation
import Testing

@testable import Charts

@Suite("Snapshots")
struct SnapshotTests {
    /// `RECORD_SNAPSHOTS=1 swift test --filter SnapshotTests` writes them anew, and fails so that nobody records in CI.
    private static let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"

    @Test(
        "are what the figures were when somebody last looked at them",
        arguments: [
            ("flagship-curve", Example.flagship), ("diverging-curve", Example.diverging),
            ("compared-loss", Example.compared),
        ])
    func snapshot(name: String, chart: Chart) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Snapshots")
        let file = folder.appendingPathComponent(name + ".svg")
        if SnapshotTests.isRecording {
            try Data(chart.svg()).write(to: file)
            Issue.record("recorded \(name).svg; look at it, and run again without RECORD_SNAPSHOTS")
        } else {
            let recorded = try String(contentsOf: file, encoding: .utf8)
            #expect(String(decoding: chart.svg(), as: UTF8.self) == recorded)
        }
    }
}
