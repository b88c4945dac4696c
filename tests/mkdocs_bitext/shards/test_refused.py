"""Parts that do not make a site are refused with one sentence, and the site stays as it was."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError
from tests.mkdocs_bitext.conftest import SmallProject
from tests.mkdocs_bitext.example_guide import with_pages

from bitext.cli.main import main
from mkdocs_bitext.shards.record import NAME

Merge = Callable[..., str]


@pytest.fixture(scope="module")
def built(new_project, tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """A guide with a part for each locale."""
    project: SmallProject = with_pages(new_project(tmp_path_factory.mktemp("parts")))
    for code in ("en", "nl-BE"):
        build_part(project, code)
    return project


def build_part(project: SmallProject, code: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BITEXT_LOCALES", code)
        project.build(site_dir=str(project.root / f"site-{code}"))


@pytest.fixture
def parts(built: SmallProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    """A copy, with an older site beside the parts."""
    shutil.copytree(built.root, tmp_path / "copy")
    monkeypatch.chdir(tmp_path / "copy")
    copy = SmallProject(tmp_path / "copy")
    copy.write({"site/index.html": "the last site"})
    return copy


@pytest.fixture
def refused(parts: SmallProject, capsys: pytest.CaptureFixture[str]) -> Merge:
    """Runs the command, which must fail and leave the site alone."""

    def merge(*folders: str) -> str:
        before = sorted(path.name for path in parts.root.iterdir())
        assert main(["merge-sites", *folders]) == 2
        assert sorted(path.name for path in parts.root.iterdir()) == before
        assert (parts.root / "site" / "index.html").read_text(encoding="utf-8") == "the last site"
        message = capsys.readouterr().err
        assert message.startswith("bitext: ")
        assert message.count("\n") == 1
        return message

    return merge


def record(parts: SmallProject, code: str) -> dict[str, object]:
    return dict(json.loads((parts.root / f"site-{code}" / NAME).read_text(encoding="utf-8")))


def test_the_parts_are_those_that_are_merged(parts: SmallProject, capsys: pytest.CaptureFixture[str]) -> None:
    """Or these tests would refuse anything."""
    assert main(["merge-sites", "site-nl-BE", "site-en"]) == 0
    assert capsys.readouterr().out.endswith(" files in site.\n")
    assert (parts.root / "site" / "nl-BE" / "index.html").is_file()
    assert "the last site" not in (parts.root / "site" / "index.html").read_text(encoding="utf-8")


def test_what_a_publisher_keeps_in_the_folder_stays(parts: SmallProject) -> None:
    parts.write({"site/.git/HEAD": "ref: refs/heads/pages", "site/old.html": "gone"})
    assert main(["merge-sites", "site-nl-BE", "site-en"]) == 0
    assert (parts.root / "site" / ".git" / "HEAD").is_file()
    assert not (parts.root / "site" / "old.html").exists()


def test_the_result_as_json(parts: SmallProject, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge-sites", "--json", "-d", "out", "site-nl-BE", "site-en"]) == 0
    files = sum(path.is_file() for path in (parts.root / "out").rglob("*"))
    assert json.loads(capsys.readouterr().out) == {"site": "out", "files": files, "warnings": 0}


@pytest.mark.parametrize(("options", "status"), [([], 0), (["--strict"], 1)])
def test_a_warning_of_the_last_steps_is_shown_and_fails_if_strict(
    new_project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    options: list[str], status: int,
) -> None:  # fmt: skip
    project = with_pages(new_project(tmp_path))
    text = (project.root / "mkdocs.yml").read_text(encoding="utf-8").replace("  - search\n", "  - bitext-publish\n")
    project.write({"mkdocs.yml": text, "docs/styled.md": '# Styled\n\n<p style="color: red">Red</p>\n'})
    for code in ("en", "nl-BE"):
        build_part(project, code)
    monkeypatch.chdir(project.root)
    assert main(["merge-sites", *options, "site-en", "site-nl-BE"]) == status
    assert "styled/index.html: style on <p>; the site's security policy blocks it." in capsys.readouterr().err
    assert (project.root / "site" / "styled" / "index.html").is_file()


def test_parts_without_warnings_pass_if_strict(parts: SmallProject) -> None:
    assert main(["merge-sites", "--strict", "site-nl-BE", "site-en"]) == 0


def test_a_locale_that_no_part_has(refused: Merge) -> None:
    message = refused("site-en")
    assert "no part has nl-BE; build it with: BITEXT_LOCALES=nl-BE mkdocs build -d site-nl-BE" in message


def test_a_locale_that_two_parts_have(parts: SmallProject, refused: Merge) -> None:
    shutil.copytree("site-nl-BE", "again")
    assert "again: has nl-BE, but so has site-nl-BE" in refused("site-en", "site-nl-BE", "again")


@pytest.mark.parametrize("folder", ["docs", "nowhere"])
def test_a_folder_that_is_no_part(refused: Merge, folder: str) -> None:
    assert f"{folder}: is no part of a site" in refused("site-en", folder)


@pytest.mark.parametrize("text", ["", "[]", '{"locales": {}}', '{"locales": {"en": {"pages": [{}]}}}', "\x00"])
def test_a_damaged_record(parts: SmallProject, refused: Merge, text: str) -> None:
    parts.write({f"site-en/{NAME}": text})
    assert f"{NAME}: is damaged; build this part of the site again" in refused("site-en", "site-nl-BE")


@pytest.mark.parametrize(
    "change",
    [
        {"docs/other.md": "# Another page\n"},
        {"docs/new.md": "# New\n"},
        {"translations/nl-BE/_search.tsv": "hub\tnaaf\n"},
    ],
    ids=["page", "new page", "translation"],
)
def test_parts_of_other_sources(parts: SmallProject, refused: Merge, change: dict[str, str]) -> None:
    parts.write(change)
    assert "site-en: was built from other pages, translations or settings" in refused("site-en", "site-nl-BE")


def test_settings_from_the_environment_count(
    new_project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = with_pages(new_project(tmp_path))
    text = (project.root / "mkdocs.yml").read_text(encoding="utf-8")
    setting = text.replace("https://help.example/guide/", "!ENV ADDRESS")
    project.write({"mkdocs.yml": setting})
    for code, address in (("en", "https://a.example/"), ("nl-BE", "https://b.example/")):
        monkeypatch.setenv("ADDRESS", address)
        build_part(project, code)
    monkeypatch.chdir(project.root)
    assert main(["merge-sites", "site-en", "site-nl-BE"]) == 2
    assert "site-en: was built from other pages, translations or settings" in capsys.readouterr().err


def test_parts_of_other_versions(parts: SmallProject, refused: Merge) -> None:
    data = record(parts, "nl-BE")
    parts.write({f"site-nl-BE/{NAME}": json.dumps({**data, "versions": {"mkdocs": "1.5"}})})
    assert "site-nl-BE: was built with mkdocs 1.5, but here is 1.6" in refused("site-en", "site-nl-BE")


def test_a_file_that_two_parts_made_differently(parts: SmallProject, refused: Merge) -> None:
    parts.write({"site-en/feeds/all.xml": "<en/>", "site-nl-BE/feeds/all.xml": "<nl/>"})
    assert "site-nl-BE: has another feeds/all.xml than site-en" in refused("site-en", "site-nl-BE")


@pytest.mark.parametrize("out", ["site-en", "site-en/site", "."])
def test_a_site_in_place_of_a_part(refused: Merge, out: str) -> None:
    assert "name another folder with -d" in refused("-d", out, "site-en", "site-nl-BE")


@pytest.mark.parametrize("codes", ["de", "nl-BE,de"])
def test_a_locale_that_the_site_does_not_have(
    parts: SmallProject, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, codes: str
) -> None:
    monkeypatch.setenv("BITEXT_LOCALES", codes)
    with pytest.raises(Abort):
        parts.build()
    assert caplog.messages[-1] == "BITEXT_LOCALES: this site has no locale de; it has: en, nl-BE."


def test_a_template_that_needs_all_locales(
    parts: SmallProject, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    text = (parts.root / "mkdocs.yml").read_text(encoding="utf-8")
    parts.write({"own/sitemap.xml": "<urlset/>", "mkdocs.yml": text.replace("font: false", "custom_dir: own")})
    monkeypatch.setenv("BITEXT_LOCALES", "en")
    with pytest.raises(Abort):
        parts.build()
    assert "the site's own template sitemap.xml needs all locales in one build" in caplog.messages[-1]


def test_a_part_is_not_deployed(parts: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BITEXT_LOCALES", "en")
    config = load_config(str(parts.root / "mkdocs.yml"))
    with pytest.raises(PluginError, match="BITEXT_LOCALES builds only a part of the site; unset it to deploy"):
        config.plugins.on_startup(command="gh-deploy", dirty=False)
