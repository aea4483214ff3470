/// Walks downhill from many starts at many rates at once, every lane as ``Stepper`` would walk alone.
struct LaneStepper: ~Copyable {
    let parameters: Int
    private let program: LaneProgram
    private let rule: Rule<Double>
    private let isPlain: Bool
    /// Whether updates use other slopes than ``partial(_:)`` gives after them.
    let looksAhead: Bool
    private let weightDecay: WeightDecay<Double>
    private let schedule: Schedule
    /// The rate of each lane's first and next update.
    private let initialRates: UnsafeMutablePointer<Double>
    private let rates: UnsafeMutablePointer<Double>
    /// What the method keeps, lanes by parameter.
    private let memories: UnsafeMutablePointer<Memory<Double>>
    private var step = 0

    init(_ plan: Plan, lanes: Int) {
        parameters = plan.loss.parameters.count
        program = LaneProgram(plan.loss.program.withOwnResults, results: parameters + 1, lanes: lanes)
        rule = Rule(plan.method) { plan.method[$0] ?? 0 }
        isPlain = plan.method.isPlain
        looksAhead = plan.method.looksAhead
        weightDecay = WeightDecay(plan.method) { plan.method[$0] ?? 0 }
        schedule = plan.schedule
        initialRates = .allocate(capacity: lanes)
        initialRates.initialize(repeating: plan.rate, count: lanes)
        rates = .allocate(capacity: lanes)
        rates.initialize(repeating: plan.rate, count: lanes)
        memories = .allocate(capacity: max(parameters, 1) * lanes)
        memories.initialize(
            repeating: Memory(initial: plan.method.initial), count: max(parameters, 1) * lanes)
        for index in 0..<parameters {
            program.input(index).update(
                repeating: index < plan.start.count ? plan.start[index] : 0, count: lanes)
        }
    }

    deinit {
        initialRates.deallocate()
        rates.deallocate()
        memories.deallocate()
    }

    /// Sets a lane apart from the others, before ``begin()``.
    func set(rate: Double, in lane: Int) {
        initialRates[lane] = rate
        rates[lane] = rate
    }

    /// Sets where a lane starts, before ``begin()``.
    func set(parameter index: Int, to value: Double, in lane: Int) {
        program.input(index)[lane] = value
    }

    /// Computes the loss and its gradient at the start.
    func begin() { program.execute() }

    var losses: UnsafeMutablePointer<Double> { program.output(0) }

    func parameter(_ index: Int) -> UnsafeMutablePointer<Double> { program.input(index) }

    func partial(_ index: Int) -> UnsafeMutablePointer<Double> { program.output(index + 1) }

    /// Makes one update in every lane and computes the loss and its gradient at the new points.
    mutating func advance() {
        switch rule {
        case .descent(let rule):
            if isPlain, schedule.isConstant { descend() } else { update(rule) }
        case .momentum(let rule): update(rule)
        case .nesterov(let rule):
            if looksAhead { lookAhead(rule) }
            update(rule)
        case .adagrad(let rule): update(rule)
        case .rmsprop(let rule): update(rule)
        case .adam(let rule): update(rule)
        case .adamw(let rule): update(rule)
        }
        step += 1
        if !schedule.isConstant {
            for lane in 0..<program.lanes {
                rates[lane] = schedule.rate(
                    at: step, after: rates[lane], initial: initialRates[lane],
                    factor: schedule.factor)
            }
        }
        program.execute()
    }

    /// w ← w − η·∂L/∂w
    private func descend() {
        let lanes = program.lanes
        for index in 0..<parameters {
            let (w, g) = (program.input(index), partial(index))
            for lane in 0..<lanes { w[lane] -= rates[lane] * g[lane] }
        }
    }

    private func update(_ rule: some UpdateRule<Double>) {
        let lanes = program.lanes
        for index in 0..<parameters {
            let (w, slopes, memory) = (program.input(index), partial(index), memories + index * lanes)
            for lane in 0..<lanes {
                var slope = slopes[lane]
                let place = rule.slopePoint(of: w[lane], memory[lane])
                weightDecay.pull(&w[lane], slope: &slope, at: place, rate: rates[lane])
                rule.update(&w[lane], slope: slope, &memory[lane], rate: rates[lane])
            }
        }
    }

    /// Takes the slopes at the points ahead, and goes back to where the runs stand.
    private func lookAhead(_ rule: Nesterov<Double>) {
        let lanes = program.lanes
        for index in 0..<parameters {
            let (w, memory) = (program.input(index), memories + index * lanes)
            for lane in 0..<lanes {
                memory[lane].standing = w[lane]
                w[lane] = rule.slopePoint(of: w[lane], memory[lane])
            }
        }
        program.execute()
        for index in 0..<parameters {
            let (w, memory) = (program.input(index), memories + index * lanes)
            for lane in 0..<lanes { w[lane] = memory[lane].standing }
        }
    }
}
