"""Whatever the XML of a segment file holds, the page keeps the elements, links, handlers and files of its source."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.bitext.check.attacked_page import NL, PAGE, Workshop, translated

from bitext import xliff
from bitext.core.model import BitextError
from bitext.localize.localize_page import localize


def whole_file(format: str) -> str:
    """The page's file, each target a copy of its source."""
    document = replace(translated(lambda segment: segment.source), original="page.md")
    return xliff.write(document, format)


IN_THE_FILE = [
    ("another link in the data", "xliff20", r"\]\(client\.md\)", "](javascript:alert(1))"),
    ("another link in the data of 1.2", "xliff12", r"\]\(client\.md\)", "](javascript:alert(1))"),
    ("an element in the data", "xliff20", r'"d1">\*\*<', '"d1">&lt;script&gt;alert(1)&lt;/script&gt;<'),
    ("an element in the data of 1.2", "xliff12", r">\*\*</prop>", ">&lt;svg onload=alert(1)&gt;</prop>"),
    ("a file in the data of an include", "xliff20", r"includes/acchub\.md", "../secret.txt"),
    ("a snippet in the data of code", "xliff20", r"`Enter`", '--8&lt;-- "secret.txt"'),
    ("a handler in what is displayed", "xliff20", r'disp="Enter"', 'disp="&lt;img src=x onerror=alert(1)&gt;"'),
    ("a handler in what is displayed in 1.2", "xliff12", r'equiv-text="Enter"', 'equiv-text="&lt;b onclick=x&gt;"'),
    ("data swapped", "xliff20", r'Start="d1" dataRefEnd="d2"', 'Start="d2" dataRefEnd="d1"'),
    ("one code's data for another", "xliff20", r'dataRef="d(\d)"', 'dataRef="d9"'),
    ("a link that says it is bold", "xliff20", r'type="link"', 'type="fmt" subType="xlf:b"'),
    ("a code of its own in a target", "xliff20", r"<target>Just", '<target><ph id="77" disp="x"/>Just'),
    ("a code of its own in a target of 1.2", "xliff12", r"(<target[^>]*>)Just", r'\1<x id="77"/>Just'),
    ("raw markup in 1.2", "xliff12", r"(<target[^>]*>)Just", r'\1<bpt id="78">&lt;script&gt;</bpt>Just<ept id="78"/>'),
    ("a source that is markup", "xliff20", r"<source>Just one", "<source>&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("a text that is said to be a title", "xliff20", r'type="bt:p"', 'type="bt:meta/title"'),
    ("a title that is said to be a text", "xliff20", r'type="bt:meta/title"', 'type="bt:p"'),
    ("a match that is a script", "xliff20", r"<target>Just one", "<target>&lt;script&gt;Just one"),
    ("a page elsewhere", "xliff20", r'original="page\.md"', 'original="../../../etc/passwd"'),
    ("a comment and an instruction in a target", "xliff20", r"<target>Just", "<target><!-- x --><?php y ?>Just"),
    ("a character of its own", "xliff20", r"<target>Just", '<target><cp hex="0003"/>Just<cp hex="0002"/>'),
    ("unit ids swapped", "xliff20", None, ""),
]  # fmt: skip


def swapped(text: str) -> str:
    """The first paragraphs' units with each other's ids."""
    first, second, *_ = re.findall(r'<unit id="(u\w+)"[^>]*type="bt:p"', text)
    return text.replace(first, "\0").replace(second, first).replace("\0", second)


@pytest.mark.parametrize(
    ("format", "old", "new"), [one[1:] for one in IN_THE_FILE], ids=[one[0] for one in IN_THE_FILE]
)
def test_a_file_cannot_bring(workshop: Workshop, format: str, old: str | None, new: str) -> None:
    text = whole_file(format)
    hostile = re.sub(old, new, text) if old else swapped(text)
    assert hostile != text
    document = xliff.parse(hostile.encode(), Path("page.xlf"))
    page = localize(PAGE, None, document, locale=NL, render=workshop.render, milestones=True)
    workshop.assert_harmless(page)


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xliff version="2.0">&e;</xliff>',
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xliff version="2.0">&b;</xliff>',
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0">' + "<group>" * 5000,
    ],
    ids=["a file of the machine", "entities of entities", "groups without an end"],
)
def test_xml_cannot_bring(text: str) -> None:
    with pytest.raises(BitextError):
        xliff.parse(text.encode(), Path("page.xlf"))
