import Lessons
import Testing

/// `method` and `schedule`: what is said of a wrong one, and what is claimed of a right one.
@Suite struct MethodTests {
    @Test(arguments: [
        ("method adma", "12:8-12 unknown-keyword unknown method 'adma'; did you mean 'adam'?"),
        (
            "method 0.9",
            "12:8-11 unknown-keyword unknown method '0.9'; the methods are descent, momentum, nesterov, adagrad, rmsprop, adam, adamw"
        ),
        (
            "method momentum(momentun=0.9)",
            "12:17-25 unknown-keyword `momentum` has no setting 'momentun'; did you mean 'momentum'?"
        ),
        (
            "method momentum(beta1=0.9)",
            "12:17-22 unknown-keyword `momentum` has no setting 'beta1'; its settings are momentum, weight_decay, form"
        ),
        (
            "method momentum(0.9, momentum=0.8)",
            "12:22-34 duplicate-setting `momentum` is given twice; the first one is here; keep one of them"
        ),
        (
            "method adam(epsilon=1e-8, epsilon=1e-7)",
            "12:27-39 duplicate-setting `epsilon` is given twice; the first one is here; keep one of them"
        ),
        ("method momentum 1", "12:17-18 bad-value `momentum` of 1; it is a number of at least 0 and below 1"),
        (
            "method adam(beta2=-0.5)",
            "12:19-23 bad-value `beta2` of -0.5; it is a number of at least 0 and below 1"
        ),
        (
            "method rmsprop(epsilon=-1e-8)",
            "12:24-29 bad-value `epsilon` of -1e-08; it is a finite number of at least 0"
        ),
        (
            "method momentum(form=optax)",
            "12:22-27 unknown-keyword `momentum` has no form 'optax'; its forms are torch, keras, averaged"
        ),
        (
            "method nesterov(form=textbok)",
            "12:22-29 unknown-keyword `nesterov` has no form 'textbok'; did you mean 'textbook'?"
        ),
        (
            "method descent(form=torch)",
            "12:16-20 unknown-keyword `descent` has no setting 'form'; its settings are weight_decay"
        ),
        (
            "method descent 0.9",
            "12:16-19 syntax '0.9' without the setting's name; write settings with their names, as in `descent(weight_decay=0.9)`"
        ),
        (
            "method adam(0.9, 0.99)",
            "12:18-22 syntax '0.99' without the setting's name; write settings with their names, as in `adam(beta1=0.9)`"
        ),
        (
            "method adam(beta1=)",
            "12:13-19 syntax `beta1` without a value; write settings with their names, as in `adam(beta1=0.9)`"
        ),
        (
            "method momentum(foo)",
            "12:17-20 unknown-selector nothing is called 'foo' here; define it with `let`, or make it a parameter of the loss"
        ),
        (
            "method momentum(0.9) fast",
            "12:21-26 syntax ' fast' after the settings; all settings stand in one pair of brackets"
        ),
        (
            "method momentum\nmethod adam",
            "13:1-12 duplicate-setting `method` is given twice; the first one is here; keep one of them"
        ),
        ("schedule stp(10)", "12:10-13 unknown-keyword unknown schedule 'stp'; did you mean 'step'?"),
        (
            "schedule step(10)",
            "12:10-18 missing-setting `step` without `factor`; write `schedule step(every=10, factor=0.5)`"
        ),
        ("schedule exponential(0)", "12:22-23 bad-value `factor` of 0; it is a finite number above 0"),
        (
            "schedule cosine(over=2.5)",
            "12:22-25 bad-value `over` of 2.5; it is a whole number from 1 to 10000000"
        ),
        (
            "stop when v < 1",
            "12:11-12 unknown-selector the run's method has no velocity; `method momentum`, `nesterov`, and `rmsprop` with a momentum have one"
        ),
    ])
    func mistakesAreExplained(text: String, expected: String) {
        #expect(diagnose("HEAD\(text)\n```") == [expected])
    }

