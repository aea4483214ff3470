import CCmark

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The memory of one document's trees: taken in large pieces, and given back all at once.
///
/// libcmark's allocator has no place for a context, so the arena that a thread is using is kept for that thread. It
/// makes parsing and freeing a lesson a third faster than one allocation for each node.
final class Arena {
    private struct State {
        var cursor: UnsafeMutableRawPointer?
        var left = 0
        /// The newest piece; each begins with the address of the one before.
        var newest: UnsafeMutableRawPointer?
    }

    private let state: UnsafeMutablePointer<State>

    init() {
        state = .allocate(capacity: 1)
        state.initialize(to: State())
    }

    deinit {
        var piece = state.pointee.newest
        while let current = piece {
            piece = current.load(as: UnsafeMutableRawPointer?.self)
            free(current)
        }
        state.deallocate()
    }

    /// Runs what calls libcmark on this arena's trees; everything that libcmark allocates meanwhile is the arena's.
    func use<Result>(_ body: () -> Result) -> Result {
        let before = pthread_getspecific(Arena.current)
        pthread_setspecific(Arena.current, state)
        defer { pthread_setspecific(Arena.current, before) }
        return body()
    }

    /// The allocator for libcmark: to be used within `use` only.
    static var memory: UnsafeMutablePointer<cmark_mem> { allocator }

    private nonisolated(unsafe) static let allocator: UnsafeMutablePointer<cmark_mem> = {
        let memory = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
        memory.initialize(
            to: cmark_mem(
                calloc: { count, size in Arena.allocate(count * size) },
                realloc: { old, size in Arena.reallocate(old, size) },
                free: { _ in }))
        return memory
    }()

    /// The key under which each thread keeps the arena that it uses.
    private static let current: pthread_key_t = {
        var key = pthread_key_t()
        let failure = pthread_key_create(&key, nil)
        precondition(failure == 0, "the process has a key to spare")
        return key
    }()

    /// In front of each allocation stands its size, padded so that what follows is aligned.
    private static let header = 16
    /// Small enough to come from the heap rather than as pages from the system.
    private static let pieceBytes = 48 << 10

    private static func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
        guard let state = pthread_getspecific(current)?.assumingMemoryBound(to: State.self) else {
            return nil
        }
        let needed = ((size + 15) & ~15) + header
        if needed > state.pointee.left { addPiece(atLeast: needed, to: state) }
        guard let start = state.pointee.cursor else { return nil }
        state.pointee.cursor = start + needed
        state.pointee.left -= needed
        start.storeBytes(of: size, as: Int.self)
        memset(start + header, 0, size)
        return start + header
    }

    private static func addPiece(atLeast needed: Int, to state: UnsafeMutablePointer<State>) {
        let bytes = max(pieceBytes, needed + header)
        guard let piece = malloc(bytes) else { preconditionFailure("out of memory") }
        piece.storeBytes(of: state.pointee.newest, as: UnsafeMutableRawPointer?.self)
        state.pointee.newest = piece
        state.pointee.cursor = piece + header
        state.pointee.left = bytes - header
    }

    /// Grows the newest allocation where it stands, and copies any other.
    private static func reallocate(_ old: UnsafeMutableRawPointer?, _ size: Int) -> UnsafeMutableRawPointer? {
        guard let old else { return allocate(size) }
        let oldSize = (old - header).load(as: Int.self)
        if size <= oldSize { return old }
        if let state = pthread_getspecific(current)?.assumingMemoryBound(to: State.self) {
            let oldEnd = old + ((oldSize + 15) & ~15)
            let more = ((size + 15) & ~15) - ((oldSize + 15) & ~15)
            if state.pointee.cursor == oldEnd, more <= state.pointee.left {
                state.pointee.cursor = oldEnd + more
                state.pointee.left -= more
                (old - header).storeBytes(of: size, as: Int.self)
                return old
            }
        }
        guard let new = allocate(size) else { return nil }
        memcpy(new, old, oldSize)
        return new
    }
}
