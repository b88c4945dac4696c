"""`bitext init` reads a project before it writes: what it reports, what it refuses, and what it leaves alone."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bitext.cli.main import main
from bitext.project.project import load

PAGE = "# Welcome\n\nThis is a page. It has two sentences.\n"
ENGLISH = "# Team\n\nThis is the page of the team that works with the computers in our office, and it has a list.\n"
DUTCH = "# Welkom\n\nDit is een pagina over het kantoor van de klant, en er staat ook een lijst bij die je kan lezen.\n"
FRENCH = "# Accueil\n\nVoici la page du guide pour les clients, avec une liste de ce qui est dans la boîte.\n"


@dataclass(frozen=True)
class Case:
    """Somebody's site, and what the command says about it."""

    files: Mapping[str, str]
    said: tuple[str, ...] = ()
    locale: str = "nl-BE"
    config: str = "site_name: Site\ntheme: material\n"
    options: tuple[str, ...] = field(default=())


FINE = {
    "one page": Case(
        {"index.md": PAGE}, ("English (en), as mkdocs.yml names none", "1 in docs", "plugins          search")
    ),
    "a source language that the theme names": Case(
        {"index.md": FRENCH},
        ("French (fr), from theme.language",),
        config="site_name: Site\ntheme:\n  name: material\n  language: fr\n",
    ),
    "a source language that MkDocs' own theme names": Case(
        {"index.md": FRENCH},
        ("readthedocs", "French (fr), from theme.locale"),
        config="site_name: Site\ntheme: {name: readthedocs, locale: fr}\n",
    ),
    "a source language on the command line": Case(
        {"index.md": FRENCH}, ("French (fr), from --source", "the option source"), options=("--source", "fr")
    ),
    "a theme of its own": Case(
        {"index.md": PAGE}, ("the site's own",), config="site_name: Site\ntheme: {name: null, custom_dir: theme}\n"
    ),
    "no search": Case({"index.md": PAGE}, ("plugins          none",), config="site_name: Site\nplugins: []\n"),
    "names with dots": Case(
        {"index.md": PAGE, "node.js.md": PAGE, "asp.net.md": PAGE, "v1.2.md": PAGE}, ("4 in docs",)
    ),
    "a topic whose short name is a language": Case(
        {"index.md": PAGE, "it/index.md": ENGLISH, "it/team.md": ENGLISH, "api.md": ENGLISH, "api.cs.md": ENGLISH},
        ("5 in docs",),
    ),
    "pages about includes": Case({"index.md": PAGE, "includes/index.md": PAGE}, ("2 in docs",)),
    "parts that pages include": Case(
        {"index.md": "# A\n\nOpen [!INCLUDE[x](includes/x.md)].\n", "includes/x.md": "the hub\n"}, ("2 in docs",)
    ),
    "alternates": Case(
        {"index.md": PAGE},
        ("extra.alternate links to en - English, Deutsch",),
        config="site_name: Site\nextra:\n  alternate:\n    - {name: en - English, link: /}\n"
        "    - {name: Deutsch, link: /de/, lang: de}\n",
    ),
    "a tree beside the docs folder": Case(
        {"index.md": PAGE, "../docs_fr/index.md": FRENCH},
        ("docs_fr has 1 page in French (fr)", "bitext adopt docs_fr"),
    ),
    "a tree for each language in a folder of their own": Case(
        {"index.md": PAGE, "../i18n/fr/pages/index.md": FRENCH, "../i18n/fr/glossary.md": "# Glossaire\n"},
        ("bitext adopt i18n/fr/pages --locale fr",),
    ),
    "Docusaurus's layout": Case(
        {"index.md": PAGE, "../i18n/fr/docusaurus-plugin-content-docs/current/index.md": FRENCH},
        ("bitext adopt i18n/fr/docusaurus-plugin-content-docs/current --locale fr",),
    ),
    "plugins that have not been tried": Case(
        {"index.md": PAGE},
        ("bitext has not been tried with glitter, sparkle",),
        config="site_name: Site\nplugins: [search, glitter, material/search, sparkle: {a: 1}]\n",
    ),
    "PO files": Case(
        {"index.md": PAGE, "../locale/fr/LC_MESSAGES/index.po": ""},
        ("1 PO file;", "bitext adopt FOLDER --locale LOCALE"),
    ),
}

