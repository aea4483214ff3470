#if !hasFeature(Embedded)
    import Descent
#endif

/// Where a page and the engine hand things to each other: a stretch of memory, and the loss in hand.
///
/// The page holds it by its address, from ``openDesk()`` to ``closeDesk(_:)``, and asks for no other state.
final class Desk {
    var loss: CompiledLoss?
    private var bytes: UnsafeMutableRawBufferPointer

    init() { bytes = .allocate(byteCount: 0, alignment: Desk.alignment) }

    deinit { bytes.deallocate() }

    private static let alignment = MemoryLayout<Double>.alignment

    /// Room for so many bytes, in place of what lay there.
    func room(_ count: Int) -> UnsafeMutableRawBufferPointer {
        if bytes.count != count {
            bytes.deallocate()
            bytes = .allocate(byteCount: count, alignment: Desk.alignment)
        }
        return bytes
    }

    var address: UnsafeMutableRawPointer? { bytes.baseAddress }

    /// What the page has written, as text.
    var text: [UInt8] { [UInt8](bytes) }

    /// The same as numbers.
    var numbers: [Double] { [Double](bytes.bindMemory(to: Double.self)) }

    /// Leaves text for the page; how many bytes.
    func leave(_ text: [UInt8]) -> Int {
        room(text.count).copyBytes(from: text)
        return text.count
    }

    /// Leaves numbers for the page; how many.
    func leave(_ numbers: [Double]) -> Int {
        numbers.withUnsafeBytes { room($0.count).copyBytes(from: $0) }
        return numbers.count
    }
}
