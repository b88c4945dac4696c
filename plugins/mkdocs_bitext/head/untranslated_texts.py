"""Marks what a theme lacks in the language of a page: its `{% trans %}` then shows the text that is in the template."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jinja2 import Environment

from bitext.core.html_edit import written

_PLACEHOLDER = re.compile(r"%\(\w+\)s")
_NO_TEXT = r"(?:script|style|textarea|option|title)\b"
"""Elements in which no other element may be."""


class UntranslatedTexts:
    """The texts of templates without a translation into the current locale."""

    def __init__(self) -> None:
        self._texts: set[str] = set()

    def watch(self, env: Environment) -> None:
        """Note each text of `{% trans %}` that stays as it is."""
        known = env.globals.get("gettext")
        self._texts = set()
        if not callable(known):
            return

        def gettext(text: str) -> str:
            shown = str(known(text))
            if shown == text and any(map(str.isalpha, text)):
                self._texts.add(text)
            return shown

        env.globals["gettext"] = gettext

    def marked(self, output: str, attributes: Mapping[str, str]) -> str:
        """The page with attributes around these texts, where they are all that stands between two tags.

        Args:
            output: the whole page.
            attributes: `lang` and, where its direction differs from that of the page, `dir`.
        """
        if not self._texts:
            return output
        head, end, body = output.partition("</head>")
        texts = "|".join(map(_pattern, sorted(self._texts, key=len, reverse=True)))
        between = re.compile(rf"(<(?!{_NO_TEXT})[^<>]*>\s*)({texts})(?=\s*<)")
        return head + end + between.sub(rf"\1<span{written(attributes)}>\2</span>", body)


def _pattern(text: str) -> str:
    """The text with anything in place of `%(name)s`, and any white space in place of its own."""
    parts = (r"\s+".join(map(re.escape, part.split(" "))) for part in _PLACEHOLDER.split(text.strip()))
    return "[^\\n]*?".join(parts)
