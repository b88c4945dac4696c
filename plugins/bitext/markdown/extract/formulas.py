"""How formulas are written in the text of a site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from bitext.markdown.extract.syntax import Syntax

_DOLLARS = re.compile(r"\$(?![\s$])(?:\\.|[^\\$]){1,1000}?(?<!\s)\$", re.S)
"""As pymdownx.arithmatex reads it, with its `smart_dollar`."""
_ROUND = re.compile(r"\\\((?:\\[^)]|[^\\]){1,1000}+\\\)", re.S)
_SQUARE = re.compile(r"\\\[(?:\\[^\]]|[^\\]){1,5000}+\\\]", re.S)
_BEGIN = re.compile(r"\\begin\{(\w+\*?)\}(?:(?!\\end\{\1\}).){1,5000}+\\end\{\1\}", re.S)


@cache
def formulas(syntax: Syntax) -> Mapping[str, re.Pattern[str]]:
    """How formulas are written, by the character that tells."""
    kinds = {"$": ("dollar", _DOLLARS), "(": ("round", _ROUND)}
    inline = {sign: pattern for sign, (kind, pattern) in kinds.items() if kind in syntax.inline_math}
    blocks = {"[": ("square", _SQUARE), "b": ("begin", _BEGIN)}
    return inline | {sign: pattern for sign, (kind, pattern) in blocks.items() if kind in syntax.block_math}
