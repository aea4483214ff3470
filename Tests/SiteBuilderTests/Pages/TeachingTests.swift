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
