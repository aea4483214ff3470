// What the engine of every page with a widget does: it takes steps. It knows losses as programs, and reads no text.

#if !hasFeature(Embedded)
    import Descent
#endif

/// Takes the loss that lies on the desk as `CompiledLoss.numbers`; 1 if it is one, else 0.
@_expose(wasm, "take")
@_cdecl("gd_take")
public func take(_ address: UnsafeMutableRawPointer) -> Int {
    let desk = desk(address)
    desk.loss = CompiledLoss(numbers: desk.numbers)
    return desk.loss == nil ? 0 : 1
}

/// Runs what lies on the desk as numbers; see ``Desk/run()``.
@_expose(wasm, "run")
@_cdecl("gd_run")
public func run(_ address: UnsafeMutableRawPointer) -> Int {
    let desk = desk(address)
    return desk.leave(desk.run())
}

/// The loss at each of `columns` values of the first parameter and, for each further value on the desk, of the second.
@_expose(wasm, "samples")
@_cdecl("gd_samples")
public func samples(_ address: UnsafeMutableRawPointer, _ columns: Int) -> Int {
    let desk = desk(address)
    let values = desk.numbers
    guard let loss = desk.loss, columns >= 0, columns <= values.count else { return 0 }
    return desk.leave(loss.samples([Double](values[..<columns]), [Double](values[columns...])))
}
