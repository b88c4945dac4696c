"""The pseudo-locale: nothing in a source is lost, no rule finds an error, and text left in English is visible."""

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
from bitext.core.locales import is_pseudo_locale
from bitext.core.model import Content, Document, Match, Segment, State, Unit
from bitext.markdown.extract import extract_units
from bitext.markdown.merge import check_codes
from bitext.markdown.pseudolocale import accents, pseudo_content, pseudo_document

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
    return [segment.source for unit in extract_units(f"{page}\n\n[ref]: page.md\n").units for segment in unit.segments]


def text(content: Content) -> str:
    return "".join(part for part in content if isinstance(part, str))


@given(paragraphs)
def test_the_codes_of_any_sentence_stay_unchanged_and_in_order(page: str) -> None:
    for source in sources(page):
        target = pseudo_content(source)
        assert [*codes(target)] == [*codes(source)]
        assert check_codes(source, target) == ()


@given(paragraphs)
def test_no_sentence_has_an_unaccented_vowel(page: str) -> None:
    for source in sources(page):
        assert not VOWEL.search(text(pseudo_content(source)))


@given(paragraphs)
def test_any_sentence_becomes_seven_tenths_longer_and_stays_below_double(page: str) -> None:
    for source in sources(page):
        before, after = len(text(source)), len(text(pseudo_content(source)))
        if any(map(str.isalnum, text(source))):
            assert 1.7 * before <= after <= 1.7 * before + 3


@given(paragraphs)
def test_any_sentence_with_letters_or_digits_is_in_brackets(page: str) -> None:
    for source in sources(page):
        if any(map(str.isalnum, text(source))):
            target = text(pseudo_content(source)).strip()
            assert (target[0], target[-1]) == ("«", "»")


@given(st.lists(st.text(max_size=9), max_size=3).map(lambda parts: tuple(filter(None, [" ".join(parts)]))))
def test_any_text_gets_a_target_without_new_markup(source: Content) -> None:
    assert set(check_codes(source, pseudo_content(source))) <= set(check_codes(source, source))


SENTENCES = {
    "the full stop stays at the end": ("Open it.", "«Öþéñ îţ ļöŕé.»"),
    "one letter has room for the brackets": ("I", "«Ĩ»"),
    "a number is bracketed": ("2013", "«2013 ļ»"),
    "an entity stays an entity": ("a&nbsp;b", "«å&nbsp;ƀ ļöŕé»"),
    "an address in words stays an address": ("See www.example.org", "«Ŝéé www.example.org ļöŕéɱ îþŝûɱ»"),
    "the full stop after an address stays at the end": ("Ask a@b.example.", "«Åŝķ a@b.example ļöŕéɱ îþŝû.»"),
    "an address that is a link does not include the bracket": (
        "See https://example.org",
        "«Ŝéé ļ https://example.org »",
    ),
    "a placeholder stays one": ("Dear {name}", "«Ďéåŕ ļö {name}»"),
    "a quoted placeholder keeps its quotation marks": ("Nothing has “{word}”.", "«Ñöţĥîñĝ ĥåŝ ļöŕéɱ îþŝ “{word}”.»"),
    "an ordinal number stays one": ("the 1st", "«ţĥé 1st ļöŕ»"),
}  # fmt: skip


