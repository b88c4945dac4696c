"""Files that come back indented, renumbered or with typed markup: all is imported, or rejected with what to do."""

from __future__ import annotations

import re
import shutil
from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from bitext import xliff
from bitext.cli.main import main
from bitext.core.model import State

PAGE = """\
---
title: Connect a client
---

# Connect a client

Open **Manage clients** (see [the list](list.md)) and press `Enter`. It's  done.

- One client.
- One client.
- Two clients, in {{ hub }}.

## Next

One client.

The client opens at once.
"""
OPENS = "The client opens at once."
FORMATS = ("xliff12", "xliff20", "xliff22")
_CONTENT = re.compile(r"<(source|target)([^>]*)>(.*?)</\1>")


@pytest.fixture
def project(site, monkeypatch):
    """The current folder is a project with one updated page, which somebody else has translated in `done.xlf`."""
    site.page("index.md", PAGE)
    site.page("list.md", "# List\n")
    site.update()
    monkeypatch.chdir(site.root)
    return site


def _translated(project, format: str) -> str:
    """The export of the page with all targets; the project itself has none yet."""
    before = project.locale("index.md")
    path = project.project.locale_path("nl-BE", "index.md")
    old = path.read_bytes()
    project.translate("index.md")
    text = xliff.write(project.locale("index.md"), format, for_tools=True)
    path.write_bytes(old)
    assert project.locale("index.md") == before
    return text


def _expected(project) -> list[tuple[str, str | None]]:
    path = project.project.locale_path("nl-BE", "index.md")
    old = path.read_bytes()
    project.translate("index.md")
    found = _targets(project)
    path.write_bytes(old)
    return found


def _targets(project) -> list[tuple[str, str | None]]:
    segments = [segment for unit in project.locale("index.md").units for segment in unit.segments]
    return [(xliff_text(one.source), xliff_text(one.target) if one.target else None) for one in segments]


def xliff_text(content) -> str:
    return "".join(part if isinstance(part, str) else f"<{part.id}{part.kind}>" for part in content)


def _indented(text: str) -> str:
    return _CONTENT.sub(r"<\1\2>\n            \3\n          </\1>", text)


def _with_a_line_for_each_element(text: str) -> str:
    def split(found: re.Match[str]) -> str:
        inner = re.sub(r"<(?=[a-z])", "\n              <", found[3])
        return f"<{found[1]}{found[2]}>{inner}\n            </{found[1]}>" if inner != found[3] else found[0]

    return _CONTENT.sub(split, text)


def _wrapped(text: str) -> str:
    def wrap(found: re.Match[str]) -> str:
        parts = re.split(r"(<[^>]*>)", found[3])
        inner = "".join(one if one.startswith("<") else re.sub("(?<! ) (?! )", "\n      ", one) for one in parts)
        return f"<{found[1]}{found[2]}>{inner}</{found[1]}>"

    return _CONTENT.sub(wrap, text)


TOOLS = {"indented": _indented, "with a line for each element": _with_a_line_for_each_element, "wrapped": _wrapped}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("tool", TOOLS.values(), ids=TOOLS)
def test_a_file_is_imported_completely_that_a_tool_saved(project, capsys, tool, format: str) -> None:
    expected = _expected(project)
    Path("a.xlf").write_text(tool(_translated(project, format)), encoding="utf-8")
    assert main(["import", "a.xlf"]) == 0
    assert f"{len(expected)} taken\n" in capsys.readouterr().out
    assert _targets(project) == expected
    assert main(["check"]) == 0


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("tool", TOOLS.values(), ids=TOOLS)
def test_sources_that_only_fill_empty_targets_stay_untranslated(project, capsys, tool, format: str) -> None:
    assert main(["export", "--format", format.replace("xliff20", "xliff21"), "--prefill", "out"]) == 0
    path = Path("out/nl-BE/index.xlf")
    text = path.read_text(encoding="utf-8")
    assert text.count("<target") > 5
    # Some tools indent only what they think was translated.
    path.write_text(re.sub("<target.*?</target>", lambda found: tool(found[0]), text), encoding="utf-8")
    assert main(["import", str(path)]) == 0
    assert "Nothing new." in capsys.readouterr().out


@pytest.mark.parametrize("format", ["xliff12", "xliff20"])
@pytest.mark.parametrize("tool", TOOLS.values(), ids=TOOLS)
def test_update_restores_a_file_on_disk_that_a_tool_saved(project, tool, format: str) -> None:
    expected = _expected(project)
    path = project.project.locale_path("nl-BE", "index.md")
    path.write_text(tool(_translated(project, format)), encoding="utf-8")
    project.update()
    assert _targets(project) == expected
    assert path.read_text(encoding="utf-8") == xliff.write(project.locale("index.md"))


def _renumbered(text: str) -> str:
    numbers = count(1)
    return re.sub(r'(<(?:unit|segment|group|trans-unit) id=")[^"]*', lambda one: f"{one[1]}{next(numbers)}", text)


