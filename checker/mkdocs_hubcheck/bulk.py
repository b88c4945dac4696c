"""The table for many at once as HTML: a field for a list, and the place for what it comes to."""

from __future__ import annotations

from hubcheck.messages import Catalogue
from mkdocs_hubcheck import markup
from mkdocs_hubcheck.examples import examples


def render(catalogue: Catalogue, number: int, *, live: bool) -> str:
    """The table of a page.

    Args:
        catalogue: the words of the page's locale.
        number: how many parts stand before it on the page; its ids are made of that.
        live: whether a script comes with it; without one the field says that it does not work.
    """
    return markup.template("bulk.html").render(
        live=live,
        id=f"hubcheck-bulk-{number + 1}",
        locale=catalogue.locale,
        examples=examples("email", catalogue),
        text=catalogue.text,
        rich=lambda name: markup.rich(catalogue.text(name)),
        rich_text=markup.rich,
    )
