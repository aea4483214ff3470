import Markup
import Testing

/// Checks that a source has just these problems, each at these words.
private func expectProblems(_ source: String, _ expected: [(Problem.Kind, String)]) throws {
    let problems = try outline(source).problems
    #expect(problems.map(\.kind) == expected.map(\.0), "\(source)")
    #expect(problems.map { source.at($0.span) } == expected.map(\.1), "\(source)")
}

struct ProblemTests {
    /// The source is read eight bytes at a time; bytes that are nearly marks stand before those that are.
    @Test(arguments: ["\n", "\r\n", "\r"])
    func marksAreFoundAtEveryPlace(lineEnd: String) throws {
        for before in 1...20 {
            let line = String("xY_é;9zXYZ_xxY_;;x__".prefix(before))
            for behind in 0...9 {
                let source =
                    "\(line)\(lineEnd)# h\(lineEnd)\(line)[a](GD:b\(String(repeating: "c", count: behind))"
                let outline = try outline(source)
                #expect(outline.headings.map { source.at($0.span) } == ["# h"])
                #expect(
                    outline.problems.map { source.at($0.span).prefix(7) } == ["](GD:b" + "c".prefix(behind)])
            }
        }
    }

    @Test(arguments: [
        ("<div>\nx\n</div>\n", "<div>"), ("a <b>c</b>\n", "<b>"), ("> <p class=x>\n", "<p class=x>"),
        ("<!-- a --> <i>b</i>\n", "<i>b</i>"), ("| a |\n|---|\n| <u>x |\n", "<u>"),
        ("<?php ?>\n", "<?php ?>"),
    ])
    func rawHTMLIsAProblemAtItsTag(source: String, tag: String) throws {
        let problem = try #require(try outline(source).problems.first)
        #expect(problem.kind == .rawHTML)
        #expect(source.at(problem.span) == tag)
    }

    @Test(arguments: [
        "<!-- note -->\n", "<!--\nlong\n\nnote\n-->\n\ntext\n", "a <!-- b --> c\n", "> <!-- a\n> b -->\n",
        "| a <!-- x --> |\n|---|\n",
    ])
    func commentsAreNoProblemAndLeaveNothing(source: String) throws {
        #expect(try outline(source).problems.isEmpty)
        #expect(try !pageHTML(source).contains("<!--"))
    }

    @Test func aCommentWithoutItsEndIsAProblem() throws {
        try expectProblems("text\n\n<!-- note\n\nmore\n", [(.unclosedComment, "<!--")])
    }

    @Test(arguments: [
        ("[0.25](gd: walk.loss)\n", Problem.BrokenClaim.text, "](gd:"),
        ("[0.25](gd:walk.loss [8])\n", .text, "](gd:walk.loss"),
        ("0.25](gd:walk.loss)\n", .text, "](gd:walk.loss"),
        ("[0.25] (gd:walk.loss)\n", .text, "] (gd:walk.loss"),
        ("[0.25][gd:walk.loss]\n", .text, "][gd:walk.loss]"),
        ("\\[0.25](gd:walk.loss)\n", .text, "](gd:walk.loss"),
        ("| [|w|](gd:walk.w) |\n|---|---|---|\n", .text, "](gd:walk.w"),
        ("see <gd:walk.loss>\n", .autolink, "<gd:walk.loss>"),
        ("[x]: gd:walk.loss\n", .definition, "]: gd:walk.loss"),
        ("> - [x]: <gd:walk.loss>\n", .definition, "]: <gd:walk.loss>"),
        ("![0.25](gd:walk.loss)\n", .image, "![0.25](gd:walk.loss)"),
        ("[0.25](GD:walk.loss)\n", .letterCase, "GD:walk.loss"),
    ])
    func aClaimThatIsNoLinkIsAProblem(source: String, kind: Problem.BrokenClaim, words: String) throws {
        try expectProblems(source, [(.brokenClaim(kind), words)])
    }

    @Test func aReferenceToAClaimIsAProblemWithItsDefinition() throws {
        try expectProblems(
            "[0.25][x]\n\n[x]: gd:walk.loss\n",
            [(.brokenClaim(.reference), "[0.25][x]"), (.brokenClaim(.definition), "]: gd:walk.loss")])
    }

    @Test(arguments: [
        "`[0.25](gd: walk)`\n", "```\n[0.25](gd: walk)\n```\n", "    [0.25](gd: walk)\n",
        "<!-- [1](gd: x) -->\n",
        "[0.25](gd:walk.loss[8])\n", "[0.25](<gd:walk.loss>)\n", "[0.25](&#103;d:walk.loss)\n",
        "about gd: the tool\n",
        "```gd\n# [1](gd: x)\n```\n",
    ])
    func codeAndCommentsAndTrueClaimsAreLeftAlone(source: String) throws {
        #expect(try outline(source).problems.isEmpty, "\(source)")
    }

    @Test(arguments: [
        "GD", "Gd walk", "gd:walk", "{gd}", "{.gd}", "{gd walk}", ".gd", "gd-walk", "gd_walk", "gd,walk",
        "gd-Output",
        "GD-output", "gd-outputs", "gdoutput", "gd{walk}", "gd\u{A0}walk", "\u{200B}gd", "`gd",
    ])
    func fencesThatNearlyAreGdAreProblems(info: String) throws {
        let problems = try outline("~~~\(info)\nx\n~~~\n").problems
        #expect(problems.map(\.kind) == [.nearlyGdFence], "\(info)")
    }

    @Test(arguments: [
        "gdscript", "gd", "gd walk", "gd-output walk", "gdb", "swift", "", "gd2", "gdé", "text gd",
    ])
    func otherLanguagesAreNoProblem(info: String) throws {
        #expect(try outline("```\(info)\nx\n```\n").problems.isEmpty)
    }

    @Test func fencesThatAreNotFencesAreProblems() throws {
        try expectProblems("    ```gd walk\n    steps 8\n    ```\n", [(.nearlyGdFence, "```gd walk")])
        try expectProblems("``gd walk\nsteps 8\n``\n", [(.nearlyGdFence, "``gd walk")])
    }

    @Test func anUnclosedFenceIsAProblemAtItsOpening() throws {
        try expectProblems("a\n\n```gd walk\nsteps 8\n\nmore\n", [(.unclosedFence, "```gd walk")])
        try expectProblems("> ```swift\n> x\n\nafter\n", [(.unclosedFence, "```swift")])
    }

    @Test func pipesInAGdFenceThatFormNoTableAreProblems() throws {
        try expectProblems("```gd\n| a | b |\n```\n", [(.brokenTable(.noDelimiter), "| a | b |")])
        try expectProblems("```gd\n| a | b |\n| 1 | 2 |\n```\n", [(.brokenTable(.noDelimiter), "| 1 | 2 |")])
        try expectProblems(
            "```gd\n| a | b |\n|---|\n```\n",
            [(.brokenTable(.delimiterCount(header: 2, delimiter: 1)), "|---|")])
    }

    @Test func problemsAreSortedByPlace() throws {
        let problems = try outline("<b>\n\n[a](x:y) <i>\n\n```GD\n").problems
        #expect(problems.map(\.span.lowerBound) == problems.map(\.span.lowerBound).sorted())
        #expect(problems.count == 5)
    }
}

