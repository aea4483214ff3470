/// One cell of a Jupyter notebook.
enum NotebookCell: Sendable {
    case markdown([UInt8])
    /// A program, and what it prints.
    case code([UInt8], prints: [UInt8])
}

/// Writes cells as a notebook of format 4.5 (<https://nbformat.readthedocs.io/en/latest/format_description.html>).
enum NotebookText {
    static func write(_ cells: [NotebookCell]) -> [UInt8] {
        var json = JSONText()
        json.object { json in
            json.newLine()
            json.list("cells") { json in
                var runs = 0
                for (number, cell) in cells.enumerated() {
                    json.newLine()
                    if case .code = cell { runs += 1 }
                    json.object { write(cell, number + 1, run: runs, to: &$0) }
                }
            }
            json.newLine()
            json.object("metadata") { json in
                json.object("kernelspec") { json in
                    json.member("display_name", "Python 3")
                    json.member("language", "python")
                    json.member("name", "python3")
                }
                json.object("language_info") { $0.member("name", "python") }
            }
            json.newLine()
            json.member("nbformat", 4)
            json.member("nbformat_minor", 5)
        }
        return json.bytes + [0x0A]
    }

    /// Ids count the cells, so that the same lesson gives the same notebook.
    private static func write(_ cell: NotebookCell, _ number: Int, run: Int, to json: inout JSONText) {
        switch cell {
        case .markdown(let text):
            json.member("cell_type", "markdown")
            json.member("id", "cell-\(number)")
            json.object("metadata") { _ in }
            json.name("source")
            json.string(text)
        case .code(let code, let prints):
            json.member("cell_type", "code")
            json.member("execution_count", run)
            json.member("id", "cell-\(number)")
            json.object("metadata") { _ in }
            json.list("outputs") { json in
                json.object { json in
                    json.member("name", "stdout")
                    json.member("output_type", "stream")
                    json.name("text")
                    json.string(prints)
                }
            }
            json.name("source")
            json.string(code)
        }
    }
}
