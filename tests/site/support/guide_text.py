"""Texts of the checker and of the built guide, so that no test has to repeat a sentence that somebody may correct."""

from pathlib import Path

import lxml.html

from mkdocs_bitext.i18n.messages import messages
from mkdocs_hubcheck.messages import nearest_catalogue


def checker_text(name: str, locale: str = "nl-BE", **values: str) -> str:
    """A message of the checker as a page shows it, without the marks of screen labels."""
    return nearest_catalogue(locale).text(name, **values).replace("**", "")


def _built_page(site: Path, address: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((site / address.strip("/") / "index.html").read_bytes())


def title(site: Path, address: str) -> str:
    """The title of a built page, as navigation and search show it."""
    return str(_built_page(site, address).findtext(".//title")).partition(" - ")[0]


def heading(site: Path, address: str) -> str:
    """The first heading of a built page."""
    (title,) = _built_page(site, address).xpath("//article//h1")
    for link in title.xpath(".//a[@class='headerlink']"):
        link.drop_tree()
    return str(title.text_content()).strip()


def plugin_text(name: str, locale: str = "nl-BE") -> str:
    """A message of the plugin bitext by its id, with its placeholders."""
    return str(messages(locale)[name])
