import Synchronization

/// What all threads know of maths: KaTeX's program, made on first need, and every formula that was typeset.
public final class MathsLibrary: Sendable {
    /// Why nothing can be typeset.
    public enum Failure: Error, Sendable {
        /// KaTeX is not there.
        case noScript
        /// What is there is not KaTeX, or there is no memory for it.
        case notAScript
    }

    struct Key: Hashable {
        var tex: [UInt8]
        var isDisplay: Bool
    }

    private struct State {
        var program: Result<[UInt8], Failure>?
        var results: [Key: FormulaResult] = [:]
        var bytes = 0
    }

    /// The most that is remembered, in bytes of markup.
    private static let memoryLimit = 64 << 20

    private let script: @Sendable () -> [UInt8]?
    private let state = Mutex(State())

    /// - Parameter script: reads KaTeX's script, as `katex.min.js`; asked at most once, and only when there is a formula.
    public init(script: @escaping @Sendable () -> [UInt8]?) {
        self.script = script
    }

    /// KaTeX as the script engine's own program. The first call takes a quarter of a second, and others wait for it.
    func program() throws(Failure) -> [UInt8] {
        let program = state.withLock { state in
            let program = state.program ?? compile()
            state.program = program
            return program
        }
        return try program.get()
    }

    private func compile() -> Result<[UInt8], Failure> {
        guard let script = script() else { return .failure(.noScript) }
        guard let program = ScriptHeap()?.compiled(KatexCall.program(around: script), name: "katex.js") else {
            return .failure(.notAScript)
        }
        return .success(program)
    }

    func remembered(_ key: Key) -> FormulaResult? { state.withLock { $0.results[key] } }

    func remember(_ result: FormulaResult, for key: Key) {
        state.withLock { state in
            guard state.bytes < Self.memoryLimit, state.results.updateValue(result, forKey: key) == nil else {
                return
            }
            state.bytes += key.tex.count + (result.markup?.count ?? 0)
        }
    }
}
