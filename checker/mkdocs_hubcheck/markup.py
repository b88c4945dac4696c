"""The checker's parts as HTML, in a locale's words: forms that work without a script, and what comes with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, Template
from markupsafe import Markup, escape

from hubcheck.messages import Catalogue
from mkdocs_hubcheck.examples import examples
from mkdocs_hubcheck.messages import CORE, select

FORMS = ("email", "url")
"""The forms that a marker can ask for; `<!-- hubcheck:email -->`."""
_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a page finds the files of the checker, relative to the page."""

    style: str
    script: str
    """The module that upgrades the parts."""
    words: str
    """The catalogue of the page's locale."""
    engine: str
    """The module that runs the checker; empty where it could not be packed: the forms then stay as they are."""


@cache
def _templates() -> Environment:
    return Environment(loader=PackageLoader("mkdocs_hubcheck"), autoescape=True, trim_blocks=True)


def template(name: str) -> Template:
    """A template of the plugin; what is put in is escaped."""
    return _templates().get_template(name)


def rich(text: str) -> Markup:
    """A sentence as HTML: screen labels between `**` are bold, everything else is text."""
    return Markup(_BOLD.sub(r"<b>\1</b>", str(escape(text))))  # noqa: S704 - what is put in was escaped


def form(kind: str, number: int, catalogue: Catalogue, *, live: bool) -> str:
    """One form.

    Args:
        kind: one of `FORMS`.
        number: how many parts stand before it on the page; its ids are made of that.
        catalogue: the words of the page's locale.
        live: whether a script comes with it.
    """
    return (
        _templates()
        .get_template("form.html")
        .render(
            kind=kind,
            id=f"hubcheck-{kind}-{number + 1}",
            locale=catalogue.locale,
            live=live,
            text=catalogue.text,
            rich=lambda name: rich(catalogue.text(name)),
            rich_text=rich,
            examples=examples(kind, catalogue),
        )
    )


def head(catalogue: Catalogue, addresses: Addresses, online: Mapping[str, object] | None = None) -> str:
    """What stands once before the first part of a page: styles, icons, script, and the settings that it reads.

    Args:
        catalogue: the words of the page's locale.
        addresses: of the files.
        online: who may be asked online; None: nobody.
    """
    settings: dict[str, object] = {
        "engine": addresses.engine,
        "words": addresses.words,
        "core": select(catalogue, CORE),
    }
    if online is not None:
        settings["online"] = dict(online)
    template = _templates().get_template("head.html")
    return template.render(
        style=addresses.style,
        script=addresses.script,
        settings=settings if addresses.engine else None,
        asks=" ".join(origins(online or {})),
    )


def origins(online: Mapping[str, object]) -> list[str]:
    """Whom a page may ask when it checks online, for the site's security policy.

    Args:
        online: who may be asked; with `probe`, any host of a client link.
    """
    services = (urlsplit(str(online.get(name, ""))) for name in ("tenant", "mx"))
    named = {f"{one.scheme}://{one.netloc}" for one in services if one.netloc}
    return sorted(named | ({"https:", "http:"} if online.get("probe") else set()))
