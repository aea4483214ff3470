/// A method at work: its rule, the rate of the next update, and what it remembers of the updates so far.
struct Updater<Number: RuleNumber> {
    /// The rate of the next update.
    private(set) var rate: Number
    /// Updates made.
    private var step = 0
    private let rule: Rule<Number>
    private let weightDecay: WeightDecay<Number>
    private let schedule: Schedule
    private let initialRate: Number
    private let factor: Number
    private let parameters: Int
    /// One for each parameter.
    private let memories: UnsafeMutablePointer<Memory<Number>>

    /// - Parameters:
    ///   - rate: the optimizer's rate, as the number that it is computed with; so the schedule's factor.
    ///   - setting: the method's settings.
    init(
        _ optimizer: Optimizer, parameters: Int, rate: Number, factor: Number,
        _ setting: (Method.Argument) -> Number
    ) {
        self.rate = rate
        self.factor = factor
        rule = Rule(optimizer.method, setting)
        weightDecay = WeightDecay(optimizer.method, setting)
        schedule = optimizer.schedule
        initialRate = rate
        self.parameters = parameters
        memories = .allocate(capacity: max(parameters, 1))
        memories.initialize(repeating: Memory(initial: setting(.initial)), count: parameters)
    }

    func deallocate() {
        memories.deallocate()
    }

    func velocity(_ index: Int) -> Number { memories[index].velocity }

    /// Makes one update of the point.
    ///
    /// - Parameters:
    ///   - slopes: the registers of the partial derivatives, none of which is one of the point.
    ///   - execute: computes them anew, for a method that needs them at another point.
    @inline(__always)
    mutating func update(
        _ point: UnsafeMutablePointer<Number>, slopes: UnsafePointer<Int32>, execute: () -> Void
    ) {
        if case .nesterov(let rule) = rule, rule.looksAhead { lookAhead(point, rule, execute) }
        for index in 0..<parameters {
            var slope = point[Int(slopes[index])]
            let place = rule.slopePoint(of: point[index], memories[index])
            weightDecay.pull(&point[index], slope: &slope, at: place, rate: rate)
            rule.update(&point[index], slope: slope, &memories[index], rate: rate)
        }
        step += 1
        rate = schedule.rate(at: step, after: rate, initial: initialRate, factor: factor)
    }

    /// Takes the slopes at the point ahead, and goes back to where the run stands.
    private func lookAhead(
        _ point: UnsafeMutablePointer<Number>, _ rule: Nesterov<Number>, _ execute: () -> Void
    ) {
        for index in 0..<parameters {
            memories[index].standing = point[index]
            point[index] = rule.slopePoint(of: point[index], memories[index])
        }
        execute()
        for index in 0..<parameters { point[index] = memories[index].standing }
    }
}

extension Updater where Number == Double {
    /// Nil where an update is w ← w − η·∂L/∂w and nothing else.
    init?(_ optimizer: Optimizer, parameters: Int) {
        guard optimizer.isMoreThanDescent else { return nil }
        self.init(
            optimizer, parameters: parameters, rate: optimizer.rate, factor: optimizer.schedule.factor
        ) { optimizer.method.value(of: $0) }
    }
}
