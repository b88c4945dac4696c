"""The strings of the translators' page in a locale, with numbers and dates in its formats."""

from __future__ import annotations

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

    def form(self, key: str, category: str) -> str:
        """A plural form of a string, for a script that replaces `{n}`."""
        return messages.form(self.locale, f"status.{key}", category)

    def number(self, n: int) -> str:
        """A number in the format of the locale."""
        return str(format_decimal(n, locale=self._babel))

    def date(self, time: datetime) -> str:
        """A date in the format of the locale."""
        return str(format_date(time, "long", locale=self._babel))

    @property
    def _babel(self) -> Locale:
        return messages.spoken(self.locale)
