#if !hasFeature(Embedded)
    import Descent
#endif

extension Desk {
    /// Makes the walk that lies on the desk as ``RunRequest`` has it.
    ///
    /// - Returns: the place of the number that is refused, where one is; or -1, the steps, and the rows of `CompiledLoss.rows`.
    func run() -> [Double] {
        guard let loss else { return [0] }
        do throws(RunRequest.Refusal) {
            return try RunRequest(numbers).answer(for: loss)
        } catch {
            return [Double(error.place)]
        }
    }
}
