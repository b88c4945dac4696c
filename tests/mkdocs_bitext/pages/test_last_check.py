"""The date on which somebody last checked the facts of a page, below its text."""

from datetime import date

import pytest

from mkdocs_bitext.pages.last_check import with_last_check

PAGE = "---\ntitle: Help\nchecked: {day}\n---\n# Help\n\nOpen the hub.\n"


def below(site, uri: str) -> list:
    return site.article(uri).xpath(".//p[@class='bitext-checked']")


def test_each_locale_says_it_in_its_own_words_and_for_programs(project) -> None:
    project.write({"docs/index.md": PAGE.format(day="2026-03-01"), "docs/other.md": "# Other\n"})
    project.translate({"Open the hub.": "Open de hub.", "Help": "Hulp"})
    site = project.build(strict=True)
    for uri, lang, shown in (("index.html", "en", "March 1, 2026"), ("nl-BE/index.html", "nl", "1 maart 2026")):
        (sentence,) = below(site, uri)
        assert sentence.get("lang").startswith(lang)
        (time,) = sentence.iter("time")
        assert (time.get("datetime"), time.text) == ("2026-03-01", shown)
    assert below(site, "other/index.html") == []
    assert "2026" not in site.text("search/nl-BE.json")


@pytest.mark.parametrize("day", ["soon", "11/30/2026", "[2026-01-01]"])
def test_what_is_no_date_is_a_warning_with_the_file_and_nothing_on_the_page(project, day: str) -> None:
    project.write({"docs/index.md": PAGE.format(day=day)})
    site = project.build()
    assert [one for one in site.warnings if "index.md: checked: " in one and "2026-11-30" in one]
    assert below(site, "index.html") == []


def test_a_locale_without_words_of_its_own_reads_english() -> None:
    assert "last checked on" in with_last_check("", date(2026, 1, 2), "sv", "en")