REFUSED = {
    "a translation in a folder": Case(
        {"index.md": PAGE, "nl/index.md": DUTCH}, ("bitext adopt docs/nl --locale nl", "nl/index.md"), locale="nl"
    ),
    "a translation in a folder, too short to know its language": Case(
        {"index.md": PAGE, "nl/index.md": "# Welkom\n\nHallo daar.\n"},
        ("bitext adopt docs/nl --locale nl",),
        locale="nl",
    ),
    "a translation in a folder, of another region": Case(
        {"index.md": PAGE, "nl/index.md": DUTCH}, ("bitext adopt docs/nl --locale nl",)
    ),
    "a translation in a folder, into another language": Case(
        {"index.md": PAGE, "pt_br/index.md": "# Início\n\nOlá.\n"}, ("bitext adopt docs/pt_br --locale pt-BR",)
    ),
    "translations in a folder, with names of their own": Case(
        {"index.md": PAGE, "nl/welkom.md": DUTCH}, ("bitext adopt docs/nl --locale nl",)
    ),
    "a translation by suffix without a source": Case(
        {"index.md": PAGE, "nouveau.fr.md": FRENCH}, ("bitext adopt docs --locale fr",)
    ),
    "translations by suffix": Case(
        # A folder of other texts in that language is none.
        {"index.md": PAGE, "index.fr.md": FRENCH, "a/b.md": PAGE, "a/b.fr.md": FRENCH, "../tools/fr/notes.md": FRENCH},
        ("docs/index.fr.md", "bitext adopt docs --locale fr"),
        locale="fr",
    ),
    "mkdocs-static-i18n": Case(
        {"index.md": PAGE, "index.fr.md": FRENCH},
        ("mkdocs-static-i18n", "bitext adopt docs --locale fr", "remove i18n"),
        config="site_name: Site\nplugins:\n  - search\n  - i18n:\n      languages:\n"
        "        - {locale: en, name: English, default: true}\n        - {locale: fr, name: Français}\n",
    ),
    "mkdocs-static-i18n of old": Case(
        {"index.md": PAGE, "index.fr.md": FRENCH},
        ("bitext adopt docs --locale fr",),
        config="site_name: Site\nplugins:\n  i18n:\n    default_language: en\n"
        "    languages: {fr: Français, en: English}\n",
    ),
    "a page where the locale would be": Case({"index.md": PAGE, "nl-BE.md": ENGLISH}, ("nl-BE.md would be published",)),
    "a folder where the locale would be": Case(
        {"index.md": PAGE, "nl/team.md": ENGLISH}, ("nl/team.md would be published", "such as nl-NL"), locale="nl"
    ),
    "pages called by their own language": Case(
        {"index.en.md": PAGE, "index.fr.md": FRENCH}, ('remove ".en" from the name of 1 file',)
    ),
    "pages in a folder of their own language": Case(
        {"en/index.md": PAGE, "fr/index.md": FRENCH}, ("bitext adopt docs/fr --locale fr", '"docs_dir: docs/en"')
    ),
    "pages in a folder of their own language, and shared images": Case(
        {"en/index.md": PAGE, "fr/index.md": FRENCH, "logo.svg": "<svg/>"}, ("move them up into docs first",)
    ),
    "pages in folders of other languages alone": Case(
        {"nl/index.md": DUTCH, "fr/index.md": FRENCH}, ("none is in English (en)", "theme.language in mkdocs.yml")
    ),
    "pages in a language that nothing names": Case({"index.md": FRENCH}, ("bitext init nl-BE --source fr",)),
    "segment files that would be published": Case(
        {"index.md": PAGE},
        ("segment files would lie in the docs folder",),
        config="site_name: Site\nplugins:\n  - bitext:\n      translations: docs/translations\n",
    ),
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def build(root: Path, case: Case) -> dict[str, bytes]:
    (root / "mkdocs.yml").write_text(case.config, "utf-8")
    for name, text in case.files.items():
        path = root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return written(root)


@pytest.mark.parametrize("case", FINE.values(), ids=FINE)
def test_it_says_what_it_found_and_adds_the_locale(root: Path, case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    before = build(root, case)
    assert main(["init", case.locale, *case.options]) == 0, capsys.readouterr().err
    out = " ".join(capsys.readouterr().out.split("\n")).replace("\n", " ")
    for words in case.said:
        assert " ".join(words.split()) in " ".join(out.split())
    after = written(root)
    assert {name for name, raw in before.items() if after[name] != raw} == {"mkdocs.yml"}
    assert case.locale in [one.code for one in load(root / "mkdocs.yml").locales]
    assert main(["update", "--check"]) == 0


@pytest.mark.parametrize("case", FINE.values(), ids=FINE)
def test_a_dry_run_finds_the_same_and_writes_nothing(
    root: Path, case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    before = build(root, case)
    assert main(["init", case.locale, "--dry-run", *case.options]) == 0
    assert written(root) == before
    planned = capsys.readouterr().out.removesuffix("Nothing was written; run the command again without --dry-run.\n")
    assert main(["init", case.locale, *case.options]) == 0
    assert capsys.readouterr().out.startswith(planned)


@pytest.mark.parametrize("case", FINE.values(), ids=FINE)
def test_remove_leaves_the_project_as_it_was(root: Path, case: Case) -> None:
    before = build(root, case)
    main(["init", case.locale, *case.options])
    main(["update"])
    assert main(["remove", "--delete-translations"]) == 0
    assert written(root) == before
    assert not (root / "translations").exists()


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_would_publish_nonsense_is_refused_in_a_sentence(
    root: Path, case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    before = build(root, case)
    assert main(["init", case.locale, *case.options]) == 1
    said = capsys.readouterr()
    for words in case.said:
        assert words in said.err
    assert all(line.startswith("bitext: nothing was changed: ") for line in said.err.splitlines())
    assert said.out.startswith("Found in mkdocs.yml:\n")
    assert written(root) == before


def test_without_a_locale_it_only_looks(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = build(root, FINE["alternates"])
    assert main(["init"]) == 0
    out = capsys.readouterr().out
    assert "extra.alternate links to" in out
    assert out.endswith("Next: bitext init LOCALE --dry-run, for example nl-BE\n")
    build(root, REFUSED["pages in a language that nothing names"])
    assert main(["init"]) == 1
    assert "bitext init LOCALE --source fr" in capsys.readouterr().err
    assert main(["init", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["locale"] is None
    assert {*written(root)} == {*before}


def test_a_list_of_plugins_that_others_inherit_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(root, Case({"index.md": PAGE}, config="INHERIT: base.yml\nsite_name: Site\n"))
    (root / "base.yml").write_text("plugins:\n  - search\n")
    assert main(["init", "nl-BE"]) == 0
    assert "base.yml" in (said := capsys.readouterr().out)
    assert "each site that inherits from this file has it then" in said


def test_a_source_that_is_set_is_not_set_twice(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(root, FINE["a source language on the command line"])
    assert main(["init", "nl-BE", "--source", "fr"]) == 0
    assert main(["init", "de", "--source", "es"]) == 2
    assert '"source" is fr already' in capsys.readouterr().err


FOLLOWED = {
    "translations by suffix": (("adopt docs --locale fr",), ("docs/index.fr.md", "docs/a/b.fr.md")),
    "a translation in a folder, of another region": (("adopt docs/nl --locale nl",), ("docs/nl/index.md",)),
    "mkdocs-static-i18n": (("adopt docs --locale fr",), ("docs/index.fr.md",)),
    "pages in a language that nothing names": (("init nl-BE --source fr",), ()),
}


@pytest.mark.parametrize("name", FOLLOWED)
def test_who_does_what_it_says_gets_the_locale(root: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    build(root, REFUSED[name])
    commands, deleted = FOLLOWED[name]
    for command in commands:
        assert main(command.split()) in (0, 1), capsys.readouterr().err
    assert main(["update"]) == 0
    for each in deleted:
        (root / each).unlink()
    config = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(re.sub(r"  - i18n:\n(?:      .*\n)+", "", config), "utf-8")
    assert main(["init", "de"]) == 0, capsys.readouterr().err
    assert main(["update", "--check"]) == 0
    names = [
        path.relative_to(root / "translations/de").as_posix() for path in (root / "translations/de").rglob("*.xlf")
    ]
    assert not [each for each in names if ".fr" in each or each.startswith("nl/")]


@pytest.mark.parametrize(
    "options",
    [
        "      languages:\n        - {locale: en, name: English, default: true}\n"
        "        - {locale: fr, name: Français, site_name: Le site, nav_translations: {Home page: Accueil}}\n",
        "      default_language: en\n      languages: {en: English, fr: Français}\n"
        "      nav_translations: {fr: {Home page: Accueil}}\n",
    ],
    ids=["now", "before version 1.0"],
)
def test_titles_that_mkdocs_static_i18n_translated_are_adopted_too(root: Path, options: str) -> None:
    config = f"site_name: Site\nnav:\n  - Home page: index.md\nplugins:\n  - search\n  - i18n:\n{options}"
    build(root, Case({"index.md": PAGE, "index.fr.md": FRENCH}, config=config))
    assert main(["adopt", "docs", "--locale", "fr"]) in (0, 1)
    site = (root / "translations/fr/_site.xlf").read_text("utf-8")
    assert "<target>Accueil</target>" in site
    assert ("<target>Le site</target>" in site) == ("site_name" in options)
    assert main(["update", "--check"]) == 0
    (root / "translations/fr/_site.xlf").write_text(site.replace("Accueil", "Page d’accueil"), "utf-8")
    assert main(["adopt", "docs", "--locale", "fr"]) in (0, 1)
    assert "Page d’accueil" in (root / "translations/fr/_site.xlf").read_text("utf-8")


def test_translations_that_were_not_deleted_are_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(root, REFUSED["a translation in a folder, of another region"])
    assert main(["adopt", "docs/nl", "--locale", "nl"]) in (0, 1)
    assert main(["init", "de"]) == 1
    assert "docs/nl would be published as pages in English (en)" in capsys.readouterr().err


ADOPTED_TOO_EARLY = (
    "pages called by their own language",
    "pages in a folder of their own language",
    "pages in folders of other languages alone",
)


@pytest.mark.parametrize("name", ADOPTED_TOO_EARLY)
def test_source_pages_get_their_names_before_translations_are_adopted(
    root: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    case = REFUSED[name]
    before = build(root, case)
    assert main(["init"]) == 1
    shown = capsys.readouterr()
    assert "English (en): " not in shown.out
    first = shown.err.splitlines()[0].removeprefix("bitext: ")
    assert main(["adopt", "--locale", "fr"]) == 2
    assert first in capsys.readouterr().err
    assert written(root) == before


def test_a_docs_folder_of_each_language_is_adopted_after_what_init_says(root: Path) -> None:
    build(root, REFUSED["pages in a folder of their own language"])
    config = root / "mkdocs.yml"
    config.write_text("docs_dir: docs/en\n" + config.read_text("utf-8"), "utf-8")
    assert main(["adopt", "--locale", "fr"]) in (0, 1)
    assert (root / "translations/fr/index.xlf").exists()


def test_the_report_is_also_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(root, REFUSED["translations by suffix"])
    assert main(["init", "nl-BE", "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["written"] is False
    assert len(said["problems"]) == 1
    assert said["found"]["translations"] == [{"locale": "fr", "layout": "suffix", "folder": "docs", "pages": 2}]


def test_a_second_locale_needs_no_second_word(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(root, FINE["a source language on the command line"])
    assert main(["init", "nl-BE", "--source", "fr"]) == 0
    assert main(["init", "de"]) == 0
    assert "French (fr), from source of bitext" in capsys.readouterr().out
    project = load(root / "mkdocs.yml")
    assert (project.source.code, [one.code for one in project.locales]) == ("fr", ["nl-BE", "de"])


REFUSED_CASES = {"nlfolder": "nl", "i18n_suffix": "nl-BE"}


@pytest.mark.corpus
def test_small_sites_with_one_difficulty_each_are_adopted_and_left_as_they_were(
    root: Path, shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for case in sorted(path for path in (shared / "cases/sites").iterdir() if path.is_dir()):
        if not (case / "mkdocs.yml").is_file():
            continue  # pages without a project, or a script that makes them
        shutil.copytree(case, root / case.name)
        before = written(root / case.name)
        refused = case.name in REFUSED_CASES
        named = ["-f", case.name]
        assert main(["init", REFUSED_CASES.get(case.name, "nl-BE"), *named]) == int(refused), case.name
        assert main(["update", *named]) == 0, capsys.readouterr().err
        assert main(["remove", "--delete-translations", *named]) == 0
        assert written(root / case.name) == before, case.name


def test_a_page_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Start\n")
    (tmp_path / "docs/gone.md").symlink_to(tmp_path / "nowhere.md")
    (tmp_path / "mkdocs.yml").write_text("site_name: Site\n")
    monkeypatch.chdir(tmp_path)
    assert main(["init", "nl-BE"]) == 2
    assert "docs/gone.md: cannot be read (No such file or directory)" in capsys.readouterr().err
    assert (tmp_path / "mkdocs.yml").read_text() == "site_name: Site\n"
