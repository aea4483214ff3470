import Diagnostics
import Lessons
import SiteBuilder

/// `--format json`: one object, as CLI.md has it.
struct JSONReport {
    let tally: Tally
    /// Of the whole course, where they were to be counted.
    var numerals: NumeralTally?
    let diagnostics: [PlacedDiagnostic]

    var text: String {
        var json = JSONText()
        json.object { json in
            json.name("version")
            json.number(1)
            addCounts(to: &json)
            json.name("diagnostics")
            json.list { json in
                for diagnostic in diagnostics {
                    json.newLine()
                    add(diagnostic, to: &json)
                }
            }
        }
        return json.text + "\n"
    }

    private func addCounts(to json: inout JSONText) {
        for (name, count) in [("lessons", tally.lessons), ("blocks", tally.blocks), ("runs", tally.runs)] {
            json.name(name)
            json.number(count)
        }
        json.name("claims")
        json.object { json in
            let counts = [
                ("right", tally.right), ("stale", tally.stale), ("false", tally.isFalse),
                ("unfilled", tally.unfilled), ("fragile", tally.fragile),
            ]
            for (name, count) in counts {
                json.name(name)
                json.number(count)
            }
        }
        guard let numerals else { return }
        json.name("numerals")
        json.object { json in
            for standing in Standing.allCases {
                json.name(standing.rawValue)
                json.number(numerals[standing])
            }
        }
    }

    private func add(_ placed: PlacedDiagnostic, to json: inout JSONText) {
        let (diagnostic, place) = (placed.diagnostic, placed.place)
        json.object { json in
            json.name("file")
            json.string(place.file)
            for (name, number) in [
                ("line", place.line), ("column", place.column), ("endLine", place.endLine),
                ("endColumn", place.endColumn),
            ] {
                json.name(name)
                json.number(number)
            }
            for (name, text) in [
                ("severity", diagnostic.severity.rawValue), ("rule", diagnostic.rule.rawValue),
                ("message", diagnostic.message), ("claimed", diagnostic.claimed),
                ("computed", diagnostic.computed),
                ("selector", diagnostic.selector), ("fix", diagnostic.fix),
            ] {
                guard let text else { continue }
                json.name(name)
                json.string(text)
            }
            json.name("notes")
            json.list { json in for note in placed.notes { json.string(note.message(besides: place.file)) } }
        }
    }
}
