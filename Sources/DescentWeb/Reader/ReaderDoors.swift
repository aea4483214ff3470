// What the engine of a page does whose reader types a function: it reads and differentiates, and hands out the program.

#if !hasFeature(Embedded)
    import Descent
#endif

/// Reads the function that lies on the desk as text; see ``Desk/read()``.
@_expose(wasm, "read")
@_cdecl("gd_read")
public func read(_ address: UnsafeMutableRawPointer) -> Int {
    let desk = desk(address)
    return desk.leave(desk.read())
}

/// The function that was read, as `CompiledLoss.numbers`; none where it could not be read.
@_expose(wasm, "program")
@_cdecl("gd_program")
public func program(_ address: UnsafeMutableRawPointer) -> Int {
    let desk = desk(address)
    return desk.leave(desk.loss?.numbers ?? [])
}
