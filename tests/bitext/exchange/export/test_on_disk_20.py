"""A locale with XLIFF 2.0 files on disk, edited by tools: nothing is lost, and `update` normalises them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bitext import xliff
from bitext.cli.main import main
from bitext.core.inline import markdown
from bitext.core.model import State

FILE = Path("translations/nl-BE/index.xlf")
OPEN = '<segment id="{id}" state="initial">'

# What each tool makes of an open segment: its start tag, its target, and the state that is meant.
TOOLS = {
    "Weblate": (
        '<segment id="{id}" state="translated" xml:space="preserve">',
        '<target state="translated">',
        "translated",
    ),
    "Weblate, needs editing": (
        '<segment id="{id}" state="translated" xml:space="preserve">',
        '<target state="needs-translation">',
        "initial",
    ),
    "Poedit": ('<segment id="{id}" state="translated">', "<target>", "translated"),
    "Poedit, needs work": ('<segment id="{id}" state="translated" subState="poedit:fuzzy">', "<target>", "initial"),
}


@pytest.mark.parametrize(("segment", "target", "state"), TOOLS.values(), ids=TOOLS.keys())
def test_a_file_written_by_a_tool_is_read_and_rewritten_in_canonical_form(
    site, monkeypatch, segment: str, target: str, state: str
) -> None:
    monkeypatch.chdir(site.root)
    site.page("index.md", "# Start\n\nChoose a client.\n")
    site.update()
    text = FILE.read_text(encoding="utf-8")
    [(unit, one)] = [
        (unit, one) for unit in site.locale("index.md").units for one in unit.segments if one.source[0] != "Start"
    ]
    source = "<source>Choose a client.</source>"
    saved = text.replace(OPEN.format(id=one.id), segment.format(id=one.id))
    saved = saved.replace(source, f"{source}\n        {target}Kies een cliënt.</target>")
    assert saved.count("Kies een cliënt.") == 1
    FILE.write_text(saved, encoding="utf-8")
    assert main(["update"]) == 0
    [after] = [each for each in site.locale("index.md").units if each.id == unit.id]
    assert markdown(after.segments[0].target or ()) == "Kies een cliënt."
    assert after.segments[0].state is State(state)
    text = FILE.read_text(encoding="utf-8")
    assert text == xliff.write(site.locale("index.md"))
    assert "<target>" in text
    assert "poedit" not in text
