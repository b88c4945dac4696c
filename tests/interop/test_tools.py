"""What real tools save comes in as exactly the new targets: `make interop`."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.interop

Weblate = Callable[..., str]
ROOT = Path(__file__).resolve().parents[2]
OLD, NEW = "client", "klant"
TYPED = " klaar"


def dutch(text: str) -> str:
    return text.replace(OLD, NEW)


def longer(text: str) -> str:
    return text + TYPED


def for_tools(project: Any, *options: str, format: str = "xliff12") -> Path:
    project.bitext("export", "--format", format, *options, "--locale", "nl-BE", "out")
    return project.root / "out" / "nl-BE"


def is_settled(project: Any) -> bool:
    """Whether every file is in canonical form, and nothing is owed."""
    return "up to date" in project.bitext("update", "--check")


def test_weblate_translates_an_export(project: Any, weblate: Weblate) -> None:
    file = for_tools(project) / "index.xlf"
    weblate("edit", file, OLD, NEW)
    wanted = project.wanted(dutch)
    dry = project.bitext("import", "--dry-run", file)
    assert "would change" in dry
    assert project.targets() != wanted
    project.bitext("import", file)
    assert project.targets() == wanted
    assert is_settled(project)


@pytest.mark.disk("xliff12")
def test_weblate_works_on_the_repository(project: Any, weblate: Weblate) -> None:
    before = project.file.read_text(encoding="utf-8")
    weblate("edit", project.file, OLD, NEW)
    assert (
        before.count("\n")
        < project.file.read_text(encoding="utf-8").count("\n")
        <= before.count("\n") + len(project.segments())
    )
    wanted = project.wanted(dutch)
    project.bitext("update")
    assert project.targets() == wanted
    assert is_settled(project)


@pytest.mark.disk("xliff12")
def test_weblate_finds_every_file_of_every_language(project: Any, weblate: Weblate) -> None:
    shutil.copytree(ROOT / "weblate", project.root / "weblate")
    found = json.loads(weblate("discover", project.root))
    names = {path.name for path in project.file.parent.glob("*.xlf")} - {"_memory.xlf"}
    assert found == {f"translations/*/{name}": ["nl-BE"] for name in names}


def test_omegat_translates_an_export(project: Any, omegat: Any) -> None:
    omegat.remember(project.segments(), OLD, NEW)
    wanted = project.wanted(dutch)
    project.bitext("import", omegat.create() / "index.xlf")
    changed = [pair if NEW in pair[0] else ("", "initial") for pair in wanted]
    assert project.targets() == changed
    assert is_settled(project)


def test_omegat_gives_back_nothing_of_what_nobody_translated(project: Any, omegat: Any) -> None:
    before = project.file.read_bytes()
    assert "Nothing new" in project.bitext("import", omegat.create() / "index.xlf")
    assert project.file.read_bytes() == before


@pytest.mark.disk("xliff12")
def test_omegat_writes_over_the_repository(project: Any, omegat: Any, weblate: Weblate) -> None:
    weblate("edit", project.file, OLD, OLD)
    project.bitext("update")
    shutil.copy(project.file, omegat.source)
    omegat.remember(project.segments(), OLD, NEW)
    wanted = project.wanted(dutch)
    shutil.copy(omegat.create() / "index.xlf", project.file)
    project.bitext("update")
    assert project.targets() == wanted
    assert is_settled(project)


def test_poedit_translates_an_export(project: Any, poedit: Any) -> None:
    file = for_tools(project) / "index.xlf"
    wanted = project.wanted(longer)
    poedit(file).append(TYPED, len(wanted))
    project.bitext("import", file)
    assert [target for target, _ in project.targets()] == [target + TYPED for target in sources(project)]
    assert {state for _, state in project.targets()} == {"translated"}
    assert is_settled(project)


@pytest.mark.parametrize("disk", [pytest.param(name, marks=pytest.mark.disk(name)) for name in ("xliff20", "xliff12")])
def test_poedit_works_on_the_repository(project: Any, poedit: Any, disk: str) -> None:
    poedit(project.file).append(TYPED, len(project.segments()))
    project.bitext("update")
    assert [target for target, _ in project.targets()] == [target + TYPED for target in sources(project)]
    assert {state for _, state in project.targets()} == {"translated"}
    assert is_settled(project)


def test_poedit_translates_a_po_file(project: Any, poedit: Any) -> None:
    file = for_tools(project, format="po") / "index.po"
    poedit(file).append(TYPED, len(project.segments()))
    said = project.bitext("import", file)
    assert f"index.md: {len(project.segments())} taken\n" in said
    assert [target for target, _ in project.targets()] == [target + TYPED for target in sources(project)]
    assert {state for _, state in project.targets()} == {"translated"}
    assert is_settled(project)


def test_weblate_translates_a_po_file(project: Any, weblate: Weblate) -> None:
    file = for_tools(project, format="po") / "index.po"
    weblate("edit", file, OLD, NEW)
    wanted = project.wanted(dutch)
    project.bitext("import", file)
    assert project.targets() == wanted
    assert is_settled(project)


def run(*command: str | Path) -> str:
    done = subprocess.run([*map(str, command)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def by_hand(file: Path) -> list[str]:
    """Translate each entry of a PO file by its source, as with an editor."""
    text = run("msgen", "--no-wrap", file)
    head, entries = text.split("\n\n", 1)
    entries = re.sub('(?m)^(msgstr ".*)"$', rf'\1{TYPED}"', entries)
    file.write_text(f"{head}\n\n{entries}", encoding="utf-8")
    return re.findall('(?m)^msgstr "(.*)"$', entries)


GETTEXT = {
    "msgcat wraps it": ("msgcat", "--width=40"),
    "msgcat sorts it": ("msgcat", "--sort-output"),
    "msgattrib leaves out what is not translated": ("msgattrib", "--translated"),
    "msgconv changes its encoding": ("msgconv", "--to-code=CP1252"),
}


@pytest.mark.parametrize("command", GETTEXT.values(), ids=GETTEXT)
def test_gettext_rewrites_a_po_file(project: Any, command: tuple[str, ...]) -> None:
    file = for_tools(project, format="po") / "index.po"
    run("msgfmt", "--check", "--output-file=/dev/null", file)
    typed = by_hand(file)
    run(*command, "--output-file", file, file)
    assert f"index.md: {len(typed)} taken\n" in project.bitext("import", file)
    assert [target for target, _ in project.targets()] == [source + TYPED for source in sources(project)]
    assert is_settled(project)


def test_msgmerge_brings_a_translation_to_a_page_that_has_changed(project: Any) -> None:
    file = for_tools(project, format="po") / "index.po"
    old = file.with_name("old.po")
    by_hand(file)
    file.rename(old)
    page = project.root / "docs" / "index.md"
    page.write_text(page.read_text().replace("The client opens at once.", "The client opens at once and for all."))
    project.bitext("update")
    for_tools(project, format="po")
    run("msgmerge", "--no-wrap", "--previous", "--output-file", file, old, file)
    text = file.read_text(encoding="utf-8")
    assert "#~ msgid" in text or "#, fuzzy" in text
    project.bitext("import", file)
    found = dict(zip(sources(project), project.targets(), strict=True))
    changed = found.pop("The client opens at once and for all.")
    assert changed[1] == "initial"
    assert set(found.values()) == {(source + TYPED, "translated") for source in found}


def sources(project: Any) -> list[str]:
    return [source for source, _ in project.wanted(lambda text: text)]
