/// What became of one formula. It depends on its TeX alone.
enum FormulaResult: Sendable, Equatable {
    /// MathML, and how many letters, numbers and signs it has.
    case markup([UInt8], leaves: Int)
    case fault(FormulaFault)

    var markup: [UInt8]? {
        guard case .markup(let bytes, _) = self else { return nil }
        return bytes
    }
}

/// Why a formula cannot be typeset.
struct FormulaFault: Sendable, Equatable, Error {
    /// Where, in bytes of the TeX; nil for all of it.
    var range: Range<Int>?
    var message: String
    var help: String
    /// Whether it passes a limit, rather than being wrong.
    var isTooMuch = false
}

/// Typesets formulas with KaTeX. Each thread has one of its own; all of them share a library.
public final class MathsTypesetter {
    /// The bytes of one formula's TeX; the longest that a page of text can show has a tenth of them.
    static let lengthLimit = 4_000
    /// The bytes of one formula's MathML.
    private static let markupLimit = 1 << 20

    private let library: MathsLibrary
    private var heap: ScriptHeap?
    /// Whether the heap has typeset nothing yet.
    private var isFresh = true

    public init(_ library: MathsLibrary) {
        self.library = library
    }

    /// A formula as MathML, or what is wrong with it; each is worked out once.
    func result(of tex: [UInt8], isDisplay: Bool) throws(MathsLibrary.Failure) -> FormulaResult {
        let key = MathsLibrary.Key(tex: tex, isDisplay: isDisplay)
        if let known = library.remembered(key) { return known }
        let result: FormulaResult
        do throws(TypesettingEnd) {
            result = try typeset(tex, isDisplay)
        } catch {
            switch error {
            case .fault(let fault): result = .fault(fault)
            case .failure(let failure): throw failure
            }
        }
        library.remember(result, for: key)
        return result
    }

    private enum TypesettingEnd: Error {
        case fault(FormulaFault)
        case failure(MathsLibrary.Failure)
    }

    private func typeset(_ tex: [UInt8], _ isDisplay: Bool) throws(TypesettingEnd) -> FormulaResult {
        guard tex.count <= Self.lengthLimit else {
            throw .fault(
                FormulaFault(
                    message: "a formula of more than \(Self.lengthLimit) bytes", help: "take it apart",
                    isTooMuch: true))
        }
        if let refused = RefusedCommand.first(in: tex) {
            throw .fault(FormulaFault(range: refused.range, message: refused.message, help: refused.help))
        }
        switch try answer(to: tex, isDisplay) {
        case .refusal(let range, let reason):
            let words = MathsWording.words(reason)
            throw .fault(FormulaFault(range: range, message: words.message, help: words.help))
        case .markup(let markup):
            let math: MathMarkup
            do throws(MathMarkup.Fault) {
                math = try MathMarkup(markup)
            } catch {
                throw .fault(Self.fault(error))
            }
            guard math.bytes.count <= Self.markupLimit else { throw .fault(Self.tooMuch) }
            return .markup(math.bytes, leaves: math.leaves)
        }
    }

    /// KaTeX's answer. A call that fails is made once more in a new heap, so that nothing before it has a part in that.
    private func answer(to tex: [UInt8], _ isDisplay: Bool) throws(TypesettingEnd) -> KatexCall.Answer {
        let text = KatexCall.inHalves(tex)
        while true {
            let wasFresh = isFresh || heap == nil
            let heap = try openHeap()
            isFresh = false
            if let bytes = heap.call(KatexCall.function, text, isDisplay),
                let answer = KatexCall.answer(bytes, to: tex)
            {
                return answer
            }
            self.heap = nil
            if wasFresh { throw .fault(Self.tooMuch) }
        }
    }

    private static func fault(_ fault: MathMarkup.Fault) -> FormulaFault {
        switch fault {
        case .tooDeep: tooMuch
        case .unknown("menclose"):
            FormulaFault(
                message: "this draws a line that browsers leave out",
                help:
                    "lines stand between the columns and rows of an array, not around it; `\\boxed{…}` is drawn"
            )
        case .unknown(let name):
            FormulaFault(
                message: "this asks for something that browsers do not draw (`\(name)`)",
                help: "say it another way")
        }
    }

    private static let tooMuch = FormulaFault(
        message: "a formula that is nested too deeply or becomes too large", help: "take it apart",
        isTooMuch: true)

    private func openHeap() throws(TypesettingEnd) -> ScriptHeap {
        if let heap { return heap }
        let program: [UInt8]
        do throws(MathsLibrary.Failure) {
            program = try library.program()
        } catch {
            throw .failure(error)
        }
        guard let heap = ScriptHeap(), heap.run(program),
            let probe = heap.call(KatexCall.function, Array("x".utf8), false),
            probe.first == UInt8(ascii: "=")
        else { throw .failure(.notAScript) }
        self.heap = heap
        isFresh = true
        return heap
    }
}
