"""Defects planted in a valid site: each is reported where it is, and nothing else is."""

from __future__ import annotations

import shutil

import pytest

from bitext.site_check import CODES

START, CONNECT, CLIENTS, TODAY = "index.html", "connect/index.html", "clients/index.html", "today/index.html"
NL = "nl-BE/"


def test_a_valid_site_has_no_findings(built) -> None:
    assert built.check().findings == ()


LINKS = {
    "a link to the Markdown of a page, in English": (CONNECT, '"../clients/#add"', '"clients.md#add"', "link-broken"),
    "a link to the Markdown of a page, in Dutch": (NL + CONNECT, '"../clients/#add"', '"x.md#add"', "link-broken"),
    "an image that does not exist": (START, '<img src="assets/screen.png"', '<img src="no.png"', "resource-missing"),
    "an anchor that another page does not have": (CLIENTS, "from=clients#e-mail", "#mail", "anchor-missing"),
    "an anchor that the page itself does not have": (CONNECT, 'href="#e-mail"', 'href="#mail"', "anchor-missing"),
    "raw HTML that links to no page": (
        TODAY, "</article>", '<DIV><A HREF=../gone/>x</A></DIV></article>', "link-broken"),
    "raw HTML that links to no anchor": (TODAY, "</article>", "<a href='../connect/#gone'>x</a>", "anchor-missing"),
    "a broken address from the root": (TODAY, "</article>", '<a href="/help/gone/">x</a></article>', "link-broken"),
    "a broken address of the own domain": (
        TODAY, "</article>", '<a href="https://EXAMPLE.com/help/gone/">x</a></article>', "link-broken"),
    "a Dutch page that leads to the English one": (
        NL + CLIENTS, '"../connect/?from=clients#e-mail"', '"../../connect/#e-mail"', "locale-leak"),
    "a Dutch page that leads to the English one by its absolute address": (
        NL + CLIENTS, '"../connect/?from=clients#e-mail"', '"https://example.com/help/connect/"', "locale-leak"),
    "a Dutch page whose text leads to its own English": (
        NL + CONNECT, 'href="#e-mail"', 'href="../../connect/#e-mail"', "locale-leak"),
    "a missing image of a set": (START, "assets/screen-2x.png 2x", "assets/3x.png 2x", "resource-missing"),
    "a poster that does not exist": (CONNECT, 'poster="../assets/screen.png"', 'poster="no.png"', "resource-missing"),
    "an object that does not exist": (CONNECT, 'data="../assets/plan.svg"', 'data="x"', "resource-missing"),
    "an embedded film that does not exist": (CONNECT, 'src="../assets/film.mp4"', 'src="film.mp4"', "resource-missing"),
    "a drawing that does not exist": (CONNECT, "../assets/plan.svg#roof", "../plan.svg#roof", "resource-missing"),
    "a script that does not exist": (TODAY, "</body>", '<script src="../a.js"></script></body>', "resource-missing"),
    "a style sheet that does not exist": (TODAY, "assets/style.css", "assets/other.css", "resource-missing"),
    "an image without an address": (START, '<img src="assets/screen.png"', '<img src=""', "resource-missing"),
    "a malformed address": (START, "https://elsewhere.example/a", "https://[elsewhere/a", "link-malformed"),
    "an address that ignores the site's base": (TODAY, "</article>", '<a href="/connect/">x</a>', "link-outside"),
    "a redirect to nowhere": ("old/index.html", "url=../connect/", "url=../gone/", "link-broken"),
    "a folder without a page": (TODAY, "</article>", '<a href="../assets/">x</a></article>', "link-broken"),
}  # fmt: skip
HEADS = {
    "a language that its address contradicts": (NL + CONNECT, 'html lang="nl-BE"', 'html lang="nl"', "lang-wrong"),
    "an English page that declares Dutch": (TODAY, 'html lang="en"', 'html lang="nl-BE"', "lang-wrong"),
    "a page without a language": (TODAY, '<html lang="en">', "<html>", "lang-missing"),
    "an error page in the language built last": ("404.html", 'lang="en"', 'lang="nl-BE"', "lang-wrong"),
    "a canonical link to another page": (
        CONNECT, 'canonical" href="https://example.com/help/connect/', 'canonical" href="https://example.com/help/',
        "canonical-wrong"),
    "a page without a canonical link": (
        TODAY, '<link rel="canonical" href="https://example.com/help/today/">', "", "canonical-missing"),
    "a canonical link that is not absolute": (
        TODAY, 'href="https://example.com/help/today/"', 'href="/help/today/"', "canonical-wrong"),
    "two canonical links": (
        TODAY, "<title>", '<link rel="canonical" href="https://example.com/help/today/"><title>', "canonical-wrong"),
    "English text as the canonical Dutch page": (
        NL + TODAY, 'canonical" href="https://example.com/help/today/',
        'canonical" href="https://example.com/help/nl-BE/today/', "canonical-wrong"),
    "an alternate that is not absolute": (
        CONNECT, 'hreflang="nl-BE" href="https://example.com', 'hreflang="nl-BE" href="', "hreflang-relative"),
    "no default alternate": (
        CONNECT, '<link rel="alternate " hreflang="x-default" href="https://example.com/help/connect/">', "",
        "hreflang-default"),
    "a default alternate to another page": (
        CONNECT, 'hreflang="x-default" href="https://example.com/help/connect/',
        'hreflang="x-default" href="https://example.com/help/', "hreflang-default"),
    "alternates without the page itself": (
        CONNECT, '<link rel="alternate " hreflang="en" href="https://example.com/help/connect/">', "",
        "hreflang-self"),
    "an alternate that does not exist": (
        CONNECT, 'href="https://example.com/help/nl-BE/connect/">', 'href="https://example.com/help/nl-BE/gone/">',
        "hreflang-target", "hreflang-return@nl-BE/connect/index.html"),
    "an alternate in another language": (
        CONNECT, 'hreflang="nl-BE" href="https://example.com/help/nl-BE/connect/">',
        'hreflang="nl-BE" href="https://example.com/help/connect/">',
        "hreflang-target", "hreflang-return@nl-BE/connect/index.html"),
    "a Dutch page that its English does not list": (
        START, '<link rel="alternate " hreflang="nl-BE" href="https://example.com/help/nl-BE/">', "",
        "hreflang-missing", "hreflang-return@nl-BE/index.html"),
    "an alternate twice": (
        START, "<title>", '<link rel="alternate" hreflang="en" href="https://example.com/help/"><title>',
        "hreflang-twice"),
    "English text as the Dutch version": (
        TODAY, "<title>",
        '<link rel="alternate" hreflang="nl-BE" href="https://example.com/help/nl-BE/today/">'
        '<link rel="alternate" hreflang="x-default" href="https://example.com/help/today/"><title>',
        "hreflang-fallback"),
    "a duplicate title": (CONNECT, "<title>Connect", "<title>Your e-mail address", "title-twice"),
    "a page without a title": (TODAY, "<title>Today", "<title> ", "title-missing"),
}  # fmt: skip
BODIES = {
    "an anchor that only one language has": (NL + START, 'id="start"', 'id="begin"', "anchors-differ"),
    "an image that only Dutch has": (
        NL + CONNECT, "<video", '<img src="../../assets/screen.png" alt=""><video', "images-differ"),
    "a block of code that Dutch lost": (
        NL + CONNECT, "<pre><code>bitext update --check now</code></pre>", "", "code-differs"),
    "a link that Dutch lost": (NL + CLIENTS, '<a href="mailto:a@example.com">schrijf ons</a>', "x", "links-differ"),
    "an English block on a Dutch page": (
        NL + CLIENTS, "U kunt zoveel cliënten toevoegen als u wilt.",
        "You can add  as many <b>clients</b> as\nyou like.",
        "text-unmarked"),
    "an English sentence in a Dutch block": (
        NL + CONNECT, "De hub stuurt u een bericht.", "The hub sends you a message.", "text-unmarked"),
    "an English description of an image": (
        NL + START, "Het scherm waarop u begint", "The screen on which you begin", "text-unmarked"),
    "an English text in the footer of a Dutch page": (
        NL + CLIENTS, "</article>", "</article><footer>You can add as many clients as you like.</footer>",
        "theme-text-unmarked"),
    "a duplicate id": (TODAY, "<p>This", '<p id="today">This', "id-twice"),
}  # fmt: skip
ALL = LINKS | HEADS | BODIES


