"""What the site check derives from a site, what it accepts, and how the command reports it."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.cli.main import main
from bitext.core.model import Severity
from bitext.site_check.addresses import Addresses, Scope
from bitext.site_check.page import Page, Use
from bitext.site_check.page_reader import read_page

HEAD = "<html lang='en'><title>x</title><body>"


def page(text: str, path: str = "a/index.html") -> Page:
    read = read_page(text.encode(), path)
    assert read is not None
    return read


def codes(built) -> set[str]:
    return {code for code, _ in built.found()}


@given(st.binary())
def test_no_file_crashes_the_reader(raw: bytes) -> None:
    read = read_page(raw, "index.html")
    assert read is None or read.path == "index.html"


@given(st.text(), st.sampled_from(["index.html", "a/index.html", "a/b.html"]))
def test_no_address_crashes_the_check(url: str, path: str) -> None:
    destination = Addresses("https://example.com/help/").destination(page(HEAD, path), url)
    assert destination.scope in Scope


@given(
    st.from_regex(r"(\.\./|\./|[a-z-]+/|\.[a-z]/|//|[a-zé%]+\.?[a-z]*){0,5}", fullmatch=True),
    st.sampled_from(["index.html", "a/index.html", "a/b.html", "nl-BE/ö/x/index.html"]),
)
def test_a_plain_address_resolves_as_in_the_url_standard(url: str, path: str) -> None:
    addresses, where = Addresses("https://example.com/help/"), page(HEAD, path)
    origin = where.address.rpartition("/")[0] + "/" if url else where.address
    assert addresses.destination(where, url) == addresses._as_standard(origin, "", url)


ADDRESSES = {
    "a sibling page": ("../b/", Scope.INSIDE, "b/"),
    "the page itself": ("", Scope.INSIDE, "a/"),
    "a fragment of the page": ("#x", Scope.INSIDE, "a/"),
    "a query on the page": ("?x", Scope.INSIDE, "a/"),
    "from the root": ("/help/b/", Scope.INSIDE, "b/"),
    "from the root, without the last slash": ("/help", Scope.INSIDE, ""),
    "a folder with the same prefix": ("/helpdesk/", Scope.OUTSIDE, ""),
    "above the site": ("../../b/", Scope.OUTSIDE, ""),
    "the same host, no scheme": ("//example.com/help/b/", Scope.INSIDE, "b/"),
    "escaped letters": ("../caf%C3%A9/", Scope.INSIDE, "café/"),
    "another host": ("https://example.org/help/b/", Scope.EXTERNAL, ""),
    "another port": ("https://example.com:8080/help/b/", Scope.EXTERNAL, ""),
    "mail": ("mailto:a@example.com", Scope.IGNORED, ""),
    "data": ("data:image/png;base64,AAAA", Scope.IGNORED, ""),
    "half a host": ("https://[b/", Scope.MALFORMED, ""),
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_address_resolves_as_in_a_browser(name: str) -> None:
    url, way, path = ADDRESSES[name]
    destination = Addresses("https://example.com/help/").destination(page(HEAD), url)
    assert (destination.scope, destination.path) == (way, path)


def test_a_base_element_moves_relative_addresses() -> None:
    moved = page("<html><head><base href='../b/'></head><body><a href='c/'>x</a>")
    assert Addresses("https://example.com/").destination(moved, "c/").path == "b/c/"


SETS = {
    "one": ("a.png", ["a.png"]),
    "densities": ("a.png, b.png 2x", ["a.png", "b.png"]),
    "widths over lines": ("a.png 100w,\n  b.png 200w", ["a.png", "b.png"]),
    "commas inside an address": ("data:image/png;base64,AA 1x, b.png 2x", ["data:image/png;base64,AA", "b.png"]),
    "nothing": (" ", []),
}


@pytest.mark.parametrize("name", SETS)
def test_a_set_of_images_is_read_one_by_one(name: str) -> None:
    written, urls = SETS[name]
    read = page(f'{HEAD}<img srcset="{written}">')
    assert [one.url for one in read.references if one.use is Use.RESOURCE] == urls


def test_findings_have_the_lines_of_the_page(built) -> None:
    line = built.edit("clients/index.html", "from=clients#e-mail", "#gone")
    assert [one.location.line for one in built.check().findings if one.location] == [line]


PASSING = {
    "the top of a page": '<a href="#top">x</a> <a href="#">x</a> <a href="../connect/#Top">x</a>',
    "a text fragment": '<a href="../connect/#:~:text=hub">x</a> <a href="../connect/#e-mail:~:text=hub">x</a>',
    "an old anchor": '<a name="old"></a><a href="#old">x</a>',
    "an escaped anchor": '<p id="één">x</p><a href="#%C3%A9%C3%A9n">x</a>',
    "a folder without the last slash": '<a href="../connect">x</a>',
    "a file by its name": '<a href="../connect/index.html#e-mail">x</a>',
    "a redirect, with a fragment of its target": '<a href="../old/#e-mail">x</a>',
    "an id in a template": '<template><p id="today">x</p></template>',
    "a script, a telephone": '<a href="javascript:void(0)">x</a><a href="tel:+32">x</a>',
    "a link with hreflang": '<a href="../nl-BE/connect/" hreflang="nl-BE">Nederlands</a>',
}


@pytest.mark.parametrize("name", PASSING)
def test_a_working_link_is_accepted(built, name: str) -> None:
    built.edit("today/index.html", "</article>", f"{PASSING[name]}</article>")
    assert built.found() == []


MARKED = {
    "marked": '<p lang="en">You can add as many clients as you like.</p>',
    "marked above": '<div lang="en"><p>You can add as many clients as you like.</p></div>',
    "not for translation": '<p translate="no">You can add as many clients as you like.</p>',
    "code": "<p><code>You can add as many clients as you like.</code></p>",
    "a name": "<p>Connect</p>",
}


@pytest.mark.parametrize("name", MARKED)
def test_marked_english_is_accepted(built, name: str) -> None:
    built.edit("nl-BE/clients/index.html", "<p>U kunt zoveel cliënten toevoegen als u wilt.</p>", MARKED[name])
    assert built.found() == []


def test_a_fallback_page_has_to_mark_its_english(built) -> None:
    built.edit("nl-BE/today/index.html", ' lang="en">', ">")
    assert set(built.found()) == {("text-unmarked", "nl-BE/today/index.html")}


def test_a_text_that_a_theme_has_on_every_page_is_told_once_for_a_language(built) -> None:
    for page in ("clients", "connect"):
        built.edit(
            f"nl-BE/{page}/index.html", "</article>", "</article><p>You can add as many clients as you like.</p>"
        )
    [found] = built.check().findings
    assert (found.code, "is in en" in found.message) == ("theme-text-unmarked", False)


def test_a_text_of_the_theme_fails_no_check_and_its_search_page_is_not_for_search_engines(built) -> None:
    built.edit("nl-BE/clients/index.html", "</article>", "</article><p>You can add as many clients as you like.</p>")
    for search in ("search.html", "nl-BE/search.html"):
        lang = "nl-BE" if "/" in search else "en"
        text = "<main><p>The words that you search for</p><div id='mkdocs-search-results'></div></main>"
        built.write(search, f"<html lang='{lang}'><title>Help</title>{text}")
    assert {(one.code, one.severity) for one in built.check().findings} == {("theme-text-unmarked", Severity.NOTE)}


@pytest.mark.parametrize("name", ["article", "main", "div"])
def test_the_text_of_a_page_is_in_the_element_that_its_theme_has_for_it(name: str) -> None:
    html = f"{HEAD}<p>Menu</p><{name} role='main'><p>One</p></{name}><{name} role='main'><p>Two</p></{name}>"
    assert [block.text for block in page(html).blocks if block.content] == ["One", "Two"]


def test_a_switcher_needs_no_hreflang(built) -> None:
    built.edit("nl-BE/clients/index.html", '<a href="../../clients/" hreflang="en">', '<a href="../../clients/">')
    assert built.found() == []


def test_an_english_page_that_links_to_dutch_is_a_leak(built) -> None:
    built.edit("clients/index.html", "../connect/?from=clients#e-mail", "../nl-BE/connect/#e-mail")
    assert built.found() == [("locale-leak", "clients/index.html")]


def test_an_untranslated_page_may_be_linked_in_english(built) -> None:
    built.edit("nl-BE/clients/index.html", "mailto:a@example.com", "../../today/")
    assert built.found() == []


def test_the_locales_and_the_address_are_derived(built) -> None:
    checked = built.check()
    assert (checked.locales, checked.base) == (("en", "nl-BE"), "https://example.com/help/")


def test_a_folder_is_a_locale_even_if_every_page_declares_another(built) -> None:
    for path in (built.root / "nl-BE").rglob("*.html"):
        path.write_text(path.read_text(encoding="utf-8").replace('<html lang="nl-BE"', '<html lang="nl"'), "utf-8")
    assert [code for code, _ in built.found()] == ["lang-wrong"] * 4


def test_a_folder_of_redirects_is_not_a_locale(built) -> None:
    for to in ("", "connect/"):
        up = "../" * (1 + to.count("/"))
        built.write(f"en/{to}index.html", f'<html lang="en"><meta http-equiv="refresh" content="0; url={up}{to}">'
                    f"<title>Moved {to}</title>")  # fmt: skip
    checked = built.check()
    assert checked.findings == ()
    assert checked.locales == ("en", "nl-BE")


def test_a_folder_named_after_the_language_alone_holds_its_locale(built) -> None:
    shutil.move(built.root / "nl-BE", built.root / "nl")
    for path in built.root.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("/nl-BE/", "/nl/").replace('"nl-BE/', '"nl/'), encoding="utf-8")
    assert built.found() == []
    assert built.check().locales == ("en", "nl-BE")


def test_a_folder_of_two_letters_alone_is_not_a_locale(built) -> None:
    shutil.move(built.root / "today", built.root / "it")
    for path in built.root.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("/today/", "/it/").replace('"today/', '"it/'), encoding="utf-8")
    shutil.move(built.root / "nl-BE/today", built.root / "nl-BE/it")
    assert built.found() == []


def test_the_address_may_be_given(built) -> None:
    assert codes(built) == set()
    assert {code for code, _ in built.found("https://example.org/")} >= {"canonical-wrong", "hreflang-target"}


def test_an_empty_page_is_unreadable(built, capsys: pytest.CaptureFixture[str]) -> None:
    built.write("connect/index.html", "")
    assert main(["site-check", str(built.root)]) == 2
    assert "page-unreadable" in capsys.readouterr().out


def test_links_to_other_sites_are_counted_and_listed_once_per_page(built) -> None:
    assert built.check().external == 1
    notes = built.check(list_external=True).findings
    assert [(one.code, one.severity) for one in notes] == [("external-link", "note")] * 2


def test_the_command_reports_what_it_checked(built, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["site-check", str(built.root)]) == 0
    output = capsys.readouterr().out
    assert output.startswith("10 pages (en, nl-BE) at https://example.com/help/, ")
    assert output.endswith("1 external link not followed: nothing found.\n")


def test_notes_alone_are_not_a_failure(built, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["site-check", str(built.root), "--list-external"]) == 0
    assert "https://elsewhere.example/a" in capsys.readouterr().out


def test_every_format_reports_a_defect(built, capsys: pytest.CaptureFixture[str], monkeypatch) -> None:
    monkeypatch.chdir(built.root.parent)
    line = built.edit("connect/index.html", 'href="#e-mail"', 'href="#gone"')

    def output(format: str) -> str:
        assert main(["site-check", "site", "--format", format]) == 1
        return capsys.readouterr().out

    assert output("text").startswith(f"site/connect/index.html:{line}  error  anchor-missing  ")
    assert output("github").startswith(f"::error file=site/connect/index.html,line={line},title=anchor-missing::")
    assert json.loads(output("json"))["findings"][0]["path"] == "site/connect/index.html"
    sarif = json.loads(output("sarif"))["runs"][0]
    assert sarif["results"][0]["ruleId"] == "anchor-missing"
    assert any(
        rule["id"] == "locale-leak" and "reader" in rule["fullDescription"]["text"].lower()
        for rule in sarif["tool"]["driver"]["rules"]
    )
    assert ElementTree.fromstring(output("junit")).get("failures") == "1"


WRONG = {
    "no folder": (["gone"], "build the site"),
    "a folder without pages": (["."], "contains no HTML page"),
    "an invalid address": ([".", "--base", "example.com"], "write it like https://"),
}


@pytest.mark.parametrize("name", WRONG)
def test_invalid_use_is_one_clear_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments, message = WRONG[name]
    assert main(["site-check", *arguments]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1


def calls(built) -> int:
    """The number of function calls of one check: its cost, independent of the machine's load."""
    count = 0

    def profiler(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profiler)
    try:
        built.check()
    finally:
        sys.setprofile(None)
    return count


