"""mkdocs.yml as people write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bitext.core.model import BitextError, State
from bitext.project.project import Locale, Project, canonical_locale, find_config, load


def project(folder: Path, text: str) -> Project:
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return load(folder / "mkdocs.yml")


FORMS = {
    "a mapping of options": "plugins:\n  - bitext:\n      locales:\n        nl-BE:\n          name: Nederlands\n",
    "just the name": "plugins:\n  - bitext:\n      locales: {nl-BE: Nederlands}\n",
    "plugins as a mapping": "plugins:\n  search: {}\n  bitext:\n    locales: {nl-BE: {name: Nederlands}}\n",
    "a byte order mark": "\ufeffplugins:\n  - bitext:\n      locales: {nl-BE: {name: Nederlands}}\n",
    "tags of other plugins": (
        "x: !!python/name:a.b\ny: !!python/object/apply:a.b {kwds: {c: d}}\nz: !unknown 1\n"
        "plugins:\n  - bitext:\n      locales: {nl-BE: {name: Nederlands}}\n"
    ),
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS.keys())
def test_a_locale_is_read(tmp_path: Path, text: str) -> None:
    assert project(tmp_path, text).locales == (Locale("nl-BE", "Nederlands"),)


@pytest.mark.parametrize(
    "text",
    ["site_name: X\n", "plugins: [bitext]\n", "plugins:\n  - bitext:\n", "", "plugins:\n"],
    ids=["no plugin", "the bare plugin", "the plugin without options", "an empty file", "no plugins"],
)
def test_a_project_without_locales_has_the_defaults(tmp_path: Path, text: str) -> None:
    found = project(tmp_path, text)
    assert found.locales == ()
    assert found.source == Locale("en", "English")
    assert (found.docs, found.translations) == (tmp_path / "docs", tmp_path / "translations")
    assert (found.front_matter, found.includes) == (("title", "description"), "includes")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("theme: {name: material, language: fr}\n", Locale("fr", "Français")),
        ("theme: {name: mkdocs, locale: pt_BR}\n", Locale("pt-BR", "Português")),
        ("theme: {name: material, language: zh-Hant}\n", Locale("zh-Hant", "繁體中文")),
        ("theme: {name: material, language: fr}\nplugins: [{bitext: {source: en}}]\n", Locale("en", "English")),
        ("theme: {name: material, language: fr}\nplugins: [{bitext: {locales: [fr]}}]\n", Locale("en", "English")),
        ("theme: {name: material, language: !ENV LANGUAGE}\n", Locale("en", "English")),
        ("theme: {name: material, language: custom language}\n", Locale("en", "English")),
        ("theme: material\n", Locale("en", "English")),
        ("theme:\n", Locale("en", "English")),
    ],
)
def test_pages_are_in_the_language_of_the_theme_unless_the_plugin_names_another(
    tmp_path: Path, text: str, source: Locale
) -> None:
    assert project(tmp_path, text).source == source


def test_two_locales_of_one_language_are_named_with_their_region(tmp_path: Path) -> None:
    found = project(tmp_path, "plugins: [{bitext: {locales: [pt-BR, pt-PT, nl-BE]}}]\n")
    assert [one.name for one in found.locales] == ["Português (Brasil)", "Português (Portugal)", "Nederlands"]


def test_everything_can_be_said(tmp_path: Path) -> None:
    found = project(
        tmp_path,
        "docs_dir: src\nplugins:\n  - bitext:\n      translations: i18n\n      includes: parts/\n"
        "      front_matter: [title, summary]\n      source: {de: Deutsch}\n"
        "      locales: {fr: {name: Français, format: xliff12, published: reviewed}, nl: }\n",
    )
    assert found.source == Locale("de", "Deutsch")
    assert found.locales == (
        Locale("fr", "Français", "xliff12", State.REVIEWED),
        Locale("nl", "Nederlands"),
    )
    assert found.front_matter == ("title", "summary")
    assert found.source_path("a/b.md") == tmp_path / "i18n/de/a/b.xlf"
    assert found.locale_path("fr", "a/b.md") == tmp_path / "i18n/fr/a/b.xlf"
    assert found.includes == "parts"


def test_what_is_inherited_counts(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("plugins:\n  bitext:\n    locales: {nl: Nederlands}\ndocs_dir: x\n")
    found = project(tmp_path, "INHERIT: base.yml\nplugins:\n  bitext:\n    locales: {fr: Français}\n")
    assert [locale.code for locale in found.locales] == ["nl", "fr"]
    assert found.docs == tmp_path / "x"


def test_the_environment_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BITEXT_DOCS", "other")
    found = project(tmp_path, "docs_dir: !ENV [NOT_SET_ANYWHERE, BITEXT_DOCS, docs]\nsite_url: !ENV NOT_SET_ANYWHERE\n")
    assert found.docs == tmp_path / "other"
    assert found.config["site_url"] is None


def test_an_unquoted_no_is_norwegian(tmp_path: Path) -> None:
    assert project(tmp_path, "plugins:\n  - bitext:\n      locales: {no: Norsk}\n").locales[0].code == "no"


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("a: [\n", "not valid YAML", 2),
        ("- a\n", "must be a mapping", None),
        ("INHERIT: mkdocs.yml\n", "inherits from itself", 1),
        ("INHERIT: gone.yml\n", "cannot be read", None),
        ("plugins:\n  - bitext:\n      lokales: {}\n", '"lokales" of the plugin bitext is unknown', 3),
        ("plugins:\n  - bitext:\n      locales: {../x: {}}\n", "is not a locale", 3),
        ("plugins:\n  - bitext:\n      locales: 5\n", "must name locales", 3),
        ("plugins:\n  - bitext:\n      locales: {nl: {format: po}}\n", "it can be xliff20, xliff12", 3),
        ("plugins:\n  - bitext:\n      locales: {nl: {published: initial}}\n", "it can be translated", 3),
        ("plugins:\n  - bitext:\n      locales: {nl: 5}\n", "must be a mapping such as", 3),
        ("plugins:\n  - bitext:\n      front_matter: title\n", "must be a list", 3),
        ("plugins:\n  - bitext:\n      source: {en: English, de: Deutsch}\n", "names one language", 3),
    ],
    ids=lambda value: value if isinstance(value, str) and "\n" not in value else "",
)
def test_what_cannot_be_used_is_named_with_its_line(tmp_path: Path, text: str, message: str, line: int | None) -> None:
    with pytest.raises(BitextError, match=message) as error:
        project(tmp_path, text)
    assert error.value.path is not None
    assert error.value.line == line


def test_pages_are_those_of_the_site_and_its_includes(tmp_path: Path) -> None:
    for name in ("index.md", "guide/a.md", "adr/1.md", "includes/x.md", ".hidden/a.md", "templates/t.md", "pic.png"):
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    found = project(tmp_path, "exclude_docs: |\n  adr/\n  includes/\n")
    assert found.pages() == ("guide/a.md", "includes/x.md", "index.md")
    assert found.files() == ("guide/a.md", "includes/x.md", "index.md", "pic.png")


def test_pages_in_linked_folders_count(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a.md").write_text("x")
    (tmp_path / "docs/linked").symlink_to(tmp_path / "elsewhere")
    assert project(tmp_path, "site_name: X\n").pages() == ("linked/a.md",)


def test_a_missing_docs_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(BitextError, match="docs_dir"):
        project(tmp_path, "site_name: X\n").pages()


def test_the_configuration_is_found_upward(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("")
    (tmp_path / "a/b").mkdir(parents=True)
    assert find_config(tmp_path / "a/b") == tmp_path / "mkdocs.yml"


def test_an_unknown_locale_says_which_there_are(tmp_path: Path) -> None:
    found = project(tmp_path, "plugins:\n  - bitext:\n      locales: {nl-BE: Nederlands}\n")
    assert found.locale("NL_be").code == "nl-BE"
    with pytest.raises(BitextError, match="it has: nl-BE"):
        found.locale("fr")


@pytest.mark.parametrize(
    ("given", "canonical"), [("nl_be", "nl-BE"), ("ZH-hant-tw", "zh-Hant-TW"), ("FR", "fr"), ("es-419", "es-419")]
)
def test_locales_are_written_as_bcp_47_recommends(given: str, canonical: str) -> None:
    assert canonical_locale(given) == canonical


@pytest.mark.parametrize("given", ["", "n", "nl BE", "../nl", "nederlands-"])
def test_what_is_no_locale_is_refused(given: str) -> None:
    with pytest.raises(BitextError):
        canonical_locale(given)