@pytest.mark.parametrize(("page", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_a_sentence_in_the_pseudo_locale(page: str, expected: str) -> None:
    assert [markdown(pseudo_content(source)) for source in sources(page)] == [expected]


def test_a_file_include_is_not_changed() -> None:
    assert pseudo_content(('--8<-- "a.md"',)) == ('--8<-- "a.md"',)


def test_a_whole_document_is_translated_over_existing_targets() -> None:
    old = Match(("Was",), ("Wås",), 80.0)
    segments = (
        Segment("s1", ("Open",)),
        Segment("s2", ("Close",), ("by hand",), State.FINAL, "bt:stale-minor", (old,)),
    )
    found = pseudo_document(Document("a.md", "en", (Unit("u1", "p", segments),), "en-XA")).units[0].segments
    assert [text(segment.target or ()) for segment in found] == ["«Öþéñ ļ»", "«Çļöŝé ļö»"]
    assert {(segment.state, segment.sub_state, segment.matches) for segment in found} == {(State.TRANSLATED, "", ())}


def test_an_untranslatable_unit_is_not_changed() -> None:
    document = Document("a.md", "en", (Unit("u1", "p", (Segment("s1", ("Open",)),), translate=False),), "en-XA")
    assert pseudo_document(document) == document


@pytest.mark.parametrize("locale", ["en-XA", "ar-XB", "qps-Ploc", "qaa", "en-Latn-XA", "de-ZZ"])
def test_a_private_use_locale_is_a_pseudo_locale(locale: str) -> None:
    assert is_pseudo_locale(locale)


@pytest.mark.parametrize("locale", ["nl-BE", "en", "quc", "en-US", "xh-ZA", "zh-Hant-TW", "aa-ET"])
def test_a_real_locale_is_not(locale: str) -> None:
    assert not is_pseudo_locale(locale)


def test_accents_keep_the_length() -> None:
    assert len(accents("Grumpy wizards make toxic brew")) == len("Grumpy wizards make toxic brew")


@pytest.fixture
def pseudo_site(site, monkeypatch: pytest.MonkeyPatch):
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


def test_the_command_adds_the_locale_and_check_finds_no_error(pseudo_site, capsys) -> None:
    before = (pseudo_site.root / "mkdocs.yml").read_text(encoding="utf-8")
    assert main(["pseudo", "en_xa"]) == 0
    output = capsys.readouterr().out
    assert "mkdocs.yml: en-XA added." in output
    assert "segments filled" in output
    after = (pseudo_site.root / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before.splitlines()] == ["        en-XA: {name: Éñĝļîŝĥ}"]
    main(["check", "--locale", "en-XA", "--json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert [finding for finding in findings if finding["severity"] == "error"] == []


def test_page_navigation_and_messages_are_all_filled(pseudo_site) -> None:
    main(["pseudo", "en-XA"])
    for name in ("guide/clients.md", "_site", "_checker"):
        segments = [one for unit in pseudo_site.locale(name, "en-XA").units for one in unit.segments]
        assert segments
        assert all(one.state is State.TRANSLATED and one.target for one in segments)
    messages = json.loads((pseudo_site.root / "words.en-XA.json").read_text(encoding="utf-8"))
    assert messages == {"hello": "«Ĥéļļö ļöŕ {name}»", "n": {"one": "«Öñé ļ»", "other": "«{n} ɱöŕé ļö»"}}


def test_readers_of_the_pseudo_locale_see_every_segment(pseudo_site, capsys) -> None:
    main(["pseudo", "en-XA"])
    capsys.readouterr()
    assert main(["stage", "--locale", "en-XA", "--json", "out"]) == 0
    staged = json.loads(capsys.readouterr().out)
    assert staged["published"] == staged["total"] > 0


def test_a_second_run_writes_nothing(pseudo_site, capsys) -> None:
    main(["pseudo", "en-XA"])
    before = pseudo_site.files()
    capsys.readouterr()
    assert main(["pseudo", "en-XA", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["changed"] == []
    assert pseudo_site.files() == before


def test_a_new_sentence_is_filled_by_the_next_run(pseudo_site) -> None:
    main(["pseudo", "en-XA"])
    pseudo_site.page("guide/clients.md", PAGE + "\nOne more.\n")
    main(["pseudo", "en-XA"])
    assert pseudo_site.targets("guide/clients.md", "en-XA")["One more."] == "«Öñé ɱöŕé ļöŕéɱ.»"


def test_a_real_locale_is_rejected_and_keeps_its_targets(pseudo_site, capsys) -> None:
    before = pseudo_site.files()
    assert main(["pseudo", "nl-BE"]) == 2
    assert "choose a pseudo-locale such as en-XA" in capsys.readouterr().err
    assert pseudo_site.files() == before


def test_this_projects_own_pages_have_no_error_in_the_pseudo_locale(tmp_path, capsys) -> None:
    # The guide, and the catalogues that mkdocs.yml names.
    for name in (
        "docs",
        "checker/hubcheck/messages",
        "plugins/bitext/data/admonitions",
        "plugins/mkdocs_bitext/i18n/messages",
        "plugins/mkdocs_publish/messages",
    ):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    config = str(tmp_path / "mkdocs.yml")
    assert main(["pseudo", "en-XA", "-f", config]) == 0
    capsys.readouterr()
    main(["check", "-f", config, "--locale", "en-XA", "--json"])
    output = json.loads(capsys.readouterr().out)
    assert [finding for finding in output["findings"] if finding["severity"] == "error"] == []
    assert len(xliff.read(tmp_path / "translations/en-XA/index.xlf").units) > 0


@pytest.mark.corpus
def test_real_pages_of_another_site_keep_their_codes(shared: Path) -> None:
    pages = sorted((shared / "corpus" / "pages" / "mkdocs").rglob("*.md"))
    assert pages
    for page in pages:
        for source in sources(page.read_text(encoding="utf-8")):
            target = pseudo_content(source)
            assert [*codes(target)] == [*codes(source)]
            assert check_codes(source, target) == ()
