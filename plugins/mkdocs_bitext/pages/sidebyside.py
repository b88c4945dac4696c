"""What a page carries of the side-by-side view: the button, one line about it, and where the rest is loaded from."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_relative_url

from bitext.core.html_edit import script_json, written
from bitext.core.locales import direction_of, language_attributes
from mkdocs_bitext.i18n import messages

SETTINGS_ID = "bt-sidebyside"
"""Id of the element with the settings of the view."""
_SECTION = "sidebyside."
SHOW_HINT = (
    '<script>try{const all=localStorage,visit=sessionStorage,key="bitext.hint";'
    'if(all instanceof Storage&&!all["bitext.sidebyside"]&&(!all[key]||visit[key]))'
    'all[key]=visit[key]=1,document.documentElement.classList.add("bt-first-visit")}catch{}</script>'
)
"""For the head of a page: shows the line about the button during the first visit, before anything is painted.

`button.js` ends it when the reader closes the line or opens the menu. Without storage (or with what a page has put in
its place) nothing can tell a first visit: there is no line."""


class SideBySide:
    """The view for the readers of one locale."""

    def __init__(self, locale: str, source_locale: str) -> None:
        """The view of pages in a locale, translated from another; both BCP 47."""
        self.locale = locale
        spoken = messages.spoken_code(locale)
        self._own = "" if spoken == locale else written(language_attributes(spoken, locale))
        self._source_name = messages.language_name(source_locale, locale)
        self.name = self._text("name")
        """Of the button, e.g. `Engels erbij`."""
        labels = {f"language.{source_locale}": self._source_name, **messages.section(locale, _SECTION)}
        data = {
            "locale": locale,
            "sourceLocale": source_locale,
            "sourceDirection": direction_of(source_locale),
            "labels": labels,
            "labelAttributes": {"lang": spoken, "dir": direction_of(spoken)},
        }
        self.texts = json.dumps(data, ensure_ascii=False)
        """JSON that a page loads once a reader asks for the view."""
        digest = hashlib.sha256(self.texts.encode()).hexdigest()[:10]
        self.uri = f"assets/bitext/sidebyside.{locale}.{digest}.json"
        """Where that file is, below the site's root."""

    def add_to_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add the file with the texts of the view, which a page loads once a reader asks for the view."""
        files.append(File.generated(config, self.uri, content=self.texts))

    def settings(self, source: str, here: str) -> str:
        """The settings of a page, as data that search indexes skip.

        Args:
            source: URL of the source page, relative to the page.
            here: the page's address below the site's root.
        """
        data = {"name": self.name, "source": source, "labels": get_relative_url(self.uri, here)}
        text = script_json(data, (",", ":"))
        return f'<script type="application/json" id="{SETTINGS_ID}" data-search-exclude>{text}</script>'

    def button(self) -> str:
        """The button that opens the menu of the view."""
        return f'<div class="bt-menu"{self._own}><button type="button"><span>{escape(self.name)}</span></button></div>'

    def hint(self) -> str:
        """A line that says once that there is a button."""
        sentence = escape(self._text("hint", control="\0")).replace("\0", f"<b>{escape(self.name)}</b>")
        close = escape(self._text("close"))
        return (
            f'<div class="bt-hint"{self._own} data-search-exclude data-not-on-paper><span>{sentence}</span> '
            f'<button type="button">{close}</button></div>'
        )

    def _text(self, key: str, **values: str) -> str:
        text = messages.text(self.locale, _SECTION + key, source=self._source_name, **values)
        # A sentence may begin with the name of a language, which French writes in lower case.
        return text[:1].upper() + text[1:]


side_by_side = cache(SideBySide)
"""The view of a locale; each page asks for it several times."""
