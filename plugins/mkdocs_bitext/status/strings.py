"""The words of the translators' page in a locale: sentences with numbers and dates as people write them there."""

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
    """What the page says in a locale."""

    locale: str
    """BCP 47."""

    def text(self, key: str, **values: object) -> str:
        """A sentence, `key` like `state.final`, with values in it."""
        return messages.text(self.locale, f"status.{key}", **values)

    def labelled(self, label: str, text: str) -> Markup:
        """A text after its label, with the sign between them that the language writes; both may be marked up."""
        return escape(self.text("labelled")).format(label=label, text=text)

    def count(self, key: str, n: int) -> str:
        """A sentence about a number, in the form that the language has for it."""
        return messages.count(self.locale, f"status.{key}", n, n=self.number(n))

    def form(self, key: str, category: str) -> str:
        """One plural form of a sentence about a number, for a script that fills in the `{n}`."""
        return messages.form(self.locale, f"status.{key}", category)

    def number(self, n: int) -> str:
        """A number as it is written in the locale."""
        return str(format_decimal(n, locale=self._babel))

    def date(self, time: datetime) -> str:
        """A day as it is written in the locale."""
        return str(format_date(time, "long", locale=self._babel))

    @property
    def _babel(self) -> Locale:
        return messages.spoken(self.locale)
