import Descent
import Diagnostics

/// The values of a run that a claim's numbers stand for: one step, a stretch, or all, with a `…` for what is left out.
struct ClaimedSequence {
    let quantity: Quantity
    let run: Descent.Run
    private(set) var subject: Ledger.Subject
    let block: BoundBlock
    private let claim: Claim
    private let syntax: Syntax
    private let steps: ClosedRange<Int>

    init(
        _ claim: Claim, _ syntax: Syntax, _ steps: ClosedRange<Int>, _ reader: QuantityReader,
        _ subject: Ledger.Subject,
        _ ledger: inout Ledger
    ) throws(SelectorError) {
        self.claim = claim
        self.syntax = syntax
        self.steps = steps
        self.subject = subject
        block = reader.block
        quantity = try reader.quantity(syntax)
        run = try reader.run(at: syntax.range)
        self.subject.label = ledger.label(reader.label(of: syntax))
    }

    /// The step of each number in the text; nil where there are too many or too few.
    ///
    /// Before the `…` they count from the first step, after it back from the last one.
    var claimedSteps: [Int]? {
        let numerals = claim.numerals
        guard steps.count > 1, let gap = claim.gaps.first else {
            return numerals.count == steps.count ? Array(steps) : nil
        }
        guard claim.gaps.count == 1, !numerals.isEmpty, numerals.count <= steps.count else { return nil }
        let before = numerals.count { $0.range.lowerBound < gap }
        return Array(steps.prefix(before)) + Array(steps.suffix(numerals.count - before))
    }

    func value(at step: Int) throws(SelectorError) -> Double {
        guard let value = run.value(of: quantity, at: step) else {
            throw SelectorError(
                .unknownSelector, at: syntax.range, "no value at step \(step)", "`previous` begins at step 1")
        }
        return value
    }

    /// What is wrong with how many numbers there are, and what to do.
    var wrongCount: (message: String, help: String) {
        guard steps.count > 1 else {
            return ("\(claim.counted) in the text, the selector gives one number", claim.countHelp)
        }
        if claim.gaps.count > 1 {
            return (
                "two `…` in one sequence",
                "leave numbers out in one place: before it they count from the start, after it from the end"
            )
        }
        if claim.gaps.isEmpty {
            return (
                "\(claim.counted) in the text, the selector gives \(steps.count): steps \(steps.lowerBound) to \(steps.upperBound)",
                "write them all, or leave some out with ` … `"
            )
        }
        return (
            "\(claim.counted) in the text, the selector gives \(steps.count)",
            claim.numerals.isEmpty ? "write some of the numbers beside the `…`" : "take some out"
        )
    }
}

extension Claim {
    /// What to do where a text should hold one number.
    var countHelp: String {
        numerals.isEmpty ? "write the number, or `?.??` to have it filled in" : "claim each number by itself"
    }
}
