// The doors that both engines have; `Runner` and `Reader` have their own. `Script/module.js` is the other side, and the
// only caller.
//
// A desk is handed out by address. What goes in lies on it as the page has written it into `room`; what comes out lies on it
// at `answer`, and a door returns how much: bytes of UTF-8, or numbers.

#if !hasFeature(Embedded)
    import Descent
#endif

/// Begins: an empty desk.
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

func desk(_ address: UnsafeMutableRawPointer) -> Desk {
    Unmanaged<Desk>.fromOpaque(address).takeUnretainedValue()
}
