"""Notebooks: valid, nothing of ours left in their Markdown, and their cells print what they hold."""
import pathlib
import shutil
import subprocess

import nbclient
import nbformat
import pytest

from conftest import PROJECT, SITE

LESSON = """---
title: "A \\"lesson\\" <&>"
summary: It starts at [9](gd:walk.loss[0]).
---

The loss is [**0.25**](gd:walk.loss[8]) then; see [the other](other.md#there) and $w_0$.

```gd walk
minimize L(w) = (w - 3)^2
from w = 0
rate 0.1
steps 8

| step | 0      | 1      | … |
|------|--------|--------|---|
| w    | 0.0000 | 0.6000 | … |

show formula, table(0...2, digits=3), curve, code(swift, python)
caption "After [8](gd:walk.steps) steps."
```

> **Exercise** (3 min). Try `w = 1`.
>
> > **Hint.** Take
> > two lines.
>
> > **Answer.** It is [1.4](gd:=1-0.1*walk.L'(1)).
> >
> > - and more

> **Quiz.** Which way?
>
> - [ ] Up — no, it
>   is [9](gd:walk.loss[0]).
> - [x] Down — yes.
>
> And why?

The end.

```python
print("left as it is")
```
"""


@pytest.fixture(scope="module")
def course(gd, tmp_path_factory):
    root = tmp_path_factory.mktemp("course")
    (root / "content").mkdir()
    (root / "content/lesson.md").write_text(LESSON, "utf-8")
    (root / "content/other.md").write_text("---\ntitle: Other\n---\n\n## There\n", "utf-8")
    shutil.copytree(PROJECT / "templates", root / "templates")
    return root


def run(gd, *arguments):
    return subprocess.run([gd, *arguments], capture_output=True, text=True)


def notebook_paths():
    return sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.ipynb"))


def test_every_lesson_has_one_and_its_page_leads_there(pages):
    lessons = [path for path in pages if 'class="kicker"><span>Lesson' in (SITE / path).read_text("utf-8")]
    assert notebook_paths() == sorted(path.replace(".html", ".ipynb") for path in lessons)
    for path in lessons:
        name = pathlib.Path(path).name.replace(".html", ".ipynb")
        assert f'<a href="{name}" download' in (SITE / path).read_text("utf-8")


@pytest.mark.parametrize("path", notebook_paths())
def test_it_is_valid_and_prints_what_it_holds(path):
    notebook = nbformat.read(SITE / path, as_version=4)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    for part in ("](gd:", "```gd", "[x]", "**Answer.**"):
        assert part not in prose, part
    assert prose.count("<details>") == prose.count("</details>")
    held = [cell.outputs[0].text for cell in notebook.cells if cell.cell_type == "code"]
    if held:
        nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
        assert [cell.outputs[0].text for cell in notebook.cells if cell.cell_type == "code"] == held


def test_a_lesson_reads_well(gd, course):
    made = run(gd, "notebook", "--root", course, str(course / "content/lesson.md"))
    assert (made.returncode, made.stderr) == (0, "")
    notebook = nbformat.reads(made.stdout, as_version=4)
    nbformat.validate(notebook)
    assert [cell.cell_type for cell in notebook.cells] == ["markdown", "markdown", "code", "markdown"]
    title, before, code, after = [cell.source for cell in notebook.cells]
    assert title == '# A "lesson" <&>\n\nIt starts at 9.'
    assert before.startswith("The loss is **0.25** then; see [the other](other.html#there) and $w_0$.")
    assert "```text\nL(w) = (w - 3)^2\ndL/dw = 2(w - 3)\n```" in before
    assert "| step | 0      | 1      | … |\n|------|--------|--------|---|\n| w    | 0.0000 | 0.6000 | … |" in before
    assert "| step | w | loss |\n|---|---:|---:|\n| 0 | 0.000 | 9.000 |\n| 1 | 0.600 | 5.760 |" in before
    assert before.endswith("*After 8 steps.*")
    assert code.startswith("w = 0.0\nrate = 0.1\nfor step in range(1, 9):")
    assert notebook.cells[2].outputs[0].text.splitlines()[7] == "step 8: w = 2.4967 loss = 0.2533"
    assert after == """> **Exercise** (3 min). Try `w = 1`.
>
> <details><summary>Hint</summary>
> 
> Take
> two lines.
> 
> </details>
>
> <details><summary>Answer</summary>
> 
> It is 1.4.
> 
> - and more
> 
> </details>

> **Quiz.** Which way?
>
> - Up
> - Down
> 
> <details><summary>Answer</summary>
> 
> - Wrong: no, it
>   is 9.
> - **Right**: yes.
> 
> </details>
>
> And why?

The end.

```python
print("left as it is")
```"""


def test_it_is_written_to_a_file_whole_and_always_the_same(gd, course, tmp_path):
    out = tmp_path / "lesson.ipynb"
    lesson = str(course / "content/lesson.md")
    for _ in range(2):
        made = run(gd, "notebook", "--root", course, lesson, "--out", str(out))
        assert (made.returncode, made.stdout, made.stderr) == (0, "", "")
        assert out.read_text("utf-8") == run(gd, "notebook", "--root", course, lesson).stdout
    assert [path.name for path in tmp_path.iterdir()] == ["lesson.ipynb"]
    assert run(gd, "notebook", "--root", course, lesson, "--out", str(tmp_path / "no/where.ipynb")).returncode == 2
    assert run(gd, "notebook", "--root", course).returncode == 2


def test_a_lesson_with_an_error_has_none(gd, course, tmp_path):
    (course / "content/wrong.md").write_text(LESSON.replace("0.25", "0.26"), "utf-8")
    try:
        made = run(gd, "notebook", "--root", course, str(course / "content/wrong.md"))
        assert (made.returncode, made.stdout) == (1, "")
        assert "stale-number" in made.stderr
    finally:
        (course / "content/wrong.md").unlink()


def test_answers_can_be_left_out(gd, course):
    assert run(gd, "build", "--root", course, "--quiet", "--answers", "omit").returncode == 0
    text = (course / "site/lesson.ipynb").read_text("utf-8")
    nbformat.validate(nbformat.reads(text, as_version=4))
    for part in ("It is", "no, it", "yes", "details><summary>Answer", "[x]"):
        assert part not in text, part
    assert "- Up" in text and "two lines" in text and "And why?" in text
