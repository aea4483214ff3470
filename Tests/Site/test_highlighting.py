"""The classes of authored code against Pygments: of every character the broad class agrees, but for what is said.

The snippets are what a course shows, and what lexers stumble over. A class is one of comment, string, number, keyword
and other; spaces are not looked at. EXCEPTIONS names pieces that are seen otherwise here, with the reason.
"""
import html.parser
import json
import pathlib
import shutil
import subprocess

import pytest
from pygments import lexers
from pygments.token import Token

from conftest import PROJECT

SNIPPETS = json.loads((pathlib.Path(__file__).parent / "highlighting.json").read_text("utf-8"))

# Pieces of code by language, and why Pygments' class of them is not ours.
EXCEPTIONS = {
    "swift": {
        "Any": "a keyword of the language, a type to Pygments",
        "some": "a keyword since 5.1, unknown to Pygments",
        "await": "a keyword since 5.5, unknown to Pygments", "async": "a keyword since 5.5, unknown to Pygments",
        "...": "Pygments takes the first point of a range into the number before it",
        "..<": "Pygments takes the first point of a range into the number before it",
        "(_ ": "a pattern, a keyword to Pygments",
        "left": "a keyword only where an operator's precedence is declared",
        "right": "a keyword only where an operator's precedence is declared",
    },
    "python": {"{x:>{width}}": "a value within a format, which is all string here"},
    "javascript": {"constructor": "a method's name, a keyword to Pygments"},
    "sh": {"0.1": "a word of the command line, of which Pygments takes a part for a number"},
    "json": {},
    "markdown": {"+ plus": "a list's mark in CommonMark, unknown to Pygments"},
}


class Pieces(html.parser.HTMLParser):
    """The code of a page's boxes: for each character its innermost class."""

    CLASSES = {"c": "comment", "s": "string", "si": "string", "m": "number", "k": "keyword"}

    def __init__(self, text):
        super().__init__()
        self.boxes, self.within = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "code" and str(given.get("class")).startswith("language-"):
            self.boxes.append([])
            self.within = ["other"]
        elif tag == "span" and self.within:
            self.within.append(self.CLASSES.get(given.get("class"), "other"))

    def handle_endtag(self, tag):
        if tag == "code":
            self.within = []
        elif tag == "span" and self.within:
            self.within.pop()

    def handle_data(self, data):
        if self.within:
            self.boxes[-1] += [(character, self.within[-1]) for character in data]


def broad(token):
    for group, name in ((Token.Comment, "comment"), (Token.Literal.String, "string"),
                        (Token.Literal.Number, "number"), (Token.Keyword, "keyword")):
        if token in group:
            return name
    # `in`, `and`, `not`: words that are operators.
    return "keyword" if token in Token.Operator.Word else "other"


def expected(language, code):
    lexer = lexers.get_lexer_by_name(language, stripnl=False, ensurenl=False)
    return [(character, broad(token)) for token, text in lexer.get_tokens(code) for character in text]


@pytest.fixture(scope="module")
def boxes(gd, tmp_path_factory):
    """What gd makes of each snippet."""
    root = tmp_path_factory.mktemp("course")
    (root / "content").mkdir()
    body = "".join(f"~~~~~{language}\n{code}\n~~~~~\n\n" for language, code in SNIPPETS)
    (root / "content/code.md").write_text("---\ntitle: Code\n---\n\n" + body, "utf-8")
    shutil.copytree(PROJECT / "templates", root / "templates")
    subprocess.run([gd, "build", "--quiet", "--root", root], check=True)
    return Pieces((root / "site/code.html").read_text("utf-8")).boxes


def excepted(language, code):
    """The places of the characters that EXCEPTIONS speaks of."""
    places = set()
    for piece in EXCEPTIONS[language]:
        start = code.find(piece)
        while start >= 0:
            places |= set(range(start, start + len(piece)))
            start = code.find(piece, start + 1)
    return places


@pytest.mark.parametrize("number", range(len(SNIPPETS)))
def test_the_broad_class_of_every_character_is_that_of_pygments(boxes, number):
    language, code = SNIPPETS[number]
    own, wanted = boxes[number], expected(language, code + "\n")
    assert "".join(character for character, _ in own) == code + "\n"
    assert "".join(character for character, _ in wanted) == code + "\n"
    places = excepted(language, code)
    differences = [
        f"{place}: …{code[max(0, place - 12):place]}[{character}]{code[place + 1:place + 12]}… is {mine}, Pygments: {theirs}"
        for place, ((character, mine), (_, theirs)) in enumerate(zip(own, wanted))
        if mine != theirs and not character.isspace() and place not in places]
    assert not differences, "\n".join(differences)


def test_every_language_has_snippets_and_every_exception_a_use():
    assert {language for language, _ in SNIPPETS} == set(EXCEPTIONS)
    assert len(SNIPPETS) >= 30
    for language, pieces in EXCEPTIONS.items():
        for piece in pieces:
            assert any(piece in code for own, code in SNIPPETS if own == language), piece
