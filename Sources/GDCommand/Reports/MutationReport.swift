import Diagnostics
import Lessons

/// How many changes of each kind were noticed, by lesson and in all.
struct MutationReport {
    private struct Share {
        var noticed = 0
        var tried = 0
    }

    private var lessons: [(path: String, shares: [Share])] = []

    /// - Parameter path: the lesson's; those of one lesson come one after the other.
    mutating func add(_ kind: Mutation.Kind, of path: String, isNoticed: Bool) {
        if lessons.last?.path != path {
            lessons.append((path, Array(repeating: Share(), count: Mutation.Kind.allCases.count)))
        }
        guard let column = Mutation.Kind.allCases.firstIndex(of: kind) else { return }
        lessons[lessons.count - 1].shares[column].tried += 1
        if isNoticed { lessons[lessons.count - 1].shares[column].noticed += 1 }
    }

    private var total: [Share] {
        lessons.reduce(into: Array(repeating: Share(), count: Mutation.Kind.allCases.count)) { sum, lesson in
            for column in sum.indices {
                sum[column].tried += lesson.shares[column].tried
                sum[column].noticed += lesson.shares[column].noticed
            }
        }
    }

    /// A table: of each kind how many changes were noticed, of how many.
    ///
    ///     noticed              digits  settings  statements
    ///     content/by-hand.md  940/940     58/58       14/14
    ///     course              940/940     58/58       14/14
    var text: String {
        let rows =
            [["noticed"] + Mutation.Kind.allCases.map { $0.rawValue + "s" }]
            + (lessons + [("course", total)]).map { lesson in
                [printable(lesson.path)] + lesson.shares.map { "\($0.noticed)/\($0.tried)" }
            }
        return TextTable(rows).text
    }

    /// `changed 1012 things, 1010 noticed (99.8 %), 2 survived`
    var closing: String {
        let tried = total.reduce(0) { $0 + $1.tried }
        let noticed = total.reduce(0) { $0 + $1.noticed }
        // Rounded down, so that only all of them are 100 %.
        let permille = tried == 0 ? 1000 : noticed * 1000 / tried
        return "changed \(tried) things, \(noticed) noticed (\(permille / 10).\(permille % 10) %), "
            + "\(tried - noticed) survived"
    }
}
