import Foundation
import Testing

@testable import SiteBuilder

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Teaching pieces")
struct TeachingTests {
    @Test("of a quiz are choices under letters, and a disclosure that tells the right ones and why")
    func quiz() throws {
        let page = try ExampleSite.page(
            """
            > **Quiz.** Which way?
            >
            > - [ ] Up — no, that is *climbing*.
            > - [x] Down — yes.
            """)
        #expect(!page.html.contains("[x]") && !page.html.contains("[ ]"))
        #expect(try page.texts("//aside[@class='quiz']/ol[@type='A']/li") == ["Up", "Down"])
        #expect(try page.texts("//aside[@class='quiz']/details/summary") == ["Answer"])
        let answers = try page.texts("//aside[@class='quiz']/details/ol[@type='A']/li")
        #expect(
            answers.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) } == [
                "Wrong: no, that is climbing.", "Right: yes.",
            ])
        #expect(try page.texts("//aside[@class='quiz']/details//em") == ["climbing"])
    }

    @Test("whose answer is a number fold it away")
    func claim() throws {
        let page = try ExampleSite.page(
            """
            ```gd walk
            minimize L(w) = (w - 3)^2
            from w = 0
            rate 0.1
            steps 2
            ```

            > **Quiz.** Where does the first step end?
            >
            > > **Answer.** [0.6](gd:walk.w[1])
            """)
        #expect(
            try page.texts("//aside[@class='quiz']/details[@class='answer']//span[@class='checked']") == [
                "0.6"
            ])
    }

    private let exercise = """
        ```gd walk
        minimize L(w) = (w - 3)^2
        from w = 0
        rate 0.1
        steps 2
        ```

        The loss falls to [3.69](gd:walk.loss[2]).

        > **Exercise** (3 min). Where does the first step end?
        >
        > > **Hint.** Take the slope.
        >
        > > **Answer.** At [0.6](gd:walk.w[1]).
        > >
        > > > **Answer.** The slope is [−6](gd:walk.slope[0]).

        > **Quiz.** Which way?
        >
        > - [ ] Up — no.
        > - [x] Down — yes.

        > **Quiz.** Where is it then?
        >
        > > **Answer.** [0.6](gd:walk.w[1])
        """

    @Test("give a script what it needs to answer back")
    func data() throws {
        let page = try ExampleSite.page(exercise)
        #expect(try page.texts("//ol[@class='choices']/@data-right") == ["01"])
        #expect(try page.texts("//aside[@class='quiz']/@data-value") == ["0.6000000000000001"])
        #expect(try page.texts("//aside[@class='quiz']/@data-decimals") == ["1"])
        #expect(try page.texts("//script/@src") == ["quiz.js", "site.js"])
        #expect(try ExampleSite.page("Text.").texts("//script/@src") == ["site.js"])
    }

    @Test("put answers in an appendix, with links both ways")
    func appendix() throws {
        let page = try ExampleSite.page(exercise, answers: .appendix)
        #expect(try page.elements("//aside//details[@class='answer']").isEmpty)
        #expect(try page.elements("//aside//details[@class='hint']").count == 1)
        // An answer within an answer is the next one's.
        #expect(
            try page.texts("//aside//p[@class='to-answer']/a/@href") == [
                "#answer.1", "#answer.3", "#answer.4",
            ])
        #expect(try page.texts("//div[@id='answer.1']//p[@class='to-answer']/a/@href") == ["#answer.2"])
        for number in 1...4 {
            #expect(
                try page.texts("//section[@class='answers']/div[@id='answer.\(number)']/p[1]/a/@href") == [
                    "#answer.\(number).from"
                ])
            #expect(try page.elements("//a[@id='answer.\(number).from']").count == 1)
        }
        let reasons = try page.texts("//div[@id='answer.3']/ol/li").map {
            $0.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        #expect(reasons == ["Wrong: no.", "Right: yes."])
        #expect(try page.texts("//div[@id='answer.1']//span[@class='checked']") == ["0.6"])
    }

    @Test("leave answers out, and all that tells of them")
    func omit() throws {
        let page = try ExampleSite.page(exercise, answers: .omit)
        #expect(try page.texts("//ol[@class='choices']/li") == ["Up", "Down"])
        #expect(try page.texts("//aside//span[@class='checked']").isEmpty)
        for part in ["0.6", "−6", "-6", "Right", "data-", "to-answer", "Answer", "<!--"] {
            #expect(!page.html.contains(part), "\(part)")
        }
        #expect(page.html.contains("3.69") && page.html.contains("Take the slope."))
    }

    @Test("in the course show no boxes")
    func course() throws {
        let site = try ExampleSite.course()
        for address in ["by-hand.html", "five-minutes.html"] {
            let page = try site.page(address)
            #expect(!page.html.contains("[x]") && !page.html.contains("[ ]"))
            let quizzes = try page.elements("//aside[@class='quiz']")
            #expect(!quizzes.isEmpty)
            #expect(try quizzes.allSatisfy { try $0.nodes(forXPath: "details").count == 1 })
        }
    }
}
