import Descent

/// What a widget may offer, from the engine's own definitions, as a script: `var gdMethods={"methods":[…],"schedules":[…]};`
///
/// Each method, form, schedule and setting has its `name` and the `number` by which the engine knows it; a method's setting has
/// a default for each form, in their order.
enum MethodCatalogue {
    static var script: [UInt8] {
        var json = JSONText()
        json.object { json in
            json.list("methods") { json in
                for kind in Method.Kind.allCases { write(kind, to: &json) }
            }
            json.list("schedules") { json in
                for kind in Schedule.Kind.allCases { write(kind, to: &json) }
            }
        }
        return Array("var gdMethods=".utf8) + json.bytes + Array(";\n".utf8)
    }

    private static func write(_ kind: Method.Kind, to json: inout JSONText) {
        json.object { json in
            json.member("name", kind.word.description)
            json.member("number", Int(kind.rawValue))
            json.member("title", kind.title.description)
            json.list("forms") { json in
                for form in kind.forms {
                    json.object { json in
                        json.member("name", form.word.description)
                        json.member("number", Int(form.rawValue))
                    }
                }
            }
            // A method without forms is its own first.
            let forms = kind.forms.isEmpty ? [Method(kind).form] : kind.forms
            json.list("settings") { json in
                for argument in kind.arguments {
                    json.object { json in
                        write(argument.word, Int(argument.rawValue), argument.bounds, to: &json)
                        json.list("defaults") { json in
                            for form in forms { json.number(Method(kind, form: form)[argument] ?? 0) }
                        }
                    }
                }
            }
        }
    }

    private static func write(_ kind: Schedule.Kind, to json: inout JSONText) {
        json.object { json in
            json.member("name", kind.word.description)
            json.member("number", Int(kind.rawValue))
            json.list("settings") { json in
                for argument in kind.arguments {
                    json.object { json in
                        write(argument.word, Int(argument.rawValue), argument.bounds, to: &json)
                    }
                }
            }
        }
    }

    private static func write(_ word: StaticString, _ number: Int, _ bounds: Bounds, to json: inout JSONText)
    {
        json.member("name", word.description)
        json.member("number", number)
        json.name("lower")
        json.number(bounds.range.lowerBound)
        json.name("upper")
        json.number(bounds.range.upperBound)
    }
}
