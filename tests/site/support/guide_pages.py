"""The pages that the guide must have, by their addresses: known before it is built."""

import re
from collections.abc import Iterable
from pathlib import Path

from bitext.project.project import load
from mkdocs_publish.delivery.late_parts import twin

ROOT = Path(__file__).resolve().parents[3]
SOURCES = sorted(path.stem for path in (ROOT / "docs").glob("*.md"))
"""Names of the pages in docs."""
NAMES = [*SOURCES, "translation-status"]
"""Names of all pages that readers are led to: those, and one that the plugin writes."""
DEVELOPER_PAGES = sorted(path.stem for path in (ROOT / "docs" / "developers").glob("*.md"))
"""Names of the pages for developers, which are in no navigation and in English only."""
TRANSLATIONS = [locale.code for locale in load(ROOT / "mkdocs.yml").locales]
LOCALES = ["en", *TRANSLATIONS]


def address(name: str, locale: str = "en") -> str:
    """The address of a page in a locale, below the site's root."""
    folder = "/" if locale == "en" else f"/{locale}/"
    return folder if name == "index" else f"{folder}{name}/"


def developer_addresses() -> list[str]:
    """The addresses of the pages for developers."""
    return ["/developers/" + address(name).lstrip("/") for name in DEVELOPER_PAGES]


def not_found(locale: str) -> str:
    """The address of the page for addresses that lead nowhere."""
    return f"{address('index', locale)}404.html"


def addresses() -> list[str]:
    """The addresses of all pages in all locales."""
    pages = [page for code in LOCALES for page in (*(address(name, code) for name in NAMES), not_found(code))]
    return pages + developer_addresses()


def built_addresses(site: Path) -> list[str]:
    """The addresses of the pages in a built site, without redirect stubs and twins that hold more of a page."""
    pages = [path for path in site.rglob("*.html") if b'http-equiv="refresh"' not in path.read_bytes()]
    paths = {page.relative_to(site).as_posix() for page in pages}
    return sorted("/" + path.removesuffix("index.html") for path in paths - twins(paths))


def twins(paths: Iterable[str]) -> set[str]:
    """The paths that a twin with more of a page has, of pages with these paths."""
    return {twin(path) for path in paths}


def module_of(site: Path, page: str) -> str:
    """Pattern of the address of the script that upgrades the checker's parts of a page, such as `checklist`."""
    (name,) = re.findall(r'<script type="module" src="[^"]*/([^"/]+)"', (site / page / "index.html").read_text("utf-8"))
    return rf"/{re.escape(name)}$"
