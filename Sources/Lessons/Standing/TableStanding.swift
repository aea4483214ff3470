import Markup

/// What vouches for the numerals in a table's cells.
enum TableStanding {
    /// Its cells are compared with a run.
    case claimed(Outline)
    /// Its columns are added up: the first cell's number, the columns whose sum is compared, and how many there are.
    case sum(first: Int, columns: Set<Int>, width: Int)
    /// Its cells are like any other text.
    case ordinary

    init(_ table: Table, _ outline: Outline, _ compared: ComparedNodes) {
        guard table.fence == nil else {
            self = .claimed(outline)
            return
        }
        let header = outline.header(of: table).cells
        let claims = outline.cells[header.lowerBound].links.filter { outline.links[$0].isClaim }
        let selector = claims.first.map { Array(outline.links[$0].selector) } ?? []
        if selector.elementsEqual("sum".utf8) {
            let sums = outline.rows[table.rows.upperBound - 1].cells
            let columns = sums.filter { compared.numbers.contains(outline.cells[$0].node) }
            self = .sum(
                first: header.lowerBound, columns: Set(columns.map { $0 - sums.lowerBound }),
                width: header.count)
        } else if selector.isEmpty || selector.elementsEqual("literal".utf8)
            || BlockReference(selector) == nil
        {
            self = .ordinary
        } else {
            self = .claimed(outline)
        }
    }

    /// The standing of all numerals in a cell; nil where it is that of any text.
    ///
    /// What is not compared in a claimed table is a step, an input, an expression or a label.
    func standing(of cell: Int, _ compared: ComparedNodes) -> Standing? {
        switch self {
        case .claimed(let outline):
            compared.numbers.contains(outline.cells[cell].node) ? .checked : .structural
        case .sum(let first, let columns, let width):
            columns.contains((cell - first) % width) ? .checked : nil
        case .ordinary: nil
        }
    }
}
