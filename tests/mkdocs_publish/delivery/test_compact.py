"""Compact pages show and run the same as before, from fewer files."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement, document_fromstring, fromstring

from mkdocs_publish.built_page import BuiltPage
from mkdocs_publish.delivery.compact import compact
from mkdocs_publish.delivery.unused_rules import without_unused_rules
from mkdocs_publish.delivery.whitespace import without_indentation

Site = Callable[[Mapping[str, str | bytes]], Path]
ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" class="one"><path d="M3 6h18v2H3z"/></svg>'


def page(head: str = "", body: str = "") -> str:
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def compacted(site: Path, prune: list[str] | None = None) -> Path:
    compact(site, lambda page: page.root, prune or [])
    return site


def tree(site: Path, name: str) -> HtmlElement:
    return document_fromstring((site / name).read_text(encoding="utf-8"))


def loaded(site: Path, name: str, what: str) -> list[str]:
    """The text of every style sheet or script that a page loads or contains, in order."""
    texts = []
    for one in tree(site, name).xpath("//link[@rel='stylesheet']|//style" if what == "css" else "//head/script"):
        address = one.get("href") or one.get("src")
        if one.get("type", "").endswith("json"):
            continue
        path = site / normpath(join(dirname(name), address)) if address and "//" not in address else None
        texts.append(path.read_text(encoding="utf-8") if path else one.text or address)
    return texts


def joined(texts: list[str]) -> str:
    return re.sub(r"\s|;", "", "".join(texts))


def test_a_style_sheet_that_something_else_loads_stays(site: Site) -> None:
    needed = ["early.css", "imported.css", "kept.css", "printed.css", "script.css"]
    early = '<link rel="preload" as="style" href="early.css">'
    printed = (
        '<link rel="stylesheet" href="print.css" media="print"><link rel="stylesheet" href="printed.css" media="print">'
    )
    head = early + "".join(map(SHEET.format, [*needed, "gone.css"])) + printed
    files = dict.fromkeys([*needed, "gone.css"], "a{}") | {"print.css": '@import "imported.css";'}
    folder = site({**files, "x.js": 'load("script.css")', "index.html": page(head, "<p>See gone.css.</p>")})
    compact(folder, lambda page: page.root, [], ["kept.css"])
    assert sorted(path.name for path in folder.glob("*.css")) == sorted([*needed, "print.css"])


STYLES = {"a.css": "a{color:red}", "sub/b.css": "b{color:blue}", "c.css": "i{color:green}"}
SHEET = '<link rel="stylesheet" href="{}">'


def test_a_page_loads_one_style_sheet_with_the_same_rules_in_the_same_order(site: Site) -> None:
    html = page(SHEET.format("../a.css") + SHEET.format("../sub/b.css"), f"<main>{SHEET.format('../c.css')}x</main>")
    before = site({**STYLES, "p/index.html": html})
    rules = joined(loaded(before, "p/index.html", "css"))
    assert len(loaded(compacted(before), "p/index.html", "css")) == 1
    assert joined(loaded(before, "p/index.html", "css")) == rules
    assert not [name for name in STYLES if (before / name).exists()]


def test_an_error_page_of_a_site_in_a_folder_loads_the_same_file(site: Site) -> None:
    head = SHEET.format("{up}a.css") + SHEET.format("{up}c.css") + SHEET.format("/elsewhere.css")
    folder = site({**STYLES, "index.html": page(head.format(up="")), "404.html": page(head.format(up="/guide/"))})
    compact(folder, lambda page: "/guide/" if page.is_error else page.root, [])
    links = [tree(folder, name).xpath("//link/@href") for name in ("index.html", "404.html")]
    assert links[1] == [f"/guide/{links[0][0]}", "/elsewhere.css"]
    assert links[0][1] == "/elsewhere.css"


@pytest.mark.parametrize(
    "between",
    [
        '<link rel="stylesheet" href="a.css" media="print">',
        '<link rel="stylesheet" href="https://example.com/a.css">',
        '<link rel="stylesheet" href="missing.css">',
        '<link rel="alternate stylesheet" href="a.css" title="x">',
        '<link rel="stylesheet" href="import.css">',
        '<link rel="stylesheet" href="a.css" integrity="sha256-x">',
        '<link rel="stylesheet" href="latin-1.css">',
    ],
)
def test_what_cannot_be_joined_stays_between_its_neighbours(site: Site, between: str) -> None:
    html = page(SHEET.format("a.css") + between + SHEET.format("c.css"))
    folder = compacted(
        site({**STYLES, "import.css": "@import 'a.css';", "latin-1.css": b"/* \xe9 */", "index.html": html})
    )
    links = tree(folder, "index.html").xpath("//link")
    assert len(links) == 3
    assert between in (folder / "index.html").read_text()
    assert (folder / links[0].get("href")).read_text().strip() == STYLES["a.css"]
    assert (folder / links[2].get("href")).read_text().strip() == STYLES["c.css"]


@pytest.mark.parametrize("text", ["a{color:red", "@media print{a{color:red", "a{color:red}/* the end"])
def test_what_a_style_sheet_leaves_open_ends_with_it(site: Site, text: str) -> None:
    html = page(SHEET.format("a.css") + SHEET.format("c.css"))
    folder = compacted(site({**STYLES, "a.css": text, "index.html": html}))
    rules = tinycss2.parse_stylesheet(loaded(folder, "index.html", "css")[0], skip_comments=True, skip_whitespace=True)
    assert joined([rules[-1].serialize()]) == STYLES["c.css"]


@pytest.mark.parametrize("element", ["noscript", "template"])
def test_code_that_applies_only_at_times_stays_where_it_is(site: Site, element: str) -> None:
    code = f"<{element}>{SHEET.format('a.css')}<script>x</script></{element}>"
    folder = compacted(site({**STYLES, "index.html": page(code + SHEET.format("c.css")), "b.html": page(code)}))
    assert code in (folder / "index.html").read_text()
    assert joined(loaded(folder, "index.html", "css")[1:]) == STYLES["c.css"]


def test_addresses_in_a_style_sheet_lead_to_the_same_files(site: Site) -> None:
    css = "a{background:url(../images/x.png)}b{background:url('y.png')}i{background:url(data:image/png;base64,AA)}"
    folder = compacted(site({"css/a.css": css, "index.html": page(SHEET.format("css/a.css"))}))
    (text,) = loaded(folder, "index.html", "css")
    assert "url(data:image/png;base64,AA)" in text
    paths = [normpath(join("assets/publish", one)) for one in re.findall(r'url\("([^"]*)"\)', text)]
    assert paths == ["images/x.png", "css/y.png"]


def test_scripts_that_pages_repeat_are_one_file_that_runs_them_in_order(site: Site) -> None:
    head = '<script>one = 1</script><script src="{up}a.js"></script><script>three = 3 // last</script>'
    files = {"a.js": "two = 2", "index.html": page(head.format(up="")), "p/index.html": page(head.format(up="../"))}
    folder = site(files)
    for name in ("index.html", "p/index.html"):
        before = joined(loaded(folder, name, "js"))
        assert before == "one=1two=2three=3//last"
    compacted(folder)
    for name in ("index.html", "p/index.html"):
        (text,) = loaded(folder, name, "js")
        assert joined([text]) == "one=1two=2three=3//last"
        assert text.splitlines() == ["one = 1", ";", "two = 2", ";", "three = 3 // last", ";"]


@pytest.mark.parametrize(
    "script",
    [
        "<script>only = here</script>",
        '<script src="a.js" async></script>',
        '<script src="a.js" defer></script>',
        '<script src="https://example.com/a.js"></script>',
        '<script src="strict.js"></script>',
        '<script src="latin-1.js"></script>',
    ],
)
def test_a_script_that_has_to_stay_keeps_its_place(site: Site, script: str) -> None:
    twice = "<script>one</script>"
    files = {"a.js": "x", "strict.js": '/* Ours */ // x\n"use strict"; x', "latin-1.js": b"x = '\xe9'"}
    folder = site({**files, "index.html": page(twice + script + "<script>two</script>")})
    (folder / "b.html").write_text(page(f"{twice}<script>two</script>"))
    compacted(folder)
    assert script in (folder / "index.html").read_text()
    first, _, last = tree(folder, "index.html").xpath("//script")
    assert "one" in (folder / first.get("src")).read_text()
    assert "two" in (folder / last.get("src")).read_text()


def module(name: str) -> str:
    return f'<script type="module" src="{name}"></script>'


def test_the_modules_of_a_page_are_one_file_and_a_fault_in_one_stops_no_other(site: Site) -> None:
    files = {"a.js": "var x = 1; await import(x)", "b.js": 'var x = "important"; say(x)'}
    folder = compacted(site({**files, "index.html": page(module("a.js"), f"<p>x</p>{module('b.js')}")}))
    (script,) = tree(folder, "index.html").xpath("//script[@type='module']")
    text = (folder / script.get("src")).read_text()
    parts = re.findall(r"\(async\(\)=>\{\n(.*?)\n\}\)\(\)\.catch\(reportError\);", text)
    assert parts == list(files.values())


def test_a_module_that_names_the_replacement_character_is_joined(site: Site) -> None:
    html = page(module("a.js") + module("b.js"))
    folder = compacted(site({"a.js": 'text.includes("\ufffd")', "b.js": "b", "index.html": html}))
    (script,) = tree(folder, "index.html").xpath("//script[@type='module']")
    assert 'text.includes("\ufffd")' in (folder / script.get("src")).read_text("utf-8")


def test_a_module_knows_its_own_address_in_the_file_of_all(site: Site) -> None:
    html = page(module("one/a.js") + module("b.js"))
    folder = compacted(site({"one/a.js": "load(import.meta.url)", "b.js": "b", "index.html": html}))
    (script,) = tree(folder, "index.html").xpath("//script[@type='module']")
    text = (folder / script.get("src")).read_text()
    (path,) = re.findall(r'load\(new URL\("([^"]*)",import\.meta\.url\)\.href\)', text)
    assert normpath(join(dirname(script.get("src")), path)) == "one/a.js"


@pytest.mark.parametrize(
    "text",
    [
        'import "./c.js";',
        'import{a}from"./c.js";',
        "import * as a from './c.js'",
        "import a from './c.js'",
        "load(import.meta)",
        'import("./c.js")',
        "const a = 1;export{a};",
        "export default 1",
        "export const a = 1",
        "export * from './c.js'",
    ],
)
def test_a_module_that_needs_its_address_or_others_stays(site: Site, text: str) -> None:
    html = page(module("a.js") + module("b.js"))
    folder = compacted(site({"a.js": text, "b.js": "b", "index.html": html}))
    assert (folder / "index.html").read_text() == html


def test_scripts_of_the_body_stay(site: Site) -> None:
    body = '<p>x</p><script>here = 1</script><script src="a.js"></script>'
    html = page(module("a.js"), body)
    folder = compacted(site({"a.js": "x", "index.html": html, "b.html": html}))
    assert (folder / "index.html").read_text() == html


def test_data_that_pages_repeat_is_in_the_file_and_data_of_one_page_stays(site: Site) -> None:
    data = '<script type="application/json" id="{}">{{"a": "\u003c/é"}}</script>'
    body = data.format("shared") + '<script type="application/json" id="own">{}</script>'
    same = "<script>first</script>"
    folder = compacted(site({"index.html": page(same, body), "b.html": page(same, data.format("shared"))}))
    (text,) = loaded(folder, "b.html", "js")
    assert json.loads(json.loads(re.findall(r"entries\((\{.*?\})\)\)document", text)[0])["shared"]) == {"a": "</é"}
    assert tree(folder, "index.html").xpath("//script/@id") == ["own"]
    assert text.splitlines()[-2:] == ["first", ";"]  # the data are there before any script runs


def test_data_that_have_more_attributes_than_their_id_stay(site: Site) -> None:
    data = '<script type="application/json" id="a" data-for="x">{}</script>'
    folder = compacted(site({name: page("<script>x</script>", data) for name in ("index.html", "b.html")}))
    assert data in (folder / "index.html").read_text()


def test_data_that_differ_by_the_path_to_the_root_are_repeated_too(site: Site) -> None:
    code = '<script>root = new URL("{0}")</script><script type="application/json" id="a">{{"b": "{0}/c"}}</script>'
    names = {"index.html": ".", "p/index.html": "..", "p/q/index.html": "../.."}
    folder = compacted(site({name: page(code.format(up)) for name, up in names.items()}))
    for name, up in names.items():
        (text,) = loaded(folder, name, "js")
        assert f'"{up}"' in text
        assert f"{up}/c" in text


def test_structured_data_and_redirects_stay(site: Site) -> None:
    html = page('<script>x</script><script type="application/ld+json">{}</script>')
    redirect = page('<meta http-equiv="refresh" content="0; url=./">  \n\n<script>x</script>')
    folder = compacted(site({"a.html": html, "b.html": html, "c.html": redirect}))
    assert tree(folder, "a.html").xpath("//script/@type") == ["application/ld+json"]
    assert (folder / "c.html").read_text() == redirect


def test_an_icon_of_several_pages_is_drawn_from_one_file(site: Site) -> None:
    folder = compacted(site({"index.html": page(body=ICON), "p/index.html": page(body=ICON + ICON)}))
    for name, count in (("index.html", 1), ("p/index.html", 2)):
        icons = tree(folder, name).xpath("//svg")
        assert [(one.get("viewbox"), one.get("class")) for one in icons] == [("0 0 24 24", "one")] * count
        path, _, id = str(tree(folder, name).xpath("//use/@href")[0]).partition("#")
        sheet = fromstring((folder / normpath(join(dirname(name), path))).read_bytes())
        assert sheet.xpath(f"//*[@id='{id}']/path/@d") == ["M3 6h18v2H3z"]


@pytest.mark.parametrize(
    "part", ['<circle class="x" r="2"/>', '<path id="x" d="M0 0"/>', "<text>x</text>", '<use href="#x"/>']
)
def test_an_icon_that_a_page_can_reach_into_stays(site: Site, part: str) -> None:
    html = page(body=f'<svg viewBox="0 0 4 4">{part}</svg>')
    folder = compacted(site({"index.html": html, "b.html": html}))
    assert (folder / "index.html").read_text() == html


def test_a_symbol_that_a_script_uses_keeps_its_id(site: Site) -> None:
    html = page(body='<svg hidden><symbol id="ok" viewBox="0 0 2 2"><path d="M0 0"/></symbol></svg>')
    folder = compacted(site({"index.html": html, "b.html": html}))
    assert tree(folder, "index.html").xpath("//svg[@hidden]/symbol[@id='ok' and @viewbox]/use")


def test_an_icon_of_one_page_stays(site: Site) -> None:
    folder = compacted(site({"index.html": page(body=ICON + ICON), "b.html": page()}))
    assert (folder / "index.html").read_text() == page(body=ICON + ICON)


TEXT = st.text(st.sampled_from("ab \n\t<>&;"), max_size=8).map(lambda text: text.replace("<", "&lt;"))
ELEMENT = st.tuples(st.sampled_from(["p", "pre", "textarea", "b", "script", "td"]), TEXT).map(
    lambda one: f"<{one[0]}>{one[1]}</{one[0]}>"
)
HTML = st.lists(TEXT | ELEMENT).map("".join)


@given(HTML)
def test_whitespace_shows_the_same(html: str) -> None:
    short = without_indentation(html)
    assert len(short) <= len(html)
    assert without_indentation(short) == short
    assert re.sub(r"\s+", " ", short) == re.sub(r"\s+", " ", html)
    for name in ("pre", "textarea", "script"):
        pattern = rf"<{name}>.*?</{name}>"
        assert re.findall(pattern, short, re.S) == re.findall(pattern, html, re.S)


def test_a_space_that_a_browser_shows_stays() -> None:
    assert without_indentation("a \n\u00a0\n\u2003b") == "a\n\u00a0\n\u2003b"


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".used{a:b}", ".used{a:b}"),
        (".never{a:b}", ""),
        (".used,.never{a:b}", ".used{a:b}"),
        (".used .never{a:b}", ""),
        (".used:hover::before{a:b}", ".used:hover::before{a:b}"),
        (".used:not(.never){a:b}", ".used:not(.never){a:b}"),
        (":is(.used,.never) p{a:b}", ":is(.used,.never) p{a:b}"),
        ("[data-used=never]{a:b}", "[data-used=never]{a:b}"),
        ("[data-never]{a:b}", ""),
        ("@media print{.never{a:b}}", ""),
        ("@media print{.used{a:b}.never{a:b}}", "@media print{.used{a:b}}"),
        ("@font-face{font-family:x}", "@font-face{font-family:x}"),
        ("@keyframes never{from{a:b}}", "@keyframes never{from{a:b}}"),
        (":root{--a:1}", ":root{--a:1}"),
        ("*{a:b}", "*{a:b}"),
        ('.used{content:"}.never{"}', '.used{content:"}.never{"}'),
        (".used\\:p{a:b}", ".used\\:p{a:b}"),
        ("P.Used{a:b}", "P.Used{a:b}"),
        ("@layer one{.never{a:b}}", "@layer one{}"),
        ("}.used{a:b}", "}.used{a:b}"),
        ("p{a:b}.used", "p{a:b}"),
    ],
)
def test_only_rules_with_a_name_that_occurs_nowhere_are_removed(css: str, kept: str) -> None:
    assert without_unused_rules(css, frozenset({"used", "data-used", "p"})) == kept


def test_a_name_in_a_script_is_used(site: Site) -> None:
    css = ".made{a:b}.never{a:b}"
    html = page(SHEET.format("a.css"))
    folder = compacted(site({"a.css": css, "x.js": 'add("made")', "index.html": html}), ["*.css"])
    assert joined(loaded(folder, "index.html", "css")) == ".made{a:b}"


def test_a_second_time_changes_nothing(site: Site) -> None:
    html = page(SHEET.format("a.css") + "<script>x</script>", ICON)
    folder = compacted(site({**STYLES, "index.html": html, "b.html": html}))
    once = (folder / "index.html").read_text()
    assert BuiltPage.read(folder, folder / "index.html").inline.scripts == ()
    assert (compacted(folder) / "index.html").read_text() == once
