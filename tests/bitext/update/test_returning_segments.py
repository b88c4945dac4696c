"""What vanished from a page and comes back has its target again, and its state where nothing around it changed."""

from __future__ import annotations

import pytest

from bitext.core.model import State

START = """# Start

Open the file menu. Choose a client.

- Save your work.
- It takes a minute.

See the [list](list.md "All of them").
"""


def test_what_vanished_comes_back_between_the_same_neighbours_with_its_state(site) -> None:
    site.page("start.md", START)
    site.update()
    site.translate("start.md", state=State.FINAL)
    site.page("start.md", START.replace("- Save your work.\n", ""))
    assert site.update().counts[0].retired == 1
    site.page("start.md", START)
    counts = site.update().counts[0]
    assert counts.reused == 1
    assert None not in site.targets("start.md").values()
    assert site.states("start.md") == {State.FINAL}


def test_what_vanished_comes_back_elsewhere_as_translated(site) -> None:
    site.page("start.md", START)
    site.update()
    site.translate("start.md", state=State.FINAL)
    site.page("start.md", START.replace("- Save your work.\n", ""))
    site.update()
    site.page("start.md", START.replace("- Save your work.\n", "") + "\nSave your work.\n")
    site.update()
    found = {one.source: one.state for unit in site.locale("start.md").units for one in unit.segments}
    assert found.pop(("Save your work.",)) is State.TRANSLATED
    assert set(found.values()) == {State.FINAL}


FIRST, SECOND = START.split("- It takes", 1)[0], "# Second\n\n- It takes" + START.split("- It takes", 1)[1]


@pytest.mark.parametrize(
    "meanwhile",
    [
        {},
        {"begin.md": START},
        {"start.md": FIRST, "second.md": SECOND},
        {"start.md": "# Something else\n\nNothing of it is left.\n"},
        {"start.md": START.replace("Choose a client.", "Pick one.").replace("# Start", "# Begin")},
        {"start.md": "".join(reversed(START.splitlines(keepends=True)))},
    ],
    ids=["deleted", "renamed", "split into two", "rewritten", "edited", "upside down"],
)
def test_a_page_that_is_again_what_it_was_has_its_targets_and_states_again(site, meanwhile: dict[str, str]) -> None:
    site.page("index.md", "# Home\n")
    site.page("start.md", START)
    site.update()
    site.translate("start.md", state=State.FINAL)
    before = site.targets("start.md")
    (site.root / "docs/start.md").unlink()
    for name, text in meanwhile.items():
        site.page(name, text)
    site.update()
    for name in meanwhile:
        (site.root / "docs" / name).unlink()
    site.page("start.md", START)
    site.update()
    assert site.targets("start.md") == before
    assert site.states("start.md") == {State.FINAL}


def test_a_page_of_one_sentence_that_comes_back_has_its_state_again(site) -> None:
    site.page("index.md", "# Home\n")
    site.page("start.md", "# Start\n")
    site.update()
    site.translate("start.md", state=State.FINAL)
    (site.root / "docs/start.md").unlink()
    site.update()
    site.page("start.md", "# Start\n")
    site.update()
    assert site.states("start.md") == {State.FINAL}