    /// The figures of CONVENTIONS.md, and others worked out by hand.
    @Test(arguments: [
        ("method momentum 0.9", "[0, 0.6, 1.62](gd:t.w[0...2])"),
        ("method momentum(0.9)", "[−6, −10.2](gd:t.velocity[1...2]) [0.9](gd:t.method.momentum)"),
        ("method momentum(momentum=0.9, form=keras)", "[0.6](gd:t.v[1]) [0](gd:t.method.weight_decay)"),
        ("let mu = 0.9\nmethod nesterov(mu)", "[0, 1.1400, 2.3328, 3.3251](gd:t.w[0...3])"),
        ("method nesterov(form=textbook)", "[0, 0.6000, 1.5120, 2.4662](gd:t.w[0...3])"),
        ("method rmsprop", "[1.0000](gd:t.w[1]) [0.99](gd:t.method.decay)"),
        ("method rmsprop(form=optax)", "[0.3162](gd:t.w[1]) [0.9](gd:t.method.decay)"),
        ("method adam", "[0.1000](gd:t.w[1]) [0.999](gd:t.method.beta2)"),
        ("method adamw(form=keras)", "[0.004](gd:t.method.weight_decay)"),
        ("method adagrad(form=keras)", "[0.1](gd:t.method.initial)"),
        (
            "schedule step(every=2, factor=0.5)",
            "[0.1, 0.1, 0.05, 0.05, 0.025](gd:t.rate[0...4]) [0.1](gd:t.rate) [0.5](gd:t.schedule.factor)"
        ),
        ("schedule exponential(0.9)", "[0.081](gd:t.rate[2])"),
        ("schedule cosine(over=4)", "[0.1 → 0.0854 → 0.0500 → 0.0146 → 0.0000 → 0.0000](gd:t.rate[0...5])"),
        ("method momentum\nstop when abs(velocity) > 10", "[2](gd:t.first(abs(v)>10))"),
    ])
    func runsAreClaimed(text: String, claims: String) {
        #expect(diagnose("HEAD\(text)\n```\n\n\(claims)") == [])
    }

    @Test func eachParameterHasAVelocity() {
        let block = """
            ```gd t
            minimize f(x, y) = x^2 + y
            from x = 1, y = 1
            rate 0.1
            steps 3
            method momentum 0.5

            | step | 0 | 1 |
            |------|---|---|
            | velocity x | 0 | 2.0 |
            | velocity y | 0 | 1.0 |
            ```

            [2.0](gd:t.velocity(x)[1])
            """
        #expect(check(block) == [])
        #expect(
            check(block + " [1](gd:t.v[1])")[0].contains("each parameter has a velocity of its own"))
    }

    /// A later `method` takes the place of the whole earlier one.
    @Test func likeBringsAMethodAndIsOverridden() {
        let base = """
            ```gd base
            minimize L(w) = (w - 3)^2
            from w = 0
            rate 0.1
            steps 3
            method momentum(0.5, weight_decay=0.1)
            schedule exponential(0.5)
            ```

            ```gd same
            like base
            ```

            ```gd other
            like base
            method adam
            ```

            [0.5](gd:same.method.momentum) [0.1](gd:same.method.weight_decay) [0.5](gd:other.schedule.factor)
            [0](gd:other.method.weight_decay) [0.9](gd:other.method.beta1)
            """
        #expect(check(base) == [])
    }

    @Test(arguments: [
        (
            "[1](gd:t.method.beta1)",
            "momentum has no setting 'beta1'; its settings are momentum, weight_decay"
        ),
        ("[1](gd:t.schedule.factor)", "'t' has no schedule; its rate is the same at every step: `t.rate`"),
    ])
    func settingsThatAreNotThere(claim: String, expected: String) {
        #expect(diagnose("HEADmethod momentum\n```\n\n\(claim)")[0].hasSuffix(expected))
    }
}