def _without_names(text: str) -> str:
    return re.sub(r' (?:res)?name="[^"]*"', "", _renumbered(text))


RENUMBERED = {"with its names": _renumbered, "without names": _without_names}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("tool", RENUMBERED.values(), ids=RENUMBERED)
@pytest.mark.parametrize("name", ["index.md", "/home/tool/file 1.xlf"], ids=["of a page", "of an unknown page"])
def test_a_renumbered_file_is_imported_completely(project, capsys, tool, format: str, name: str) -> None:
    expected = _expected(project)
    text = tool(_translated(project, format)).replace('original="index.md"', f'original="{name}"')
    Path("a.xlf").write_text(text, encoding="utf-8")
    assert main(["import", "a.xlf"]) == 0
    assert f"{len(expected)} taken\n" in capsys.readouterr().out
    assert _targets(project) == expected


def test_equal_sentences_of_a_renumbered_file_are_matched_in_page_order(project) -> None:
    text = _without_names(_translated(project, "xliff12"))
    numbers = count(1)
    text = re.sub("NL Oné cliént[.]", lambda _: f"NL {next(numbers)}.", text)
    Path("a.xlf").write_text(text, encoding="utf-8")
    assert main(["import", "a.xlf"]) == 0
    assert [target for source, target in _targets(project) if source == "One client."] == ["NL 1.", "NL 2.", "NL 3."]


def test_a_unit_of_a_renumbered_file_is_found_by_its_name(project) -> None:
    text = _renumbered(_translated(project, "xliff20"))
    last = re.findall(r"    <unit .*?</unit>\n", text, re.DOTALL)[-2]
    assert 'name="next/1"' in last
    others = re.sub(r"    <unit .*</unit>\n", "", text, flags=re.DOTALL)
    Path("a.xlf").write_text(others.replace("  </file>", f"{last}  </file>"), encoding="utf-8")
    assert main(["import", "a.xlf"]) == 0
    found = [target for source, target in _targets(project) if source == "One client."]
    assert found == [None, None, "NL Oné cliént."]


def _saved(project, source: str, target: str, format: str = "xliff20") -> Path:
    """The export with one target, its content as in a file."""
    text = xliff.write(project.locale("index.md"), format, for_tools=True)
    pattern = f"(<source>{re.escape(source)}</source>)"
    text, found = re.subn(pattern, lambda one: f"{one[1]}<target>{target}</target>", text, count=1)
    assert found
    path = Path("a.xlf")
    path.write_text(text, encoding="utf-8")
    return path


MARKUP = ["<b>", "**vet**", "[link](a.md)", "`code`", "<b>vet</b>", "_cursief_"]


@pytest.mark.parametrize("typed", MARKUP)
def test_typed_markup_is_rejected_and_the_advice_helps(project, capsys, typed: str) -> None:
    _saved(project, OPENS, escape(f"De cliënt {typed} opent."))
    assert main(["import", "a.xlf"]) == 1
    out = capsys.readouterr().out
    text = f"De cliënt {typed} opent."
    for _ in range(4):
        advice = re.search("has “(.+?)”, which its source does not have; remove it, or write (.+?) to show it", out)
        assert advice, out
        text = re.sub(rf"(?<!\\){re.escape(advice[1])}", lambda _, new=advice[2]: new, text)
        _saved(project, OPENS, escape(text))
        if main(["import", "a.xlf"]) == 0:
            break
        out = capsys.readouterr().out
    assert dict(_targets(project))[OPENS] == text
    capsys.readouterr()
    main(["check"])
    assert "error" not in capsys.readouterr().out


LITERAL = {
    "an element, as Poedit makes of typed text": "De <licentie>cliënt</licentie> opent.",
    "typed text": "De &lt;licentie&gt;cliënt&lt;/licentie&gt; opent.",
}


@pytest.mark.parametrize("format", ["xliff12", "xliff20"])
@pytest.mark.parametrize("typed", LITERAL.values(), ids=LITERAL)
def test_a_tag_that_html_does_not_have_is_text_for_readers(project, capsys, typed: str, format: str) -> None:
    _saved(project, OPENS, typed, format)
    assert main(["import", "a.xlf"]) == 0
    assert "1 taken" in capsys.readouterr().out
    assert dict(_targets(project))[OPENS] == "De &lt;licentie>cliënt&lt;/licentie> opent."
    main(["check"])
    assert "error" not in capsys.readouterr().out


@pytest.mark.parametrize("typed", ["<b>cliënt</b>", "<svg onload='x'/>", "<licentie a='b'>cliënt</licentie>"])
def test_an_element_with_a_meaning_is_rejected_on_import_and_on_disk(project, capsys, typed: str) -> None:
    _saved(project, OPENS, f"De {typed} opent.")
    assert main(["import", "a.xlf"]) == 1
    out = capsys.readouterr().out
    assert re.search(r"a\.xlf:\d+: error: the target of “The client opens at once.” has “<", out)
    assert "1 rejected" in out
    path = project.project.locale_path("nl-BE", "index.md")
    path.write_bytes(Path("a.xlf").read_bytes().replace(b"<target>", b'<target state="translated">'))
    project.update()
    assert typed.replace("'", '"') in (dict(_targets(project))[OPENS] or "")
    assert main(["check"]) == 1
    assert "error" in capsys.readouterr().out


