"""What the first line of a block looks like, as Python-Markdown and Material's extensions read it."""

from __future__ import annotations

import re

from bitext.cut.tags import BLOCK_TAGS

FENCE = re.compile(r"(`{3,}|~{3,})([^\r\n]*)")
FENCE_TITLE = re.compile(r"\btitle=\"([^\"]*[^\W\d_][^\"]*)\"")
FILE_NAME = re.compile(r"[\w./\\-]*[./\\_][\w./\\-]*\Z")
HEADING = re.compile(r"#{1,6}(?!#)[ \t]*")
CLOSING_MARKS = re.compile(r"(?:\A|\s)#+\s*\Z")
GLUED_CLOSING_MARKS = re.compile(r"(?<![\\#])#+\s*\Z")
TOC = re.compile(r"\[\[?_?TOC_?\]\]?[ \t]*\Z", re.I)
RULE = re.compile(r"([-_*])(?:[ \t]*\1){2,}[ \t]*\Z")
UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*\Z")
ITEM = re.compile(r"(?:[-+*]|\d{1,9}[.)]|#\.)(?:[ \t]+|\Z)")
TASK = re.compile(r"\[[ xX]\][ \t]+")
ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]{0,2})[ \t]*([\w-]*(?:[ \t]+[\w-]+)*)[ \t]*(\"(.*)\"[ \t]*)?\Z")
SLASHES = re.compile(r"(/{3,})[ \t]*([\w-]*)[ \t]*(?:\|[ \t]*(.*?)[ \t]*)?\Z")
QUOTE = re.compile(r">[ ]?")
FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]:[ \t]*")
DEFINITION = re.compile(r"\[((?:[^\[\]\\\r\n]|\\.)+)\]:[ \t]*")
DEFINITION_TITLE = re.compile(r"(?:\A|(?<=\s))(?:\"(.*)\"|'(.*)'|\((.*)\))[ \t]*\Z")
ABBREVIATION = re.compile(r"\*\[[^\[\]\r\n]+\]:[ \t]*")
TERM = re.compile(r":(?:[ ]{1,3}|\t)(?=\S)")
SNIPPET = re.compile(r";*-+8<-+")
ATTRIBUTES = re.compile(r"\{[^{}]*\}[ \t]*\Z")
ONLY_LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])[ \t]*\Z")
TAG_START = re.compile(rf"<!--|</?(?:{'|'.join(sorted(BLOCK_TAGS))})(?=[\s/>])", re.I)
UNTITLED_SLASHES = frozenset({"html", "define", "definition", "caption", "figure-caption", "table-caption", "tab", ""})
PLAIN_SLASHES = frozenset({"html", "define", "definition", "caption", "figure-caption", "table-caption"})
LAZY = frozenset(">-+*:[0123456789")
"""First characters of constructs that end in a paragraph, which an indented line directly behind continues."""
MARKERS = frozenset("#>!?=/:|-+*0123456789<[{`~_;$.")


NUMBER = (ITEM,)
INTERRUPTS: dict[str, tuple[re.Pattern[str], ...]] = {
    "#": (HEADING, ITEM),
    ">": (QUOTE,),
    "!": (re.compile(r"!!!\s"),),
    "?": (re.compile(r"\?\?\?\+?\s"),),
    "=": (re.compile(r"===[!+]{0,2}\s|=+\s*\Z"),),
    "/": (SLASHES,),
    ":": (re.compile(r":::"), TERM),
    "|": (re.compile(r"\|"),),
    "-": (ITEM, RULE, SNIPPET),
    "+": (ITEM,),
    "*": (ITEM, RULE, ABBREVIATION),
    "[": (DEFINITION, FOOTNOTE),
    "{": (ATTRIBUTES, re.compile(r"\{%")),
    "`": (re.compile(r"`{3}"),),
    "~": (re.compile(r"~{3}"),),
    "_": (RULE,),
    ";": (SNIPPET,),
    "$": (re.compile(r"\$\$\s*\Z"),),
    ".": (),
}
