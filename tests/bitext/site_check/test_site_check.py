"""What the site check learns from a site, what it lets pass, and how the command tells it."""

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
from bitext.site_check.addresses import Addresses, Way
from bitext.site_check.page import Page, Use
from bitext.site_check.reading import read_page

HEAD = "<html lang='en'><title>x</title><body>"


def page(text: str, path: str = "a/index.html") -> Page:
    read = read_page(text.encode(), path)
    assert read is not None
    return read


def codes(built) -> set[str]:
    return {code for code, _ in built.found()}


@given(st.binary())
def test_no_file_stops_the_reader(raw: bytes) -> None:
    read = read_page(raw, "index.html")
    assert read is None or read.path == "index.html"


@given(st.text(), st.sampled_from(["index.html", "a/index.html", "a/b.html"]))
def test_no_address_stops_the_check(url: str, path: str) -> None:
    target = Addresses("https://example.com/help/").target(page(HEAD, path), url)
    assert target.way in Way


@given(
    st.from_regex(r"(\.\./|\./|[a-z-]+/|\.[a-z]/|//|[a-zé%]+\.?[a-z]*){0,5}", fullmatch=True),
    st.sampled_from(["index.html", "a/index.html", "a/b.html", "nl-BE/ö/x/index.html"]),
)
def test_a_plain_address_leads_where_the_standard_says(url: str, path: str) -> None:
    addresses, where = Addresses("https://example.com/help/"), page(HEAD, path)
    origin = where.address.rpartition("/")[0] + "/" if url else where.address
    assert addresses.target(where, url) == addresses._as_standard(origin, "", url)