def test_a_target_that_a_rule_refuses_is_not_imported(project, capsys) -> None:
    _saved(project, "Next", "Verder\u202e")
    assert main(["import", "a.xlf"]) == 1
    out = capsys.readouterr().out
    assert "[bidi]" in out
    assert "1 rejected" in out
    assert dict(_targets(project))["Next"] is None


def test_a_target_that_the_rendered_page_refuses_is_not_imported(project, capsys) -> None:
    # Python-Markdown has no escape for this character, and each sentence alone has half of the element.
    document = project.locale("index.md")
    _saved(project, OPENS, "De cliënt \\&lt;i&gt;opent\\&lt;/i&gt;.")
    assert main(["import", "a.xlf"]) == 1
    out = capsys.readouterr().out
    assert re.search(r"a\.xlf:\d+: error: the target of .The client opens at once.. ", out)
    assert "1 rejected\nNothing new." in out
    assert project.locale("index.md") == document


def test_a_draft_is_imported_whatever_its_faults(project, capsys) -> None:
    path = _saved(project, "Next", "Verder\u202e")
    path.write_text(path.read_text(encoding="utf-8").replace("<target>", '<target state="needs-translation">'), "utf-8")
    assert main(["import", "a.xlf"]) == 0
    assert re.search(r"index\.md: 1 as draft, \d+ unchanged\n", capsys.readouterr().out)
    [draft] = [one for unit in project.locale("index.md").units for one in unit.segments if one.target]
    assert draft.state is State.INITIAL


OLD_SOURCES = {
    "What comes next": "belongs to an older source, which is now “What comes next”; export again, and translate that",
    "All of your invoices": "the page no longer has this sentence; export again, and translate the one that replaced",
}


@pytest.mark.parametrize(("now", "message"), OLD_SOURCES.items(), ids=["a longer one", "another one"])
def test_a_target_for_an_old_source_is_rejected_and_the_advice_helps(project, capsys, now: str, message: str) -> None:
    _saved(project, "Next", "Verder")
    document = project.locale("index.md")
    project.page("index.md", PAGE.replace("## Next", f"## {now}"))
    project.update()
    assert document != project.locale("index.md")
    assert main(["import", "a.xlf"]) == 1
    assert message in capsys.readouterr().out
    assert main(["export", "--format", "xliff12", "--locale", "nl-BE", "out"]) == 0
    text = Path("out/nl-BE/index.xlf").read_text(encoding="utf-8")
    source = f"<source>{now}</source>"
    assert source in text
    Path("b.xlf").write_text(text.replace(source, f"{source}<target>Verder</target>"), encoding="utf-8")
    assert main(["import", "b.xlf"]) == 0
    assert dict(_targets(project))[now] == "Verder"


def test_a_second_target_is_rejected_reported_and_found_by_check(project, capsys) -> None:
    _saved(project, "Next", "Verder</target><target>Volgende")
    assert main(["import", "a.xlf"]) == 1
    assert "stands twice in the file; keep one <target> and remove the other [target-twice]" in capsys.readouterr().out
    path = project.project.locale_path("nl-BE", "index.md")
    path.write_text(Path("a.xlf").read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["check"]) == 1
    assert "target-twice" in capsys.readouterr().out
    main(["update"])
    assert "stands twice; bitext update keeps the first [target-twice]" in capsys.readouterr().out


def test_counts_add_up(project, capsys) -> None:
    text = _translated(project, "xliff12")
    text = text.replace("NL Néxt", "NL **Néxt**").replace('<target state="translated">NL Two', "<target>NL Two")
    total = sum(len(unit.segments) for unit in project.locale("index.md").units)
    Path("a.xlf").write_text(re.sub("<target[^>]*>NL It.*?</target>", "", text), encoding="utf-8")
    assert main(["import", "a.xlf"]) == 1
    counts = {
        what: int(number) for number, what in re.findall(r"(\d+) (taken|unchanged|rejected)", capsys.readouterr().out)
    }
    assert counts == {"taken": total - 2, "unchanged": 1, "rejected": 1}


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["in.xlf", "npm-xliff-6.4.0.xlf"])
def test_pretty_printed_files_of_real_tools_are_imported_and_published(
    shared: Path, site, monkeypatch, capsys, name: str
) -> None:
    case = shared / "cases" / "xliff"
    shutil.copytree(case / "foreign-element", site.root, dirs_exist_ok=True)
    monkeypatch.chdir(site.root)
    site.update()
    assert main(["import", str(case / "pretty-target" / name)]) == 0
    assert "26 taken\n" in capsys.readouterr().out
    main(["check"])
    assert "error" not in capsys.readouterr().out
