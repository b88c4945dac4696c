"""The translators' page: what waits first, what changed, what the checks found; the same as JSON."""

from __future__ import annotations

import json
import subprocess

import pytest
from markupsafe import Markup

from mkdocs_bitext.status.html import marked
from mkdocs_bitext.status.strings import StatusStrings

PAGES = {
    "docs/index.md": "# Start\n\nChoose a client from the list.\n",
    "docs/more.md": "# More\n\nOpen **the menu**.\n",
}


@pytest.fixture
def there(project):
    """A site with such a page, two pages of text, nothing translated."""
    config = (project.root / "mkdocs.yml").read_text()
    config = config.replace("name: Nederlands}}", "name: Nederlands}}\n      status_page: waiting.md")
    project.write({**PAGES, "mkdocs.yml": f"{config}nav: [more.md, index.md]\n"})
    project.update()
    return project


def text(element) -> str:
    return " ".join(element.text_content().split())


def jobs(built, uri: str = "nl-BE/waiting/index.html") -> list[str]:
    return [text(one) for one in built.article(uri).xpath(".//ol[@class='bts-jobs']/li")]


def test_every_locale_has_the_page_in_its_own_words(there) -> None:
    built = there.build()
    dutch, english = (built.article(f"{folder}waiting/index.html") for folder in ("nl-BE/", ""))
    assert text(dutch.find(".//h1")) == "Wat er nog te vertalen is"
    assert text(english.find(".//h1")) == "What is left to translate"
    assert "17 woorden te doen op 3 pagina's." in text(dutch)
    assert "17 words to do in 3 pages." in text(english)
    assert not built.warnings


def test_pages_that_wait_stand_in_the_order_of_the_navigation(there) -> None:
    found = jobs(there.build())
    assert [one.partition(":")[0] for one in found] == ["more.md", "index.md", "_site"]
    assert found[0].startswith("more.md: 2 nieuwe zinnen (4 woorden)")
    assert "Bestand: translations/nl-BE/more.xlf:" in found[0]


def test_what_readers_do_not_get_comes_first(there) -> None:
    there.translate({"Choose a client from the list.": "Kies een <b>cliënt</b> uit de lijst.", "Start": "Start"})
    built = there.build()
    found = jobs(built)
    assert found[0].startswith("index.md: 1 vertaling wordt niet gepubliceerd: verbeter ze")
    findings = text(built.article("nl-BE/waiting/index.html"))
    assert "1 keer" in findings
    assert "translations/nl-BE/index.xlf:" in findings


def test_nothing_of_a_target_with_an_error_is_quoted(there) -> None:
    there.translate({"Choose a client from the list.": "Kies [een cliënt](https://evil.example).", "Start": "Start"})
    built = there.build()
    assert "1 keer" in text(built.article("nl-BE/waiting/index.html"))
    assert not [path for path in built.site.rglob("*.*") if b"evil.example" in path.read_bytes()]


def test_a_sentence_that_changed_shows_what_it_was_and_is(there) -> None:
    there.translate({"Choose a client from the list.": "Kies een cliënt uit de lijst.", "Start": "Start"})
    there.write({"docs/index.md": "# Start\n\nChoose a company from the list.\n"})
    there.update()
    built = there.build()
    (changed,) = built.article("nl-BE/waiting/index.html").xpath(".//ol[@class='bts-jobs']//dl")
    assert [text(one) for one in changed.findall(".//dd")] == [
        "Choose a client from the list.",
        "Choose a company from the list.",
    ]
    assert [one.text for one in changed.iter("del", "ins")] == ["client", "company"]
    assert jobs(built)[0].startswith("index.md: 1 zin gewijzigd in de brontekst")


def test_a_page_leads_to_where_it_is_read(there) -> None:
    built = there.build()
    links = built.article("waiting/index.html").xpath(".//ol[@class='bts-jobs']//a/@href")
    assert links == ["../nl-BE/more/", "../nl-BE/"]
    links = built.article("nl-BE/waiting/index.html").xpath(".//ol[@class='bts-jobs']//a/@href")
    assert links == ["../more/", "../"]


