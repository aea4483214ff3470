"""What the course must teach, against what its lessons claim.

`coverage.md` lists each item that the course must cover, with the lesson and block that cover it and what is claimed
there. Here every row of it is looked up: the block must stand in its lesson, and the claims must have been checked, and
found right, by the tool itself (`gd check --format junit` has one case for each claim, with its place in the lesson).
Where a row says the digits, the lesson must have written those digits at that place.
"""

import re
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
TABLE = Path(__file__).with_name("coverage.md")

WORDS = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
         "seventeen eighteen nineteen twenty").split()


@dataclass(frozen=True)
class Entry:
    """One promise of a row: a selector or another thing to look up, and the digits that belong to it."""

    unit: str
    item: str
    lesson: str
    blocks: tuple[str, ...]
    subject: str
    digits: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.unit}: {self.lesson}: {self.subject}"


def entries(text: str) -> list[Entry]:
    """The promises of a coverage table, row by row. A row without any is an error."""
    found, unit = [], ""
    for line in text.splitlines():
        if line.startswith("## "):
            unit = line[3:].split(".")[0].strip()
        if not unit or not line.startswith("|") or line.startswith(("|--", "| item ")):
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        assert len(cells) == 4, f"a row of coverage.md has {len(cells)} cells, not 4: {line}"
        item, lesson, blocks, claims = cells
        names = tuple(re.findall(r"`([^`]+)`", blocks))
        promises = re.findall(r"`([^`]+)`(?:: ([^;`]+))?", claims)
        assert promises, f"a row of coverage.md promises nothing: {line}"
        found += [Entry(unit, item, lesson, names, subject, tuple(digits.split())) for subject, digits in promises]
    return found


@cache
def source(lesson: str) -> list[str]:
    path = ROOT / "content" / f"{lesson}.md"
    assert path.is_file(), f"there is no lesson {lesson}"
    return path.read_text(encoding="utf-8").splitlines()


@cache
def blocks(lesson: str) -> dict[str, list[str]]:
    """The named gd blocks of a lesson, each with its lines."""
    found, name, fence = {}, None, ""
    for line in source(lesson):
        opening = re.match(r"^(`{3,}|~{3,})\s*(\S*)\s*(\S*)", line)
        if not fence and opening:
            fence = opening[1]
            name = opening[3] if opening[2] == "gd" else None
            if name:
                found[name] = []
        elif fence and line.startswith(fence):
            fence, name = "", None
        elif name:
            found[name].append(line)
    return found


@cache
def claims(gd: Path, lesson: str) -> dict[str, list[tuple[int, int]]]:
    """The claims that the tool found right, by selector, each with its places (line and byte column)."""
    result = subprocess.run(
        [gd, "check", "--root", str(ROOT), "--format", "junit", f"content/{lesson}.md"],
        capture_output=True, check=False)
    found: dict[str, list[tuple[int, int]]] = {}
    for case in ElementTree.fromstring(result.stdout).iter("testcase"):
        place = re.fullmatch(r"(.*) at (\d+):(\d+)", case.get("name", ""), re.DOTALL)
        if place and len(case) == 0:
            found.setdefault(place[1], []).append((int(place[2]), int(place[3])))
    return found


def written(lesson: str, line: int, column: int) -> str:
    """The numeral, or the number word, that stands at a place of a lesson."""
    rest = source(lesson)[line - 1].encode()[column - 1:].decode(errors="ignore")
    number = re.match(r"[-−+]?[\d?][\d?,_.]*(?:[e×][-−\d^]+)?%?…?|[-−]?(?:inf|∞)|NaN", rest)
    if number:
        return plain(number[0].rstrip(",."))
    word = re.match(r"\w+", rest)
    return str(WORDS.index(word[0].lower())) if word and word[0].lower() in WORDS else ""


def plain(digits: str) -> str:
    return digits.replace("−", "-").replace(",", "")


def selectors(subject: str) -> list[str]:
    """`walk.w[0...8]` stands for nine claims, every other selector for itself."""
    stretch = re.fullmatch(r"(.*)\[(\d+)\.\.\.(\d+)\]", subject)
    if not stretch:
        return [subject]
    return [f"{stretch[1]}[{step}]" for step in range(int(stretch[2]), int(stretch[3]) + 1)]


