"""The strings of the translators' page in a locale, with numbers and dates in its formats."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from babel.core import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from mkdocs_bitext.i18n import messages


@dataclass(frozen=True, slots=True)
class StatusStrings:
    """The strings of the page in a locale."""

    locale: str
    """BCP 47."""

    def text(self, key: str, **values: object) -> str:
        """A string by key, e.g. `state.final`, with values for its placeholders."""
        return messages.text(self.locale, f"status.{key}", **values)

    def labelled(self, label: str, text: str) -> Markup:
        """A text after its label, with the separator of the language; both may contain markup."""
        return escape(self.text("labelled")).format(label=label, text=text)

    def count(self, key: str, n: int) -> str:
        """A string in the plural form for a number."""
        return messages.count(self.locale, f"status.{key}", n, n=self.number(n))

    def forms(self, key: str) -> str:
        """All plural forms of a string as JSON, and `locale`, for a script that replaces `{n}`."""
        spoken = messages.spoken_code(self.locale)
        return json.dumps({**messages.forms(self.locale, f"status.{key}"), "locale": spoken}, ensure_ascii=False)

    def number(self, n: int) -> str:
        """A number in the format of the locale."""
        return str(format_decimal(n, locale=self._babel))

    def date(self, time: datetime) -> str:
        """A date in the format of the locale."""
        return str(format_date(time, "long", locale=self._babel))

    @property
    def _babel(self) -> Locale:
        return messages.spoken(self.locale)
