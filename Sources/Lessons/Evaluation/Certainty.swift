import Descent
import Diagnostics
import Markup

/// Judges numbers that are right: whether exact arithmetic prints the same digits (LANGUAGE section 4).
extension Ledger {
    /// Reports a right number that is fragile, unless its author accepts that.
    mutating func judge(
        _ numeral: Numeral, at range: Range<Int>, _ value: Double, _ shadow: Shadow?, written: String,
        acceptance: Acceptance
    ) {
        guard let shadow else {
            if !numeral.isExempt { tally.unjudged += 1 }
            return
        }
        guard let doubt = numeral.doubt(about: value, shadow), !acceptance.isGiven() else { return }
        var diagnostic = FragileWording(numeral: numeral, written: written, value: value, shadow: shadow)
            .diagnostic(doubt, at: range, help: acceptance.help())
        diagnostic.selector = checks.last.map { Self.selector(of: $0, labels) }
        addFragile(diagnostic)
    }

    /// Reports what is right but fragile.
    mutating func addFragile(_ diagnostic: Diagnostic) {
        var diagnostic = diagnostic
        diagnostic.severity = isStrict ? .error : .warning
        tally.fragile += 1
        diagnostics.append(diagnostic)
    }

    /// Whether an author accepts that a number is fragile, and how one does.
    struct Acceptance {
        /// Both are asked for only where the number is fragile.
        let help: () -> String
        let isGiven: () -> Bool

        static var none: Acceptance { Acceptance(help: { "claim fewer digits" }, isGiven: { false }) }
    }
}

extension Numeral {
    /// Whether it has no digits of which certainty could be said.
    fileprivate var isExempt: Bool { claimedDigits == nil }

    /// Why the written digits, which are right for a value, are fragile; nil where they are certain.
    func doubt(about value: Double, _ shadow: Shadow) -> Doubt? {
        guard let digits = claimedDigits else { return nil }
        guard isPercent else { return shadow.doubt(about: value, written: digits) }
        return shadow.percent.doubt(about: value * 100, written: digits)
    }

    private var claimedDigits: ClaimedDigits? {
        switch form {
        case .open, .notANumber, .infinity: nil
        case .word, .fixed: .decimals(fraction.count)
        case .prefix: .prefix(fraction.count)
        case .exponent: .significant(significantDigits)
        }
    }

    /// The written number itself as a decimal; zero for a form that is none.
    var exactly: ShadowNumber {
        let shift = (isPercent ? -2 : 0) - fraction.count
        var magnitude = ShadowNumber(0.0)
        switch form {
        case .word(let number, _): magnitude = ShadowNumber(Double(number))
        case .fixed, .prefix: magnitude = ShadowNumber(digits: whole + fraction, exponent: shift)
        case .exponent(let power):
            magnitude = ShadowNumber(digits: whole + fraction, exponent: shift + power.value)
        case .notANumber, .infinity: magnitude = ShadowNumber(value ?? .nan)
        case .open: break
        }
        return isNegative ? magnitude.negated : magnitude
    }
}

extension Claim {
    private static let mark = Array("fragile".utf8)

    /// Whether the link's title says `fragile: why`.
    var acceptsFragile: Bool { reason.map { !$0.isEmpty } ?? false }

    /// Whether the title says `fragile`, but not why.
    var acceptsWithoutReason: Bool { reason.map(\.isEmpty) ?? false }

    /// What the title gives for a reason; nil where it does not speak of it.
    private var reason: ArraySlice<UInt8>? {
        let title = link.title[Words.trimmed(0..<link.title.count, in: link.title)]
        guard title.starts(with: Self.mark) else { return nil }
        let behind = title.dropFirst(Self.mark.count)
        guard let next = behind.first else { return behind }
        guard next == UInt8(ascii: ":") || Words.isSpace(next) else { return nil }
        guard next == UInt8(ascii: ":") else { return [] }
        return behind[Words.trimmed(behind.startIndex + 1..<behind.endIndex, in: link.title)]
    }

    var acceptance: Ledger.Acceptance {
        Ledger.Acceptance(
            help: { "claim fewer digits, or say in the link's title why it may stay: `\"fragile: …\"`" },
            isGiven: { acceptsFragile })
    }
}
