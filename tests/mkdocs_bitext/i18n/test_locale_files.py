"""The files of a locale: which version of a page is built, where, and what stays as other plugins made it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from mkdocs_bitext.i18n.locale_files import LocaleFiles, name_and_locale

CODES = ("en", "nl-BE", "fr")
SITE = "https://help.example/guide/"


def site_files(*uris: str, folders: bool = True) -> Files:
    return Files([File(uri, "docs", "site", folders) for uri in uris])


def localized(files: Files, code: str) -> Files:
    LocaleFiles(CODES, code, SITE).localize(files)
    return files


def addresses(files: Files) -> dict[str, str]:
    return {file.src_uri: file.url for file in files}


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("a.nl-BE.md", ("a.md", "nl-BE")),
        ("guide/img.fr.png", ("guide/img.png", "fr")),
        ("index.en.md", ("index.md", "en")),
        ("node.js.md", ("node.js.md", "")),
        ("v1.2.md", ("v1.2.md", "")),
        ("asp.net.md", ("asp.net.md", "")),
        ("fr.md", ("fr.md", "")),
        (".fr.md", (".fr.md", "")),
        ("a.fr/b.md", ("a.fr/b.md", "")),
    ],
)
def test_only_a_locale_of_the_site_is_one_in_a_name(uri: str, expected: tuple[str, str]) -> None:
    assert name_and_locale(uri, CODES) == expected


_NAMES = st.lists(
    st.from_regex(r"(?:[a-z]{1,4}/)?[a-z]{1,5}(?:\.[a-z]{2,3})?\.(?:md|png|js\.map|zip)", fullmatch=True),
    unique=True,
    max_size=8,
).filter(lambda uris: not any(name_and_locale(uri, CODES)[1] for uri in uris))


@given(_NAMES, st.booleans())
def test_the_source_locale_has_every_file_where_it_was(uris: list[str], folders: bool) -> None:
    assert addresses(localized(site_files(*uris, folders=folders), "en")) == addresses(
        site_files(*uris, folders=folders)
    )


@given(_NAMES, st.booleans())
def test_another_locale_has_every_page_in_its_folder_and_no_other_file(uris: list[str], folders: bool) -> None:
    before = site_files(*uris, folders=folders)
    for file in localized(site_files(*uris, folders=folders), "fr"):
        original = before.src_uris[file.src_uri]
        folder = "fr/" if file.is_documentation_page() else ""
        assert file.dest_uri == folder + original.dest_uri
        assert file.url == folder + original.url.removeprefix("./")
        assert Path(file.abs_dest_path) == Path("site", file.dest_uri)


def test_a_page_is_built_once_in_the_version_of_its_locale() -> None:
    uris = "a.md", "a.nl-BE.md", "b.md", "only.fr.md"
    assert addresses(localized(site_files(*uris), "en")) == {"a.md": "a/", "b.md": "b/"}
    assert addresses(localized(site_files(*uris), "nl-BE")) == {"a.nl-BE.md": "nl-BE/a/", "b.md": "nl-BE/b/"}
    assert addresses(localized(site_files(*uris), "fr")) == {
        "a.md": "fr/a/", "b.md": "fr/b/", "only.fr.md": "fr/only/",
    }  # fmt: skip


def test_a_page_knows_its_address_in_every_locale() -> None:
    (file,) = localized(site_files("guide/index.md"), "nl-BE")
    assert {code: other.url for code, other in file.alternates.items()} == {
        "en": "guide/", "nl-BE": "nl-BE/guide/", "fr": "fr/guide/",
    }  # fmt: skip


def test_an_image_for_a_locale_replaces_that_of_the_source_there_only() -> None:
    uris = "img.png", "img.fr.png", "logo.nl-BE.png"
    assert set(addresses(localized(site_files(*uris), "en")).values()) == set(uris)
    assert addresses(localized(site_files(*uris), "fr"))["img.fr.png"] == "fr/img.png"
    assert addresses(localized(site_files(*uris), "nl-BE"))["logo.nl-BE.png"] == "logo.nl-BE.png"


def test_a_file_that_another_plugin_made_stays_the_same_object() -> None:
    class Notebook(File):
        def is_documentation_page(self) -> bool:
            return True

    notebook = Notebook("n.ipynb", "docs", "site", True, dest_uri="notes/index.html")
    made = File("made.md", None, "site", True)
    made.content_string, made.generated_by = "# Made", "x"
    files = localized(Files([notebook, made]), "fr")
    assert list(files) == [notebook, made]
    assert notebook.dest_uri == "fr/notes/index.html"
    assert (made.content_string, made.generated_by, made.url) == ("# Made", "x", "fr/made/")


def test_a_page_that_exists_already_gets_its_new_canonical_address() -> None:
    files = site_files("blog/first.md")
    config = MkDocsConfig()
    config.load_dict({"site_url": SITE})
    page = Page(None, files.src_uris["blog/first.md"], config)
    localized(files, "fr")
    assert page.canonical_url == f"{SITE}fr/blog/first/"


def test_files_that_come_late_are_placed_and_the_others_stay() -> None:
    files = localized(site_files("a.md", "img.png", "img.fr.png"), "fr")
    files.append(File("late.md", "docs", "site", True))
    localized(files, "fr")
    assert sorted(addresses(files).values()) == ["fr/a/", "fr/img.png", "fr/late/", "img.png"]


def test_two_source_versions_of_a_page_are_one_too_many() -> None:
    with pytest.raises(PluginError, match=r"a\.md and a\.en\.md are both the page in en; remove one"):
        localized(site_files("a.md", "a.en.md"), "en")
