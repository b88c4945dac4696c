"""`bitext merge-driver` in real git repositories: two branches merge sentence by sentence."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bitext.cli.main import main
from bitext.core.inline import markdown
from bitext.core.model import State
from bitext.xliff.merge_documents import CONFLICT
from bitext.xliff.validate import validate

START = """# Start

Open the file menu. Choose a client.

- Save your work.
- It takes a minute.
"""
FILE = "translations/nl-BE/start.xlf"


def git(site, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", str(site.root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=check)


def commit(site, name: str) -> None:
    git(site, "add", "-A")
    git(site, "commit", "-q", "-m", name)


def edit(site, before: str, after: str, file: str = FILE) -> None:
    """What a translator types."""
    path = site.root / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


@pytest.fixture(params=["xliff20", "xliff12"])
def repository(site, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch):
    """A project in git with a translated page at the branch `base`, and the line of the documentation."""
    config = site.root / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("Nederlands}", f"Nederlands, format: {request.param}}}"), "utf-8"
    )
    site.page("start.md", START)
    site.update()
    site.translate("start.md")
    git(site, "init", "-q", "-b", "base")
    commit(site, "base")
    monkeypatch.chdir(site.root)
    assert main(["merge-driver", "--install"]) == 0
    return site


def on_branch(site, name: str) -> None:
    git(site, "checkout", "-q", "-b", name, "base")


def test_two_translators_of_neighbouring_sentences_merge(repository) -> None:
    for name, before, after in (("one", "NL Choosé a", "Kies een"), ("two", "NL Opén thé", "Open het")):
        on_branch(repository, name)
        edit(repository, before, after)
        commit(repository, name)
    done = git(repository, "merge", "one")
    assert "CONFLICT" not in done.stdout
    targets = repository.targets("start.md")
    assert targets["Choose a client."] == "Kies een cliént."
    assert targets["Open the file menu."] == "Open het filé ménu."


def test_of_two_translations_of_one_sentence_both_are_kept_and_check_asks_for_one(
    repository, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, after in (("one", "Kies een"), ("two", "Selecteer een")):
        on_branch(repository, name)
        edit(repository, "NL Choosé a", after)
        commit(repository, name)
    done = git(repository, "merge", "one", check=False)
    assert done.returncode == 1
    assert '"Choose a client." was translated differently on both branches' in done.stderr
    assert "<<<<" not in (repository.root / FILE).read_text("utf-8")
    path = repository.root / FILE
    assert [finding for finding in validate(path.read_bytes(), path) if finding.severity == "error"] == []
    segment = repository.locale("start.md").units[1].segments[1]
    assert (segment.target, segment.state, segment.sub_state) == (None, State.INITIAL, CONFLICT)
    assert [markdown(match.target) for match in segment.matches] == ["Selecteer een cliént.", "Kies een cliént."]
    commit(repository, "merged")

    assert main(["check", "--locale", "nl-BE"]) == 1
    out = capsys.readouterr().out
    assert (
        '"Choose a client." was translated differently on two branches: "Selecteer een cliént." and "Kies een cliént."'
        in out
    )
    assert "merge-conflict" in out
    repository.update()
    assert repository.locale("start.md").units[1].segments[1] == segment, "it stays until a person has chosen"

    repository.translate("start.md", mark="CHOSEN")
    repository.update()
    chosen = repository.locale("start.md").units[1].segments[1]
    assert markdown(chosen.target or ()) == "CHOSEN Choosé a cliént."
    assert (chosen.state, chosen.sub_state, chosen.matches) == (State.TRANSLATED, "", ())
    assert main(["check", "--locale", "nl-BE"]) == 0, capsys.readouterr().out


def test_a_translation_and_a_changed_source_merge(repository) -> None:
    on_branch(repository, "author")
    repository.page(
        "start.md", START.replace("It takes a minute.", "It takes two minutes now.") + "\nA new sentence.\n"
    )
    repository.update()
    commit(repository, "author")
    on_branch(repository, "translator")
    edit(repository, "NL It takés", "Het duurt")
    edit(repository, "NL Savé your", "Bewaar uw")
    commit(repository, "translator")
    git(repository, "merge", "author")
    repository.update()
    targets = repository.targets("start.md")
    assert targets["Save your work."] == "Bewaar uw work."
    assert "A new sentence." in targets
    assert main(["update", "--check"]) == 0
    everything = b"".join(repository.files().values()).decode()
    assert "Het duurt a minuté." in everything, "the target of the old sentence is kept for reuse"


def test_a_page_renamed_on_one_branch_takes_the_other_branch_s_targets(repository) -> None:
    on_branch(repository, "author")
    git(repository, "mv", "docs/start.md", "docs/begin.md")
    repository.update()
    commit(repository, "author")
    on_branch(repository, "translator")
    edit(repository, "NL Choosé a", "Kies een")
    commit(repository, "translator")
    git(repository, "merge", "author")
    repository.update()
    assert repository.targets("begin.md")["Choose a client."] == "Kies een cliént."
    assert repository.locale("begin.md").original == "begin.md"


def test_sentences_retired_on_both_branches_merge(repository) -> None:
    pairs = repository.targets("start.md")
    for name, text in (("one", "- It takes a minute.\n"), ("two", " Choose a client.")):
        on_branch(repository, name)
        repository.page("start.md", START.replace(text, ""))
        repository.update()
        commit(repository, name)
    assert "CONFLICT" not in git(repository, "merge", "one").stdout
    repository.update()
    repository.page("start.md", START)
    repository.update()
    assert repository.targets("start.md") == pairs


def test_a_state_that_one_side_raised_is_kept(repository) -> None:
    on_branch(repository, "reviewer")
    repository.translate("start.md")
    path = repository.root / FILE
    path.write_text(path.read_text("utf-8").replace('"translated"', '"final"'), "utf-8")
    commit(repository, "reviewer")
    on_branch(repository, "translator")
    edit(repository, "NL Choosé a", "Kies een")
    commit(repository, "translator")
    git(repository, "merge", "reviewer")
    states = {
        markdown(one.target or ()): one.state for unit in repository.locale("start.md").units for one in unit.segments
    }
    assert states["Kies een cliént."] is State.TRANSLATED
    assert states["NL Savé your work."] is State.FINAL


def test_the_other_files_of_the_repository_merge_as_before(repository) -> None:
    for name in ("one", "two"):
        on_branch(repository, name)
        (repository.root / "notes.xlf").write_text(f"{name}\n", "utf-8")
        commit(repository, name)
    assert git(repository, "merge", "one", check=False).returncode == 1
    assert "<<<<<<<" in (repository.root / "notes.xlf").read_text("utf-8")


def test_a_file_that_is_no_segment_file_is_merged_by_lines(repository, capfd: pytest.CaptureFixture[str]) -> None:
    files = [repository.root / name for name in ("base", "ours", "theirs")]
    for file, text in zip(files, ("a\nb\nc\nd\n", "A\nb\nc\nd\n", "a\nb\nc\nD\n"), strict=True):
        file.write_text(text, "utf-8")
    assert main(["merge-driver", *map(str, files), "translations/x.xlf"]) == 0
    assert files[1].read_text("utf-8") == "A\nb\nc\nD\n"
    assert "git merges its lines instead" in capfd.readouterr().err


def test_installing_twice_adds_nothing_and_changes_no_file_of_the_project(repository) -> None:
    attributes = repository.root / ".git/info/attributes"
    before = attributes.read_bytes()
    assert main(["merge-driver", "--install"]) == 0
    assert attributes.read_bytes() == before
    assert git(repository, "status", "--porcelain").stdout == ""


def test_outside_a_repository_one_sentence_says_so(
    site, capsys: pytest.CaptureFixture[str], monkeypatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(site.root.parent))
    site.page("start.md", START)
    monkeypatch.chdir(site.root)
    assert main(["merge-driver", "--install"]) == 2
    assert "not a git repository" in capsys.readouterr().err


def test_segment_files_of_another_repository_are_named(repository, capsys: pytest.CaptureFixture[str]) -> None:
    edit(repository, "locales:", "translations: ../elsewhere\n      locales:", "mkdocs.yml")
    assert main(["merge-driver", "--install"]) == 2
    assert "is not in the repository" in capsys.readouterr().err


def test_a_project_in_a_folder_of_the_repository_has_its_own_files_merged(
    site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.page("start.md", START)
    site.update()
    git(site, "init", "-q", "-b", "base", "..")
    monkeypatch.chdir(site.root)
    assert main(["merge-driver", "--install"]) == 0
    shown = git(site, "check-attr", "merge", FILE, "docs/start.md").stdout
    assert f"{FILE}: merge: bitext" in shown
    assert "start.md: merge: unspecified" in shown
