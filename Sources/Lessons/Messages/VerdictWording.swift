import Descent

/// Says what a verdict means in words that need no glossary; the exact rules are ``Verdict/rule``.
enum VerdictWording {
    static func meaning(of verdict: Verdict) -> String {
        switch verdict {
        case .diverges:
            "a run diverges when a value grows beyond every bound, or when its loss, ten times as many steps on, is above its start and still rises"
        case .oscillates:
            "a run oscillates when most of its updates turn back on the one before, and it comes close to where it ends ten times as many steps on"
        case .bounces:
            "a run bounces when most of its updates turn back on the one before, and it does not come close to where it ends ten times as many steps on"
        case .converges:
            "a run converges when its last three points lie within a third of the way from where it ends ten times as many steps on"
        case .crawls:
            "a run crawls when its loss falls at every step, and its last point is more than a third of the way from where it ends ten times as many steps on"
        case .wanders: "a run wanders when none of the other verdicts fits"
        }
    }
}
