"""A locale with XLIFF 1.2 files on disk: every command works, and files that tools save are normalised."""

from __future__ import annotations

from pathlib import Path

import pytest

from bitext import xliff
from bitext.cli.main import main
from bitext.core.model import State

CONFIG = (
    "site_name: Test\nplugins:\n  - search\n  - bitext:\n      locales:\n"
    "        nl-BE: {name: Nederlands, format: xliff12}\n"
)
PAGE = "# Start\n\nOpen the **file** menu. Choose a client.\n"
FILE = Path("translations/nl-BE/index.xlf")


@pytest.fixture
def project(site, monkeypatch):
    """In the folder of such a project, with one page, translated."""
    (site.root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    site.page("index.md", PAGE)
    site.update()
    site.translate("index.md")
    monkeypatch.chdir(site.root)
    return site


def _weblate(text: str, source: str, target: str) -> str:
    """What Weblate makes of a file for one edit (as seen in the files of real tools)."""
    start = text.rindex("<trans-unit ", 0, text.index(f"<source>{source}</source>"))
    end = text.index("</trans-unit>", start)
    unit = text[start:end]
    old = unit[unit.index("<target") : unit.index("</target>")]
    unit = unit.replace(old, f'<target state="translated">{target}')
    unit = unit.replace(' xml:space="preserve"', ' xml:space="preserve" approved="no"')
    return (text[:start] + unit + text[end:]).replace('<?xml version="1.0"', "<?xml version='1.0'", 1)


def test_update_writes_1_2_and_keeps_it(project) -> None:
    assert 'version="1.2"' in FILE.read_text(encoding="utf-8")
    project.page("index.md", PAGE + "\nOne more sentence.\n")
    assert main(["update"]) == 0
    text = FILE.read_text(encoding="utf-8")
    assert 'version="1.2"' in text
    assert "One more sentence." in text
    assert project.targets("index.md")["Choose a client."] == "NL Choosé a cliént."
    before = project.files()
    assert main(["update", "--check"]) == 0
    assert project.files() == before


def test_a_file_written_by_a_tool_is_read_and_rewritten_in_canonical_form(project) -> None:
    text = _weblate(FILE.read_text(encoding="utf-8"), "Choose a client.", "Kies een cliënt.")
    FILE.write_text(text, encoding="utf-8")
    assert main(["update"]) == 0
    after = FILE.read_text(encoding="utf-8")
    assert after == xliff.write(project.locale("index.md"), "xliff12")
    assert after != text
    assert 'approved="no"' not in after
    assert project.targets("index.md")["Choose a client."] == "Kies een cliënt."


def test_a_file_filled_by_omegat_is_accepted_on_disk(project) -> None:
    project.page("index.md", PAGE + "\nOne more sentence.\n")
    assert main(["update"]) == 0
    before = project.locale("index.md")
    assert main(["export", "--format", "xliff12", "--prefill", "out"]) == 0
    text = Path("out/nl-BE/index.xlf").read_text(encoding="utf-8")
    assert text.count("<target>One more sentence.</target>") == 1
    FILE.write_text(text.replace(' encoding="UTF-8"', "").rstrip("\n"), encoding="utf-8")
    assert project.locale("index.md").units[-1].segments[0].state is State.INITIAL
    assert main(["import", "out"]) == 0
    FILE.write_text(text.replace("<target>One more sentence.<", "<target>Nog een zin.<").rstrip("\n"), encoding="utf-8")
    assert main(["update"]) == 0
    after = project.locale("index.md").units[-1].segments[0]
    assert (after.target, after.state) == (("Nog een zin.",), State.TRANSLATED)
    assert len(project.locale("index.md").units) == len(before.units)


def test_import_and_export_keep_the_form(project) -> None:
    before = project.files()
    assert main(["export", "--format", "xliff21", "out"]) == 0
    out = Path("out/nl-BE/index.xlf")
    assert main(["import", str(out)]) == 0
    assert project.files() == before
    edited = out.read_text(encoding="utf-8").replace("NL Choosé a cliént.", "Kies een cliënt.")
    out.write_text(edited, encoding="utf-8")
    assert main(["import", str(out)]) == 0
    assert 'version="1.2"' in FILE.read_text(encoding="utf-8")
    assert project.targets("index.md")["Choose a client."] == "Kies een cliënt."


def test_stage_and_check_read_it(project, capsys) -> None:
    assert main(["stage", "--locale", "nl-BE", "staged"]) == 0
    staged = Path("staged/index.md").read_text(encoding="utf-8")
    assert "NL Choosé a cliént." in staged
    assert "**filé**" in staged
    text = FILE.read_text(encoding="utf-8")
    text = _weblate(text, "Choose a client.", "Kies *een* cliënt.")
    FILE.write_text(text, encoding="utf-8")
    line = text[: text.index("Kies *een*")].count("\n") + 1
    assert main(["check", "--locale", "nl-BE"]) == 1
    assert f"{FILE}:{line}:" in (out := capsys.readouterr().out)
    assert "code-extra" in out


def test_a_locale_changes_its_form_with_its_setting_and_loses_nothing(project) -> None:
    before = project.locale("index.md")
    config = project.root / "mkdocs.yml"
    config.write_text(CONFIG.replace(", format: xliff12", ""), encoding="utf-8")
    assert main(["update"]) == 0
    assert 'version="2.0"' in FILE.read_text(encoding="utf-8")
    assert project.locale("index.md") == before
    config.write_text(CONFIG, encoding="utf-8")
    assert main(["update"]) == 0
    assert project.locale("index.md") == before
    assert {segment.state for unit in before.units for segment in unit.segments} == {State.TRANSLATED}
