/// The names that templates may use, with their nesting: what `TemplateValue` will hold at render time.
package struct TemplateSchema: Sendable, Equatable {
    /// What stands behind a name.
    package indirect enum Shape: Sendable, Equatable {
        /// True or false; for sections only.
        case flag
        /// Text or markup; may be interpolated, and a section on it is skipped where it is empty.
        case text
        /// Named fields; a section on it enters it.
        case object([Field])
        /// A list whose items all have one shape; a section on it renders once for each.
        case list(Shape)
    }

    /// One known name.
    package struct Field: Sendable, Equatable {
        package let name: TemplateName
        package let shape: Shape

        package init(_ name: TemplateName, _ shape: Shape) {
            self.name = name
            self.shape = shape
        }
    }

    package let fields: [Field]

    package init(_ fields: [Field]) { self.fields = fields }
}
