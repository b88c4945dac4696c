"""A pseudo-locale: nothing of a source is lost, no rule finds an error, and what is left in English shows."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext import xliff
from bitext.cli.main import main
from bitext.core.inline import codes, markdown
from bitext.core.model import Content, Document, Match, Segment, State, Unit
from bitext.markdown.extract import cut
from bitext.markdown.merge import check_codes
from bitext.markdown.pseudolocale import accents, is_private, pseudo, pseudo_content

ROOT = Path(__file__).resolve().parents[3]
VOWEL = re.compile("[aeiouAEIOU]")
PAGE = """---
title: Clients
description: All about clients of yours.
---
# Clients { #all }

Choose [a **client**](https://example.org/?a=b "The list") in the list&nbsp;now. Wait 5 minutes.\\
See ![the button](x.png), https://example.org/next, then press `Enter`.

!!! note "Mind <this>"
    1. One | item[^1]
    2. Open www.example.org or write to me@example.org

| Name | Use   |
|------|-------|
| C++  | [two] |

*[HTML]: Hyper Text

[^1]: HTML is a footnote.
"""

words = st.text("abcdefghijklmnopqrstuvwxyzABCDEI", min_size=1, max_size=9)
markup = st.sampled_from(
    ["**%s**", "_%s_", "`%s`", "[%s](page.md)", "![%s](x.png)", "<kbd>%s</kbd>", "[%s][ref]", '"%s"', "(%s)", "%s:"]
)
pieces = (
    words | st.builds(lambda form, word: form % word, markup, words) | st.sampled_from(["5", "3.5", "C++", "–", "…"])
)
paragraphs = st.builds(
    lambda parts, stop: " ".join(parts) + stop,
    st.lists(pieces, min_size=1, max_size=9),
    st.sampled_from(["", ".", "?", ":"]),
)


def sources(page: str) -> list[Content]:
    return [segment.source for unit in cut(f"{page}\n\n[ref]: page.md\n").units for segment in unit.segments]


def text(content: Content) -> str:
    return "".join(part for part in content if isinstance(part, str))


@given(paragraphs)
def test_the_codes_of_any_sentence_stay_as_they_are_and_where_they_are(page: str) -> None:
    for source in sources(page):
        target = pseudo_content(source)
        assert [*codes(target)] == [*codes(source)]
        assert check_codes(source, target) == ()


@given(paragraphs)
def test_no_plain_vowel_is_left_in_any_sentence(page: str) -> None:
    for source in sources(page):
        assert not VOWEL.search(text(pseudo_content(source)))


@given(paragraphs)
def test_any_sentence_becomes_seven_tenths_longer_and_stays_below_double(page: str) -> None:
    for source in sources(page):
        before, after = len(text(source)), len(text(pseudo_content(source)))
        if any(map(str.isalnum, text(source))):
            assert 1.7 * before <= after <= 1.7 * before + 3


@given(paragraphs)
def test_any_sentence_with_checker_is_in_brackets(page: str) -> None:
    for source in sources(page):
        if any(map(str.isalnum, text(source))):
            said = text(pseudo_content(source)).strip()
            assert (said[0], said[-1]) == ("«", "»")


@given(st.lists(st.text(max_size=9), max_size=3).map(lambda parts: tuple(filter(None, [" ".join(parts)]))))
def test_any_text_at_all_gets_a_target_without_new_markup(source: Content) -> None:
    assert set(check_codes(source, pseudo_content(source))) <= set(check_codes(source, source))


SENTENCES = {
    "the stop stays at the end": ("Open it.", "«Öþéñ îţ ļöŕé.»"),
    "one letter has room for the brackets": ("I", "«Î»"),
    "a number is bracketed": ("2013", "«2013 ļ»"),
    "an entity stays an entity": ("a&nbsp;b", "«å&nbsp;ƀ ļöŕé»"),
    "an address in words stays an address": ("See www.example.org", "«Šéé www.example.org ļöŕéɱ îþšûɱ»"),
    "the stop behind an address stays at the end": ("Ask a@b.example.", "«Åšķ a@b.example ļöŕéɱ îþšû.»"),
    "an address that is a link does not take the bracket along": (
        "See https://example.org",
        "«Šéé ļ https://example.org »",
    ),
    "a placeholder stays one": ("Dear {name}", "«Ðéåŕ ļö {name}»"),
    "an ordinal number stays one": ("the 1st", "«ţĥé 1st ļöŕ»"),
}  # fmt: skip


@pytest.mark.parametrize(("page", "wanted"), SENTENCES.values(), ids=SENTENCES.keys())
def test_a_sentence_in_the_pseudo_locale(page: str, wanted: str) -> None:
    assert [markdown(pseudo_content(source)) for source in sources(page)] == [wanted]


def test_text_that_only_includes_a_file_is_left_alone() -> None:
    assert pseudo_content(('--8<-- "a.md"',)) == ('--8<-- "a.md"',)


def test_a_whole_document_is_translated_whatever_was_there() -> None:
    old = Match(("Was",), ("Wås",), 80.0)
    segments = (
        Segment("s1", ("Open",)),
        Segment("s2", ("Close",), ("by hand",), State.FINAL, "bt:stale-minor", (old,)),
    )
    found = pseudo(Document("a.md", "en", (Unit("u1", "p", segments),), "en-XA")).units[0].segments
    assert [text(one.target or ()) for one in found] == ["«Öþéñ ļ»", "«Çļöšé ļö»"]
    assert {(one.state, one.sub_state, one.matches) for one in found} == {(State.TRANSLATED, "", ())}


def test_what_is_not_to_be_translated_is_left_alone() -> None:
    document = Document("a.md", "en", (Unit("u1", "p", (Segment("s1", ("Open",)),), translate=False),), "en-XA")
    assert pseudo(document) == document


@pytest.mark.parametrize("locale", ["en-XA", "ar-XB", "qps-Ploc", "qaa", "en-Latn-XA", "de-ZZ"])
def test_a_locale_for_private_use_may_be_filled(locale: str) -> None:
    assert is_private(locale)


@pytest.mark.parametrize("locale", ["nl-BE", "en", "quc", "en-US", "xh-ZA", "zh-Hant-TW", "aa-ET"])
def test_a_locale_that_people_read_may_not(locale: str) -> None:
    assert not is_private(locale)


def test_accents_keep_the_length() -> None:
    assert len(accents("Grumpy wizards make toxic brew")) == len("Grumpy wizards make toxic brew")


@pytest.fixture
def there(site, monkeypatch: pytest.MonkeyPatch):
    site.page("guide/clients.md", PAGE)
    (site.root / "words.en.json").write_text('{"hello": "Hello {name}", "n": {"one": "One", "other": "{n} more"}}\n')
    config = site.root / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8")
        + "      catalogues: {_checker: 'words.{locale}.json'}\nnav:\n  - All clients: guide/clients.md\n"
        + "markdown_extensions: [abbr, admonition, attr_list, footnotes, tables]\n",
        encoding="utf-8",
    )
    site.update()
    site.translate("guide/clients.md")
    monkeypatch.chdir(site.root)
    return site


def test_the_command_adds_the_locale_and_check_finds_no_error(there, capsys) -> None:
    before = (there.root / "mkdocs.yml").read_text(encoding="utf-8")
    assert main(["pseudo", "en_xa"]) == 0
    said = capsys.readouterr().out
    assert "mkdocs.yml: en-XA added." in said
    assert "segments filled" in said
    after = (there.root / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before.splitlines()] == ["        en-XA: {name: Éñĝļîšĥ}"]
    main(["check", "--locale", "en-XA", "--json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert [one for one in findings if one["severity"] == "error"] == []


def test_page_navigation_and_messages_are_all_filled(there) -> None:
    main(["pseudo", "en-XA"])
    for name in ("guide/clients.md", "_site", "_checker"):
        segments = [one for unit in there.locale(name, "en-XA").units for one in unit.segments]
        assert segments
        assert all(one.state is State.TRANSLATED and one.target for one in segments)
    messages = json.loads((there.root / "words.en-XA.json").read_text(encoding="utf-8"))
    assert messages == {"hello": "«Ĥéļļö ļöŕ {name}»", "n": {"one": "«Öñé ļ»", "other": "«{n} ɱöŕé ļö»"}}


def test_readers_of_the_pseudo_locale_see_every_segment(there, capsys) -> None:
    main(["pseudo", "en-XA"])
    capsys.readouterr()
    assert main(["stage", "--locale", "en-XA", "--json", "out"]) == 0
    staged = json.loads(capsys.readouterr().out)
    assert staged["published"] == staged["total"] > 0


def test_a_second_run_writes_nothing(there, capsys) -> None:
    main(["pseudo", "en-XA"])
    before = there.files()
    capsys.readouterr()
    assert main(["pseudo", "en-XA", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["changed"] == []
    assert there.files() == before


def test_a_new_sentence_is_filled_by_the_next_run(there) -> None:
    main(["pseudo", "en-XA"])
    there.page("guide/clients.md", PAGE + "\nOne more.\n")
    main(["pseudo", "en-XA"])
    assert there.targets("guide/clients.md", "en-XA")["One more."] == "«Öñé ɱöŕé ļöŕéɱ.»"


def test_a_locale_with_readers_is_refused_and_keeps_its_targets(there, capsys) -> None:
    before = there.files()
    assert main(["pseudo", "nl-BE"]) == 2
    assert "choose a pseudo-locale such as en-XA" in capsys.readouterr().err
    assert there.files() == before


def test_this_projects_own_pages_have_no_error_in_the_pseudo_locale(tmp_path, capsys) -> None:
    for name in ("docs", "checker/hubcheck/messages"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    config = str(tmp_path / "mkdocs.yml")
    assert main(["pseudo", "en-XA", "-f", config]) == 0
    capsys.readouterr()
    main(["check", "-f", config, "--locale", "en-XA", "--json"])
    said = json.loads(capsys.readouterr().out)
    assert [one for one in said["findings"] if one["severity"] == "error"] == []
    assert len(xliff.read(tmp_path / "translations/en-XA/index.xlf").units) > 0


@pytest.mark.corpus
def test_real_pages_of_another_house_keep_their_codes(shared: Path) -> None:
    pages = sorted((shared / "corpus" / "pages" / "mkdocs").rglob("*.md"))
    assert pages
    for page in pages:
        for source in sources(page.read_text(encoding="utf-8")):
            target = pseudo_content(source)
            assert [*codes(target)] == [*codes(source)]
            assert check_codes(source, target) == ()
