// The doors: all that the page can call. `Script/engine.js` is the other side of each, and the only caller.
//
// A desk is handed out by address. What goes in lies on it as the page has written it into `room`; what comes out lies on it
// at `answer`, and a door returns how much: bytes of UTF-8, or numbers.

#if !hasFeature(Embedded)
    import Descent
#endif

/// Begins: a desk without a loss.
@_expose(wasm, "open")
@_cdecl("gd_open")
public func openDesk() -> UnsafeMutableRawPointer {
    Unmanaged.passRetained(Desk()).toOpaque()
}

/// Ends: the desk and all that lies on it are gone.
@_expose(wasm, "close")
@_cdecl("gd_close")
public func closeDesk(_ address: UnsafeMutableRawPointer) {
    Unmanaged<Desk>.fromOpaque(address).release()
}

/// Room for what the page is about to write; what lay there is gone.
@_expose(wasm, "room")
@_cdecl("gd_room")
public func room(_ address: UnsafeMutableRawPointer, _ bytes: Int) -> UnsafeMutableRawPointer? {
    desk(address).room(bytes).baseAddress
}

/// Where the answer to the last call lies.
@_expose(wasm, "answer")
@_cdecl("gd_answer")
public func answer(_ address: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    desk(address).address
}

/// Reads the function that lies on the desk as text; see ``Desk/read()``.
@_expose(wasm, "read")
@_cdecl("gd_read")
public func read(_ address: UnsafeMutableRawPointer) -> Int {
    let desk = desk(address)
    return desk.leave(desk.read())
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
    guard let loss = desk.loss, columns <= values.count else { return 0 }
    return desk.leave(loss.samples([Double](values[..<columns]), [Double](values[columns...])))
}

/// The methods, their settings and all else that the page offers; see ``Catalogue``.
@_expose(wasm, "catalogue")
@_cdecl("gd_catalogue")
public func catalogue(_ address: UnsafeMutableRawPointer) -> Int {
    desk(address).leave(Catalogue.text)
}

/// The number with so many decimals, as in the lesson's table.
@_expose(wasm, "fixed")
@_cdecl("gd_fixed")
public func fixed(_ address: UnsafeMutableRawPointer, _ value: Double, _ decimals: Int) -> Int {
    desk(address).leave(DecimalFormat.fixed(value, decimals: max(0, min(decimals, 100))))
}

/// The number in the fewest digits that mean it.
@_expose(wasm, "shortest")
@_cdecl("gd_shortest")
public func shortest(_ address: UnsafeMutableRawPointer, _ value: Double) -> Int {
    desk(address).leave(DecimalFormat.shortest(value))
}

private func desk(_ address: UnsafeMutableRawPointer) -> Desk {
    Unmanaged<Desk>.fromOpaque(address).takeUnretainedValue()
}
