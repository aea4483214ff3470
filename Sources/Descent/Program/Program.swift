/// Flat register code: what expressions become before they are run.
public struct Program: Sendable, Equatable {
}