struct AddressTests {
    @Test(arguments: [
        "https://example.org/a?b#c", "http://example.org", "HTTPS://EXAMPLE.ORG", "mailto:a@example.org",
        "b.md", "b.md#c",
        "#c", "../a/b.png", "/a", "", "?q=a:b", "a/b:c", "a%3Ab",
    ])
    func allowsWhatLessonsNeed(destination: String) {
        #expect(Address.fault(of: Array(destination.utf8), isImage: false) == nil)
    }

    @Test(arguments: [
        ("javascript:alert(1)", Address.Fault.scheme), ("JavaScript:alert(1)", .scheme),
        (" javascript:alert(1)", .scheme),
        ("data:text/html,x", .scheme), ("vbscript:x", .scheme), ("blob:https://a", .scheme),
        ("file:///etc", .scheme),
        ("java\tscript:alert(1)", .controlCharacter), ("java\nscript:x", .controlCharacter),
        ("\u{1}javascript:x", .controlCharacter), ("a\u{7F}", .controlCharacter),
        ("//example.org", .protocolRelative),
        ("\\\\example.org", .protocolRelative), ("/\\example.org", .protocolRelative),
        ("\\/a", .protocolRelative),
        (" //example.org", .protocolRelative), ("httpss:x", .scheme), ("1:2", .scheme),
    ])
    func refusesWhatCouldRunOrLeadElsewhere(destination: String, fault: Address.Fault) {
        #expect(Address.fault(of: Array(destination.utf8), isImage: false) == fault)
    }

    @Test func imagesHaveNoMail() {
        #expect(Address.fault(of: Array("mailto:a@example.org".utf8), isImage: true) == .scheme)
    }

    @Test(arguments: [
        ("[a](javascript:x)", "javascript:x"), ("[a](&#x6A;avascript&colon;x)", "&#x6A;avascript&colon;x"),
        ("[a](java&Tab;script:x)", "java&Tab;script:x"), ("<javascript:x>", "javascript:x"),
        ("![a](data:image/png)", "data:image/png"), ("[a](\\\\\\\\b)", "\\\\\\\\b"),
        ("[a](<java\tscript:x>)", "java\tscript:x"),
    ])
    func aRefusedDestinationIsAProblemHoweverItIsWritten(source: String, words: String) throws {
        let problem = try #require(try outline(source).problems.first)
        guard case .unsafeAddress = problem.kind else {
            Issue.record("\(problem)")
            return
        }
        #expect(source.at(problem.span) == words)
        #expect(try !pageHTML(source).contains("=\"java"))
    }
}