def test_a_file_leads_to_its_line_where_the_site_has_a_repository(there) -> None:
    config = there.root / "mkdocs.yml"
    config.write_text(config.read_text() + "repo_url: https://github.com/a/b\nedit_uri: edit/main/docs/\n")
    links = there.build().article("waiting/index.html").xpath(".//ol[@class='bts-jobs']//a/@href")
    line = next(
        number
        for number, line in enumerate((there.root / "translations/nl-BE/more.xlf").read_text().splitlines(), 1)
        if "<source>More" in line
    )
    assert links[0] == f"https://github.com/a/b/blob/main/translations/nl-BE/more.xlf#L{line}"


def test_json_beside_it_says_the_same(there) -> None:
    there.translate({"Choose a client from the list.": "Kies een <b>cliënt</b> uit de lijst.", "Start": "Start"})
    built = there.build()
    (link,) = built.article("nl-BE/waiting/index.html").xpath(".//a[contains(@href, '.json')]/@href")
    assert link == "../../waiting.json"
    (locale,) = json.loads(built.text("waiting.json"))["locales"]
    assert locale["locale"] == "nl-BE"
    assert locale["next"][0]["page"] == "index.md"
    assert locale["next"][0]["need"] == "errors"
    assert locale["findings"][0]["path"] == "translations/nl-BE/index.xlf"
    assert str(there.root) not in built.text("waiting.json")


def test_readers_do_not_find_it_in_the_search(there) -> None:
    built = there.build()
    for locale in ("en", "nl-BE"):
        docs = json.loads(built.text(f"search/{locale}.json"))["docs"]
        assert docs
        assert not [one for one in docs if "waiting" in one["location"]]


def test_when_all_is_done_it_says_so(there) -> None:
    words = ("Choose a client from the list.", "Start", "More", "Hub Help", "Help for the hub", "Open **the menu**.")
    there.translate({word: f"{word.replace('.', '')} nl" + "." * word.endswith(".") for word in words})
    built = there.build()
    said = text(built.article("waiting/index.html"))
    assert "Everything is translated. 100% of the words are shown in translation." in said
    # What nobody has reviewed still waits.
    assert jobs(built)[0].startswith("more.md: 2 zinnen na te lezen")


def test_a_broken_file_stands_on_the_page_and_stops_nothing(there) -> None:
    (there.root / "translations/nl-BE/more.xlf").write_text("<xliff\n")
    built = there.build()
    found = jobs(built)
    assert found[0].startswith("more.md: 1 vertaling wordt niet gepubliceerd")
    assert "is not well-formed XML" in text(built.article("nl-BE/waiting/index.html"))


def test_the_last_change_is_told_where_git_knows_it(there) -> None:
    def git(*arguments: str) -> str:
        identity = ["-c", "user.name=A", "-c", "user.email=a@b.example"]
        command = ["git", "-C", str(there.root), *identity, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    assert "Last change" not in text(there.build().article("waiting/index.html"))
    git("init", "-q")
    git("add", "translations")
    git("commit", "-q", "-m", "one", "--date", "2026-11-22T10:00:00Z")
    commit = git("log", "-1", "--format=%h")
    assert f"commit {commit}." in text(there.build().article("waiting/index.html"))


def test_no_page_appears_that_nobody_asked_for(project) -> None:
    project.write(PAGES)
    project.update()
    built = project.build()
    assert not list(built.site.rglob("*table.js"))
    assert not [path for path in built.site.rglob("*.html") if "bts-jobs" in path.read_text()]


@pytest.mark.parametrize(
    ("before", "now", "left", "right"),
    [
        ("Open it.", "Open it.", "Open it.", "Open it."),
        ("Open it.", "Close it.", "<del>Open</del> it.", "<ins>Close</ins> it."),
        ("a < b", "a < c", "a &lt; <del>b</del>", "a &lt; <ins>c</ins>"),
        ("", "New.", "", "<ins>New.</ins>"),
    ],
)
def test_changes_are_marked_by_word(before: str, now: str, left: str, right: str) -> None:
    assert marked(before, now) == (Markup(left), Markup(right))


@pytest.mark.parametrize(
    ("locale", "said"),
    [("en", "1,240 words"), ("nl-BE", "1.240 woorden"), ("fr-BE", "1\u202f240 mots"), ("qq", "1,240 words")],
)
def test_numbers_are_written_as_in_the_locale(locale: str, said: str) -> None:
    assert StatusStrings(locale).count("words", 1240) == said
