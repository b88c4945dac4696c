"""The folder of a staged site: nothing of anybody else is overwritten, and a second run changes nothing."""

import os

import pytest

from bitext.cli.main import main


@pytest.fixture
def stage(guide, tmp_path):
    """Stages the guide of two pages; returns the exit code, and the folder."""
    out = tmp_path / "out"

    def run(*options: str):
        return main(["stage", "-f", str(guide.root), "--site", "zensical", *options, str(out)]), out

    return run


def _files(out):
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_a_second_run_writes_the_same_bytes_and_touches_no_file(stage) -> None:
    code, out = stage()
    assert code == 0
    before, times = _files(out), {path: path.stat().st_mtime_ns for path in out.rglob("*.md")}
    assert stage()[0] == 0
    assert _files(out) == before
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.md")} == times


@pytest.mark.parametrize("name", ["notes.txt", "docs/en/mine.md", "mkdocs.yml"])
def test_a_folder_with_a_file_of_somebody_else_is_refused_before_anything_is_written(
    stage, tmp_path, name, capsys
) -> None:
    mine = tmp_path / "out" / name
    mine.parent.mkdir(parents=True)
    mine.write_text("Mine")
    code, out = stage()
    assert code == 2
    assert f"{name}: was not staged by bitext; move it away, or stage to another folder" in capsys.readouterr().err
    assert _files(out) == {name: b"Mine"}


def test_a_staged_file_that_was_edited_is_not_overwritten(stage, capsys) -> None:
    _, out = stage()
    page = out / "docs/nl-BE/index.md"
    page.write_text("Mine")
    assert stage()[0] == 2
    assert "index.md: was changed since it was staged; move your version away" in capsys.readouterr().err
    assert page.read_text() == "Mine"


def test_a_built_site_in_the_folder_stays(stage) -> None:
    _, out = stage()
    for name in ("site/index.html", ".cache/x", "__pycache__/build.pyc"):
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_text("built")
    assert stage()[0] == 0
    assert (out / "site/index.html").read_text() == "built"


def test_what_the_site_no_longer_has_is_removed(guide, stage) -> None:
    guide.write({"docs/deep/down/page.md": "# Gone soon\n"})
    _, out = stage()
    (guide.root / "docs/deep/down/page.md").unlink()
    assert stage()[0] == 0
    assert not (out / "docs/en/deep").exists()
    assert (out / "docs/en/index.md").exists()


def test_a_run_that_was_killed_half_way_is_continued(guide, stage, monkeypatch) -> None:
    _, out = stage()
    guide.write({"docs/index.md": "# New\n\nText.\n", "docs/zzz.md": "# Last\n"})
    replace = os.replace
    monkeypatch.setattr("bitext.core.storage.Path.replace", _stops_after(3, replace))
    with pytest.raises(KeyError):
        stage()
    monkeypatch.undo()
    assert stage()[0] == 0
    assert (out / "docs/nl-BE/zzz.md").exists()


def _stops_after(times, replace):
    left = iter(range(times))

    def replacing(path, target):
        if next(left, None) is None:
            raise KeyError("killed")
        return replace(path, target)

    return replacing


def test_the_projects_own_folders_are_refused(guide, capsys) -> None:
    for name in ("docs", "docs/out", "translations", "."):
        assert main(["stage", "-f", str(guide.root), "--site", "mkdocs", str(guide.root / name)]) == 2
        assert "holds the project's own files; stage to another folder" in capsys.readouterr().err


def test_a_broken_segment_file_is_named_and_its_page_is_in_the_source_language(guide, stage, capsys) -> None:
    (guide.root / "translations/nl-BE/index.xlf").write_text("<xliff")
    code, out = stage()
    assert code == 1
    assert "translations/nl-BE/index.xlf" in capsys.readouterr().out
    assert '"kind": "fallback"' in (out / "docs/nl-BE/index.md").read_text()


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("markdown_extensions: [no_such_extension]", "a Markdown extension cannot be loaded"),
        ("docs_dir: elsewhere", "does not exist; correct"),
    ],
)
def test_a_project_that_cannot_be_staged_is_one_sentence(guide, stage, capsys, settings, message) -> None:
    config = (guide.root / "mkdocs.yml").read_text().partition("markdown_extensions")[0]
    guide.write({"mkdocs.yml": f"{config}{settings}\n"})
    code, out = stage()
    assert code == 2
    assert message in capsys.readouterr().err
    assert not out.exists()


def test_the_kinds_of_output_exclude_each_other(guide, capsys) -> None:
    with pytest.raises(SystemExit):
        main(["stage", "-f", str(guide.root), "--site", "zensical", "--locale", "nl-BE", "out"])
    assert "not allowed with" in capsys.readouterr().err
