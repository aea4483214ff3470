/// The destinations that links and images may have: an allow list.
public enum Address {
    /// Why a destination is refused.
    public enum Fault: Sendable, Hashable {
        /// It has a scheme other than http, https and mailto (for images: other than http and https).
        case scheme
        /// It begins with `//` or `\`, in any mixture: another host without saying how to speak to it.
        case protocolRelative
        /// It holds a control character, which browsers skip.
        case controlCharacter
    }
}
