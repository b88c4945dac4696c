"""Broken, hostile and foreign files: one clear sentence with the line, never a traceback."""

import codecs
from pathlib import Path

import pytest

from bitext.core.model import BitextError
from bitext.xliff import limits, parse, parse_all, read, safe, segment_lines

PATH = Path("nl-BE/page.xlf")
V20 = "urn:oasis:names:tc:xliff:document:2.0"
V12 = "urn:oasis:names:tc:xliff:document:1.2"
SEGMENT = "<segment><source>x</source></segment>"


def v20(inner: str, head: str = "") -> str:
    return f'{head}<xliff xmlns="{V20}" version="2.0" srcLang="en">\n<file id="f">\n{inner}\n</file></xliff>'


def v12(inner: str) -> str:
    return (
        f'<xliff xmlns="{V12}" version="1.2">\n<file original="a" source-language="en" datatype="plaintext">'
        f"<body>\n{inner}\n</body></file></xliff>"
    )


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>\n'
FAULTS: dict[str, tuple[str | bytes, int | None, str]] = {
    "an empty file": ("", None, "is empty"),
    "only white space": (" \n\n", None, "is empty"),
    "no XML at all": ("# Title\n\nText", 1, "not well-formed"),
    "a tag that is not closed": (v20('<unit id="u">\n<segment><source>x</segment></unit>'), 4, "not well-formed"),
    "a prefix without a declaration": (v20('<unit id="u" ah:x="1"/>'), 3, "not well-formed"),
    "bytes that are not UTF-8": (v20('<unit id="u">\n\udcff</unit>').encode("utf-8", "surrogateescape"), 4, "bytes"),
    "an ampersand by itself": (v20(f'<unit id="u" name="a & b">{SEGMENT}</unit>'), 3, "not well-formed"),
    "an HTML entity": (v20('<unit id="u"><segment>\n<source>a&nbsp;b</source></segment></unit>'), 4, "&nbsp;"),
    "a DOCTYPE": (v20("", '<?xml version="1.0"?>\n<!DOCTYPE xliff>\n'), 2, "DOCTYPE"),
    "a DOCTYPE after a comment": (v20("", "<!-- a\n -->\n<!DOCTYPE xliff>"), 3, "DOCTYPE"),
    "a DOCTYPE with an entity of a file": (
        v20("", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
        1,
        "DOCTYPE",
    ),
    "a bomb of entities": (v20("&b;", BOMB), 1, "DOCTYPE"),
    "a DOCTYPE in UTF-16": (v20("", "<!DOCTYPE xliff>").encode("utf-16"), 1, "DOCTYPE"),
    "a DOCTYPE after a byte order mark": (codecs.BOM_UTF8 + v20("", "<!DOCTYPE xliff>").encode(), 1, "DOCTYPE"),
    "another root": ("<tmx version='1.4'/>", 1, "<tmx>"),
    "no namespace": ('\n<xliff version="2.0"/>', 2, "unknown kind"),
    "a version of the future": (v20("").replace('"2.0"', '"3.0"'), 1, "version “3.0”"),
    "a version that is not the namespace's": (v20("").replace('"2.0"', '"1.2"'), 1, "version “1.2”"),
    "no version": (v20("").replace(' version="2.0"', ""), 1, "version “”"),
    "no file": (f'<xliff xmlns="{V20}" version="2.0" srcLang="en"/>', 1, "no <file>"),
    "a unit without an id": (v20(f"<unit>{SEGMENT}</unit>"), 3, "<unit> has no id"),
    "a unit id twice": (v20(f'<unit id="u">{SEGMENT}</unit>\n<unit id="u">{SEGMENT}</unit>'), 4, "unit u twice"),
    "a segment id twice": (
        v20('<unit id="u"><segment id="s"><source/></segment>\n<segment id="s"><source/></segment></unit>'),
        4,
        "segment s of unit u twice",
    ),
    "an invalid code point": (
        v20('<unit id="u"><segment>\n<source><cp hex="XYZ"/></source></segment></unit>'),
        4,
        "“XYZ”",
    ),
    "a code point beyond Unicode": (
        v20('<unit id="u"><segment><source><cp hex="FFFFFFFF"/></source></segment></unit>'),
        3,
        "“FFFFFFFF”",
    ),
    "elements too deep": (v20("<group>" * 300 + "</group>" * 300), 3, "limits"),
    "a trans-unit without an id": (v12("<trans-unit><source>x</source></trans-unit>"), 3, "<trans-unit> has no id"),
    "a trans-unit twice": (
        v12('<trans-unit id="t"><source>x</source></trans-unit>\n<trans-unit id="t"><source>x</source></trans-unit>'),
        4,
        "unit t twice",
    ),
    "two pages in one file": (
        f'<xliff xmlns="{V20}" version="2.0" srcLang="en"><file id="a"/><file id="b"/></xliff>',
        None,
        "2 pages",
    ),
}


@pytest.mark.parametrize(("text", "line", "message"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_one_sentence_with_file_and_line(text: str | bytes, line: int | None, message: str) -> None:
    raw = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(BitextError) as caught:
        parse(raw, PATH)
    assert message in caught.value.message
    assert (caught.value.path, caught.value.line) == (PATH, line)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(BitextError, match="cannot be read"):
        read(tmp_path / "none.xlf")


def test_all_pages_of_a_file_can_be_read() -> None:
    raw = f'<xliff xmlns="{V20}" version="2.0" srcLang="en"><file id="a" original="a.md"/><file id="b"/></xliff>'
    assert [document.original for document in parse_all(raw.encode(), PATH)] == ["a.md", ""]


def test_a_file_beyond_the_size_limit_is_not_even_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe, "MAX_BYTES", 2**20)
    with pytest.raises(BitextError, match="larger than 1 MB"):
        parse(b"<" + b"x" * 2**20, PATH)


def test_a_file_of_nothing_but_tags_is_not_even_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe, "MAX_TAGS", 100)
    with pytest.raises(BitextError, match="more than 100 tags"):
        parse(v20("<a/>" * 100).encode(), PATH)


@pytest.mark.parametrize(("limit", "message"), [("MAX_SEGMENTS", "segments"), ("MAX_LENGTH", "characters")])
def test_files_beyond_the_limits_are_rejected(limit: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, limit, 1)
    two = "<segment><source>ab</source></segment>" * 2
    with pytest.raises(BitextError, match=f"more than 1 {message}"):
        parse(v20(f'<unit id="u">{two}</unit>').encode(), PATH)


def test_segment_lines_of_a_broken_file_are_rejected_too() -> None:
    with pytest.raises(BitextError, match="not well-formed"):
        segment_lines(b"<xliff>")


def test_an_entity_file_is_never_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words", "utf-8")
    bad = v20("<unit id='u'>&e;</unit>", f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>')
    with pytest.raises(BitextError) as caught:
        parse(bad.encode(), PATH)
    assert "secret words" not in str(caught.value)
