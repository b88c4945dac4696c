"""What `bitext check` tells a translator about a project: each fault with its file, line and column."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bitext import xliff
from bitext.check.project import check_project
from bitext.cli.main import main
from bitext.core.model import Severity
from bitext.localize.localize_page import localize
from bitext.markdown.renderer import renderer
from bitext.project.segment_files import read_document

PAGE = """---
title: Clients
description: All about clients of yours.
---
# Clients

Choose [a client](client.md) in the list. Wait 5 minutes.

| Name | Use |
|------|-----|
| one  | two words |

- One item
- Another item
"""


@pytest.fixture
def project(site, monkeypatch: pytest.MonkeyPatch):
    site.page("guide/clients.md", PAGE)
    site.update()
    site.translate("guide/clients.md")
    monkeypatch.chdir(site.root)
    return site


def file_of(site) -> Path:
    return site.project.locale_path("nl-BE", "guide/clients.md")


def edit(site, old: str, new: str) -> int:
    """Change the locale's file by hand; the line on which it was changed."""
    path = file_of(site)
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def found(site) -> list[tuple[str, int | None, int | None]]:
    checked = check_project(site.project, None, renderer(site.project))
    return [(one.code, one.location.line, one.location.column) for one in checked.findings if one.location]


def test_a_sound_project_has_no_findings(project, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "no findings" in capsys.readouterr().out


def test_a_fault_is_told_with_line_and_column(project) -> None:
    line = edit(project, "5 minutés", "7 minutés")
    assert found(project) == [("number", line, "        <target>NL Wait 7".index("7") + 1)]


def test_a_fault_in_a_file_of_1_2_is_told_with_line_and_column(project) -> None:
    path = file_of(project)
    path.write_text(xliff.write(xliff.read(path), "xliff12"), encoding="utf-8")
    line = edit(project, "5 minutés", "7 minutés")
    column = path.read_text(encoding="utf-8").splitlines()[line - 1].index("7 minutés") + 1
    assert found(project) == [("number", line, column)]


def test_a_fault_in_a_target_of_several_lines_is_told_where_it_stands(project) -> None:
    line = edit(project, "NL Wait 5 minutés.", "NL Wait\n5 \u202eminutés.")
    assert ("bidi", line + 1, 3) in found(project)


def test_drafts_are_the_translators_own_affair(project) -> None:
    edit(project, "NL Wait 5 minutés.", "{{ x }} 7")
    path = file_of(project)
    text = path.read_text(encoding="utf-8")
    at = text.rindex('state="translated"', 0, text.index("{{ x }}"))
    path.write_text(
        f'{text[:at]}state="initial"{text[at + len(chr(34) + "translated" + chr(34)) + 6 :]}', encoding="utf-8"
    )
    assert found(project) == []


def test_a_target_that_breaks_the_page_is_told(project) -> None:
    """By rendering: no rule knows of this markup by itself."""
    page = project.root / "docs" / "guide" / "clients.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Another item", "Another item of ours"), encoding="utf-8")
    config = project.root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "markdown_extensions:\n  - wikilinks\n", encoding="utf-8")
    edit(project, "NL Oné itém", "NL [[Oné]] itém")
    codes = {code for code, _, _ in found(project)}
    assert codes & {"struct-render", "html-unsafe"}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('trgLang="nl-BE"', 'trgLang="fr-BE"', "lang-mismatch"),
        ('original="guide/clients.md"', 'original="../../etc/passwd"', "path-original"),
        ("<source>Another item</source>", "<source>Another thing</source>", "src-mismatch"),
        ("        <target>NL Anothér itém</target>\n", "", "state-no-target"),
    ],
    ids=["of another language", "of another place", "of another source", "without the target of a state"],
)
def test_a_file_is_told(project, old: str, new: str, code: str) -> None:
    edit(project, old, new)
    assert code in {one for one, _, _ in found(project)}


def test_a_unit_that_stands_twice_is_told(project) -> None:
    path = file_of(project)
    text = path.read_text(encoding="utf-8")
    unit = re.findall(r" *<unit .*?</unit>\n", text, re.DOTALL)[-1]
    path.write_text(text.replace(unit, unit + unit), encoding="utf-8")
    assert "dup-id" in {one for one, _, _ in found(project)}


