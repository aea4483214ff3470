/// The reference of the language and of every rule, made from the definitions that the tool itself works by.
enum Reference {
    static let id = "reference"
    static let title = "Reference of the language"
    static let lead =
        "What an author writes in a lesson, and what gd makes of it. This page is made from the tool's own definitions."

    /// The page's content and its sections.
    static var page: (content: [UInt8], sections: [(id: String, title: String)]) {
        var page = ReferenceWriter()
        addLesson(to: &page)
        addBlocks(to: &page)
        addExpressions(to: &page)
        addTables(to: &page)
        addNumbers(to: &page)
        addClaims(to: &page)
        addVerdicts(to: &page)
        addMethods(to: &page)
        addData(to: &page)
        addTeaching(to: &page)
        addSite(to: &page)
        addLimits(to: &page)
        addRules(to: &page)
        return (page.html.bytes, page.sections)
    }
}
