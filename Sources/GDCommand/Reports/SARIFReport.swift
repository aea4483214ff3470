import Diagnostics
import SiteBuilder

/// `--format sarif`: one log with one run, as SARIF 2.1.0 plus errata 01 has it.
///
/// Nothing in it depends on the moment or the machine. Paths are relative to the course's root, columns are UTF-16 code
/// units, and the bytes are given beside them.
struct SARIFReport {
    let version: String
    let diagnostics: [PlacedDiagnostic]

    private static let schema =
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

    var text: String {
        var columns = EditorColumns()
        var json = JSONText()
        json.object { json in
            json.member("$schema", Self.schema)
            json.member("version", "2.1.0")
            json.list("runs") { json in
                json.object { json in
                    addTool(to: &json)
                    addConventions(to: &json)
                    json.list("results") { json in
                        for placed in diagnostics {
                            json.newLine()
                            SARIFResult(placed: placed).write(to: &json, &columns)
                        }
                    }
                }
            }
        }
        return json.text + "\n"
    }

    private func addTool(to json: inout JSONText) {
        json.object("tool") { json in
            json.object("driver") { json in
                json.member("name", "gd")
                json.member("version", version)
                json.member("semanticVersion", version)
                json.list("rules") { json in
                    for rule in Rule.allCases {
                        json.newLine()
                        add(rule, to: &json)
                    }
                }
            }
        }
        json.newLine()
    }

    private func add(_ rule: Rule, to json: inout JSONText) {
        let help = rule.help
        json.object { json in
            json.member("id", rule.rawValue)
            json.object("shortDescription") { $0.member("text", SARIFText.plain(rule.summary)) }
            json.object("help") { json in
                json.member("text", SARIFText.plain(help.plainText))
                json.member("markdown", SARIFText.markdown(help.markdown))
            }
            json.object("defaultConfiguration") { $0.member("level", rule.usualSeverity.rawValue) }
        }
    }

    /// What the results' places and texts are to be read by.
    private func addConventions(to json: inout JSONText) {
        json.member("columnKind", "utf16CodeUnits")
        json.member("defaultEncoding", "UTF-8")
        json.list("newlineSequences") { json in
            for sequence in ["\r\n", "\n", "\r"] { json.string(sequence) }
        }
        json.object("originalUriBaseIds") { json in
            json.object(SARIFText.root) { json in
                json.object("description") { $0.member("text", "The folder of the course.") }
            }
        }
    }
}

/// One diagnostic as a result.
private struct SARIFResult {
    let placed: PlacedDiagnostic

    func write(to json: inout JSONText, _ columns: inout EditorColumns) {
        let (diagnostic, place) = (placed.diagnostic, placed.place)
        json.object { json in
            json.member("ruleId", diagnostic.rule.rawValue)
            json.member("ruleIndex", Rule.allCases.firstIndex(of: diagnostic.rule) ?? -1)
            json.member("level", diagnostic.severity.rawValue)
            addMessage(placed.explanation, to: &json)
            json.list("locations") { json in
                json.object { add(place, to: &$0, &columns) }
            }
            addRelated(to: &json, &columns)
            // Where blanks change with the digits, `gd fix` writes both; the digits alone would not be right.
            if let fix = diagnostic.fix, diagnostic.edit == nil { add(fix, at: place, to: &json, &columns) }
        }
    }

    private func addMessage(_ text: String, to json: inout JSONText) {
        json.object("message") { $0.member("text", SARIFText.plain(text)) }
    }

    private func addRelated(to json: inout JSONText, _ columns: inout EditorColumns) {
        let notes = placed.notes.filter { $0.place != nil }
        guard !notes.isEmpty else { return }
        json.list("relatedLocations") { json in
            for note in notes {
                guard let place = note.place else { continue }
                json.object { json in
                    add(place, to: &json, &columns)
                    addMessage(printable(note.message), to: &json)
                }
            }
        }
    }

    private func add(_ place: Place, to json: inout JSONText, _ columns: inout EditorColumns) {
        json.object("physicalLocation") { json in
            addFile(place, to: &json)
            if !place.isWholeFile { add("region", place, to: &json, &columns) }
        }
    }

    private func addFile(_ place: Place, to json: inout JSONText) {
        json.object("artifactLocation") { json in
            json.member("uri", SARIFText.uri(place.file))
            json.member("uriBaseId", SARIFText.root)
        }
    }

    private func add(_ name: String, _ place: Place, to json: inout JSONText, _ columns: inout EditorColumns)
    {
        let region = columns.region(of: place)
        json.object(name) { json in
            json.member("startLine", region.startLine)
            json.member("startColumn", region.startColumn)
            json.member("endLine", region.endLine)
            // Without an end column the region goes on to the end of its last line; the bytes would then say otherwise.
            guard let endColumn = region.endColumn else { return }
            json.member("endColumn", endColumn)
            json.member("byteOffset", place.range.lowerBound)
            json.member("byteLength", place.range.count)
        }
    }

    private func add(
        _ fix: String, at place: Place, to json: inout JSONText, _ columns: inout EditorColumns
    ) {
        json.list("fixes") { json in
            json.object { json in
                json.object("description") { $0.member("text", SARIFText.plain("Write \(printable(fix)).")) }
                json.list("artifactChanges") { json in
                    json.object { json in
                        addFile(place, to: &json)
                        json.list("replacements") { json in
                            json.object { json in
                                add("deletedRegion", place, to: &json, &columns)
                                json.object("insertedContent") { $0.member("text", fix) }
                            }
                        }
                    }
                }
            }
        }
    }
}