ADDRESSES = {
    "a page beside": ("../b/", Way.INSIDE, "b/"),
    "the page itself": ("", Way.INSIDE, "a/"),
    "a place on the page": ("#x", Way.INSIDE, "a/"),
    "a query on the page": ("?x", Way.INSIDE, "a/"),
    "from the root": ("/help/b/", Way.INSIDE, "b/"),
    "from the root, without the last slash": ("/help", Way.INSIDE, ""),
    "a folder that begins alike": ("/helpdesk/", Way.OUTSIDE, ""),
    "above the site": ("../../b/", Way.OUTSIDE, ""),
    "the same host, no scheme": ("//example.com/help/b/", Way.INSIDE, "b/"),
    "escaped letters": ("../caf%C3%A9/", Way.INSIDE, "café/"),
    "another host": ("https://example.org/help/b/", Way.EXTERNAL, ""),
    "another port": ("https://example.com:8080/help/b/", Way.EXTERNAL, ""),
    "mail": ("mailto:a@example.com", Way.IGNORED, ""),
    "data": ("data:image/png;base64,AAAA", Way.IGNORED, ""),
    "half a host": ("https://[b/", Way.MALFORMED, ""),
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_address_leads_where_a_browser_goes(name: str) -> None:
    url, way, path = ADDRESSES[name]
    target = Addresses("https://example.com/help/").target(page(HEAD), url)
    assert (target.way, target.path) == (way, path)


def test_a_base_element_moves_relative_addresses() -> None:
    moved = page("<html><head><base href='../b/'></head><body><a href='c/'>x</a>")
    assert Addresses("https://example.com/").target(moved, "c/").path == "b/c/"


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


def test_places_are_lines_of_the_page(built) -> None:
    line = built.edit("clients/index.html", "from=clients#e-mail", "#gone")
    assert [one.place.line for one in built.check().findings if one.place] == [line]


PASSING = {
    "the top of a page": '<a href="#top">x</a> <a href="#">x</a> <a href="../connect/#Top">x</a>',
    "words of a page": '<a href="../connect/#:~:text=hub">x</a> <a href="../connect/#e-mail:~:text=hub">x</a>',
    "an old anchor": '<a name="old"></a><a href="#old">x</a>',
    "an escaped anchor": '<p id="één">x</p><a href="#%C3%A9%C3%A9n">x</a>',
    "a folder without the last slash": '<a href="../connect">x</a>',
    "a file by its name": '<a href="../connect/index.html#e-mail">x</a>',
    "a redirect, to a place behind it": '<a href="../old/#e-mail">x</a>',
    "an id in a template": '<template><p id="today">x</p></template>',
    "a script, a telephone": '<a href="javascript:void(0)">x</a><a href="tel:+32">x</a>',
    "a link that says its language": '<a href="../nl-BE/connect/" hreflang="nl-BE">Nederlands</a>',
}


@pytest.mark.parametrize("name", PASSING)
def test_what_works_is_let_pass(built, name: str) -> None:
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
def test_english_that_is_marked_is_let_pass(built, name: str) -> None:
    built.edit("nl-BE/clients/index.html", "<p>U kunt zoveel cliënten toevoegen als u wilt.</p>", MARKED[name])
    assert built.found() == []


def test_a_fallback_page_has_to_mark_its_english(built) -> None:
    built.edit("nl-BE/today/index.html", ' lang="en">', ">")
    assert set(built.found()) == {("text-unmarked", "nl-BE/today/index.html")}


def test_a_switcher_needs_no_hreflang(built) -> None:
    built.edit("nl-BE/clients/index.html", '<a href="../../clients/" hreflang="en">', '<a href="../../clients/">')
    assert built.found() == []


def test_an_english_page_that_leads_into_dutch_is_a_leak(built) -> None:
    built.edit("clients/index.html", "../connect/?from=clients#e-mail", "../nl-BE/connect/#e-mail")
    assert built.found() == [("locale-leak", "clients/index.html")]


def test_what_is_not_translated_may_be_linked_in_english(built) -> None:
    built.edit("nl-BE/clients/index.html", "mailto:a@example.com", "../../today/")
    assert built.found() == []


def test_the_locales_and_the_address_are_learned(built) -> None:
    checked = built.check()
    assert (checked.locales, checked.base) == (("en", "nl-BE"), "https://example.com/help/")


def test_a_folder_is_a_locale_also_where_every_page_says_another(built) -> None:
    for path in (built.root / "nl-BE").rglob("*.html"):
        path.write_text(path.read_text(encoding="utf-8").replace('<html lang="nl-BE"', '<html lang="nl"'), "utf-8")
    assert [code for code, _ in built.found()] == ["lang-wrong"] * 4


def test_a_folder_of_redirects_is_no_locale(built) -> None:
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


def test_a_folder_of_two_letters_is_no_locale_by_itself(built) -> None:
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


def test_links_to_other_sites_are_counted_and_listed_once_a_page(built) -> None:
    assert built.check().external == 1
    notes = built.check(list_external=True).findings
    assert [(one.code, one.severity) for one in notes] == [("external-link", "note")] * 2


def test_the_command_says_what_it_looked_at(built, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["site-check", str(built.root)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("10 pages (en, nl-BE) at https://example.com/help/, ")
    assert said.endswith("1 external link not followed: nothing found.\n")


def test_notes_alone_are_no_failure(built, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["site-check", str(built.root), "--list-external"]) == 0
    assert "https://elsewhere.example/a" in capsys.readouterr().out


def test_every_format_tells_a_defect(built, capsys: pytest.CaptureFixture[str], monkeypatch) -> None:
    monkeypatch.chdir(built.root.parent)
    line = built.edit("connect/index.html", 'href="#e-mail"', 'href="#gone"')

    def said(format: str) -> str:
        assert main(["site-check", "site", "--format", format]) == 1
        return capsys.readouterr().out

    assert said("text").startswith(f"site/connect/index.html:{line}  error  anchor-missing  ")
    assert said("github").startswith(f"::error file=site/connect/index.html,line={line},title=anchor-missing::")
    assert json.loads(said("json"))["findings"][0]["path"] == "site/connect/index.html"
    sarif = json.loads(said("sarif"))["runs"][0]
    assert sarif["results"][0]["ruleId"] == "anchor-missing"
    assert any(
        rule["id"] == "locale-leak" and "reader" in rule["fullDescription"]["text"].lower()
        for rule in sarif["tool"]["driver"]["rules"]
    )
    assert ElementTree.fromstring(said("junit")).get("failures") == "1"


WRONG = {
    "no folder": (["gone"], "build the site"),
    "a folder without pages": (["."], "holds no HTML page"),
    "an address that is none": ([".", "--base", "example.com"], "write it like https://"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_use_is_one_clear_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments, told = WRONG[name]
    assert main(["site-check", *arguments]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1


def calls(built) -> int:
    """How many functions one check calls: its cost, whatever else the machine does."""
    count = 0

    def seen(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
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
                # All with one title: what is alike must not be compared each with each.
                built.write(path.replace("connect", f"c{number}"), text.replace("connect/", f"c{number}/"))

    grow(0, 20)
    once = calls(built)
    grow(20, 50)
    assert calls(built) < once * 2.6


@pytest.mark.parametrize("folder", ["en/", "nl-BE/old-", "old-"])
def test_a_page_that_only_leads_on_is_no_version_of_another(built, folder: str) -> None:
    before = built.check()
    lang = "nl-BE" if folder.startswith("nl") else "en"
    text = f'<html lang="{lang}"><title>x</title><noscript><meta http-equiv="refresh" content="0; url=/help/connect/">'
    built.write(f"{folder}connect/index.html", f'{text}</noscript><a href="/help/connect/">x</a>')
    assert [one for one in built.found() if one[0] not in {"locale-leak"}] == []
    assert built.check().locales == before.locales
