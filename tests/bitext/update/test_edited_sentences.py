"""What an edit of a sentence leaves of its target: one changed segment, and no number that is not certain."""

from __future__ import annotations

import pytest

from bitext.core.model import State
from bitext.segments.stale_targets import PREVIOUS

START = """# Start

Open the file menu. Choose a client.

- Save your work.
- It takes a minute.

See the [list](list.md "All of them").
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("# Connect a client", "# Connect a client with a link", ["Connect a client with a link"]),
        ("# Connect a client", "# Quickly connect a client", ["Quickly connect a client"]),
        ("# Connect a client", "# How to: Connect a client", ["How to: Connect a client"]),
        ("# Connect a client", "# Connect and invite a client", ["Connect and invite a client"]),
        ("Connect a client", "Connect a client to the server with the link in the mail that you got", None),
        ("- Connect a client", "- Connect a client with a link", ["Connect a client with a link"]),
        ("a | b\n--|--\nNew one | x", "a | b\n--|--\nNew one here | x", ["a", "b", "New one here", "x"]),
        ("接続する", "接続するリンク", ["接続するリンク"]),
        ("# Connect a client", "# Connect a **client** with a link", ["Connect a **client** with a link"]),
        ("# Connect it", "# **Connect it** with a link", ["**Connect it** with a link"]),
        ("# Connect a client", "# ~~Connect a client with a link~~ (old)", ["~~Connect a client with a link~~ (old)"]),
        ("# Connect [it](a.md)", "# Connect [it](a.md) with a link", ["Connect [it](a.md) with a link"]),
        ("# Connect a client with a link", "# Connect a client", ["Connect a client"]),
        ("Save it. Wait a bit.", "Save it. Then Wait a bit.", ["Save it.", "Then Wait a bit."]),
        ("Save it. Wait a bit", "Save it. Wait a bit or more", ["Save it.", "Wait a bit or more"]),
    ],
    ids=[
        "appended",
        "prepended",
        "prepended with a colon",
        "inserted",
        "much appended",
        "appended to an item",
        "appended to a cell",
        "appended without a space",
        "appended, with markup inside",
        "appended, with markup around it",
        "appended inside strikethrough",
        "appended after a link",
        "taken away",
        "inserted where a sentence ends",
        "appended to the last sentence",
    ],
)
def test_words_added_to_a_sentence_make_one_changed_segment_that_shows_what_it_was(
    site, old: str, new: str, expected: list[str] | None
) -> None:
    site.page("start.md", f"{old}\n")
    site.update()
    site.translate("start.md", state=State.FINAL)
    sources = {one.source for unit in site.locale("start.md").units for one in unit.segments}
    site.page("start.md", f"{new}\n")
    site.update()
    assert list(site.targets("start.md")) == (expected or [new])
    changed = [one for unit in site.locale("start.md").units for one in unit.segments if one.source not in sources]
    assert [(one.target, [match.origin for match in one.matches]) for one in changed] == [(None, [PREVIOUS])]
    assert not site.update().changes


@pytest.mark.parametrize(
    ("old", "new", "target"),
    [
        ("It takes 2 to 2 hours.", "It takes 2 to 4 hours.", "Het duurt 2 tot 2 uur."),
        ("It costs 5 %.", "It costs 6 %.", "Het kost vijf procent."),
        ("It is -5 degrees.", "It is 5 degrees.", "Het is -5 graden."),
    ],
    ids=["two equal numbers", "in words", "a sign"],
)
def test_a_number_that_cannot_be_carried_over_with_certainty_shows_the_source(
    site, old: str, new: str, target: str
) -> None:
    site.page("start.md", f"{old}\n")
    site.update()
    path = site.project.locale_path("nl-BE", "start.md")
    path.write_text(
        path.read_text(encoding="utf-8").replace("</source>", f"</source>\n<target>{target}</target>")
        .replace('state="initial"', 'state="final"'),
        encoding="utf-8",
    )  # fmt: skip
    site.update()
    assert site.states("start.md") == {State.FINAL}
    site.page("start.md", f"{new}\n")
    site.update()
    (segment,) = site.locale("start.md").units[0].segments
    assert (segment.target, segment.state, segment.sub_state) == (None, State.INITIAL, "")
    assert [match.target for match in segment.matches] == [(target,)]
