"""When somebody last checked the facts of a page, from `checked: 2026-11-30` in its front matter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from html import escape
from typing import Any

from babel.dates import format_date

from bitext.core.html_edit import written
from bitext.core.locales import language_attributes
from mkdocs_bitext.i18n import messages

KEY = "checked"
"""The key in the front matter."""


def last_check(meta: Mapping[str, Any]) -> date | None:
    """The date in the front matter of a page; None if there is none.

    Raises:
        ValueError: it is no date; the message says what to write.
    """
    value = meta.get(KEY)
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    raise ValueError(f"{KEY}: {value} is not a date; write the day on which you checked the facts, e.g. 2026-11-30")


def with_last_check(html: str, day: date | None, locale: str, source: str) -> str:
    """The content of a page with the date below it, in the language of its readers.

    Args:
        html: the content.
        day: of the last check; None: nothing is said.
        locale: BCP 47, of the reader.
        source: BCP 47, of the page if it is not translated.
    """
    if day is None:
        return html
    shown = format_date(day, "long", locale=messages.spoken(locale))
    before, after = escape(messages.text(locale, KEY, date="\0")).split("\0")
    own = written(language_attributes(messages.spoken_code(locale), locale, source))
    return (
        f'{html}\n<p class="bitext-checked"{own} data-search-exclude>'
        f'{before}<time datetime="{day.isoformat()}">{escape(shown)}</time>{after}</p>'
    )
