import Testing

/// Links within the course.
struct LinkTests {
    /// Lessons, headings, files.
    @Test(arguments: [
        (
            "[a](nope.md)",
            [
                "7:5-12 broken-link there is no lesson 'content/nope.md'; link to a lesson's file, as in `[slopes](slopes.md)`"
            ]
        ),
        (
            "[b](other.md#nope)",
            [
                "7:5-18 broken-link content/other.md has no heading '#nope'; a heading's id is its text in lower case with hyphens"
            ]
        ),
        (
            "[c](#x)",
            [
                "7:5-7 broken-link content/lesson.md has no heading '#x'; a heading's id is its text in lower case with hyphens"
            ]
        ),
        (
            "[d](../x.md)",
            [
                "7:5-12 broken-link '../x.md' leads out of the course; link to a file within content/, relative to this lesson"
            ]
        ),
        (
            "[e](a.png)",
            [
                "7:5-10 broken-link there is no file 'content/a.png'; files lie beside their lesson, in content/"
            ]
        ),
        (
            "[f](a.exe)",
            [
                "7:5-10 broken-link 'content/a.exe' is not a kind of file that a course carries; images and data are: png, jpg, jpeg, gif, webp, avif, csv, tsv, txt, json, pdf"
            ]
        ),
        (
            "[g](/x)",
            [
                "7:5-7 broken-link '/x' leads out of the course; link to a file within content/, relative to this lesson"
            ]
        ),
        (
            "[h]()",
            [
                "7:1-6 broken-link a link that leads nowhere; write where it leads between the round brackets"
            ]
        ),
        (
            "![i](pic.png) [j](other.md#hello) [k](other.md) [l](#top)\n\n# Top",
            []
        ),
        (
            "# The [9](gd:walk.loss[0]) way\n\n# The way\n\n[x](#the-way) [y](#the-way-1) [z](#the-way-2)",
            [
                "11:35-45 broken-link content/lesson.md has no heading '#the-way-2'; did you mean 'the-way-1' or 'the-way'?"
            ]
        ),
    ])
    func brokenLinksAreFound(text: String, expected: [String]) {
        #expect(diagnose(text) == expected)
    }
}
