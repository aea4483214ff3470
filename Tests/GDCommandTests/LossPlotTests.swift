import Testing

@testable import GDCommand

@Suite struct LossPlotTests {
    private func lines(_ losses: [Double], width: Int = 60, isUnicode: Bool = true) -> [String] {
        LossPlot(losses: losses, width: width, isUnicode: isUnicode).text
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private let fall = (0...20).map { 9.0 - Double($0) * 0.4 }

    @Test func aFallGoesFromTheUpperLeftToTheLowerRight() {
        let plot = lines(fall, isUnicode: false)
        #expect(plot[1] == "loss")
        #expect(plot[2].hasPrefix(" 9.0000 |*") && !plot[2].hasSuffix("          *"))
        #expect(plot[9].hasPrefix(" 1.0000 |") && plot[9].hasSuffix("*") && plot[9].count == 60 - 1)
        #expect(plot[11].contains("step 0") && plot[11].hasSuffix("20"))
        // Every column has a star, and none goes up.
        var last = 0
        for column in plot[9].indices.dropFirst(9).map({ plot[9].distance(from: plot[9].startIndex, to: $0) })
        {
            let rows = (2...9).filter { plot[$0].count > column && Array(plot[$0])[column] == "*" }
            #expect(rows.count >= 1 && (rows.first ?? 0) >= last)
            last = rows.first ?? 0
        }
    }

    @Test func lossesOverDecadesAreLogarithmic() {
        let plot = lines((0...8).map { 1 / Double(1 << (2 * $0)) })
        #expect(plot[1] == "loss (logarithmic scale)")
        #expect(plot[2].hasPrefix("     1.0000 ┤⠑") || plot[2].contains("1.0000 ┤"))
        // A straight line has its middle in the middle.
        #expect(plot[5].contains { $0.unicodeScalars.first!.value > 0x2800 })
    }

    @Test func whatIsNotFiniteIsAnArrow() {
        let up = lines([1, 4, 16, .infinity, .nan])
        #expect(up[2].hasSuffix("↑"))
        #expect(lines([1, 1e-3, 0, 0], isUnicode: false)[9].contains("v"))
        #expect(lines([1, -3, -.infinity])[9].hasSuffix("↓"))
    }

    @Test(arguments: [29, 30, 57, 80, 500], [true, false])
    func everyLineFitsTheTerminal(width: Int, isUnicode: Bool) {
        for losses in [
            fall, [1e300, 1e-300, Double.leastNonzeroMagnitude], [.nan, .nan], [3, 3, 3],
            (0..<5000).map { Double($0 % 7) },
        ] {
            let plot = lines(losses, width: width, isUnicode: isUnicode)
            for line in plot { #expect(line.count <= min(width, 80)) }
            if !isUnicode { #expect(plot.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }) }
            #expect((plot == [""]) == (width < 30 || losses.allSatisfy { !$0.isFinite }))
        }
    }

    @Test func aRunOfOnePointHasNone() {
        #expect(lines([3]) == [""])
        #expect(lines([]) == [""])
    }
}

extension TerminalTests {
    @Test(
        arguments: [
            (["LANG": "en_US.UTF-8"], true), (["LANG": "C"], false), ([:], false),
            (["LC_ALL": "C", "LANG": "en_US.UTF-8"], false),
            (["LC_ALL": "", "LC_CTYPE": "de_DE.utf8"], true),
            (["LANG": "en_US.UTF-8", "TERM": "dumb"], false),
        ] as [([String: String], Bool)])
    func unicodeFollowsTheLocale(environment: [String: String], expected: Bool) {
        let terminal = Terminal(
            environment: { environment[$0] }, isTerminal: { _ in true }, columns: { _ in nil })
        #expect(terminal.outputIsUnicode == expected)
    }

    @Test func theWidthIsTheTerminalsUnlessToldOtherwise() {
        func width(_ environment: [String: String], isTerminal: Bool = true, _ columns: Int?) -> Int? {
            Terminal(
                environment: { environment[$0] }, isTerminal: { _ in isTerminal }, columns: { _ in columns }
            ).outputWidth
        }
        #expect(width([:], 132) == 132)
        #expect(width([:], nil) == 80)
        #expect(width(["COLUMNS": "50"], 132) == 50)
        #expect(width(["COLUMNS": "50"], isTerminal: false, 132) == nil)
    }
}
