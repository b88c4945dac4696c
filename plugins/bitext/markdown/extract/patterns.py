"""The first lines of blocks as regular expressions, as Python-Markdown and Material's extensions read them."""

from __future__ import annotations

import re

from bitext.markdown.extract.tags import BLOCK_TAGS

FENCE = re.compile(r"(`{3,}|~{3,})([^\r\n]*)")
"""Opening of fenced code: its fence, and the info string."""
FENCE_TITLE = re.compile(r"\btitle=\"([^\"]*[^\W\d_][^\"]*)\"")
"""A fence's `title`, if it has a letter."""
FILE_NAME = re.compile(r"[\w./\\-]*[./\\_][\w./\\-]*\Z")
"""A title that is a file name, which is not translated."""
HEADING = re.compile(r"#{1,6}(?!#)[ \t]*")
"""Number signs of a heading; Python-Markdown needs no space after them."""
CLOSING_MARKS = re.compile(r"(?:\A|\s)#+\s*\Z")
"""Number signs that close a heading."""
GLUED_CLOSING_MARKS = re.compile(r"(?<![\\#])#+\s*\Z")
"""The same where the opening ones have no space either."""
TOC = re.compile(r"\[\[?_?TOC_?\]\]?[ \t]*\Z", re.I)
"""Where the table of contents goes."""
RULE = re.compile(r"([-_*])(?:[ \t]*\1){2,}[ \t]*\Z")
"""A thematic break."""
UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*\Z")
"""The underline that makes the line above a heading."""
ITEM = re.compile(r"(?:[-+*]|\d{1,9}[.)]|#\.)(?:[ \t]+|\Z)")
"""A list marker."""
LETTERED_ITEM = re.compile(
    r"(?:(?=[ivxlcdm])[ivxlcdm]{1,9}|(?=[IVXLCDM])[IVXLCDM]{2,9}|[a-z]|[A-Z](?=\)|\.[ ]{2}))[.)][ ]+"
)
"""A list marker of Fancy Lists: a letter or a Roman number. After a capital and a full stop it needs two spaces."""
TASK = re.compile(r"\[[ xX]\][ \t]+")
"""The checkbox of a task."""
ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]{0,2})[ \t]*([\w-]*(?:[ \t]+[\w-]+)*)[ \t]*(\"(.*)\"[ \t]*)?\Z")
"""Admonition, collapsible block or tab: classes, and a title in quotation marks."""
SLASHES = re.compile(r"(/{3,})[ \t]*([\w-]*)[ \t]*(?:\|[ \t]*(.*?)[ \t]*)?\Z")
"""Opening or closing of a `///` block: slashes, name, title."""
QUOTE = re.compile(r">[ ]?")
"""The marker of a quote."""
CALLOUT = re.compile(r"[ \t]*(\[!([\w-]+)(?:[ ]*\|[ ]*[\w-]+)*\][-+]?)(?![\[(])(?:[ \t]*(?=\S)(.*?))?[ \t]*\Z")
"""The first line of a quote that is a callout: its mark, its type and its title."""
DIRECTIVE = re.compile(
    r":{3,}(?:note|tip|info|important|caution|warning|danger|success)(?:\[(.*\w.*)\]|[ \t]+(?!\{)(.*\w.*))[ \t]*\Z"
)
"""The first line of an admonition of Docusaurus with a title, in brackets or not."""
IMPORT = re.compile(r"(?:import|export)\s+(?:[\w*{}$,\s]+\sfrom\s+)?([\"'])[\w@./~-]+\1;?\Z")
"""A line of an MDX page that is JavaScript."""
LABEL = re.compile(r"[A-Z]{2,}:(?:[ ]|\Z)")
"""The start of a paragraph that is a callout."""
FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]:[ \t]*")
"""Opening of a footnote."""
DEFINITION = re.compile(r"\[((?:[^\[\]\\\r\n]|\\.)+)\]:[ \t]*")
"""Opening of a link definition: its label."""
DEFINITION_TITLE = re.compile(r"(?:\A|(?<=\s))(?:\"(.*)\"|'(.*)'|\((.*)\))[ \t]*\Z")
"""The title at the end of a link definition."""
ABBREVIATION = re.compile(r"\*\[[^\[\]\r\n]+\]:[ \t]*")
"""Opening of an abbreviation."""
TERM = re.compile(r":[ \t]+(?=\S)")
"""Opening of a definition, under its term."""
SNIPPET = re.compile(r";*-+8<-+")
"""The scissors of an included file."""
ATTRIBUTES = re.compile(r"\{[^{}]*\}[ \t]*\Z")
"""A line that is one attribute list or macro."""
ONLY_LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])[ \t]*\Z")
"""A line that is one link or image."""
TAG_START = re.compile(rf"<!--|</?(?:{'|'.join(sorted(BLOCK_TAGS))})(?=[\s/>])", re.I)
"""The start of a block tag or of a comment."""
PLAIN_SLASHES = frozenset({"html", "define", "definition", "caption", "figure-caption", "table-caption", "fancylists"})
"""Names of `///` blocks whose argument is not a title."""
UNTITLED_SLASHES = PLAIN_SLASHES | {"tab", ""}
"""Names of `///` blocks without a default title."""
LAZY = frozenset(">-+*:[0123456789")
"""First characters of constructs that end in a paragraph, which an indented line directly after them continues."""
MARKERS = frozenset("#>!?=/:|-+*0123456789<[{`~_;$.")
"""First characters of lines that may start a block."""


NUMBER = (ITEM,)
"""What can begin with a digit."""
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
"""By first character: what starts a block even directly after a line of text."""
