"""`bitext adopt` of what stands beside the pages: titles, names and settings that a site has for each language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bitext.cli.main import main

PAGES = {
    "index.md": "# Harbour\n\nBoats leave at noon.\n",
    "boats/gull.md": "# The gull\n\n!!! note\n\n    It is old.\n",
}
FRENCH = {
    "index.md": "# Port\n\nLes bateaux partent à midi.\n",
    "boats/gull.md": "# La mouette\n\n!!! note\n\n    Elle est vieille.\n",
}
NAV = """nav:
  - Home: index.md
  - Boats:
      - Our gull: boats/gull.md
"""
I18N = """site_name: Harbour
markdown_extensions: [admonition]
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {{locale: en, name: English, default: true{source}}}
        - locale: fr
          name: Français
          link: /fr/
          nav:
            - Bateaux: [{{Notre mouette: boats/gull.md}}]
            - Accueil: index.md
          admonition_translations: {{note: À noter}}
          theme: {{language: fr, palette: {{primary: red}}}}
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def adopt(capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str]]:
    assert main(["adopt", "--locale", "fr", "--json"]) == 0, capsys.readouterr().err
    return [(one["code"], one["message"]) for one in json.loads(capsys.readouterr().out)["findings"]]


def test_a_navigation_of_each_language_becomes_targets(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root / "docs", {**PAGES, **{f"fr/{name}": text for name, text in FRENCH.items()}})
    (root / "mkdocs.yml").write_text(NAV + I18N.format(source=""), encoding="utf-8")
    [(code, message)] = adopt(capsys)
    assert code == "adopt-option"
    assert message.startswith('"theme" of fr')
    site = (root / "translations/fr/_site.xlf").read_text("utf-8")
    assert [f"<target>{title}</target>" in site for title in ("Accueil", "Bateaux", "Notre mouette")] == [True] * 3
    assert "note\tÀ noter" in (root / "translations/fr/_titles.tsv").read_text("utf-8")


def test_a_navigation_in_the_options_of_i18n_alone_is_not_lost(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root / "docs", {**PAGES, **{f"fr/{name}": text for name, text in FRENCH.items()}})
    (root / "mkdocs.yml").write_text(I18N.format(source=", nav: [{Home: index.md}]"), encoding="utf-8")
    for command in (["init", "fr"], ["adopt", "--locale", "fr"]):
        assert main(command) in (1, 2)
        assert "move it from there, as nav, to the top level of mkdocs.yml first" in capsys.readouterr().err
    assert not (root / "translations").exists()


@pytest.mark.parametrize(
    ("source", "target"),
    [("en/mkdocs.yml", "fr/mkdocs.yml"), ("mkdocs.yml", "mkdocs.fr.yml")],
    ids=["a project for each language", "a mkdocs.yml for each language"],
)
def test_the_settings_of_another_language_become_targets(
    root: Path, source: str, target: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    docs = {name: "docs" if "/" in name else f"docs/{code}" for name, code in ((source, "en"), (target, "fr"))}
    common = "site_description: By the sea\nmarkdown_extensions: [admonition]\ndocs_dir: "
    french = NAV.replace("Home", "Accueil").replace("Boats", "Bateaux").replace("Our gull", "Notre mouette")
    write(root, {source: f"site_name: Harbour\n{common}{docs[source]}\n{NAV}"})
    write(root, {target: f"site_name: Port de plaisance\n{common}{docs[target]}\n{french}", "mkdocs.old.yml": "a: ["})
    write((root / source).parent / docs[source], PAGES)
    write((root / target).parent / docs[target], FRENCH)
    monkeypatch.chdir((root / source).parent)
    assert adopt(capsys) == []
    site = Path("translations/fr/_site.xlf").read_text("utf-8")
    titles = ("Port de plaisance", "Accueil", "Bateaux", "Notre mouette")
    assert [f"<target>{title}</target>" in site for title in titles] == [True] * 4
    assert "<target>By the sea</target>" not in site


@pytest.mark.parametrize(
    ("locale", "theirs", "ours"),
    [
        ("fr", "fr/img/gull.png", "img/gull.fr.png"),
        ("fr-BE", "fr/img/gull.png", "img/gull.fr-BE.png"),
        ("fr-BE", "img/gull.fr.png", "img/gull.fr-BE.png"),
    ],
)
def test_a_translated_image_is_not_lost(
    root: Path, locale: str, theirs: str, ours: str, capsys: pytest.CaptureFixture[str]
) -> None:
    form = "fr/{}.md" if theirs.startswith("fr/") else "{}.fr.md"
    pages = {form.format(name.removesuffix(".md")): text for name, text in FRENCH.items()}
    write(root / "docs", {**PAGES, **pages, "img/gull.png": "A gull", "img/pier.png": "A pier", theirs: "Une mouette"})
    if theirs.startswith("fr/"):
        write(root / "docs", {"fr/img/pier.png": "A pier"})
    (root / "mkdocs.yml").write_text("site_name: Harbour\nmarkdown_extensions: [admonition]\n", encoding="utf-8")
    assert main(["adopt", "--locale", locale, "--json"]) == 1
    [finding] = json.loads(capsys.readouterr().out)["findings"]
    assert (finding["path"], finding["message"]) == (f"docs/{theirs}", f"is not taken over: save it as docs/{ours}")
    write(root / "docs", {ours: "Une mouette"})
    assert main(["adopt", "--locale", locale]) == 0
