/// What an expression may cost, so that no input can exhaust the stack, the memory or the reader's patience.
///
/// Everything that recurses checks its depth before it descends; everything that grows checks its size.
public enum Limits {
    /// Levels of an expression tree: brackets, signs, powers, and the links of a chain such as `a*b*c`.
    ///
    /// Two hundred levels of the widest recursion fit a thread's stack of 512 KiB with room to spare. The links of a
    /// sum, which is walked in a loop, count a sixth of a level each: see ``Depth``.
    public static let depth = 200
    /// Levels of a derivative, which nests deeper than what it was taken of.
    public static let derivativeDepth = 600
    /// Bytes of one expression as it is written.
    public static let bytes = 10_000
    /// Nodes of one expression once the functions that it calls stand in their places.
    public static let nodes = 10_000
    /// Nodes of all definitions of one scope together.
    public static let scopeNodes = 200_000
    /// Nodes that taking one gradient may visit or make.
    public static let derivativeNodes = 400_000
    /// Definitions in one scope.
    public static let definitions = 1_000
    /// Parameters of one function.
    public static let parameters = 100
    /// Bytes of one name.
    public static let nameBytes = 100
    /// Marks in `L'''(w)`.
    public static let primes = 3
    /// Errors collected from one expression.
    public static let errors = 20
    /// Whole powers up to this one are products, and halves up to it products and a square root; a higher one, and
    /// what lies between, is e^(y·log(x)).
    public static let power = 64
    /// Rows of data among which a corner of the loss is looked for.
    static let kinkRows = 1_000
    /// Numbers of one table of data: rows times columns.
    public static let dataValues = 20_000_000
    /// How often one run may compute its loss for a row of the data.
    public static let evaluations = 100_000_000
    /// Updates of one run.
    public static let steps = 1_000_000
    /// Instructions that one run may execute, about a second's worth.
    public static let work = 500_000_000
    /// Numbers that one run may keep: rows times columns.
    public static let values = 20_000_000
    /// Numbers that the shadow of one run may keep; a longer run has none.
    static let shadowValues = 4_000_000
    /// Instructions that the shadow of one run may execute, rows of data included: less than half a second's worth.
    public static let shadowWork = 20_000_000
    /// Numbers of one table of data that shadows may be made of.
    static let shadowData = 2_000_000
    /// Instructions for rows of data that the shadow of one claimed number may execute beside those of its run.
    static let shadowRowWork = 200_000
}
