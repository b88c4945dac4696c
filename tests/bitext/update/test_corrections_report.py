"""`bitext update` says what it makes of a file that says something it may not; a tool's own words are no such thing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bitext.cli.main import main
from bitext.core.model import State

PAGE = "# Start\n\nOpen the **file** menu. Choose a client.\n"
GOOD = "<target>NL Choosé a cliént.</target>"
FORMATS = ("xliff20", "xliff12")
SLIPS = {
    "another language": (
        {"xliff20": ('trgLang="nl-BE"', 'trgLang="fr-BE"'), "xliff12": ('e="nl-BE"', 'e="fr-BE"')},
        ("fr-BE", "writes nl-BE", "lang-mismatch"),
        {"xliff20": "trgLang", "xliff12": "target-language"},
        State.TRANSLATED,
    ),
    "a state that nobody knows": (
        {
            "xliff20": ('state="translated">\n        <source>Choose', 'state="done">\n        <source>Choose'),
            "xliff12": ('<target state="translated">NL Choo', '<target state="done">NL Choo'),
        },
        ('"done"', "writes initial", "state-unknown"),
        dict.fromkeys(FORMATS, "NL Choo"),
        State.INITIAL,
    ),
}


@pytest.fixture(params=FORMATS)
def translated(request, site, monkeypatch) -> Path:
    """The file of a page, all of it translated, in the format of that name."""
    config = site.root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("Nederlands}", f"Nederlands, format: {request.param}}}"), encoding="utf-8")
    site.page("index.md", PAGE)
    site.update()
    site.translate("index.md")
    site.update()
    monkeypatch.chdir(site.root)
    return Path("translations/nl-BE/index.xlf")


def said(capsys, *options: str) -> list[str]:
    assert main(["update", *options]) == int("--check" in options)
    return [line for line in capsys.readouterr().out.splitlines() if ": note: " in line]


@pytest.mark.parametrize(("slip", "words", "near", "state"), SLIPS.values(), ids=SLIPS)
def test_what_is_corrected_is_told_once_with_its_line(
    request, site, translated: Path, capsys, slip: dict, words: tuple, near: dict, state: State
) -> None:
    format = request.node.callspec.params["translated"]
    text = translated.read_text(encoding="utf-8")
    spoilt = text.replace(*slip[format])
    assert spoilt != text
    translated.write_text(spoilt, encoding="utf-8")
    line = next(n for n, one in enumerate(spoilt.splitlines(), 1) if near[format] in one)
    told = said(capsys, "--check")
    assert len(told) == 1
    assert told[0].startswith(f"{translated}:{line}: ")
    assert all(word in told[0] for word in words)
    assert said(capsys) == told
    document = site.locale("index.md")
    assert document.target_locale == "nl-BE"
    assert document.units[-1].segments[-1].state is state
    assert main(["update", "--check"]) == 0
    assert ": note: " not in capsys.readouterr().out


@pytest.mark.parametrize("translated", ["xliff20"], indirect=True)
def test_a_state_without_its_target_is_told(translated: Path, capsys) -> None:
    text = translated.read_text(encoding="utf-8")
    assert GOOD in text
    translated.write_text(text.replace(GOOD, ""), encoding="utf-8")
    assert [line.rpartition(" ")[2] for line in said(capsys)] == ["[state-no-target]"]


def test_programs_are_told_too(translated: Path, capsys) -> None:
    text = translated.read_text(encoding="utf-8")
    translated.write_text(text.replace('"translated"', '"done"', 1), encoding="utf-8")
    assert main(["update", "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["corrections"]
    assert (told["code"], told["path"]) == ("state-unknown", str(translated))


Edit = Callable[[str], str]
FINE: dict[str, Edit] = {
    "blanks at the end": lambda text: f"{text}\n\n",
    "a language without its region": lambda text: text.replace('"nl-BE"', '"nl"'),
    "a draft as Poedit saves it": lambda text: text.replace('state="translated"', 'state="initial"'),
    "work to be done as Weblate has it": lambda text: text.replace('"translated">NL', '"needs-adaptation">NL'),
    "a word of a tool's own": lambda text: text.replace('"translated">NL', '"x-mine">NL'),
}


@pytest.mark.parametrize("edit", FINE.values(), ids=FINE)
def test_what_tools_write_is_no_slip(translated: Path, capsys, edit: Edit) -> None:
    text = translated.read_text(encoding="utf-8")
    translated.write_text(edit(text), encoding="utf-8")
    assert said(capsys) == []


def test_a_merge_is_united_without_a_word(site, translated: Path, capsys) -> None:
    text = translated.read_text(encoding="utf-8")
    line = next(one for one in text.splitlines(keepends=True) if 'state="translated"' in one)
    other = line.replace("translated", "final")
    both = text.replace(line, f"<<<<<<< HEAD\n{line}=======\n{other}>>>>>>> other\n", 1)
    translated.write_text(both, encoding="utf-8")
    assert said(capsys) == []
    assert site.locale("index.md").units[0].segments[0].state is State.FINAL


def test_a_comment_that_is_not_kept_is_told_with_its_line(translated: Path, capsys) -> None:
    text = translated.read_text(encoding="utf-8")
    end = text.rindex("<source>")
    translated.write_text(f"{text[:end]}<!-- Klopt\n  dit? -->{text[end:]}", encoding="utf-8")
    line = text.count("\n", 0, end) + 1
    [note] = said(capsys)
    message = 'note: the comment "Klopt dit?" is not kept; write it as a <note> of its unit [comment]'
    assert note == f"{translated}:{line}: {message}"
    assert said(capsys) == []


def test_a_comment_in_a_target_is_text_that_check_refuses(translated: Path, capsys) -> None:
    text = translated.read_text(encoding="utf-8")
    translated.write_text(text.replace("NL Choosé", "NL <!-- dit --> Choosé"), encoding="utf-8")
    assert said(capsys) == []
    assert "&lt;!-- dit --&gt;" in translated.read_text(encoding="utf-8")
    assert main(["check"]) == 1
    assert "code-extra" in capsys.readouterr().out
