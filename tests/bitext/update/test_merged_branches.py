"""Two branches that both changed segment files merge, and one update settles what git could not."""

from __future__ import annotations

import subprocess

import pytest

from bitext.check.project import check_project
from bitext.core.inline import markdown
from bitext.core.model import BitextError, Location, State
from bitext.xliff.merge_documents import conflicts

START = """# Start

Open the file menu. Choose a client.

- Save your work.
- It takes a minute.

See the [list](list.md "All of them").
"""


def branch(site, name: str, text: str) -> None:
    git(site, "checkout", "-q", "-b", name, "base")
    site.page("start.md", text)
    site.update()
    git(site, "add", "-A")
    git(site, "commit", "-q", "-m", name)


def git(site, *arguments: str, check: bool = True) -> str:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", str(site.root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=check).stdout


@pytest.fixture
def repository(site):
    """A project in git with one translated page, at the branch `base`."""
    site.page("start.md", START)
    site.update()
    site.translate("start.md")
    git(site, "init", "-q", "-b", "base")
    git(site, "add", "-A")
    git(site, "commit", "-q", "-m", "base")
    return site


def test_two_branches_that_retire_sentences_merge_with_one_update(repository) -> None:
    pairs = repository.targets("start.md")
    branch(repository, "one", START.replace("- It takes a minute.\n", ""))
    branch(repository, "two", START.replace(" Choose a client.", ""))
    conflicts = git(repository, "merge", "one", check=False)
    conflicting = [line for line in conflicts.splitlines() if line.startswith("CONFLICT")]
    assert all(line.endswith("_memory.xlf") for line in conflicting), "pages merge by themselves"
    repository.update()
    repository.page("start.md", START)
    repository.update()
    assert repository.targets("start.md") == pairs


def test_two_branches_that_add_the_same_sentence_agree_on_its_id(repository) -> None:
    added = []
    for name, text in (("one", START + "\nOne more.\n"), ("two", START.replace("- Save", "One more.\n\n- Save"))):
        branch(repository, name, text)
        units = repository.catalog("start.md").units
        added.append([(unit.id, unit.segments) for unit in units if unit.segments[0].source == ("One more.",)])
    assert added[0]
    assert added[0] == added[1]


def test_a_conflict_in_which_nobody_contradicts_is_resolved_by_an_update(repository) -> None:
    branch(repository, "one", START.replace("Choose a client.", "Pick a client. Click it."))
    repository.translate("start.md", mark="ONE")
    git(repository, "commit", "-qam", "one")
    branch(repository, "two", START.replace("Choose a client.", "Take a client. Press it."))
    repository.translate("start.md", mark="TWO")
    git(repository, "commit", "-qam", "two")
    assert "translations/nl-BE/start.xlf" in git(repository, "merge", "one", check=False)
    repository.page("start.md", START.replace("Choose a client.", "Pick a client. Press it."))
    repository.update()
    targets = repository.targets("start.md")
    assert targets["Pick a client."] == "ONE Pick a cliént."
    assert targets["Press it."] == "TWO Préss it."
    assert targets["Open the file menu."] == "NL Opén thé filé ménu."


def test_a_conflict_between_two_targets_shows_both_and_is_named(repository) -> None:
    path = repository.project.locale_path("nl-BE", "start.md")
    before = path.read_text()
    line = next(text for text in before.splitlines(keepends=True) if "NL Choosé" in text)
    other = line.replace("NL", "BE")
    path.write_text(before.replace(line, f"<<<<<<< HEAD\n{line}=======\n{other}>>>>>>> other\n"))
    plan = repository.update()
    assert [finding.code for finding in plan.corrections] == ["merge-conflict"]
    assert '"Choose a client." was translated differently on two branches' in plan.corrections[0].message
    ((_, segment),) = conflicts(repository.locale("start.md"))
    assert [markdown(match.target) for match in segment.matches] == ["NL Choosé a cliént.", "BE Choosé a cliént."]
    assert "<<<<" not in path.read_text()


def test_a_conflict_with_its_common_ancestor_is_resolved_by_who_changed_something(repository) -> None:
    path = repository.project.locale_path("nl-BE", "start.md")
    before = path.read_text()
    line = next(text for text in before.splitlines(keepends=True) if "NL Choosé" in text)
    other = line.replace("NL", "BE")
    sides = f"<<<<<<< HEAD\n{line}||||||| base\n{line}=======\n{other}>>>>>>> other\n"
    path.write_text(before.replace(line, sides))
    repository.update()
    assert repository.targets("start.md")["Choose a client."] == "BE Choosé a cliént."


def test_a_conflict_in_which_one_version_is_broken_is_named_with_its_line(repository) -> None:
    path = repository.project.locale_path("nl-BE", "start.md")
    before = path.read_text()
    line = next(text for text in before.splitlines(keepends=True) if "NL Choosé" in text)
    conflict = before.replace(line, f"<<<<<<< HEAD\n{line}=======\n<target>\n>>>>>>> other\n")
    path.write_text(conflict)
    with pytest.raises(BitextError, match="merge conflict") as error:
        repository.update()
    assert (error.value.path, error.value.line) == (path, before[: before.index(line)].count("\n") + 1)
    assert path.read_text() == conflict


def test_a_marker_alone_gets_the_same_advice_from_check_and_update(repository) -> None:
    path = repository.project.locale_path("nl-BE", "start.md")
    path.write_text("<<<<<<< HEAD\n" + path.read_text())
    with pytest.raises(BitextError, match="remove the lines that git added"):
        repository.update()
    (finding,) = check_project(repository.project).findings
    assert finding.message.endswith("remove the lines that git added")
    assert finding.location == Location(path, 1)


def test_a_conflict_about_a_state_takes_the_further_one(repository) -> None:
    path = repository.project.locale_path("nl-BE", "start.md")
    text = path.read_text()
    line = next(one for one in text.splitlines(keepends=True) if "<segment" in one)
    other = line.replace("translated", "final")
    path.write_text(text.replace(line, f"<<<<<<< HEAD\n{line}||||||| base\n=======\n{other}>>>>>>> other\n", 1))
    repository.update()
    assert repository.locale("start.md").units[0].segments[0].state is State.FINAL
