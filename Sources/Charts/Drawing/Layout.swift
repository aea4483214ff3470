/// The sizes of a figure, in units of its view box.
///
/// At 320 px a figure is about 300 px wide, so that letters of 15 units are 11 px high there. On wide screens the
/// stylesheet makes them smaller; the room for them was reckoned with the larger.
enum Layout {
    static let width = 400
    static let height = 280
    static let fontSize = 15
    /// The height of a line of text.
    static let lineHeight = 17.0
    /// From the top of a line of text to its baseline.
    static let ascent = 13.0
    /// The vertical axis's title stands over the plot.
    static let top = 30.0
    /// The horizontal axis's labels and title stand under it.
    static let bottom = 48.0
    /// Room at the right for half a tick label.
    static let right = 16.0
    /// The widest that labels in the right margin get.
    static let widestMargin = 124.0
    /// The widest that labels of vertical ticks get.
    static let widestTickLabels = 100.0
    /// Between a label and what it labels.
    static let gap = 6.0
    /// More runs than this in one figure cannot be told apart; the ready figures draw the first ones.
    static let mostRuns = 12
    /// Ticks asked for before labels turn out to be too wide.
    static let horizontalTicks = 7
    static let verticalTicks = 6
}

/// Estimates how wide words are in a font that only the reader's machine knows.
enum TextWidth {
    /// The width of a Latin letter or digit, a little generous for system fonts, over the font size.
    private static let narrow = 0.57
    /// Han, kana, emoji.
    private static let wide = 1.05

    /// The estimated width in units of the view box.
    static func of(_ text: String) -> Double {
        var width = 0.0
        for scalar in text.unicodeScalars { width += advance(scalar) }
        return width * Double(Layout.fontSize)
    }

    /// The text, or as much of it as fits in a width with an ellipsis after it.
    static func cut(_ text: String, to width: Double) -> String {
        let limit = width / Double(Layout.fontSize)
        var total = 0.0
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            total += advance(scalar)
            if total > limit {
                while total > limit, let last = kept.popLast() { total -= advance(last) }
                kept.append("…")
                return String(kept)
            }
            kept.append(scalar)
        }
        return text
    }

    private static func advance(_ scalar: Unicode.Scalar) -> Double {
        switch scalar.value {
        case 0x300...0x36F: 0
        case ..<0x1100: narrow
        case 0x2000...0x2BFF: narrow
        default: wide
        }
    }
}
