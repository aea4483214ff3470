import CDuktape

/// One heap of the script engine, with a limit on its memory. It belongs to one thread at a time.
final class ScriptHeap {
    /// The most that a heap may hold, KaTeX's own three million bytes included.
    private static let limit = 64 << 20

    private let heap: UnsafeMutablePointer<script_heap>

    init?() {
        guard let heap = script_open(Self.limit) else { return nil }
        self.heap = heap
    }

    deinit { script_close(heap) }

    /// A program as bytes that `run` takes, in this process only; nil where it is no program.
    func compiled(_ program: [UInt8], name: StaticString) -> [UInt8]? {
        var result = script_bytes()
        let isDone = program.withUnsafeBufferPointer { bytes in
            script_compile(heap, Self.characters(name), bytes.baseAddress, bytes.count, &result)
        }
        return isDone == 0 ? nil : Self.bytes(result)
    }

    /// Runs a compiled program; false where it fails.
    func run(_ compiled: [UInt8]) -> Bool {
        compiled.withUnsafeBufferPointer { script_load(heap, $0.baseAddress, $0.count) } != 0
    }

    /// Calls a function of the program with a text and a flag; nil where it fails, or asks for too much.
    func call(_ function: StaticString, _ text: [UInt8], _ flag: Bool) -> [UInt8]? {
        var result = script_bytes()
        let isDone = text.withUnsafeBufferPointer { bytes in
            script_call(
                heap, Self.characters(function), bytes.baseAddress, bytes.count, flag ? 1 : 0, &result)
        }
        return isDone == 0 ? nil : Self.bytes(result)
    }

    private static func characters(_ text: StaticString) -> UnsafePointer<CChar> {
        UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
    }

    private static func bytes(_ result: script_bytes) -> [UInt8] {
        Array(UnsafeBufferPointer(start: result.bytes, count: result.count))
    }
}
