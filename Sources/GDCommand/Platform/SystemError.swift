#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A call to the system that failed, by the number that it left in `errno`.
package struct SystemError: Error, Equatable, Sendable {
    package let number: Int32

    package init(_ number: Int32) { self.number = number }

    /// The system's own words for it, such as `No such file or directory`; ours where its words mislead, as they do
    /// for the two that opening a path below a folder gives.
    package var text: String {
        switch self {
        case .symbolicLink: "a symbolic link is on the way, and none is followed"
        case .leavesFolder: "this leads out of the course"
        default: String(cString: strerror(number))
        }
    }

    package static let missing = SystemError(ENOENT)
    package static let exists = SystemError(EEXIST)
    package static let symbolicLink = SystemError(ELOOP)
    package static let leavesFolder = SystemError(EXDEV)
    package static let locked = SystemError(EWOULDBLOCK)
    package static let brokenPipe = SystemError(EPIPE)
    package static let cannotExchange = [EXDEV, EINVAL, ENOSYS, EOPNOTSUPP, EBUSY].map(SystemError.init)
    package static let tooDeep = SystemError(ENAMETOOLONG)
}

/// Makes the call again while a signal interrupts it, and throws the error that it left where it gives -1.
func checked<Result: SignedInteger>(_ call: () -> Result) throws(SystemError) -> Result {
    while true {
        let result = call()
        if result != -1 { return result }
        if errno != EINTR { throw SystemError(errno) }
    }
}
