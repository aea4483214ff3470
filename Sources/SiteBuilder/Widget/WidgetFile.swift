/// The scripts of all widgets, which lie once at the site's root where some lesson shows one.
enum WidgetFile {
    /// What every page with a widget loads, in this order.
    static let names = ["engine.js", "widget.js"]

    /// Those, and what such a page asks for when a reader types a function.
    static var files: [(name: String, bytes: [UInt8])] {
        [
            // The letters of an engine and those of a script make each other worse to compress.
            (names[0], text(WidgetScript.engine)),
            (names[1], MethodCatalogue.script + text(WidgetScript.widget)),
            ("reader.js", text(WidgetScript.reader)),
        ]
    }

    private static func text(_ script: StaticString) -> [UInt8] { script.withUTF8Buffer { [UInt8]($0) } }
}
