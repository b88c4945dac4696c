"""The translators' page of a staged site: what is left to translate at the time of staging."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs.utils import get_relative_url

from bitext.project.project import Locale, Project, plugin_options
from mkdocs_bitext.assets.assets import Bundles
from mkdocs_bitext.head import hreflang
from mkdocs_bitext.stage import markdown
from mkdocs_bitext.stage.addresses import Addresses
from mkdocs_bitext.status.html import Links, page_html
from mkdocs_bitext.status.page import StatusPage
from mkdocs_bitext.status.strings import StatusStrings

_FILES = ("status.css", "status.js")


@dataclass(frozen=True, slots=True)
class StagedStatus:
    """The page in every locale, and its files."""

    uri: str
    """Its path, as if it were below `docs`."""
    page: StatusPage
    addresses: Addresses
    assets: str
    """The folder of its script and style sheet below each docs folder."""

    @classmethod
    def of(cls, project: Project, assets: str) -> StagedStatus | None:
        """The page of a project; None if it has none."""
        uri = str((plugin_options(project.config) or {}).get("status_page") or "")
        page = StatusPage(uri, project, Bundles.read())
        return cls(uri, page, Addresses(project), assets) if uri else None

    def files(self, locale: Locale) -> Iterator[tuple[str, bytes | Path]]:
        """What a locale has of it, by path below its docs folder."""
        yield self.uri, self._text(locale.code).encode()
        bundles = Bundles.read()
        for name in _FILES:
            yield f"{self.assets}/{name}", bundles.folder / name
        if locale is self.addresses.project.source:
            yield self.page.json_uri, self.page.as_json().encode()

    def _text(self, locale: str) -> str:
        project, here = self.addresses.project, self.addresses.in_locale(self.uri)
        pages = {*project.pages()}

        def preview(code: str, name: str) -> str | None:
            return self.addresses.relative(name, self.uri, code, locale) if name in pages else None

        links = Links(
            json=get_relative_url(self.page.json_uri, self.addresses.url(self.uri, locale)),
            script=get_relative_url(f"{self.assets}/status.js", here),
            style=get_relative_url(f"{self.assets}/status.css", here),
            page=preview,
            file=lambda path, line: None,
        )
        html = page_html(self.page.board, locale, project.source_locale, links)
        block = "\n".join(line for line in html.splitlines() if line.strip())
        title = json.dumps(StatusStrings(locale).text("title"), ensure_ascii=False)
        text = f"---\ntitle: {title}\nsearch:\n  exclude: true\n---\n\n<div>\n{block}\n</div>\n"
        codes = [one.code for one in (project.source, *project.locales)]
        versions = {code: self.addresses.url(self.uri, code) for code in codes}
        alternates = hreflang.links(versions, project.source_locale, self.addresses.site_url)
        metadata = {
            "alternates": [{"lang": code, "href": url} for code, url in alternates],
            "pages": {code: self.addresses.relative(self.uri, self.uri, code, locale) for code in codes},
        }
        return markdown.with_metadata(text, metadata)
