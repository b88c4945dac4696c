"""French as it is printed, on every page: blanks that never break at double signs, and its own apostrophe."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html

SLIP = re.compile(r"(?<=[^\W\d_])[:;?!»](?=\s|$)|[ \t\n][;:?!»](?=\s|$)|«(?![\u00a0\u202f])")
"""A sign right behind a letter, or behind a blank where a line may break. Times and addresses are none of these."""

APART = {"script", "style", "code", "pre", "kbd", "textarea"}


def sentences(element: lxml.html.HtmlElement) -> Iterator[str]:
    """What is written in French below an element, block by block; quotations in another language left out."""
    if not isinstance(element.tag, str) or element.tag in APART or element.get("lang", "fr")[:2] != "fr":
        yield "\x00"
        return
    yield element.text or ""
    for child in element:
        yield from sentences(child)
        yield child.tail or ""


def slips(page: lxml.html.HtmlElement) -> list[str]:
    said = "".join(sentences(page))
    named = page.xpath("//@title | //@placeholder | //@alt | //meta[@name='description']/@content")
    return [text[max(0, one.start() - 30) : one.end() + 5] for text in (said, *named) for one in SLIP.finditer(text)]


def test_no_double_sign_stands_alone_at_the_start_of_a_line(guide: Path) -> None:
    pages = [path for path in (guide / "fr-BE").rglob("*.html") if b'http-equiv="refresh"' not in path.read_bytes()]
    parsed = {path: lxml.html.fromstring(path.read_bytes()) for path in pages}
    french = {path: page for path, page in parsed.items() if not page.xpath("//article[@lang='en']")}
    assert len(french) > 5
    assert {str(path.relative_to(guide)): found for path, page in french.items() if (found := slips(page))} == {}


def test_a_slip_is_seen() -> None:
    said = "<p>Fichier: un. Qui ? « oui\u00a0» <b>Nom</b>: <code>a: b</code> <i lang='en'>Why: so?</i> à 10:30</p>"
    assert len(slips(lxml.html.fromstring(f"<html lang='fr'><body>{said}</body></html>"))) == 4


APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")


def test_an_apostrophe_is_the_printed_one(guide: Path) -> None:
    pages = [path for path in (guide / "fr-BE").rglob("*.html") if b'http-equiv="refresh"' not in path.read_bytes()]
    texts = {path.name: "".join(sentences(lxml.html.fromstring(path.read_bytes()))) for path in pages}
    found = json.loads((guide / "search" / "fr-BE.json").read_text(encoding="utf-8"))["docs"]
    texts["search"] = " ".join(f"{doc['title']} {doc['text']}" for doc in found if "d’" in doc["text"])
    messages = list((guide / "assets" / "hubcheck").rglob("*.fr-BE.*.json"))
    assert messages
    for path in messages:
        texts[path.name] = " ".join(map(str, json.loads(path.read_text(encoding="utf-8"))["messages"].values()))
    assert {name: slip for name, text in texts.items() if (slip := APOSTROPHE.findall(text))} == {}
    assert all("’" in text for text in texts.values())
