"""The table for many at once as HTML: a field for a list, and the place for what it comes to."""

from __future__ import annotations

from dataclasses import dataclass

from hubcheck.messages import Catalogue
from mkdocs_hubcheck import markup
from mkdocs_hubcheck.examples import examples


@dataclass(frozen=True, slots=True)
class Files:
    """Where a page finds what the table needs, relative to the page."""

    style: str
    script: str
    """The module that checks; empty where the checker could not be packed."""


def render(catalogue: Catalogue, files: Files, number: int) -> str:
    """The table of a page.

    Args:
        catalogue: the words of the page's locale.
        files: addresses; without a script the field says that it does not work.
        number: how many parts stand before it on the page; its ids are made of that.
    """
    return markup.template("bulk.html").render(
        files=files,
        id=f"hubcheck-bulk-{number + 1}",
        locale=catalogue.locale,
        examples=examples("email", catalogue),
        text=catalogue.text,
        rich=lambda name: markup.rich(catalogue.text(name)),
        rich_text=markup.rich,
    )
