import Descent
import Lessons

/// The class of `torch.optim` that makes a run's updates, and what it is given.
///
/// Plain descent has none here: its one line is what the lesson is about, and the reader sees it in every language.
struct TorchOptimizer {
    let name: String
    /// `momentum=0.9`, without the parameters and the rate.
    let arguments: [(name: String, value: String)]

    /// Nil where PyTorch has no such update: the method is none of its forms, or lies outside of what it takes.
    init?(_ method: Method) {
        guard method.form == .torch else { return nil }
        var arguments: [(name: String, value: String)] = []
        let standard = Method(method.kind)
        /// What differs from the standard value is said.
        func add(_ name: String, _ argument: Method.Argument, always: Bool = false) {
            guard let value = method[argument], always || value != standard[argument] else { return }
            arguments.append((name, TorchOptimizer.number(value)))
        }
        switch method.kind {
        case .descent: return nil
        case .momentum, .nesterov:
            name = "SGD"
            add("momentum", .momentum, always: true)
            if method.kind == .nesterov {
                guard method.momentum > 0 else { return nil }
                arguments.append(("nesterov", "True"))
            }
        case .adagrad:
            name = "Adagrad"
            add("initial_accumulator_value", .initial)
            add("eps", .epsilon)
        case .rmsprop:
            name = "RMSprop"
            add("alpha", .decay)
            add("eps", .epsilon)
            add("momentum", .momentum)
        case .adam, .adamw:
            name = method.kind == .adam ? "Adam" : "AdamW"
            if method.beta1 != standard.beta1 || method.beta2 != standard.beta2 {
                let betas = [method.beta1, method.beta2].map(TorchOptimizer.number)
                arguments.append(("betas", "(\(betas[0]), \(betas[1]))"))
            }
            add("eps", .epsilon)
        }
        add("weight_decay", .weightDecay)
        self.arguments = arguments
    }

    private static func number(_ value: Double) -> String {
        String(decoding: CodeNumber.shortest(value), as: UTF8.self)
    }
}
