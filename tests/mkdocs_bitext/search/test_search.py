"""The search indexes of a built site: each locale's own, in its own language, with what it needs and nothing else."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.core.model import BitextError
from mkdocs_bitext.pages.sidebyside import SideBySide
from mkdocs_bitext.search import anchored, index
from mkdocs_bitext.search.anchored import anchored_blocks
from mkdocs_bitext.search.locale_search import read_synonyms

PAGES = {
    "docs/index.md": "# Welcome\n\nChoose a page.\n",
    "docs/add.md": "---\nsearch: {boost: 2}\n---\n\n# Add a client\n\nYou & your *client* <b>decide</b>.\n\n"
    "## The link { #link }\n\n- Copy it.\n- Paste it.\n",
    "docs/news.md": "# News\n\nNobody translated this sentence.\n",
}


@pytest.fixture
def there(project):
    project.write(PAGES)
    project.update()
    project.translate({"Add a client": "Een cliënt toevoegen", "Copy it.": "Kopieer hem.", "The link": "De link"})
    return project


def docs(built, locale: str) -> dict[str, dict]:
    return {one["location"]: one for one in json.loads(built.text(f"search/{locale}.json"))["docs"]}


def test_each_locale_has_an_index_of_its_own_pages(there) -> None:
    built = there.build()
    assert {location.partition("/")[0] for location in docs(built, "nl-BE")} == {"nl-BE"}
    assert not [location for location in docs(built, "en") if location.startswith("nl-BE")]
    assert json.loads(built.text("search/search_index.json"))["docs"] == []


def test_text_is_plain_and_a_sentence_that_waits_stands_in_english(there) -> None:
    found = docs(there.build(), "nl-BE")
    assert found["nl-BE/add/"]["title"] == "Een cliënt toevoegen"
    assert found["nl-BE/add/"]["text"] == "You & your client decide."
    assert found["nl-BE/add/#link"] == {
        "location": "nl-BE/add/#link", "title": "De link", "text": "Kopieer hem. Paste it.", "boost": 2,
    }  # fmt: skip


def test_a_page_that_nobody_translated_is_found_in_its_locale(there) -> None:
    assert docs(there.build(), "nl-BE")["nl-BE/news/"]["text"] == "Nobody translated this sentence."


def test_a_start_page_counts_less_and_a_page_as_much_as_it_says(there) -> None:
    found = docs(there.build(), "en")
    start = next(one for location, one in found.items() if location.partition("#")[0].removeprefix("./") == "")
    assert start["boost"] < 1
    assert found["add/"]["boost"] == 2
    assert "boost" not in found["news/"]


@pytest.mark.parametrize(
    ("page", "locale"), [("index.html", "en"), ("nl-BE/add/index.html", "nl-BE"), ("404.html", "en")]
)
def test_every_page_starts_the_worker_of_its_locale(there, page: str, locale: str) -> None:
    built = there.build()
    (settings,) = built.page(page).xpath("//script[@id='__config']/text()")
    worker, _, named = json.loads(settings)["search"].partition("#")
    assert named == locale
    # The error page stands anywhere: it has addresses from the root of the host, where the site is a folder.
    below = built.site / worker.removeprefix("/guide/") if worker.startswith("/") else built.site / page / ".." / worker
    assert below.resolve().is_file()


@pytest.mark.parametrize("locale", ["en", "nl-BE"])
def test_what_the_worker_loads_is_there(there, locale: str) -> None:
    built = there.build()
    scripts = json.loads(built.text(f"search/{locale}.json"))["scripts"]
    assert scripts
    assert all((built.site / script).is_file() for script in scripts)


def test_words_that_find_each_other_come_from_the_locale(there) -> None:
    there.write({"translations/nl-BE/_search.tsv": "# ours\nlink\tkoppeling\n\nfout\terror\tfoutje \n"})
    built = there.build()
    assert json.loads(built.text("search/nl-BE.json"))["synonyms"] == [
        ["link", "koppeling"],
        ["fout", "error", "foutje"],
    ]
    assert json.loads(built.text("search/en.json"))["synonyms"] == []


def test_a_word_alone_is_one_clear_message(there) -> None:
    there.write({"translations/nl-BE/_search.tsv": "link\tkoppeling\nalone\n"})
    (warning,) = there.build().warnings
    assert "_search.tsv:2: contains one word only; write at least two synonyms, separated by tabs" in warning


def test_a_reader_who_finds_nothing_is_shown_a_page(there) -> None:
    config = (there.root / "mkdocs.yml").read_text()
    there.write({"mkdocs.yml": config.replace("name: Nederlands}}", "name: Nederlands}}\n      search_help: add.md")})
    shown = json.loads(there.build().text("search/nl-BE.json"))["help"]
    assert shown == {"location": "nl-BE/add/", "title": "Een cliënt toevoegen"}


def test_a_page_that_is_not_there_is_said(there) -> None:
    config = (there.root / "mkdocs.yml").read_text()
    there.write({"mkdocs.yml": config.replace("name: Nederlands}}", "name: Nederlands}}\n      search_help: gone.md")})
    built = there.build()
    assert any("search_help: there is no page gone.md" in one for one in built.warnings)
    assert "help" not in json.loads(built.text("search/en.json"))


def test_another_theme_keeps_its_own_search(there) -> None:
    config = (there.root / "mkdocs.yml").read_text()
    there.write({"mkdocs.yml": config.replace("theme: {name: material, font: false}", "theme: mkdocs")})
    built = there.build()
    assert json.loads(built.text("search/search_index.json"))["docs"]
    assert not (built.site / "search" / "nl-BE.json").exists()
    for folder in ("", "nl-BE/"):
        (script,) = built.page(f"{folder}index.html").xpath("//script[contains(@src, 'search/main')]/@src")
        assert (built.site / folder / script).resolve() == (built.site / folder / "search/main.js").resolve()


def test_the_search_of_another_theme_finds_no_notices_of_ours(guide) -> None:
    config = (guide.root / "mkdocs.yml").read_text()
    own = "# Third\n\n<div data-search-exclude>Of the owner.</div>\n"
    guide.write(
        {"mkdocs.yml": config.replace("theme: {name: material, font: false}", "theme: mkdocs"), "docs/c.md": own}
    )
    built = guide.build()
    texts = {folder: built.text(f"{folder}search/search_index.json") for folder in ("", "nl-BE/")}
    for uri in ("index.html", "other/index.html"):
        for ours in built.page(f"nl-BE/{uri}").xpath("//aside[contains(@class, 'bitext-notice')]/p/text()"):
            assert ours.strip() not in texts["nl-BE/"]
    assert built.page("nl-BE/other/index.html").xpath("//aside[contains(@class, 'bitext-notice')]")
    assert "sidebyside" not in texts["nl-BE/"]
    assert all("Of the owner." in text and "Back to the" in text for text in texts.values())
    assert "Open de hub." in texts["nl-BE/"]


def test_rows_and_paragraphs_with_anchors_are_known_by_their_place(there) -> None:
    there.write(
        {
            "docs/codes.md": "# Codes\n\n## All { #all }\n\nEvery code.\n\n| Code | Means |\n|---|---|\n"
            '| <a id="C1">C1</a>, <a id="C2"></a>C2 | Wait<a class="headerlink" href="#C1">#</a> |\n| C3 | Ask |\n\n'
            'Others: <a id="C4">C4</a>.\n'
        }
    )
    found = docs(there.build(), "en")["codes/#all"]
    assert "#" not in found["text"]
    assert [(found["text"][start:end], ids) for start, end, *ids in found["rows"]] == [
        ("C1, C2 Wait", ["C1", "C2"]),
        ("Others: C4.", ["C4"]),
    ]


@given(st.lists(st.tuples(st.sampled_from(["tr", "p", "li"]), st.text("ab# ", max_size=6), st.booleans())))
def test_every_block_with_an_anchor_is_found_once_and_no_other(blocks: list[tuple[str, str, bool]]) -> None:
    html = "".join(
        f"<{tag}><i{f' id={number}' if has_anchor else ''}>{text}</i><a class=headerlink>#</a></{tag}>"
        for number, (tag, text, has_anchor) in enumerate(blocks)
    )
    found = anchored_blocks(html)
    assert [one.ids for one in found] == [[str(n)] for n, (_, _, has_anchor) in enumerate(blocks) if has_anchor]
    assert [one.shown for one in found] == [" ".join(text.split()) for _, text, has_anchor in blocks if has_anchor]
    assert all(one.text.removesuffix("#").rstrip() == one.shown.rstrip() for one in found)


def test_a_page_is_not_parsed_for_anchors_because_of_our_own_view(monkeypatch: pytest.MonkeyPatch) -> None:
    page = f"<p>Text</p>{SideBySide('nl-BE', 'en').settings('../', 'nl-BE/')}"
    own = f"<p id=own>Text</p>{page}"
    assert [one.ids for one in anchored_blocks(own)] == [["own"]]
    monkeypatch.setattr(anchored, "_Parser", None)
    assert anchored_blocks(page) == []


@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_no_search_leads_to_a_line_of_code_by_its_number(quote: str) -> None:
    code = f"<tr><td><pre><a id = {quote}__codelineno-0-1{quote}></a>x</pre></td></tr>"
    assert anchored_blocks(code) == []
    assert [one.ids for one in anchored_blocks(f"{code}<p id={quote}own{quote}>Text</p>")] == [["own"]]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>A</p><p>B</p>", "A B"),
        ("a <code>b</code>c", "a bc"),
        ("1 &lt; 2 &amp; <sup>3</sup>", "1 < 2 & 3"),
        ("", ""),
        ("中文\u200b搜索", "中文搜索"),
    ],
)
def test_html_becomes_the_text_that_a_reader_sees(html: str, text: str) -> None:
    assert index.plain(html) == text


@pytest.mark.parametrize(
    ("locale", "language", "compounds"),
    [
        ("nl-BE", "nl", True),
        ("fr-BE", "fr", False),
        ("de-AT", "de", True),
        ("qq", "en", False),
        ("ja", "ja", False),
        ("zh-TW", "zh", False),
        ("ar-EG", "ar", False),
        ("no", "nb", True),
    ],
)
def test_a_locale_has_the_rules_of_its_language(locale: str, language: str, compounds: bool) -> None:
    assert index.stemmer(locale, ("en", "nl", "fr", "de", "nb")) == language
    assert index.compounds(locale) is compounds


def test_no_file_is_no_synonyms(tmp_path: Path) -> None:
    assert read_synonyms(tmp_path / "none.tsv") == ()


def test_a_file_in_another_encoding_is_one_clear_message(tmp_path: Path) -> None:
    path = tmp_path / "_search.tsv"
    path.write_bytes("cliënt\tklant\n".encode("latin-1"))
    with pytest.raises(BitextError):
        read_synonyms(path)
