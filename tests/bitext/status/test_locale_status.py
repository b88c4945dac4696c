"""What `bitext status` counts: words and segments by state, what changed since, what waits longest."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.cli.main import main
from bitext.core.model import Document, InlineCode, Kind, Match, Segment, State, Unit
from bitext.status.locale_status import Standing, count_words, page_status, standing, status_of

PAGE = "# Start here\n\nOpen the **file** menu. Choose a client.\n"


@pytest.fixture
def there(site, monkeypatch):
    """In the project's folder, with one page that nobody translated yet."""
    site.page("index.md", PAGE)
    site.update()
    monkeypatch.chdir(site.root)
    return site


def said(capsys, *arguments: str) -> dict:
    assert main(["status", "--json", *arguments]) == 0
    (locale,) = json.loads(capsys.readouterr().out)["locales"]
    return locale


def page_of(locale: dict, name: str = "index.md") -> dict:
    return next(page for page in locale["pages"] if page["page"] == name)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Open the file menu.", 4),
        ("Your e-mail address isn't 3.5 MB", 6),
        ("fish &amp; chips", 2),
        ("Cliëntportaal – één", 2),
        ("...", 0),
        ("", 0),
    ],
)
def test_words_are_counted_as_a_person_would(text: str, words: int) -> None:
    assert count_words((text,) if text else ()) == words


def test_inline_codes_are_no_words_and_part_words() -> None:
    code = InlineCode("1", Kind.STANDALONE, "[!INCLUDE[hub](includes/hub.md)]")
    assert count_words(("Open", code, "now")) == 2


def test_a_new_page_is_all_open(there, capsys) -> None:
    locale = said(capsys)
    page = page_of(locale)
    assert page["total"] == page["open"] == page["states"]["initial"] == {"segments": 3, "words": 9}
    path, line = page["oldest"]["path"], page["oldest"]["line"]
    assert path == "translations/nl-BE/index.xlf"
    assert "<source>Start here" in (there.root / path).read_text().splitlines()[line - 1]


def test_translated_sentences_are_counted_by_state_and_no_longer_open(there, capsys) -> None:
    there.translate("index.md", state=State.REVIEWED)
    page = page_of(said(capsys))
    assert page["states"]["reviewed"] == page["total"]
    assert page["open"] == {"segments": 0, "words": 0}
    assert page["oldest"] is None


def test_a_small_change_of_the_source_is_told_and_stays_published(there, capsys) -> None:
    there.translate("index.md", state=State.FINAL)
    there.page("index.md", PAGE.replace("Choose a client.", "Choose a client!"))
    there.update()
    page = page_of(said(capsys))
    assert page["stale-minor"] == {"segments": 1, "words": 3}
    assert page["open"]["segments"] == 0
    assert page["oldest"]["standing"] == "stale-minor"


def test_a_sentence_that_says_something_else_now_is_stale_and_shows_what_it_was(there) -> None:
    there.page("index.md", PAGE.replace("Choose a client.", "Choose a client from the long list."))
    there.update()
    there.translate("index.md")
    there.page("index.md", PAGE.replace("Choose a client.", "Choose a company from the long list."))
    there.update()
    (locale,) = status_of(there.project)
    page = next(page for page in locale.pages if page.page == "index.md")
    assert page.counts.standing(Standing.STALE).segments == page.counts.open.segments == 1
    assert page.oldest is not None
    assert page.oldest.source == ("Choose a company from the long list.",)
    assert page.oldest.before == ("Choose a client from the long list.",)


def test_what_is_not_to_be_translated_is_not_counted(tmp_path) -> None:
    unit = Unit("u1", "p", (Segment("s1", ("One two",)),))
    document = Document("a.md", "en", (unit, replace(unit, id="u2", translate=False)), "nl-BE")
    assert page_status(document, State.TRANSLATED, tmp_path / "a.xlf").counts.total.words == 2


def test_the_text_says_first_what_is_left(there, capsys) -> None:
    there.page("more.md", "# More\n")
    there.update()
    there.translate("index.md")
    assert main(["status"]) == 0
    out = capsys.readouterr().out
    # The site's name in `_site` waits too.
    assert out.startswith("nl-BE (Nederlands): 2 words to do in 2 pages; 81 % of words shown translated\n")
    there.translate("more.md")
    there.translate("_site")
    main(["status"])
    assert capsys.readouterr().out.startswith("nl-BE (Nederlands): all of 11 words shown translated\n")


