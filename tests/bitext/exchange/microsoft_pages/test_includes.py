"""Included files: safe names, references to renamed files, and front matter of both languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitext.exchange.microsoft_pages.includes import expanded, references, rename_references, safe_names
from bitext.exchange.microsoft_pages.metadata import front_matter, front_matter_block

PATHS = st.lists(
    st.from_regex(r"(?:[a-c]/){0,2}[a-c](?:\.(?:md|nl|a1|fr-BE))?\.md", fullmatch=True), max_size=8, unique=True
)


@settings(max_examples=settings.default.max_examples * 2)
@given(PATHS)
def test_no_file_is_lost_by_renaming(paths: list[str]) -> None:
    renamed = safe_names(paths)
    assert len({renamed.get(path, path) for path in paths}) == len(paths)


@pytest.mark.parametrize(
    ("path", "safe"),
    [
        pytest.param("includes/early.md.md", "includes/early_md.md", id="x.md.md reads as locale md"),
        pytest.param("a.nl-be.md", "a_nl-be.md", id="a page that ends on a locale"),
    ],
)
def test_renamed(path: str, safe: str) -> None:
    assert safe_names([path]) == {path: safe}


def test_references_follow_a_renamed_file() -> None:
    text = "[!INCLUDE[x](includes/x.md.md)] and [y](includes/x.md.md#a) and [z](other/x.md.md)"
    renamed = {"guide/includes/x.md.md": "guide/includes/x_md.md"}
    assert rename_references(text, "guide/p.md", renamed) == (
        "[!INCLUDE[x](includes/x_md.md)] and [y](includes/x_md.md#a) and [z](other/x.md.md)"
    )


def test_references_have_file_and_line() -> None:
    found = list(references("a\n[!INCLUDE [x](../inc/x.md)]", "guide/p.md"))
    assert [(reference.path, reference.line) for reference in found] == [("inc/x.md", 2)]


def test_includes_in_titles_are_expanded() -> None:
    assert expanded("Start [!INCLUDE[x](inc/x.md)]", "p.md", {"inc/x.md": "Contoso\n"}) == "Start Contoso"


def test_front_matter_has_titles_and_keys_of_the_translation() -> None:
    found = front_matter('---\r\ntitle: "A: b"\r\nms.translationtype: HT\r\nauthor: x\r\n---\r\nbody\r\n')
    assert found.value("title") == "A: b"
    assert found.translation() == (("ms.translationtype", "HT"),)
    assert found.without("title", "ms.translationtype") == "author: x\n"
    assert (found.body, found.body_line) == ("body\r\n", 6)


@given(
    st.text(st.characters(codec="utf-8", categories=["L", "P", "N", "Zs"]), min_size=1, max_size=40)
    .map(str.strip)
    .filter(bool)
)
def test_a_written_title_is_read_back(title: str) -> None:
    assert front_matter(front_matter_block(title, "", "author: x\n") + "body").value("title") == title
