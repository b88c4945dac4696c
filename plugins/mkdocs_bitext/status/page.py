"""Adds the translators' page to the site: its file in each locale, its content, and the same data as JSON."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url

from bitext.core.model import BitextError
from bitext.core.report import as_records
from bitext.project.project import Locale, Project
from bitext.status.json_record import as_record
from mkdocs_bitext.assets.assets import Bundles
from mkdocs_bitext.pages.build_log import log_errors
from mkdocs_bitext.status import Board, board_of
from mkdocs_bitext.status.html import Links, page_html, public_message, section
from mkdocs_bitext.status.strings import StatusStrings


class StatusPage:
    """The translators' page of a build.

    Args:
        uri: its path, as if it were below `docs`; empty for no page.
        project: with the locales.
        bundles: with the page's script and style sheet.
    """

    def __init__(self, uri: str, project: Project, bundles: Bundles) -> None:
        self.uri = uri
        self._project = project
        self._bundles = bundles
        self._urls: dict[str, str] = {}

    def add(self, files: Files, config: MkDocsConfig, locale: Locale) -> None:
        """Add the page to the files of the current locale."""
        if not self.uri:
            return
        in_source = locale is self._project.source
        self._urls = {file.src_uri: _below(file.url, locale, in_source) for file in files.documentation_pages()}
        alternates = {one.code: self._file(config, one) for one in (self._project.source, *self._project.locales)}
        for file in alternates.values():
            file.alternates = alternates  # type: ignore[attr-defined]  # as mkdocs-static-i18n has it
        files.append(alternates[locale.code])
        if in_source:
            files.append(File.generated(config, self.json_uri, content=self.as_json()))

    def fill(self, page: Page, config: MkDocsConfig, locale: Locale) -> str:
        """The content of the page; also sets its table of contents."""
        links = Links(
            json=get_relative_url(self.json_uri, page.url),
            script=get_relative_url(self._bundles.address("status.js"), page.url),
            style=get_relative_url(self._bundles.address("status.css"), page.url),
            page=lambda code, name: self._preview(code, name, page),
            file=lambda path, line: self._edited(path, line, config),
        )
        board = self.board
        page.toc = get_toc(self._outline(board, StatusStrings(locale.code), locale))
        return page_html(board, locale.code, self._project.source_locale, links)

    @cached_property
    def board(self) -> Board:
        """The data of the page."""
        try:
            return board_of(self._project)
        except BitextError as error:
            log_errors([error], self._project.root)
            return Board(self._project.root, ())

    @property
    def json_uri(self) -> str:
        """Where its data is, below the site's root."""
        return self.uri.removesuffix(".md") + ".json"

    def _file(self, config: MkDocsConfig, locale: Locale) -> File:
        title = json.dumps(StatusStrings(locale.code).text("title"), ensure_ascii=False)
        text = f"---\ntitle: {title}\nsearch:\n  exclude: true\n---\n"
        file = File.generated(config, self.uri, content=text, inclusion=InclusionLevel.NOT_IN_NAV)
        if locale is not self._project.source:
            file.dest_uri = f"{locale.code}/{file.dest_uri}"
        file.locale = file.localization = locale.code  # type: ignore[attr-defined]
        file.locale_alternate_of = self._project.source_locale  # type: ignore[attr-defined]
        return file

    def _preview(self, code: str, name: str, page: Page) -> str | None:
        url = self._urls.get(name)
        if url is None:
            return None
        return get_relative_url(url if code == self._project.source_locale else f"{code}/{url}", page.url)

    def _edited(self, path: Path, line: int | None, config: MkDocsConfig) -> str | None:
        if not config.repo_url or not config.edit_uri or not path.is_relative_to(self._project.root):
            return None
        # `edit_uri` leads to the docs folder, next to the segment files; the editor does not support line numbers.
        base = urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri.strip("/") + "/")
        docs = self._project.docs.relative_to(self._project.root).as_posix()
        base = base.removesuffix(f"{docs}/").replace("/edit/", "/blob/", 1)
        return urljoin(base, path.relative_to(self._project.root).as_posix()) + (f"#L{line}" if line else "")

    def _outline(self, board: Board, strings: StatusStrings, locale: Locale) -> list[Any]:
        names = sorted((one.locale for one in board.locales), key=lambda one: one.code != locale.code)
        parts = [(section(one.code), f"{one.name} ({one.code})") for one in names]
        return [
            {"level": 2, "id": id, "name": name, "children": []}
            for id, name in (*parts, ("status-pages", strings.text("table")))
        ]

    def as_json(self) -> str:
        """The data of the page."""
        board = self.board
        return json.dumps(
            {
                "locales": [
                    {
                        **as_record(one.status, board.shown),
                        "changed": one.changed.time.isoformat() if one.changed else None,
                        "commit": one.changed.id if one.changed else None,
                        "next": [
                            {"page": job.page.page, "need": job.need.value, "words": job.words, "line": job.line}
                            for job in one.jobs
                        ],
                        "findings": [
                            {
                                **record,
                                "message": public_message(finding),
                                "path": board.shown(finding.location.path) if finding.location else None,
                            }
                            for found in one.findings.values()
                            for finding, record in zip(found, as_records(found), strict=True)
                        ],
                    }
                    for one in board.locales
                ]
            },
            ensure_ascii=False,
            indent=1,
        )


def _below(url: str, locale: Locale, in_source: bool) -> str:
    return url if in_source else url.removeprefix(f"{locale.code}/")
