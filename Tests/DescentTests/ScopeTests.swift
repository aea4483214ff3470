import Descent
import Testing

/// What names mean, and every error of a block's definitions at once.
@Suite struct ScopeTests {
    private static func errors(_ lines: [String]) throws -> [ExpressionError] {
        try Notation.scope(lines).1
    }

    @Test func theOrderOfDefinitionsIsFree() throws {
        let (scope, errors) = try Notation.scope([
            "let c = 2b", "minimize L(w) = p(w) - c", "let b = a + 1", "let p(x) = q(x)^2",
            "let q(x) = x - a", "let a = 1",
        ])
        #expect(errors == [])
        #expect(scope.constant(named: "c") == 4)
        #expect(scope.loss?.expression.string == "(w - a)^2 - c")
    }

    @Test(
        arguments: [
            (["let a = b", "let b = a"], [ExpressionError(.cyclicDefinition(["a", "b"]), at: 4..<5)]),
            (["let a = a"], [ExpressionError(.cyclicDefinition(["a"]), at: 4..<5)]),
            (
                ["let f(x) = g(x)", "let g(x) = f(x)", "let h = f(1)"],
                [ExpressionError(.cyclicDefinition(["f", "g"]), at: 4..<5)]
            ),
            (
                ["minimize L(w) = w + a", "let a = L(1)"],
                [ExpressionError(.cyclicDefinition(["L", "a"]), at: 9..<10)]
            ),
        ] as [([String], [ExpressionError])])
    func circlesAreReportedOnce(_ lines: [String], _ expected: [ExpressionError]) throws {
        #expect(try Self.errors(lines) == expected)
    }

    @Test func allErrorsAreCollectedInTheirOrder() throws {
        let found = try Self.errors([
            "let a = u + u2", "let rate = 3", "let a = 4", "minimize L(w, w) = w*z + mean(w)",
        ])
        let kinds: [ExpressionError.Kind] = [
            .unknownName("u", nearest: []), .unknownName("u2", nearest: []), .reservedWord("rate"),
            .duplicateName("a", first: 4..<5), .duplicateName("w", first: 49..<50),
            .unknownName("z", nearest: []),
            .noData("mean"),
        ]
        #expect(found.count == kinds.count)
        #expect(found.map(\.range.lowerBound) == found.map(\.range.lowerBound).sorted())
        for kind in kinds where !found.contains(where: { $0.kind == kind }) {
            if case .unknownName(let name, _) = kind {
                #expect(found.contains { if case .unknownName(name, _) = $0.kind { true } else { false } })
            } else {
                Issue.record("missing \(kind) in \(found)")
            }
        }
    }

    @Test func whatNeedsAFaultyDefinitionIsNotReportedAgain() throws {
        let (scope, errors) = try Notation.scope(["let a = nothing", "let b = a + 1", "minimize L(w) = b*w"])
        #expect(errors.map(\.kind) == [.unknownName("nothing", nearest: [])])
        #expect(scope.loss == nil)
        #expect(throws: ExpressionError(.definedWithErrors("b"), at: 0..<1)) {
            try scope.constant(Notation.syntax("b"))
        }
    }

    @Test(
        arguments: [
            (["let step = 1"], ExpressionError.Kind.reservedWord("step")),
            (["let abs = 1"], .builtInName("abs")),
            (["let sum(x) = x"], .builtInName("sum")), (["minimize loss(next) = 2"], .reservedWord("next")),
            (["let w = 1", "minimize L(w) = w"], .duplicateName("w", first: 4..<5)),
            (["minimize L = 3"], .functionWithoutArguments("L", expected: 1...100)),
            (["let a = 1 < 2"], .conditionNotExpected), (["let a = step"], .quantityOutsideRun("step")),
            (["minimize L(w) = w*slope"], .quantityOutsideRun("slope")),
            (["minimize L(w) = next w"], .quantityOutsideRun("next")),
            (["let a = sigmoyd(1)"], .unknownFunction("sigmoyd", nearest: ["sigmoid"])),
            (["let a = tanh(1, 2)"], .wrongArgumentCount("tanh", expected: 1...1, found: 2)),
            (["let a = log"], .functionWithoutArguments("log", expected: 1...1)),
            (["let exp = 1"], .builtInName("exp")),
            (["minimize L(w) = mean(w)"], .noData("mean")),
            (["minimize L(w) = w(2)"], .notAFunction("w")),
            (["let a = 2", "let b = a(1)"], .notAFunction("a")),
            (["let a = pi(1)"], .notAFunction("pi")),
            (["let a = abs"], .functionWithoutArguments("abs", expected: 1...1)),
            (["let a = abs(1, 2)"], .wrongArgumentCount("abs", expected: 1...1, found: 2)),
            (["let a = max()"], .wrongArgumentCount("max", expected: 2...100, found: 0)),
            (["let p(x) = x", "let a = p(1, 2)"], .wrongArgumentCount("p", expected: 1...1, found: 2)),
            (["let a = sqrrt(2)"], .unknownFunction("sqrrt", nearest: ["sqrt"])),
            (["let target = 1", "let a = tagret"], .unknownName("tagret", nearest: ["target"])),
            (["let p(x, y) = x", "let a = p'(1, 2)"], .slopeNeedsOneParameter("p", parameters: 2)),
        ] as [([String], ExpressionError.Kind)])
    func errors(_ lines: [String], _ kind: ExpressionError.Kind) throws {
        #expect(try Self.errors(lines).map(\.kind) == [kind])
    }

    @Test(
        arguments: [
            ("slope", ExpressionError.Kind.slopeNeedsOneParameter("f", parameters: 2)),
            ("dg/dx", .unknownPartial(of: "g", by: "x")),
            ("df/dz", .unknownPartial(of: "f", by: "z")), ("velocity x", .noVelocity),
            ("v", .noVelocity), ("velocity(x)", .noVelocity),
            ("batch loss", .noData("batch")), ("stp", .unknownName("stp", nearest: ["step"])),
            ("last", .reservedWord("last")),
        ] as [(String, ExpressionError.Kind)])
    func quantitiesThatAreWrong(_ text: String, _ kind: ExpressionError.Kind) throws {
        let scope = try Notation.scope(["minimize f(x, y) = x + y"]).0
        #expect(throws: ExpressionError(kind, at: 0..<text.utf8.count)) {
            try scope.quantity(Notation.syntax(text))
        }
    }

    @Test func parametersAndConstantsHideTheLanguagesOwn() throws {
        let (scope, _) = try Notation.scope(["let e = 3", "minimize L(pi) = pi^2", "let v = 2"])
        #expect(try scope.constant(Notation.syntax("e")) == 3)
        #expect(scope.loss?.gradient[0].string == "2pi")
        #expect(try scope.quantity(Notation.syntax("v")).expression.string == "v")
    }

    @Test func theLossMayBeCalledLoss() throws {
        let scope = try Notation.scope(["minimize loss(w) = w^2"]).0
        let run = Plan(loss: try #require(scope.loss), start: [3], rate: 0.1, steps: 1).run()
        #expect(run.value(of: try scope.quantity(Notation.syntax("loss + dloss/dw")), at: 0) == 15)
    }

    @Test func parametersAreNoConstants() throws {
        let scope = try Notation.scope(["minimize L(w) = w^2"]).0
        #expect(throws: ExpressionError(.notAConstant("w"), at: 2..<3)) {
            try scope.constant(Notation.syntax("2*w"))
        }
    }
}
