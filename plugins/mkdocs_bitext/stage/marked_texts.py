"""Writes out what the site's templates mark for translation: without our plugin no generator knows the translations."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

_BLOCK = r"\{%(?P<before>-?)\s*trans\s*(?:(?:no)?trimmed\s*)?-?%\}(?P<text>[^{}]+)\{%-?\s*endtrans\s*(?P<after>-?)%\}"
_CALL = re.compile(r"""(?<![\w.])(?:gettext|_)\(\s*(?P<quote>["'])(?P<text>[^"'\\]+)(?P=quote)\s*\)""")
_MARKED = re.compile(rf"{_BLOCK}|\{{\{{.*?\}}\}}|\{{%.*?%\}}", re.DOTALL)
"""A block of text, or another tag. Both in one pass: what is written in may look like either."""


def with_marked_texts(template: str, translations: Mapping[str, Mapping[str, str]]) -> str:
    """The template with the texts of all locales in place of `{% trans %}` and `_()`.

    What has variables or plural forms stays as it is.

    Args:
        template: in Jinja's language.
        translations: by locale, the translation by the text.
    """

    def written(found: re.Match[str]) -> str:
        if found["text"] is None:
            return _CALL.sub(lambda call: _expression(call["text"], translations), found[0])
        text = " ".join(found["text"].split())
        return f"{{{{{found['before']} {_expression(text, translations)} {found['after']}}}}}"

    return _MARKED.sub(written, template)


def _expression(text: str, translations: Mapping[str, Mapping[str, str]]) -> str:
    """An expression of Jinja and MiniJinja that gives the text in the locale of the configuration."""
    own = {locale: texts[text] for locale, texts in translations.items() if text in texts}
    chosen = f"{_literal(own)}[config.extra.bitext.locale] or {_literal(text)}" if own else _literal(text)
    return f"(({chosen}) | safe)"


def _literal(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
