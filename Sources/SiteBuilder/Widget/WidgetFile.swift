/// The scripts of all widgets, which lie once at the site's root where some lesson shows one.
enum WidgetFile {
    /// What every page with a widget loads.
    static let name = "widget.js"
    /// What such a page asks for when a reader types a function.
    static let readerName = "reader.js"

    /// The methods in front of what the widget does with them.
    static var bytes: [UInt8] { MethodCatalogue.script + text(WidgetScript.widget) }

    static var readerBytes: [UInt8] { text(WidgetScript.reader) }

    private static func text(_ script: StaticString) -> [UInt8] { script.withUTF8Buffer { [UInt8]($0) } }
}
