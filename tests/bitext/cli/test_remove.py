"""`bitext remove` takes out what the commands have added, and nothing that people have written."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from bitext.cli.main import main

CONFIG = "site_name: Site\r\nplugins:\r\n  - search\r\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a locale and a translated sentence, in a clone whose git merges segment files by sentence."""
    (tmp_path / "mkdocs.yml").write_bytes(f"\ufeff{CONFIG}".encode())
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Start\n\nOpen the menu.\n")
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "-q"], check=True)
    assert main(["init", "nl-BE"]) == 0
    assert main(["merge-driver", "--install"]) == 0
    path = tmp_path / "translations/nl-BE/index.xlf"
    initial = re.compile(r'state="initial">(\s*<source>Open the menu.</source>)')
    translated = r'state="translated">\1<target>Open het menu.</target>'
    path.write_text(initial.sub(translated, path.read_text("utf-8")), "utf-8")
    assert main(["update"]) == 0
    (tmp_path / "translations/nl-BE/_terms.tsv").write_text("source\ttarget\nmenu\tmenu\n")
    return tmp_path


def written(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_translations_stay_unless_they_are_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = written(root)
    assert main(["remove"]) == 0
    out = capsys.readouterr().out
    assert "4 segment files with 1 translated sentence; to delete them: bitext remove --delete-translations" in out
    assert "_terms.tsv" in out
    after = written(root)
    assert after.pop("mkdocs.yml") == f"\ufeff{CONFIG}".encode()
    assert {name for name in before if name not in after} == {"mkdocs.yml"} | {
        name for name in before if name.startswith(".cache")
    }
    assert not (root / ".cache").exists()
    # They are there again for who changes their mind.
    assert main(["init", "nl-BE"]) == 0
    assert "Open het menu." in (root / "translations/nl-BE/index.xlf").read_text("utf-8")


def test_segment_files_go_when_asked_and_what_people_wrote_stays(root: Path) -> None:
    assert main(["remove", "--delete-translations"]) == 0
    assert {*written(root)} == {"mkdocs.yml", "docs/index.md", "translations/nl-BE/_terms.tsv"}


def test_git_merges_line_by_line_again(root: Path) -> None:
    attributes = root / ".git/info/attributes"
    attributes.write_text("*.png binary\n" + attributes.read_text())
    assert main(["remove"]) == 0
    assert attributes.read_text() == "*.png binary\n"
    assert "bitext" not in (root / ".git/config").read_text()


def test_a_merge_driver_that_somebody_has_half_removed_goes_too(root: Path) -> None:
    subprocess.run(["git", "config", "--local", "--remove-section", "merge.bitext"], check=True)
    assert main(["remove"]) == 0
    assert (root / ".git/info/attributes").read_text() == ""
    assert (root / "mkdocs.yml").read_bytes() == f"\ufeff{CONFIG}".encode()


@pytest.fixture
def two(root: Path) -> Path:
    """The same project with a second locale."""
    assert main(["init", "fr"]) == 0
    return root


@pytest.mark.parametrize("deletes", [False, True])
def test_one_locale_goes_and_the_others_stay(two: Path, deletes: bool, capsys: pytest.CaptureFixture[str]) -> None:
    before = written(two)
    options = ["--locale", "nl-BE", *(["--delete-translations"] if deletes else [])]
    capsys.readouterr()
    assert main(["remove", *options, "--dry-run"]) == 0
    assert written(two) == before
    out = capsys.readouterr().out
    assert "the locale nl-BE" in out
    assert "_terms.tsv" in out
    assert ("bitext remove --locale nl-BE --delete-translations" in out) is not deletes
    assert main(["remove", *options]) == 0
    after = written(two)
    config = after.pop("mkdocs.yml").decode()
    assert "nl-BE" not in config
    assert "fr: {name: Français}" in config
    gone = {name for name in before if name.startswith("translations/nl-BE/") and name.endswith(".xlf")}
    expected = {name: text for name, text in before.items() if name != "mkdocs.yml" and not (deletes and name in gone)}
    assert after == expected
    assert main(["update", "--check"]) == 0
    assert "merge=bitext" in (two / ".git/info/attributes").read_text()


def test_the_only_locale_and_an_unknown_one_are_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = written(root)
    for code, reason in (("nl-BE", "bitext remove takes everything out"), ("en", "name one of these: nl-BE")):
        assert main(["remove", "--locale", code, "--delete-translations"]) == 2
        assert reason in capsys.readouterr().err
    assert written(root) == before


def test_another_project_of_the_clone_keeps_the_merge_driver(root: Path) -> None:
    attributes = root / ".git/info/attributes"
    other = '"/other/translations/**/*.xlf" merge=bitext\n'
    attributes.write_text(other + attributes.read_text())
    assert main(["remove"]) == 0
    assert attributes.read_text() == other
    assert "bitext" in (root / ".git/config").read_text()


def test_a_dry_run_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, config = written(root), (root / ".git/config").read_text()
    assert main(["remove", "--dry-run", "--delete-translations"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("To remove:\n")
    assert "Nothing was changed" in out
    assert (written(root), (root / ".git/config").read_text()) == (before, config)


def test_a_second_time_there_is_nothing_to_remove(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["remove"])
    before = written(root)
    capsys.readouterr()
    assert main(["remove"]) == 0
    assert "Nothing to remove" in capsys.readouterr().out
    assert written(root) == before


def test_options_that_are_wrong_do_not_keep_it(root: Path) -> None:
    config = root / "mkdocs.yml"
    config.write_bytes(config.read_bytes().replace(b"locales:", b"unknown: 1\r\n      locales:"))
    assert main(["update"]) == 2
    assert main(["remove"]) == 0
    assert config.read_bytes() == f"\ufeff{CONFIG}".encode()


def test_pages_that_only_we_can_expand_are_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "docs/a.md").write_text("Open [!INCLUDE[x](includes/x.md)].\n")
    assert main(["remove"]) == 0
    assert "1 page with [!INCLUDE]" in capsys.readouterr().out


def test_it_speaks_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["remove", "--json", "--dry-run"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["config"], said["targets"], said["written"], said["merge_driver"]) == (["mkdocs.yml"], 1, False, True)


def test_files_outside_the_folders_of_locales_are_never_deleted(root: Path) -> None:
    segments = (root / "translations/nl-BE/index.xlf").read_bytes()
    config = root / "mkdocs.yml"
    config.write_bytes(config.read_bytes().replace(b"locales:", b"translations: .\n      locales:"))
    for folder in ("nl-BE", "en"):
        (root / "translations" / folder).rename(root / folder)
    theirs = ("docs/example.xlf", "example.xlf", "exports/2026/returned.xlf")
    for name in theirs:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(segments)
    assert main(["remove", "--delete-translations"]) == 0
    assert {*theirs} < {*written(root)}
    assert not (root / "nl-BE/index.xlf").exists()
