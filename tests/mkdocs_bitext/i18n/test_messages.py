"""The catalogues of our plugins hold what the plugins say: no message is missing, and none is dead."""

import json
import re
from pathlib import Path

import pytest

from mkdocs_bitext.i18n import messages
from mkdocs_publish import messages as offline

NAMED = (
    (r"\bmessages\.(?:text|count)\(\s*[\w.]+, \"([\w.-]+)\"", ""),
    (r"\bstrings\.(?:text|count|form)\(\"([\w.-]+\w)\"", "status."),
    (r"\blabels\.text\(\"([\w.-]+)\"", "sidebyside."),
    (r"\bthis\.labels\.(\w+)", "search."),
)
"""How code names a message, and what stands before that in its id."""


def sources(folder: Path) -> str:
    return "\n".join(path.read_text("utf-8") for path in folder.rglob("*") if path.suffix in {".py", ".js", ".html"})


def english(folder: Path) -> set[str]:
    return set(json.loads((folder / "en.json").read_text("utf-8")))


BITEXT, OFFLINE = (sources(one.FOLDER.parents[depth]) for one, depth in ((messages, 1), (offline, 0)))


def test_what_the_code_names_is_there() -> None:
    named = {start + name for pattern, start in NAMED for name in re.findall(pattern, BITEXT)}
    assert len(named) > 40
    assert named <= english(messages.FOLDER)


@pytest.mark.parametrize("id", sorted(english(messages.FOLDER)))
def test_every_message_is_named_by_the_code(id: str) -> None:
    name = id.partition(".")[2] or id
    group, dot, _ = name.partition(".")
    named = re.search(rf"[\"']{re.escape(name)}[\"']|\.{re.escape(name)}\b", BITEXT)
    # `state.final` is put together from `state.` and a value.
    assert named or (dot and re.search(rf"\"{group}\.(?:\{{|\")", BITEXT)), id


@pytest.mark.parametrize("id", sorted(english(offline.FOLDER)))
def test_every_message_about_the_connection_is_named_by_the_code(id: str) -> None:
    assert f'"{id}"' in OFFLINE or f'"{id.partition(".")[2]}"' in OFFLINE
