"""`bitext adopt`: translations that a site already has become targets, in whatever layout they are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bitext.cli.main import main
from bitext.core.model import State
from bitext.project.segment_files import read_document

SOURCE = """# First steps { #first-steps }

Install the program with `pip install example`. Then open the settings.

- Choose **Save**.
- Read the [manual](manual.md "The manual") of version 12.

!!! note

    A file that you delete cannot be restored.
"""
FRENCH = """# Premiers pas { #first-steps }

Installez le programme avec `pip install example`. Ouvrez ensuite les paramètres.

- Choisissez **Save**.
- Lisez le [manuel](manual.md "Le manuel") de la version 12.

!!! note "Note"

    Un fichier que vous supprimez ne peut pas être restauré.
"""
LAYOUTS = {
    "suffix": "docs/guide/index.fr.md",
    "folder": "docs/fr/guide/index.md",
    "tree": "french/guide/index.md",
    "docusaurus": "i18n/fr/docusaurus-plugin-content-docs/current/guide/index.md",
}
TREES = {
    "sources/fr/pages/guide/index.md": ["", "sources", "sources/fr", "sources/fr/pages"],
    "sources/fr/guide/index.md": ["", "sources", "sources/fr"],
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docs" / "guide").mkdir(parents=True)
    (tmp_path / "docs" / "guide" / "index.md").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "docs" / "manual.md").write_text("# Manual\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Example\ntheme: material\nmarkdown_extensions: [admonition, attr_list]\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("name", "path"), [(name, path) for name, paths in TREES.items() for path in paths])
def test_a_tree_is_found_whatever_its_folders_are_called(
    site: Path, name: str, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    written(site / name, FRENCH)
    written(site / "sources" / "fr" / "glossary.md", "# Glossaire\n")
    main(["adopt", "--locale", "fr", "--json", "--dry-run", *filter(None, [path])])
    result = json.loads(capsys.readouterr().out)
    assert result["layout"] == "tree"
    assert [page["page"] for page in result["pages"]] == ["guide/index.md"]


@pytest.mark.parametrize(("layout", "name"), LAYOUTS.items(), ids=LAYOUTS)
def test_each_layout_is_adopted_and_left_as_it_was(
    site: Path, layout: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    original = written(site / name, FRENCH)
    folder = [str(site / "french")] if layout == "tree" else []
    assert main(["adopt", "--locale", "fr", "--json", *folder]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["layout"] == layout
    [page] = result["pages"]
    assert (page["page"], page["taken"], page["identical"]) == ("guide/index.md", page["segments"], True)
    assert original.read_text(encoding="utf-8") == FRENCH
    document = read_document(site / "translations" / "fr" / "guide" / "index.xlf")
    assert document is not None
    segments = [segment for unit in document.units for segment in unit.segments]
    assert {segment.state for segment in segments} == {State.TRANSLATED}
    assert segments[1].target is not None
    assert "Installez" in str(segments[1].target)


def test_a_dry_run_changes_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(site / LAYOUTS["suffix"], FRENCH)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert main(["adopt", "--locale", "fr", "--dry-run"]) == 0
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file() and path.suffix != ".lock"} == before
    assert "7 adopted" in capsys.readouterr().out


def test_a_second_run_changes_nothing_and_keeps_what_a_translator_changed(site: Path) -> None:
    written(site / LAYOUTS["folder"], FRENCH)
    assert main(["adopt", "--locale", "fr"]) == 0
    file = site / "translations" / "fr" / "guide" / "index.xlf"
    file.write_text(file.read_text(encoding="utf-8").replace("Premiers pas", "Débuter"), encoding="utf-8")
    before = {path: path.read_bytes() for path in (site / "translations").rglob("*.xlf")}
    main(["adopt", "--locale", "fr"])
    assert {path: path.read_bytes() for path in (site / "translations").rglob("*.xlf")} == before


def test_nothing_to_adopt_says_where_it_was_looked_for(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["adopt", "--locale", "fr"]) == 2
    assert "docs/index.fr.md, docs/fr/index.md" in capsys.readouterr().err


def adopted(
    site: Path, source: str, target: str, capsys: pytest.CaptureFixture[str], locale: str = "fr"
) -> tuple[int, dict[str, Any]]:
    (site / "docs" / "guide" / "index.md").write_text(source, encoding="utf-8")
    written(site / "french" / "guide" / "index.md", target)
    code = main(["adopt", "french", "--locale", locale, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_emphasis_of_the_translation_stays_and_passes_every_check(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = "# Title\n\nEach *part* of the `page` is **shown**.\n"
    target = '# Titre\n\nChaque partie de la <abbr title="ou écran">page</abbr> est *bien* affichée.\n'
    code, result = adopted(site, source, target, capsys)
    assert (code, result["pages"][0]["identical"]) == (0, True)
    assert main(["check", "--locale", "fr"]) == 0
    out = site.parent / "staged"
    assert main(["stage", "--locale", "fr", str(out)]) == 0
    assert target.splitlines()[2] in next(out.rglob("guide/index.md")).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "target",
    ["Lisez [ceci](https://elsewhere.example).", "Lisez <script>alert(1)</script> ceci.", "Lisez {{ config }} ceci."],
)
def test_what_the_judge_of_targets_refuses_becomes_a_match_with_its_reason(
    site: Path, target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, result = adopted(site, "# Title\n\nRead this now.\n", f"# Titre\n\n{target}\n", capsys)
    assert code == 1
    assert (result["pages"][0]["taken"], result["pages"][0]["matches"]) == (1, 1)
    assert any(one["line"] == 3 and one["severity"] == "warning" for one in result["findings"])


def test_titles_of_admonitions_are_the_translations_own(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = "# Title\n\n!!! note\n\n    One thing.\n\n!!! tip\n\n    Another thing.\n"
    target = '# Titre\n\n!!! note "À savoir"\n\n    Une chose.\n\n!!! tip "Bon plan"\n\n    Autre chose.\n'
    _, result = adopted(site, source, target, capsys)
    assert result["pages"][0]["identical"] is True
    assert "note\tÀ savoir\ntip\tBon plan\n" in (site / "translations/fr/_titles.tsv").read_text(encoding="utf-8")


def test_a_page_without_a_source_is_listed(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(site / "docs" / "fr" / "extra.md", "# Extra\n")
    written(site / "docs" / "fr" / "guide" / "index.md", FRENCH)
    assert main(["adopt", "--locale", "fr"]) == 1
    out = capsys.readouterr().out
    assert "docs/fr/extra.md:1: warning" in out
    assert "rename it, or leave it out" in out


def test_a_link_to_what_all_languages_share_is_the_same_from_a_folder_more(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(site / "docs/guide/index.md", "# Guide\n\nSee ![it](../assets/x.png) and [more](../manual.md).\n")
    written(site / "docs/fr/guide/index.md", "# Guide\n\nVoir ![it](../../assets/x.png) et [plus](../manual.md).\n")
    main(["adopt", "--locale", "fr", "--json"])
    [page] = json.loads(capsys.readouterr().out)["pages"]
    assert page["identical"] is True


def test_what_to_do_next_names_only_what_is_left_to_do(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(site / LAYOUTS["suffix"], FRENCH)
    config = site / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "plugins: [search, i18n]\n", encoding="utf-8")
    assert main(["adopt", "--locale", "fr"]) == 0
    after = capsys.readouterr().out.splitlines()[-1]
    assert "remove docs/**/*.fr.md before the next build" in after
    assert "take the plugin i18n out" in after
    assert "confirm" not in after


def test_a_shorter_translation_loses_nothing_and_a_translated_comment_is_listed(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = "# Title { #t }\n\nHello there.\n\n```\n# remark\n```\n\n## Second { #s }\n\nMore words here.\n"
    target = "# Titre { #t }\n\nBonjour.\n\n```\n# remarque\n```\n"
    _, result = adopted(site, source, target, capsys)
    listed = [(one["code"], one["line"]) for one in result["findings"]]
    assert listed == [("adopt-untranslated", 9), ("adopt-untranslated", 11), ("adopt-differs", 6)]


def test_pages_that_differ_are_listed_with_the_reason(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(site / "docs/manual.md", "# Manual\n\n- One\n- Two\n\n```\ncall()  # Do it\n```\n")
    written(site / "docs/guide/index.md", "# Guide\n\n- One\n- Two\n")
    written(site / "docs/fr/manual.md", "# Manuel\n\n- Un\n- Deux\n\n```\ncall()  # Le faire\n```\n")
    written(site / "docs/fr/guide/index.md", "# Guide {#guide}\n\n* Un\n* Deux\n")
    assert main(["adopt", "--locale", "fr"]) == 0
    out = capsys.readouterr().out
    assert "fr/guide/index.md:3: note: list markers as on the source page" in out
    assert "fr/manual.md:7: note" in out
    assert "comments in code are those of the source page" in out
    assert "The others differ in list markers (1 page), comments in code (1 page)." in out


def test_translations_in_other_languages_do_not_become_source_pages(site: Path) -> None:
    written(site / "docs/index.md", "# Start\n\nOpen the settings.\n")
    for code, text in {"fr": "Ouvrez les paramètres.", "de": "Öffnen Sie die Einstellungen."}.items():
        written(site / f"docs/index.{code}.md", f"# Start\n\n{text}\n")
        written(site / f"docs/{code}/manual.md", f"# Manual\n\n{text}\n")
    for arguments in (["--layout", "suffix"], ["--layout", "folder"]):
        for code in ("fr", "de"):
            assert main(["adopt", "--locale", code, *arguments]) in (0, 1)
    names = {path.relative_to(site / "translations/en").as_posix() for path in site.glob("translations/en/**/*.xlf")}
    assert names == {"_site.xlf", "guide/index.xlf", "index.xlf", "manual.xlf"}


def test_a_page_that_cannot_be_read_changes_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "docs/manual.fr.md").write_bytes("# Capacité\n".encode("latin-1"))
    config = (site / "mkdocs.yml").read_bytes()
    assert main(["adopt", "--locale", "fr"]) == 2
    assert "manual.fr.md:1: is not UTF-8 text; save it in the UTF-8 encoding" in capsys.readouterr().err
    assert (site / "mkdocs.yml").read_bytes() == config
    assert not (site / "translations").exists()


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("* One thing.\n* Another.\n\n\nThe *end* is\nhere.", "- Une chose.\n- Une autre.\n\nLa _fin_\nest ici."),
        ("One **thing** here.\n", "Une seule**chose**ici.\n"),
    ],
)
def test_other_layout_is_the_same_for_readers(
    site: Path, source: str, target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, result = adopted(site, f"# Title\n\n{source}", f"# Titre\n\n{target}", capsys)
    assert code == 0
    [page] = result["pages"]  # type: ignore[misc]
    assert (page["same_html"], page["identical"]) == (True, False)


def test_an_anchor_that_the_source_heading_has_anyway_is_no_difference(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = "# The harbour\n\n## Leave the pier {#leave}\n\nBoats leave at noon.\n"
    target = "# Le port {#the-harbour}\n\n## Quitter le quai\n\nLes bateaux partent à midi.\n"
    code, result = adopted(site, source, target, capsys)
    assert (code, result["pages"][0]["same_html"], result["findings"]) == (0, True, [])
    _, result = adopted(site, source, target.replace("the-harbour", "port"), capsys)
    assert [(one["line"], one["code"]) for one in result["findings"]] == [(1, "adopt-differs")]


def test_a_sentence_that_was_left_in_the_source_language_is_no_translation(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = "# Example Harbour Guide\n\nBoats leave at noon. Tie yours to the pier.\n"
    target = "# Example Harbour Guide\n\nLes bateaux partent à midi. Tie yours to the pier.\n"
    _, result = adopted(site, source, target, capsys)
    [page] = result["pages"]
    assert (page["taken"], page["untranslated"], page["identical"]) == (2, 1, True)
    [finding] = result["findings"]
    assert finding["message"] == '"Tie yours to the pier." has no translation in french/guide/index.md'


@pytest.mark.parametrize(("source", "taken"), [("In a shed.", 0), ("Acme Boats Inc.", 1), ("Harbour Guide", 1)])
def test_a_short_sentence_is_no_name(site: Path, capsys: pytest.CaptureFixture[str], source: str, taken: int) -> None:
    _, result = adopted(site, f"{source}\n", f"{source}\n", capsys)
    assert result["pages"][0]["taken"] == taken


def test_a_sentence_may_be_the_same_in_another_form_of_the_source_language(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = "The harbor is gray. Tie yours to the pier.\n"
    _, result = adopted(site, source, source.replace("harbor is gray", "harbour is grey"), capsys, "en-GB")
    [page] = result["pages"]
    assert (page["taken"], page["untranslated"]) == (2, 0)


def test_one_word_less_is_not_the_same_for_readers(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = "# Title\n\n```\n# remark\n```\n", "# Titre\n\n```\n# remarque\n```\n"
    _, result = adopted(site, source, target, capsys)
    assert result["pages"][0]["same_html"] is False


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("...though it *may* crash. It is restarted.", "... Bien que cela *puisse* échouer. Il est redémarré."),
        ("...and more. It is restarted.", "... `plus` encore. Il est redémarré."),
        ("It is **deployed** here.", '<abbr title="mise en place">**Déployé**</abbr> ici, cela est.'),
        ("* Systems for answers.", '* <dfn title="retours">Réponses</dfn> en systèmes.'),
    ],
)
def test_what_a_translation_begins_with_stays(
    site: Path, source: str, target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, result = adopted(site, f"# Title\n\n{source}\n", f"# Titre\n\n{target}\n", capsys)
    assert result["pages"][0]["identical"] is True
    assert main(["check", "--locale", "fr"]) == 0


STATIC_I18N = """site_name: Example
theme: material
plugins:
  - search
  - i18n:
      docs_structure: suffix
      languages:
        - {locale: en, name: English, default: true}
        - {locale: fr, name: Français, site_name: Exemple}
        - {locale: de, name: Deutsch}
