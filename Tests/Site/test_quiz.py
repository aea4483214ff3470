"""Quizzes answer back: choices by keyboard, typed numbers by the digits that are written; without scripts they fold."""
import shutil
import subprocess

import pytest

from conftest import PROJECT

LESSON = """---
title: Quizzes
---

```gd walk
minimize L(w) = (w - 3)^2
from w = 0
rate 0.1
steps 8
```

```gd half
minimize L(w) = w^2
from w = 0.5
rate 0.25
steps 2
```

> **Quiz.** Which way?
>
> - [ ] Up — no, that is *climbing*.
> - [x] Down — yes.

> **Quiz.** Which of these fall?
>
> - [x] The loss — yes.
> - [ ] The rate — no.
> - [x] The slope's size — yes.

> **Quiz.** Where is the loss after eight steps?
>
> > **Answer.** [0.25](gd:walk.loss[8]), nearly.

> **Quiz.** Where does the second step end?
>
> > **Answer.** [0.125](gd:half.w[2])

> **Quiz.** What is the first slope?
>
> > **Answer.** [−6.0](gd:walk.slope[0])

> **Quiz.** Why?
>
> > **Answer.** Because the slope shrinks, to [−1.01](gd:walk.slope[8]).
"""


@pytest.fixture(scope="module")
def build(gd, tmp_path_factory):
    """A course of the lesson above, built with some options."""

    def course(*options):
        root = tmp_path_factory.mktemp("course")
        (root / "content").mkdir()
        (root / "content/quizzes.md").write_text(LESSON, "utf-8")
        shutil.copytree(PROJECT / "templates", root / "templates")
        subprocess.run([gd, "build", "--quiet", "--root", root, *options], check=True)
        return root / "site"

    return course


@pytest.fixture
def quizzes(build, visit, serve):
    return visit("quizzes.html", home=serve(build()))


def said(quiz):
    return quiz.get_by_role("status").inner_text()


def test_a_choice_is_made_and_checked_by_keyboard(quizzes):
    quiz = quizzes.page.locator(".quiz").nth(0)
    quiz.get_by_role("button", name="Check").press("Enter")
    assert said(quiz) == "Choose first."
    quiz.get_by_role("radio").first.focus()
    quizzes.page.keyboard.press("Space")
    quizzes.page.keyboard.press("Enter")
    assert said(quiz) == "Wrong: no, that is climbing."
    assert quiz.get_by_role("status").locator("em").inner_text() == "climbing"
    quizzes.page.keyboard.press("ArrowDown")
    quizzes.page.keyboard.press("Enter")
    assert said(quiz) == "Right: yes."
    assert quiz.get_by_role("radiogroup", name="Which way?").count() == 1
    assert quizzes.errors == []


def test_of_several_right_choices_all_are_wanted(quizzes):
    quiz = quizzes.page.locator(".quiz").nth(1)
    check = quiz.get_by_role("button")
    quiz.get_by_label("The loss").check()
    check.click()
    assert said(quiz) == "Right so far, and there is more."
    quiz.get_by_label("The rate").check()
    check.click()
    assert said(quiz) == "Not yet: not all of these are right."
    quiz.get_by_label("The rate").uncheck()
    quiz.get_by_label("The slope").check()
    check.click()
    assert said(quiz) == "Right."


@pytest.mark.parametrize("place, typed, answer", [
    # The loss is 0.2533…
    (2, "0.25", "Right."), (2, " .253 ", "Right."), (2, "0,25", "Right."), (2, "2.5e-1", "Right."),
    (2, "0.3", "Right, as far as it goes: the answer has more digits."),
    (2, "0.26", "Not 0.26. Try again, or open the answer."), (2, "0.254", "Not 0.254. Try again, or open the answer."),
    (2, "-0.25", "Not -0.25. Try again, or open the answer."), (2, "a quarter", "Write a number, such as 1.5."),
    (2, "", "Write a number, such as 1.5."), (2, "1e999", "Not 1e999. Try again, or open the answer."),
    # 0.125 lies half-way: the even digit is right, and the digits that say all of it.
    (3, "0.12", "Right, as far as it goes: the answer has more digits."),
    (3, "0.13", "Not 0.13. Try again, or open the answer."), (3, "0.125", "Right."), (3, "0.1250", "Right."),
    # A minus sign as typeset, and a thousand that is none.
    (4, "−6", "Right, as far as it goes: the answer has more digits."), (4, "-6.0", "Right."),
    (4, "6", "Not 6. Try again, or open the answer."), (4, "-6,000", "Right."), (4, "-60e-1", "Right."),
])
def test_a_typed_number_is_right_by_its_digits(quizzes, place, typed, answer):
    quiz = quizzes.page.locator(".quiz").nth(place)
    quiz.get_by_label("Your answer").fill(typed)
    quiz.get_by_label("Your answer").press("Enter")
    assert said(quiz) == answer
    assert quizzes.page.url.endswith("quizzes.html")
    assert quizzes.errors == []


def test_an_answer_that_is_words_stays_folded(quizzes):
    quiz = quizzes.page.locator(".quiz").nth(5)
    assert quiz.locator("form").count() == 0
    assert quiz.locator("details").count() == 1


def test_answers_can_be_collected_at_the_end(build, visit, serve):
    opened = visit("quizzes.html", home=serve(build("--answers", "appendix")))
    assert opened.page.locator(".quiz details").count() == 0
    links = opened.page.locator(".quiz a")
    assert links.count() == 6
    links.nth(1).click()
    assert opened.page.url.endswith("#answer.2")
    assert "Right: yes." in opened.page.locator("[id='answer.2']").inner_text()
    opened.page.get_by_label("Back to question 2").click()
    assert opened.page.url.endswith("#answer.2.from")
    # The quizzes answer back all the same.
    quiz = opened.page.locator(".quiz").nth(0)
    quiz.get_by_label("Up").check()
    quiz.get_by_role("button").click()
    assert said(quiz) == "Wrong: no, that is climbing."
    assert opened.errors == []


def test_answers_can_be_left_out_of_everything(build):
    folder = build("--answers", "omit")
    names = ("quizzes.html", "quizzes.ipynb", "print.html", "search.js")
    text = "".join((folder / name).read_text("utf-8") for name in names if (folder / name).exists())
    for part in ("0.2533", "0.125", "−6", "-6.0", "climbing", "data-right", "data-value", "quiz.js", "<!--"):
        assert part not in text, part
    assert "Which way?" in text