@pytest.mark.parametrize("name", ALL)
def test_a_defect_is_reported_and_nothing_else(built, name: str) -> None:
    path, old, new, *codes = ALL[name]
    built.edit(path, old, new)
    expected = [tuple(code.split("@")) if "@" in code else (code, path) for code in codes]
    assert sorted(built.found()) == sorted(expected)


def test_every_code_has_a_defect_planted_for_it() -> None:
    planted = {code.partition("@")[0] for _, _, _, *codes in ALL.values() for code in codes}
    assert set(CODES) - planted == {"page-unreadable", *(code for code in CODES if code.startswith("external-"))}


def test_a_site_without_an_address_lacks_no_canonical_links(built) -> None:
    for path in built.root.rglob("*.html"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if "<link rel=" not in line), encoding="utf-8")
    assert "canonical-missing" not in {one.code for one in built.check().findings}


def test_a_pseudo_locale_is_not_offered_to_readers(built) -> None:
    shutil.copytree(built.root / "nl-BE", built.root / "en-XA")
    for path in (built.root / "en-XA").rglob("*.html"):
        lines = path.read_text(encoding="utf-8").replace("nl-BE", "en-XA").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if '"alternate' not in line), encoding="utf-8")
    assert {one.code for one in built.check().findings} == set()
