"""Text that pages include by `--8<--` is in segment files, and in the language of the page that includes it."""

from tests.mkdocs_bitext.example_guide import words

from bitext import xliff
from bitext.core.inline import markdown

EXTENSIONS = "[abbr, {pymdownx.snippets: {base_path: [parts], auto_append: [abbr.md], check_paths: true}}, "
FILES = {
    "parts/shared.md": "Ask **us**. Call us.\n\n<!-- --8<-- [start:one] -->\nOne part.\n<!-- --8<-- [end:one] -->\n",
    "parts/nested/list.md": "- An item.\n",
    "parts/abbr.md": "*[HTML]: Hyper Text Markup Language\n",
    "parts/unused.md": "Nobody includes this.\n",
    "docs/other.md": '# Other\n\nWe write HTML.\n\n--8<-- "shared.md"\n\n--8<--\nnested/list.md\n--8<--\n',
    "docs/third.md": '# Third\n\nUntranslated.\n\n--8<-- "shared.md:one"\n',
}


def prepared(guide) -> None:
    config = (guide.root / "mkdocs.yml").read_text()
    guide.write({**FILES, "mkdocs.yml": config.replace("markdown_extensions: [", f"markdown_extensions: {EXTENSIONS}")})


def test_sentences_of_snippets_and_abbreviations_are_segments(guide) -> None:
    prepared(guide)
    guide.translate({})
    site = xliff.read(guide.root / "translations" / "en" / "_site.xlf")
    texts = {unit.name: [markdown(one.source) for one in unit.segments] for unit in site.units}
    assert {name: text for name, text in texts.items() if name.startswith("parts/")} == {
        "parts/abbr.md": ["Hyper Text Markup Language"],
        "parts/nested/list.md": ["An item."],
        "parts/shared.md": ["Ask **us**.", "Call us."],
        "parts/shared.md#2": ["One part."],
    }


def test_a_page_includes_them_in_its_own_language(guide, monkeypatch) -> None:
    monkeypatch.chdir(guide.root)
    prepared(guide)
    guide.translate({
        "Other": "Andere", "We write HTML.": "Wij schrijven HTML.", "Call us.": "Bel ons.", "One part.": "Een deel.",
        "An item.": "Een punt.", "Hyper Text Markup Language": "Opmaaktaal",
    })  # fmt: skip
    site = guide.build(strict=True)
    dutch, english = (site.article(f"{start}other/index.html") for start in ("nl-BE/", ""))
    assert "Ask us. Bel ons. Een deel. Een punt." in words(dutch)
    assert "Ask us. Call us. One part. An item." in words(english)
    assert [dutch.xpath("string(.//abbr/@title)"), english.xpath("string(.//abbr/@title)")] == [
        "Opmaaktaal", "Hyper Text Markup Language",
    ]  # fmt: skip
    # A page that is not translated is in the source language to the last word.
    assert "Untranslated. One part." in words(site.article("nl-BE/third/index.html"))


CODE = '```markdown\n--8<-- "shared.md"\n```\n\n    --8<-- "shared.md"\n'


def test_a_sentence_of_a_snippet_that_is_not_translated_has_its_language(guide, monkeypatch) -> None:
    monkeypatch.chdir(guide.root)
    prepared(guide)
    guide.write(
        {"docs/other.md": FILES["docs/other.md"] + CODE, "parts/shared.md": f"## Us\n\n{FILES['parts/shared.md']}"}
    )
    guide.translate({"Other": "Andere", "We write HTML.": "Wij schrijven HTML.", "Call us.": "Bel ons."})
    site = guide.build(strict=True)
    dutch = site.article("nl-BE/other/index.html")
    found = {words(one): one.tag for one in dutch.xpath(".//*[@lang='en'][not(self::aside)]") if words(one)}
    assert found == {"Us¶": "h2", "Ask us.": "span", "One part.": "p", "An item.": "li"}
    assert not dutch.xpath(".//*[@lang='en']//*[contains(text(), 'Bel ons')]")
    # The heading is in the table of contents, too, with the same anchor.
    contents = site.page("nl-BE/other/index.html").xpath("//nav//a[@href='#us'][@lang='en']")
    assert contents
    assert {words(one) for one in contents} == {"Us"}
    for uri in ("nl-BE/other/index.html", "other/index.html", "nl-BE/third/index.html"):
        assert "snippet-" not in site.text(uri)
    assert not site.article("other/index.html").xpath(".//*[@lang='en']")
    assert all("Bel ons." in code.text_content() and "<i" not in code.text_content() for code in dutch.iter("code"))
