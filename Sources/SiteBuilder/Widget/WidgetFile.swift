/// The script of all widgets, which lies once at the site's root where some lesson shows one.
enum WidgetFile {
    static let name = "widget.js"

    static var bytes: [UInt8] { WidgetScript.text.withUTF8Buffer { [UInt8]($0) } }
}
