import CPlatform

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the command asks of the process it runs in. This folder alone imports the C library.
enum Platform {
    /// The number of processors that this process may use, at least 1.
    static var processorCount: Int { Int(gd_processor_count()) }

    /// A clock that only goes forward, in nanoseconds from some moment.
    static var nanoseconds: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    static func exit(_ status: Int32) -> Never { _exit(status) }

    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// How many columns a terminal has; nil where it does not say.
    static func terminalColumns(_ descriptor: Int32) -> Int? {
        let columns = gd_terminal_columns(descriptor)
        return columns > 0 ? Int(columns) : nil
    }

    static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    /// A reader that goes away early makes a write fail instead of ending the process.
    static func ignoreBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }

    /// Writes all of the bytes, however many calls that takes.
    static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws(SystemError) {
        var written = 0
        while written < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
            written += try checked { write(descriptor, rest.baseAddress, rest.count) }
        }
    }
}

/// A thread that was started and is still to be joined.
struct RunningThread {
    private let handle: pthread_t

    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts a thread with a stack of 8 MiB, as large as a main thread's, whatever the system's default is.
    init(_ run: @escaping @Sendable () -> Void) throws(SystemError) {
        // Room on the heap, since another C library's headers may claim the type, and then it cannot be made here.
        let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
        defer { attributes.deallocate() }
        pthread_attr_init(attributes)
        defer { pthread_attr_destroy(attributes) }
        pthread_attr_setstacksize(attributes, 8 << 20)
        let body = Unmanaged.passRetained(Body(run))
        #if canImport(Darwin)
            var started: pthread_t?
            let failure = pthread_create(&started, attributes, Self.enter, body.toOpaque())
        #else
            var identifier = pthread_t()
            let failure = pthread_create(&identifier, attributes, Self.enter, body.toOpaque())
            let started: pthread_t? = identifier
        #endif
        guard failure == 0, let started else {
            body.release()
            throw SystemError(failure)
        }
        handle = started
    }

    func join() { pthread_join(handle, nil) }

    #if canImport(Darwin)
        private static let enter: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = {
            Unmanaged<Body>.fromOpaque($0).takeRetainedValue().run()
            return nil
        }
    #else
        private static let enter: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
            if let body = $0 { Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run() }
            return nil
        }
    #endif
}
