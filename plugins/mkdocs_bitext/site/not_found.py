"""The not-found page of every locale: the requested address, a search, and suggested pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from bitext.project.project import Locale
from mkdocs_bitext.assets.assets import Bundles
from mkdocs_bitext.i18n import messages

NAME = "404.html"
_DEFAULT_SUGGESTIONS = 3
"""Number of pages of the navigation that are suggested if mkdocs.yml lists none."""


@dataclass(frozen=True, slots=True)
class SuggestedLink:
    """A page or section that may help the reader."""

    url: str
    title: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """The not-found page of a locale, among those of the other locales."""

    base: str
    """URL path of the site's root, with a slash at both ends."""
    locale: Locale
    languages: Sequence[Locale]
    """All locales, the source first."""
    index: str = ""
    """The file name of start pages if the site does not use directory URLs; else empty."""

    @property
    def source(self) -> Locale:
        """The locale whose pages are at the site's root."""
        return self.languages[0]

    def home(self, locale: Locale) -> str:
        """The path of a locale's start page."""
        folder = "" if locale.code == self.source.code else f"{locale.code}/"
        return f"{self.base}{folder}{self.index}"


def error_page(config: MkDocsConfig, locale: Locale, languages: Sequence[Locale]) -> ErrorPage:
    """The not-found page of a locale. It is shown at any address, so all its links start at the root of the host."""
    path = urlsplit(config.site_url or "/").path or "/"
    index = "" if config.use_directory_urls else "index.html"
    return ErrorPage(path if path.endswith("/") else f"{path}/", locale, languages, index)


def content(where: ErrorPage, suggested_links: Iterable[SuggestedLink], *, search: bool) -> Mapping[str, str]:
    """The page's `title` and its content as `html`, for the template of the theme.

    Args:
        where: the page.
        suggested_links: pages that may help.
        search: whether the start page searches for the query in its address (`?q=`).
    """
    text = messages.section(where.locale.code, "not_found.")
    templates = PackageLoader("mkdocs_bitext", "theme_parts")
    env = Environment(loader=templates, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    html = env.get_template("not_found_content.html").render(
        text=text,
        search=search,
        home=where.home(where.locale),
        base=where.base,
        locale=where.locale.code,
        source=where.source.code,
        suggested_links=list(suggested_links),
        languages=[{"code": one.code, "name": one.name, "home": where.home(one)} for one in where.languages],
    )
    return {"title": text["title"], "html": html}


def suggested_links(
    references: Sequence[str], files: Files, nav: Navigation, base: str
) -> tuple[list[SuggestedLink], list[str]]:
    """The suggested pages, and the references that do not exist.

    Args:
        references: `page.md` or `page.md#section`, from mkdocs.yml; if empty, the first pages of the navigation.
        files: of the current locale.
        nav: its navigation.
        base: path of the site's root.
    """
    if not references:
        pages = [page for page in nav.pages if page is not nav.homepage][:_DEFAULT_SUGGESTIONS]
        return [_suggested_link(page, "", base) for page in pages], []
    resolved = [(reference, _resolve(reference, files)) for reference in references]
    return (
        [_suggested_link(page, reference.partition("#")[2], base) for reference, page in resolved if page],
        [reference for reference, page in resolved if page is None],
    )


def _resolve(reference: str, files: Files) -> Page | None:
    uri, _, section = reference.partition("#")
    file = next((one for one in files.documentation_pages() if getattr(one, "norm_src_uri", one.src_uri) == uri), None)
    page = file.page if file else None
    return page if page is not None and (not section or _heading(page.toc, section)) else None


def _suggested_link(page: Page, section: str, base: str) -> SuggestedLink:
    url = base + ("" if page.url in (".", "./") else page.url)
    heading = _heading(page.toc, section) if section else None
    if heading is not None:
        return SuggestedLink(f"{url}#{section}", Markup(heading.title).unescape())  # noqa: S704  # the theme writes it as it is
    return SuggestedLink(url, unescape(str(page.title or "")), unescape(str(page.meta.get("description") or "")))


def _heading(toc: Iterable[AnchorLink], section: str) -> AnchorLink | None:
    return next((one for one in _all(toc) if one.id == section), None)


def _all(toc: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for one in toc:
        yield one
        yield from _all(one.children)


def head(where: ErrorPage, bundles: Bundles) -> list[str]:
    """The elements for the head of the page.

    Hosts such as GitHub Pages support one 404.html only, which is in the source language. The script redirects readers
    whose address is below another locale to the page in that locale, before anything is shown.
    """
    codes = " ".join(one.code for one in where.languages[1:])
    root = f"{where.base}{bundles.uri}"
    return [
        '<meta name="robots" content="noindex">',
        f'<script src="{root}/route.js" data-base="{where.base}" data-locales="{codes}"></script>',
        f'<link rel="stylesheet" href="{root}/notfound.css">',
        f'<script type="module" src="{root}/notfound.js"></script>',
    ]