def test_a_unit_of_no_page_is_told(project) -> None:
    path = file_of(project)
    text = path.read_text(encoding="utf-8")
    unit = re.findall(r" *<unit .*?</unit>\n", text, re.DOTALL)[-1]
    other = re.sub(r'id="u\w+"', 'id="u0123456789"', unit).replace("item", "thing").replace("itém", "ding")
    path.write_text(text.replace(unit, unit + other), encoding="utf-8")
    assert "unit-unknown" in {one for one, _, _ in found(project)}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('<?xml version="1.0"?><!DOCTYPE x><xliff/>', "xml-doctype"),
        ("<xliff", "file-unreadable"),
        ("", "file-unreadable"),
        ("<<<<<<< ours\n<a/>\n=======\n<b/>\n>>>>>>> theirs\n", "file-unreadable"),
    ],
    ids=["with a DOCTYPE", "broken", "empty", "with a merge conflict"],
)
def test_a_file_that_cannot_be_used_is_a_finding_and_an_exit_code_of_2(
    project, text: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file_of(project).write_text(text, encoding="utf-8")
    assert main(["check"]) == 2
    assert code in capsys.readouterr().out


def test_an_image_that_one_locale_lacks_is_told(project) -> None:
    for name in ("screen.nl-BE.png", "both.nl-BE.png", "both.png"):
        (project.root / "docs" / name).write_bytes(b"\x89PNG")
    checked = check_project(project.project)
    told = [one for one in checked.findings if one.code == "image-locale"]
    assert [one.location.path.name for one in told] == ["screen.nl-BE.png"]
    assert "screen.en.png or screen.png" in told[0].message


def test_one_sentence_with_two_translations_is_told_once(project) -> None:
    project.page("one.md", "Choose the client in this list.\n")
    project.page("two.md", "Choose the client in this list.\n")
    project.page("three.md", "Choose the client in this list.\n")
    project.update()
    for page, mark in (("one.md", "Kies"), ("two.md", "Neem"), ("three.md", "Kies")):
        project.translate(page, mark=mark)
    told = [one for one in check_project(project.project).findings if one.code == "inconsistent"]
    assert [one.location.path.name for one in told] == ["two.xlf"]


def test_the_glossary_is_asked(project) -> None:
    (project.root / "translations" / "nl-BE" / "_terms.tsv").write_text("item\tstuk\n", encoding="utf-8")
    assert {code for code, _, _ in found(project)} == {"glossary"}


def test_what_the_check_calls_an_error_is_not_published(project) -> None:
    """And nothing else: the rest of the page is."""
    edit(project, "NL Oné itém", "NL &lt;script&gt;")
    edit(project, "NL two words", "NL two | words")
    checked = check_project(project.project, None, renderer(project.project))
    errors = {(one.unit, one.segment) for one in checked.findings if one.severity is Severity.ERROR}
    page = localize(
        PAGE,
        read_document(project.project.source_path("guide/clients.md")),
        read_document(file_of(project)),
        locale=project.project.locale("nl-BE"),
        render=renderer(project.project),
    )
    assert errors
    assert errors == set(page.untranslated)


def test_a_file_of_another_language_reaches_no_reader(project, capsys: pytest.CaptureFixture[str]) -> None:
    edit(project, 'trgLang="nl-BE"', 'trgLang="fr-BE"')
    assert main(["stage", "--locale", "nl-BE", "out"]) == 1
    assert "lang-mismatch" in capsys.readouterr().out
    assert (project.root / "out" / "guide" / "clients.md").read_text(encoding="utf-8") == PAGE


def test_a_file_without_its_region_is_that_of_the_locale(project) -> None:
    edit(project, 'trgLang="nl-BE"', 'trgLang="nl"')
    assert found(project) == []


def as_told(text: str, format: str) -> set[tuple[str, str, int | None]]:
    """The findings in one of the formats: code, path, line."""
    if format == "json":
        return {(one["code"], one["path"], one["line"]) for one in json.loads(text)["findings"]}
    if format == "github":
        lines = re.findall(r"^::\w+ file=([^,]*),line=(\d+),(?:col=\d+,)?title=([^:]*)::", text, re.MULTILINE)
        return {(code, path, int(line)) for path, line, code in lines}
    if format == "sarif":
        results = json.loads(text)["runs"][0]["results"]
        places = [one["locations"][0]["physicalLocation"] for one in results]
        return {
            (one["ruleId"], place["artifactLocation"]["uri"], place["region"]["startLine"])
            for one, place in zip(results, places, strict=True)
        }
    if format == "junit":
        cases = [case for case in ElementTree.fromstring(text).iter("testcase") if case.find("failure") is not None]
        return {(case.get("name", "").split()[0], case.get("file", ""), int(case.get("line", "0"))) for case in cases}
    lines = re.findall(r"^(\S+?):(\d+):\d+ +\w+ +(\S+)", text, re.MULTILINE)
    return {(code, path, int(line)) for path, line, code in lines}


def test_all_formats_tell_the_same_findings(project, capsys: pytest.CaptureFixture[str]) -> None:
    edit(project, "5 minutés", "7 minutés")
    edit(project, "NL Oné itém", "# Oné <script>".replace("<", "&lt;").replace(">", "&gt;"))
    told = {}
    for format in ("text", "json", "github", "sarif", "junit"):
        assert main(["check", "--format", format]) == 1
        told[format] = as_told(capsys.readouterr().out, format)
    assert len(told["json"]) >= 3
    assert all(findings == told["json"] for findings in told.values())


def test_colours_are_for_a_terminal_only(
    project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(project, "5 minutés", "7 minutés")
    main(["check"])
    assert "\x1b" not in capsys.readouterr().out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    main(["check"])
    assert "\x1b[33m" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    main(["check"])
    assert "\x1b" not in capsys.readouterr().out


def test_an_unknown_locale_is_wrong_usage(project, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--locale", "xx-YY"]) == 2
    assert "no locale" in capsys.readouterr().err
