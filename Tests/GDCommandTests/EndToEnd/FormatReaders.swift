/// Readers of the formats, in Python and from the formats' own documents; each asserts, and prints nothing.
enum FormatReaders {
    /// What all of them need: the JSON report, and how texts are spelled that may be printed.
    static let common = #"""
        import json, re, sys
        def spelled(text, kept=""):
            def name(match):
                c = match[0]
                return c if c in kept else {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(c) or "\\u{%X}" % ord(c)
            return re.sub("[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"
                          "\U000e0000-\U000e007f]", name, text)
        def explained(d):
            lines = [d["message"]] + ["note: " + n for n in d["notes"]]
            lines += ["help: write " + d["fix"]] if "fix" in d else []
            return "\n".join(map(spelled, lines))
        def text_of(path): return open(path, encoding="utf-8", newline="").read()
        def report(path): return json.loads(text_of(path))

        """#

    static let schema = #"""
        import jsonschema
        schema = report(sys.argv[2])
        validator = jsonschema.validators.validator_for(schema)
        validator.check_schema(schema)
        errors = [(list(e.path), e.message) for e in validator(schema).iter_errors(report(sys.argv[1]))]
        assert not errors, errors[:5]
        """#

    /// Sections of SARIF 2.1.0: 3.4 addresses, 3.11 messages, 3.30 regions, 3.55 to 3.57 fixes.
    static let sarif = #"""
        import urllib.parse
        known, log = report(sys.argv[1])["diagnostics"], report(sys.argv[2])
        assert list(log) == ["$schema", "version", "runs"] and len(log["runs"]) == 1
        run = log["runs"][0]
        assert run["columnKind"] == "utf16CodeUnits" and run["defaultEncoding"] == "UTF-8"
        breaks = "|".join(sorted(run["newlineSequences"], key=len, reverse=True))
        rules = run["tool"]["driver"]["rules"]
        assert len({r["id"] for r in rules}) == len(rules)
        for rule in rules:
            assert rule["shortDescription"]["text"] and rule["help"]["text"] and rule["help"]["markdown"]
            assert rule["defaultConfiguration"]["level"] in ("error", "warning")
        def shown(text):
            bare = text.replace("{{", "").replace("}}", "")
            assert "{" not in bare and "}" not in bare, text
            text = text.replace("{{", "{").replace("}}", "}")
            # A link's text holds no bare bracket and no bare backslash.
            assert not re.search(r"(?<!\\)(?:\\\\)*\[(?:[^\\\[\]]|\\[\\\[\]])*\]\([^()\s]+\)", text), text
            return re.sub(r"\\([\\\[\]])", r"\1", text) if "](" in text else text
        def path_of(place):
            location = place["artifactLocation"]
            assert location["uriBaseId"] in run["originalUriBaseIds"]
            assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", location["uri"]), location
            return urllib.parse.unquote(location["uri"], errors="strict")
        def marked(path, region):
            data = open(path, "rb").read()
            text = data.decode("utf-8", "replace")
            lines = re.split(breaks, text.removeprefix("\ufeff"))
            rows = lines[region["startLine"] - 1:region["endLine"]]
            units = [row.encode("utf-16-le") for row in rows]
            end = region.get("endColumn", len(units[-1]) // 2 + 1)
            assert region["startColumn"] - 1 <= len(units[0]) // 2 and end - 1 <= len(units[-1]) // 2, region
            if len(rows) > 1:
                assert "byteLength" not in region or end == 1
                return None
            found = units[0][2 * region["startColumn"] - 2:2 * end - 2].decode("utf-16-le")
            first = region["byteOffset"]
            bytes = data[first:first + region["byteLength"]].decode("utf-8", "replace").strip("\r\n")
            assert found == bytes or (bytes == "\ufffd" and len(found) == 1), region
            return found
        assert len(run["results"]) == len(known) > 200
        whole = fixes = related = 0
        for d, result in zip(known, run["results"]):
            assert result["ruleId"] == d["rule"] == rules[result["ruleIndex"]]["id"]
            assert result["level"] == d["severity"] and shown(result["message"]["text"]) == explained(d), result
            place = result["locations"][0]["physicalLocation"]
            assert path_of(place) == d["file"]
            if "region" in place:
                region = place["region"]
                assert (region["startLine"], region["endLine"]) == (d["line"], d["endLine"])
                found = marked(d["file"], region)
                if "fix" in d and found != ">-": assert found == d["claimed"], d
            else:
                whole += 1
            assert ("fix" in d) == ("fixes" in result)
            for fix in result.get("fixes", []):
                change, = fix["artifactChanges"]
                assert path_of(change) == d["file"]
                replacement, = change["replacements"]
                assert replacement["deletedRegion"] == place["region"]
                assert replacement["insertedContent"] == {"text": d["fix"]}
                fixes += 1
            for other in result.get("relatedLocations", []):
                assert any(n.startswith(shown(other["message"]["text"])) for n in map(spelled, d["notes"]))
                marked(path_of(other["physicalLocation"]), other["physicalLocation"]["region"])
                related += 1
        assert whole and fixes > 20 and related > 3
        """#

    /// What CI systems agree on: suites of cases, counts that add up, at most one outcome in a case.
    static let junit = #"""
        import xml.etree.ElementTree as tree
        known, root = report(sys.argv[1]), tree.parse(sys.argv[2]).getroot()
        def counts(element):
            assert element.get("skipped") == "0" and element.get("time") is None
            return [int(element.get(k)) for k in ("tests", "failures", "errors")]
        def cell(text):
            return spelled(text).replace("\ufffe", "\\u{FFFE}").replace("\uffff", "\\u{FFFF}")
        assert root.tag == "testsuites" and {s.tag for s in root} == {"testsuite"}
        assert [sum(column) for column in zip(*map(counts, root))] == counts(root)
        files = [s.get("name") for s in root]
        told, silent = [], 0
        for suite in root:
            cases = list(suite)
            assert {c.tag for c in cases} <= {"testcase"} and all(c.get("time") is None for c in cases)
            outcomes = [[o.tag for o in c] for c in cases]
            assert all(o in ([], ["failure"], ["error"], ["system-out"]) for o in outcomes)
            assert counts(suite) == [len(cases), outcomes.count(["failure"]), outcomes.count(["error"])]
            for case in cases:
                assert case.get("classname") == suite.get("name") == case.get("file") and case.get("name")
                silent += len(case) == 0
                for outcome in case:
                    assert outcome.text.strip() and not outcome.text.strip().startswith(("::", "##["))
                    assert all(re.match(r"content|templates| |$", line) for line in outcome.text.split("\n"))
                    if outcome.tag != "system-out":
                        told.append((case.get("file"), int(case.get("line")), outcome.get("type"), outcome.get("message")))
        claims = known["claims"]
        errors = [d for d in known["diagnostics"] if d["severity"] == "error"]
        expected = [(cell(d["file"]), d["line"], d["rule"], cell(d["message"])) for d in errors]
        assert sorted(told) == sorted(expected), set(told) ^ set(expected)
        strict = sum(d["rule"] == "fragile-number" for d in errors)
        false = sum(d["rule"] == "false-statement" and "selector" in d for d in errors)
        assert false == claims["false"] and claims["fragile"] >= strict
        wrong = claims["stale"] + claims["false"] + claims["unfilled"] + strict
        assert counts(root)[1] == wrong and silent == claims["right"] - claims["fragile"], (counts(root), claims)
        assert counts(root)[2] == len(errors) - wrong and claims["fragile"] > 0
        """#

    /// As the runner reads a line: the command ends at the next two colons, properties at commas.
    static let gitHub = #"""
        def unescaped(text, codes):
            assert set(re.findall("%..", text)) <= set(codes), text
            for code, character in codes.items(): text = text.replace(code, character)
            return text
        data = {"%0D": "\r", "%0A": "\n", "%25": "%"}
        property = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
        known, text = report(sys.argv[1])["diagnostics"], text_of(sys.argv[2])
        assert text.endswith("\n") and text.isprintable() is False and not re.search("[\0-\x09\x0b-\x1f\x7f-\x9f]", text)
        lines = text.split("\n")[:-1]
        assert len(lines) == len(known) > 200
        for d, line in zip(known, lines):
            assert line.startswith("::") and line.count("::") >= 2
            end = line.index("::", 2)
            command, _, fields = line[2:end].partition(" ")
            found = dict(field.split("=", 1) for field in fields.split(","))
            assert len(found) == fields.count(",") + 1
            found = {name: unescaped(value, property) for name, value in found.items()}
            assert command == d["severity"] and found["title"] == d["rule"]
            assert found["file"] == spelled(d["file"], "\r\n"), (found, d["file"])
            assert (int(found["line"]), int(found["endLine"])) == (d["line"], d["endLine"])
            assert ("col" in found) == ("endColumn" in found)
            if "col" in found: assert d["line"] == d["endLine"] and 1 <= int(found["col"]) <= int(found["endColumn"])
            if "fix" in d:
                row = re.split("\r\n|\r|\n", text_of(d["file"]).removeprefix("\ufeff"))[d["line"] - 1]
                units = row.encode("utf-16-le")[2 * int(found["col"]) - 2:2 * int(found["endColumn"]) - 2]
                assert units.decode("utf-16-le") in (d["claimed"], ">-")
            assert unescaped(line[end + 2:], data) == explained(d), line
        """#
}
