#if !hasFeature(Embedded)
    import Descent
#endif

extension Desk {
    /// Makes the walk that lies on the desk as ``RunRequest`` has it.
    ///
    /// - Returns: the steps, then the rows of `CompiledLoss.rows`; nothing where a setting cannot have its value.
    func run() -> [Double] {
        guard let loss, let request = RunRequest(numbers, for: loss) else { return [] }
        return [Double(request.steps)] + request.rows(of: loss)
    }
}