"""


@pytest.fixture
def multilingual(site: Path) -> Path:
    (site / "mkdocs.yml").write_text(STATIC_I18N, encoding="utf-8")
    written(site / "docs" / "guide" / "index.md", "# Example\n\nOpen the settings.\n")
    written(site / "docs" / "guide" / "index.fr.md", "# Example\n\nOuvrez les paramètres.\n")
    written(site / "docs" / "guide" / "index.de.md", "# Example\n\nÖffnen Sie die Einstellungen.\n")
    return site


def test_translations_into_other_languages_are_no_source_pages(multilingual: Path) -> None:
    main(["adopt", "docs", "--locale", "fr"])
    main(["adopt", "docs", "--locale", "de"])

    assert sorted(path.name for path in (multilingual / "translations").rglob("index*.xlf")) == ["index.xlf"] * 3
    for original in (multilingual / "docs").rglob("*.??.md"):
        original.unlink()
    (multilingual / "mkdocs.yml").write_text(
        "site_name: Example\ntheme: material\nplugins: [search, bitext: {locales: {fr: , de: }}]\n", encoding="utf-8"
    )
    assert main(["update", "--check"]) == 0


def test_the_name_of_the_site_is_that_of_mkdocs_yml_even_if_a_heading_reads_the_same(multilingual: Path) -> None:
    main(["adopt", "docs", "--locale", "fr"])

    document = read_document(multilingual / "translations" / "fr" / "_site.xlf")
    assert document is not None
    assert next(unit for unit in document.units if unit.name == "site_name").segments[0].target == ("Exemple",)