def test_twice_the_pages_cost_about_twice(built) -> None:
    def grow(start: int, stop: int) -> None:
        for path in (f"{prefix}connect/index.html" for prefix in ("", "nl-BE/")):
            text = (built.root / path).read_text(encoding="utf-8")
            for number in range(start, stop):
                # All with one title: duplicates must not be compared pairwise.
                built.write(path.replace("connect", f"c{number}"), text.replace("connect/", f"c{number}/"))

    grow(0, 20)
    once = calls(built)
    grow(20, 50)
    assert calls(built) < once * 2.6


@pytest.mark.parametrize("folder", ["en/", "nl-BE/old-", "old-"])
def test_a_redirect_is_not_a_version_of_a_page(built, folder: str) -> None:
    before = built.check()
    lang = "nl-BE" if folder.startswith("nl") else "en"
    text = f'<html lang="{lang}"><title>x</title><noscript><meta http-equiv="refresh" content="0; url=/help/connect/">'
    built.write(f"{folder}connect/index.html", f'{text}</noscript><a href="/help/connect/">x</a>')
    assert [finding for finding in built.found() if finding[0] != "locale-leak"] == []
    assert built.check().locales == before.locales


def test_a_page_that_search_engines_are_not_to_list_owes_them_nothing() -> None:
    listed = page("<html lang='en'><head><title>x</title></head>")
    unlisted = page('<html lang="en"><head><meta name="robots" content="noindex"><title>x</title></head>')
    assert (listed.indexable, unlisted.indexable) == (True, False)


def test_the_anchors_of_what_a_page_fetches_later_are_its_own(built) -> None:
    (built.root / "today/all.html").write_text(f'{HEAD}<p id="later">x</p>')
    links = '<a data-late href="all.html">All</a><a href="#later">x</a><a href="#gone">y</a>'
    built.edit("today/index.html", "</article>", f"{links}</article>")
    missing = [one.message for one in built.check().findings if one.code == "anchor-missing"]
    assert len(missing) == 1
    assert "#gone" in missing[0]
