/// Chooses the stretch of w that a loss curve shows.
public enum CurveView {
    /// The stretch in which a walk and the valley that it walks in are both in view.
    public static func domain(of walks: [Series], loss: (Double) -> Double) -> Domain {
        Domain(of: walks.flatMap { $0.points.map(\.x) })
    }
}