def problem(gd: Path, entry: Entry) -> str | None:
    """What is wrong with a promise, or nothing."""
    for name in entry.blocks:
        if name not in blocks(entry.lesson):
            return f"{entry.lesson} has no block {name}"
    verb, _, rest = entry.subject.partition(" ")
    if verb == "show":
        shown = [re.findall(r"^show (.*)", line) for name in entry.blocks for line in blocks(entry.lesson)[name]]
        there = any(re.search(rf"\b{re.escape(rest)}(?![\w])", items[0]) for items in shown if items)
        return None if there else f"no block of {entry.blocks} shows {rest}"
    if verb in COUNTED:
        count = sum(bool(re.match(COUNTED[verb], line)) for line in source(entry.lesson))
        return None if count >= int(rest) else f"{entry.lesson} has {count} of {verb}, not {rest}"
    if verb in ("says", "heading", "term"):
        pattern = {"says": re.escape(rest), "heading": rf"^#+ .*{re.escape(rest)}", "term": rf"^  {re.escape(rest)}:"}
        there = re.search(pattern[verb], "\n".join(source(entry.lesson)), re.MULTILINE)
        return None if there else f"{entry.lesson} has no such {verb}: {rest}"
    return problem_of_claim(gd, entry)


COUNTED = {
    "checkpoints": r"> \*\*Checkpoint\.?\*\*",
    "exercises": r"> \*\*Exercise\.?\*\*",
    "quizzes": r"> \*\*Quiz\.?\*\*",
    "mistakes": r"> \*\*Mistake\.?\*\*",
    "hints": r"> (> )?\*\*Hint\.?\*\*",
}


def problem_of_claim(gd: Path, entry: Entry) -> str | None:
    names = selectors(entry.subject)
    right = claims(gd, entry.lesson)
    missing = [name for name in names if name not in right]
    if missing:
        return f"{entry.lesson} does not claim {missing}"
    if not entry.digits:
        return None
    if len(names) != len(entry.digits):
        return f"{entry.subject} stands for {len(names)} claims, and the row has {len(entry.digits)} numbers"
    for name, digits in zip(names, entry.digits):
        there = [written(entry.lesson, *place) for place in right[name]]
        if plain(digits) not in there:
            return f"{entry.lesson} writes {there} for {name}, not {digits}"
    return None


@pytest.mark.parametrize("entry", entries(TABLE.read_text(encoding="utf-8")), ids=str)
def test_the_lesson_claims_what_the_table_says(gd: Path, entry: Entry) -> None:
    found = problem(gd, entry)
    assert found is None, f"{entry.item}: {found}"


def test_every_unit_has_rows() -> None:
    units = {entry.unit for entry in entries(TABLE.read_text(encoding="utf-8"))}
    assert units == {"Unit A", "Unit B", "Unit C", "Unit D", "Unit E", "Beyond the sources"}


@pytest.mark.parametrize("row", [
    "| a run | by-hand | `nowhere` | `walk.rate`: 0.1 |",
    "| a run | by-hand | `walk` | `walk.w[0...1]`: 0.0000 0.6001 |",
    "| a run | by-hand | `walk` | `walk.w[0...2]`: 0.0000 0.6000 |",
    "| a run | by-hand | `walk` | `walk.diverges` |",
    "| a figure | by-hand | `walk` | `show map` |",
    "| a word | by-hand | — | `term perceptron` |",
    "| a word | by-hand | — | `says no lesson says this` |",
    "| a quiz | by-hand | — | `quizzes 100` |",
])
def test_a_promise_that_the_lesson_does_not_keep_is_noticed(gd: Path, row: str) -> None:
    assert problem(gd, entries(f"## Unit A. A test\n{row}")[0]) is not None


PYTHON_LISTING = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_the_slope_check_of_the_first_lesson_prints_the_rows_of_its_table() -> None:
    """The one listing that is written by hand, not by the tool: it must do what the text says of it."""
    listing = PYTHON_LISTING.search("\n".join(source("by-hand")))[1]
    printed: list[str] = []
    exec(listing, {"print": lambda *values: printed.append(" ".join(map(str, values)))})  # noqa: S102
    assert printed == ["0.0 -6.0 -6.000000000838668", "5.0 4.0 4.000000000559112"]
