"""A translator who edits a file by hand and slips: one clear message with file and line, and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bitext.cli.main import main
from bitext.core.model import State

PAGE = "# Start\n\nOpen the **file** menu. Choose a client.\n"
Slip = Callable[[str], str]
GOOD = "<target>NL Choosé a cliént.</target>"


def ids_alike(text: str) -> str:
    first, second = re.findall(r'<unit id="(u\w+)"', text)[:2]
    return text.replace(second, first)


def conflict(text: str) -> str:
    other = GOOD.replace("NL", "BE")
    return text.replace(GOOD, f"\n<<<<<<< mine\n{GOOD}\n=======\n{other}\n>>>>>>> theirs\n")


SLIPS: dict[str, tuple[Slip, int, str]] = {
    "a code is lost": (
        lambda text: re.sub(r"<target>NL Opén .*</target>", "<target>Open.</target>", text),
        1,
        "is missing",
    ),
    "a code is made up": (lambda text: text.replace("a cliént.", '<ph id="9"/>.'), 1, "has markup"),
    "an end tag is wrong": (lambda text: text.replace("</target>", "</targt>", 1), 2, "not well-formed"),
    "half of the file is gone": (lambda text: text[: len(text) // 2], 2, "not well-formed"),
    "an ampersand is bare": (lambda text: text.replace("a cliént", "& cliént"), 2, "not well-formed"),
    "a unit is there twice": (ids_alike, 2, "twice"),
    "there is a DOCTYPE": (lambda text: text.replace("<xliff", "<!DOCTYPE xliff>\n<xliff", 1), 2, "DOCTYPE"),
    "the language is wrong": (lambda text: text.replace('trgLang="nl-BE"', 'trgLang="fr-BE"'), 1, "nl-BE"),
    "the source was changed": (lambda text: text.replace(">Choose a", ">Choose the"), 1, "in the page"),
    "the target was deleted": (lambda text: text.replace(GOOD, ""), 1, "no target"),
    "the target is empty": (lambda text: text.replace(GOOD, "<target/>"), 1, "no text"),
    "the state is made up": (lambda text: text.replace('state="translated"', 'state="done"', 1), 1, '"done"'),
    "there is a script": (lambda text: text.replace("a cliént.", "&lt;script&gt;x&lt;/script&gt;."), 1, "markup"),
    "a merge was left half done": (conflict, 2, "merge conflict"),
    "it is another kind of file": (lambda text: "<html/>\n", 2, "not XLIFF"),
    "it is empty": (lambda text: "", 2, "empty"),
}


@pytest.mark.parametrize(("slip", "code", "said"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_with_its_place(site, monkeypatch, capsys, slip: Slip, code: int, said: str) -> None:
    site.page("index.md", PAGE)
    site.update()
    site.translate("index.md", state=State.TRANSLATED)
    monkeypatch.chdir(site.root)
    path = Path("translations/nl-BE/index.xlf")
    text = path.read_text(encoding="utf-8")
    assert slip(text) != text
    path.write_text(slip(text), encoding="utf-8")
    assert main(["check"]) == code
    lines = capsys.readouterr().out.splitlines()[:-1]
    told = [line for line in lines if said in line]
    assert told, lines
    assert all(re.match(r"translations/nl-BE/index\.xlf(:\d+)*\s+error", line) for line in told)


def test_a_file_in_another_encoding_is_told_with_its_line(site, monkeypatch, capsys) -> None:
    site.page("index.md", PAGE)
    site.update()
    site.translate("index.md")
    monkeypatch.chdir(site.root)
    path = Path("translations/nl-BE/index.xlf")
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1"))
    assert main(["check"]) == 2
    assert re.search(r"index\.xlf:\d+ +error", capsys.readouterr().out)