def test_a_page_without_a_register_is_named(there, capsys) -> None:
    there.page("later.md", "# Later\n")
    assert said(capsys)["unknown"] == ["later.md"]
    main(["status"])
    assert "later.md; run bitext update" in capsys.readouterr().out


def test_a_broken_file_is_named_and_the_rest_is_counted(there, capsys) -> None:
    there.page("more.md", "# More\n")
    there.update()
    (there.root / "translations/nl-BE/more.xlf").write_text("<xliff\n")
    assert main(["status"]) == 2
    told = capsys.readouterr()
    assert "index.md" in told.out
    assert "more.xlf:" in told.err
    assert told.err.count("\n") == 1


def test_only_the_locale_that_was_asked_for(there, capsys) -> None:
    main(["init", "fr-BE"])
    capsys.readouterr()
    assert said(capsys, "--locale", "fr-be")["locale"] == "fr-BE"
    assert main(["status", "--locale", "de"]) == 2
    assert "bitext init de" in capsys.readouterr().err


def test_a_project_without_a_locale_is_told_how_to_add_one(site, capsys) -> None:
    (site.root / "mkdocs.yml").write_text("site_name: Test\nplugins: [bitext]\n", encoding="utf-8")
    site.page("index.md", PAGE)
    assert main(["status", "-f", str(site.root)]) == 0
    assert "bitext init" in capsys.readouterr().out


def test_a_file_with_a_merge_conflict_that_agrees_is_counted(there, capsys) -> None:
    path = there.root / "translations/nl-BE/index.xlf"
    text = path.read_text()
    line = next(line for line in text.splitlines(keepends=True) if "<source>Choose" in line)
    target = line.replace("source", "target").replace("Choose a client.", "Kies een cliënt.")
    path.write_text(text.replace(line, f"{line}<<<<<<< ours\n{target}=======\n>>>>>>> theirs\n"))
    page = page_of(said(capsys))
    assert page["total"]["segments"] == 3


SEGMENTS = st.builds(
    Segment,
    st.just("s1"),
    st.just(("One two.",)),
    st.sampled_from([None, ("Een twee.",)]),
    st.sampled_from(State),
    st.sampled_from(["", "bt:stale", "bt:stale-minor"]),
    st.sampled_from([(), (Match(("One.",), ("Een.",), 80.0),)]),
)


@given(st.lists(SEGMENTS, max_size=12), st.sampled_from([State.TRANSLATED, State.REVIEWED, State.FINAL]))
def test_states_add_up_and_whatever_is_open_waits(segments, published) -> None:
    units = tuple(Unit(f"u{number}", "p", (segment,)) for number, segment in enumerate(segments))
    page = page_status(Document("a.md", "en", units, "nl-BE"), published, Path("no such file.xlf"))
    counts = page.counts
    assert sum(one.segments for one in counts.by_state) == counts.total.segments == len(segments)
    assert sum(one.words for one in counts.by_state) == counts.total.words
    assert len(page.tasks) == sum(standing(one) not in (Standing.REVIEWED, Standing.FINAL) for one in segments)
    if published is State.TRANSLATED:
        assert counts.open.segments <= len(page.tasks)


@pytest.mark.parametrize(
    "target",
    ["Kies een\u202e cliënt.", "Kies &lt;b>een&lt;/b> cliënt.", "Kies [een](x.md) cliënt.", "Kies {{ een }} cliënt."],
    ids=["an invisible character", "HTML", "a link", "a macro"],
)
def test_a_target_that_readers_do_not_get_is_not_counted_as_done(there, capsys, target: str) -> None:
    there.translate("index.md", state=State.FINAL)
    there.translate("_site", state=State.FINAL)
    path = there.root / "translations/nl-BE/index.xlf"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("<target>NL Choosé a cliént.", f"<target>{target}"), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    main(["check"])
    assert "error" in capsys.readouterr().out
    locale = said(capsys)
    page = page_of(locale)
    assert page["open"] == page["states"]["initial"] == page["refused"] == {"segments": 1, "words": 3}
    assert page["states"]["final"]["segments"] == 2
    assert page["oldest"]["standing"] == "initial"
    assert main(["status"]) == 0
    out = capsys.readouterr().out
    assert "3 words to do in 1 page" in out
    assert "1 target counted as initial because of errors: run bitext check" in out
    main(["update"])
    out = capsys.readouterr().out
    assert "1 of 4 segments to translate (1 with errors, see bitext check)" in out
