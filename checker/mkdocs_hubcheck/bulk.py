"""The bulk check as HTML: a field for a list, and the element for its results."""

from __future__ import annotations

from hubcheck.messages import Catalogue
from mkdocs_hubcheck import markup
from mkdocs_hubcheck.examples import examples


def render(catalogue: Catalogue, number: int, *, live: bool) -> str:
    """The bulk check of a page.

    Args:
        catalogue: messages of the page's locale.
        number: the number of parts before it on the page, for unique ids.
        live: whether the page loads the checker; without it the field says that it does not work.
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
