import Testing

@testable import Markup

@Suite("Task lists of quizzes")
struct TaskListTests {
    private let tags = TaskListTags(
        open: Array("<ol>"), between: Array("</ol><hr><ol>"), close: Array("</ol>"), right: Array("R"),
        wrong: Array("W"), separator: Array(": "))

    private func html(_ markdown: String) throws -> (lists: [[Bool]], html: String) {
        let document = try Document(parsing: Array(markdown.utf8))
        var edits = Edits()
        for list in document.outline.taskLists { edits.add(.taskList(tags), to: list.node) }
        var html: [UInt8] = []
        document.html(edits: edits, into: &html)
        let lines = String(decoding: html, as: UTF8.self).split(separator: "\n").joined()
        return (document.outline.taskLists.map(\.isRight), lines)
    }

    @Test(
        "part choices from explanations at the first dash of their own text",
        arguments: [
            ("- [x] yes — because", "<li>yes</li>", "<li>R: because</li>"),
            ("- [ ] no – since", "<li>no</li>", "<li>W: since</li>"),
            ("- [X] a - b — c - d", "<li>a - b</li>", "<li>R: c - d</li>"),
            ("- [ ] w - 3 -- why", "<li>w - 3</li>", "<li>W: why</li>"),
            ("- [ ] no - why", "<li>no</li>", "<li>W: why</li>"),
            (
                "- [ ] *a — b* and `c — d` — **e**", "<li><em>a — b</em> and <code>c — d</code></li>",
                "<li>W: <strong>e</strong></li>"
            ),
            ("- [x] no dash", "<li>no dash</li>", "<li>R</li>"),
            ("- [x] a & <b — &amp; c", "<li>a &amp; &lt;b</li>", "<li>R: &amp; c</li>"),
            ("- [x] [1](gd:walk.w[1]) — why", "<li>1</li>", "<li>R: why</li>"),
            ("- [x] a — b\n>\n>   more", "<li>a</li>", "<li>R: b<p>more</p></li>"),
        ])
    func parts(item: String, choice: String, explanation: String) throws {
        let (lists, html) = try html("> **Quiz.** Which?\n>\n> \(item)\n")
        #expect(lists.count == 1)
        #expect(html.contains("<ol>\(choice)</ol><hr><ol>\(explanation)</ol>"), "\(html)")
    }

    @Test("know the right choices")
    func right() throws {
        let lists = try html("> **Quiz.** Which?\n>\n> - [ ] a — b\n> - [x] c — d\n> - [X] e\n").lists
        #expect(lists == [[false, true, true]])
    }

    @Test(
        "are those of quizzes, with a box in every item",
        arguments: [
            "- [x] a — b", "> **Note.** What?\n>\n> - [x] a — b", "> **Quiz.** Which?\n>\n> - [x] a\n> - b",
            "> **Quiz.** Which?\n>\n> - [x]a", "> **Quiz.** Which?\n>\n> - [y] a",
            "> **Quiz.** Which?\n>\n> - [x] a\n\n[x]: b.md",
        ])
    func others(markdown: String) throws {
        let (lists, html) = try html(markdown)
        #expect(lists.isEmpty && !html.contains("<hr>"))
    }

    @Test("may hold lists, tables and one another")
    func nested() throws {
        let inner = try html("> **Quiz.** Which?\n>\n> - [x] a — b\n>   - [ ] c — d\n>   - [x] e — f\n")
        #expect(inner.lists == [[true], [false, true]])
        #expect(inner.html.contains("<li>R: b<ol><li>c</li><li>e</li></ol><hr>"))
        let table = try html("> **Quiz.** Which?\n>\n> - [x] a | b\n>   --- | ---\n>   1 | 2\n").html
        #expect(
            table.contains("<ol><li></li></ol><hr><ol><li>R<table>") && table.contains("</table></li></ol>"))
    }
}
