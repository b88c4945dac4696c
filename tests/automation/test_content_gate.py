"""The content gate: it says what is owed to whom and where, and passes when nothing is."""

import re
from datetime import date

import pytest

from bitext.project.project import load
from content_gate import main, outdated_checks, untranslated_sentences

STEPS = 8


def untranslated(project, *optional: str) -> list[str]:
    return [f"{one.page}{one}" for one in untranslated_sentences(load(project.config), optional)]


def test_a_complete_project_passes(project, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["-f", str(project.config)]) == 0
    said = capfd.readouterr().out
    assert said.count("== ") == STEPS
    assert said.endswith("The content is complete.\n")


def test_a_new_sentence_is_named_with_its_locale_page_unit_and_what_to_do(
    project, capfd: pytest.CaptureFixture[str]
) -> None:
    project.add("docs/index.md", "\nOne more sentence.\n")

    def files() -> list[bytes]:
        paths = sorted(path for path in project.root.rglob("*.*") if path.is_file())
        return [path.read_bytes() for path in paths if ".cache" not in path.relative_to(project.root).parts]

    before = files()
    assert main(["-f", str(project.config)]) == 1
    said = capfd.readouterr().out
    assert "nl-BE index.md: not translated:\n" in said
    assert re.search(r"^  translations/nl-BE/index\.xlf u[0-9a-f]{10}-s[0-9a-f]{6}: One more sentence\.$", said, re.M)
    assert "2 files out of date: run bitext update" in said
    assert re.findall("FAILED: (.+)", said) == [
        "Segment files are up to date",
        "Everything that readers see is translated",
    ]
    assert files() == before


def test_after_an_update_a_sentence_is_named_with_its_line(project) -> None:
    project.add("docs/index.md", "\nOne more sentence.\n")
    project.bitext("update")
    (owed,) = untranslated(project)
    line = int(owed.partition(".xlf:")[2].split()[0])
    text = (project.root / "translations/nl-BE/index.xlf").read_text(encoding="utf-8").splitlines()
    assert "One more sentence." in "".join(text[line - 1 : line + 2])


def test_a_new_message_is_named(project) -> None:
    (project.root / "messages/en.json").write_text('{\n "open": "Open it.",\n "new": "Close it."\n}\n')
    (owed,) = untranslated(project)
    assert owed.startswith("nl-BE _checker")
    assert owed.endswith(": Close it.")


def test_pages_that_may_stay_in_english_are_not_owed(project) -> None:
    project.add("docs/for-authors.md", "# Authors\n")
    project.add("docs/more.md", "# More\n")
    assert {owed.split()[1] for owed in untranslated(project, "for-*.md") if "_site" not in owed} == {"more.md"}
    assert {owed.split()[1] for owed in untranslated(project) if "_site" not in owed} == {"more.md", "for-authors.md"}


def test_a_target_that_is_not_far_enough_is_owed(project) -> None:
    text = project.config.read_text(encoding="utf-8")
    assert untranslated(project) == []
    project.config.write_text(text.replace("{name: Nederlands}", "{name: Nederlands, published: reviewed}"))
    assert len(untranslated(project)) >= 3


def test_a_locale_without_a_glossary_and_a_spoiled_target_fail_and_are_annotated(
    project, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    (project.root / "translations/nl-BE/_terms.tsv").unlink()
    path = project.root / "translations/nl-BE/index.xlf"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub("<target>[^<]+</target>", "<target></target>", text, count=1), encoding="utf-8")
    assert main(["-f", str(project.config)]) == 1
    said = capfd.readouterr().out
    assert "translations/nl-BE/_terms.tsv: no terms" in said
    assert "::error file=translations/nl-BE/index.xlf" in said
    assert {"Every locale has a glossary", "Every target is publishable"} <= set(re.findall("FAILED: (.+)", said))


def test_a_file_that_cannot_be_read_is_one_sentence(project, capfd: pytest.CaptureFixture[str]) -> None:
    (project.root / "translations/nl-BE/index.xlf").write_text("<xliff")
    assert main(["-f", str(project.config)]) == 2
    said = capfd.readouterr().err
    assert said.splitlines()[-1].startswith("content gate: ")
    assert "index.xlf" in said.splitlines()[-1]


def outdated(project, optional: str) -> dict[str, str]:
    findings = outdated_checks(load(project.config), [optional], date(2026, 10, 30))
    return {finding.location.path.as_posix(): finding.message for finding in findings}


@pytest.mark.parametrize(
    ("front_matter", "sentence"),
    [
        ("", "the date of the last check is missing; check the facts of the page"),
        ("checked: 2026-05-03", ""),
        ("checked: 2026-05-02", "the last check was on 2026-05-02; check the facts of the page"),
        ("checked: 2026-10-30", ""),
        ("checked: 2026-10-31", "in the future"),
        ("checked: last week", "checked: last week is not a date; write the day"),
        ("checked: 2026-10-30 10:00:00", "is not a date"),
    ],
)
def test_a_page_is_named_when_its_facts_were_last_checked_half_a_year_ago(
    project, front_matter: str, sentence: str
) -> None:
    (project.root / "docs/more.md").write_text(f"---\ntitle: More\n{front_matter}\n---\n\n# More\n")
    assert sentence in outdated(project, "for-*.md").get("docs/more.md", "")
    assert ("docs/more.md" in outdated(project, "for-*.md")) == bool(sentence)
    assert "docs/more.md" not in outdated(project, "more.md")


def test_an_old_check_is_a_warning_with_its_file_and_fails_nothing(project, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["-f", str(project.config)]) == 0
    assert re.search(r"^docs/index\.md: warning: .*checked: \d{4}-\d\d-\d\d", capfd.readouterr().out, re.M)


def test_after_ctrl_c_no_further_step_runs(
    project, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bitext.cli.commands.check.run", interrupted)
    assert main(["-f", str(project.config)]) == 130
    said = capfd.readouterr()
    assert said.out.count("== ") == 4
    assert said.err.splitlines()[-1].startswith("content gate: interrupted; run it again")
