"""The forms as HTML in the page's language, and the styles, icons and settings that the parts need."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader
from markupsafe import Markup, escape

from hubcheck.messages import Catalogue
from mkdocs_hubcheck.examples import examples
from mkdocs_hubcheck.messages import CORE, select_messages

FORMS = ("email", "url")
"""Names of the forms, as in the marker `<!-- hubcheck:email -->`."""
_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True)
class FileUrls:
    """URLs of the checker's files, relative to the page."""

    style: str
    script: str
    """The module that upgrades the parts."""
    words: str
    """The messages in the page's locale."""
    engine: str
    """The module that runs the checker; empty if it could not be packed."""
    others: tuple[str, ...] = ()
    """More style sheets and modules, without `.css` and `.js`."""
    known: str = ""
    """The verdicts that need no Python; empty on a page that checks no address."""
    codes: str = ""
    """The explanations that need no Python; empty on a page that explains no message."""
    first: str = ""
    """What the script fetches before the page shows its first question: the browser does not wait for the script."""


@cache
def _templates() -> Environment:
    return Environment(loader=PackageLoader("mkdocs_hubcheck"), autoescape=True, trim_blocks=True)


def render(name: str, catalogue: Catalogue, **values: object) -> str:
    """The HTML of a template of the plugin, with messages of the catalogue and values, which are escaped."""
    template = _templates().get_template(name)
    return template.render(
        locale=catalogue.locale,
        text=catalogue.text,
        label=catalogue.label,
        rich=lambda message: rich(catalogue.text(message)),
        rich_text=rich,
        **values,
    )


def rich(text: str) -> Markup:
    """A message as HTML: screen labels between `**` in bold, everything else escaped."""
    return Markup(_BOLD.sub(r"<b>\1</b>", str(escape(text))))  # noqa: S704 - the text was escaped


def form(kind: str, id: str, catalogue: Catalogue, *, live: bool, with_examples: bool = True) -> str:
    """One form.

    Args:
        kind: one of `FORMS`, or `bulk` for the bulk check: a field for a list, and the element for its results.
        id: of its field; those of its other parts begin with it.
        catalogue: messages of the page's locale.
        live: whether the page loads the checker; without it the form says that it does not work.
        with_examples: whether there is a list of examples below it.
    """
    bulk = kind == "bulk"
    listed = "email" if bulk else kind
    return render(
        "bulk.html" if bulk else "form.html",
        catalogue,
        kind=kind,
        id=id,
        live=live,
        words="bulk." if bulk else f"ui.{kind}-",
        listed=listed,
        examples=examples(listed, catalogue) if with_examples else (),
    )


def message_box(id: str, catalogue: Catalogue, *, live: bool, checklist: str) -> str:
    """The box for an error message; `checklist` is the URL of the checklist, empty if there is none."""
    return render("message.html", catalogue, id=id, live=live, checklist=checklist)


def head(catalogue: Catalogue, urls: FileUrls, online: Mapping[str, object] | None = None) -> str:
    """The HTML before the first part of a page: styles, icons, script and settings.

    Args:
        catalogue: messages of the page's locale.
        urls: of the checker's files.
        online: the services that may be queried; None for none.
    """
    settings: dict[str, object] = {
        "engine": urls.engine,
        "words": urls.words,
    }
    settings |= {name: url for name, url in (("known", urls.known), ("codes", urls.codes)) if url}
    if online is not None:
        settings["online"] = dict(online)
    return render(
        "head.html",
        catalogue,
        style=urls.style,
        script=urls.script,
        first=urls.first,
        others=urls.others,
        settings=settings if urls.engine else None,
        core=select_messages(catalogue, CORE),
        asks=" ".join(allowed_origins(online or {})),
    )


def allowed_origins(online: Mapping[str, object]) -> list[str]:
    """The origins that a page may query, for the site's security policy.

    Args:
        online: the services that may be queried; with `probe`, the host of any client link.
    """
    services = (urlsplit(str(online.get(name, ""))) for name in ("tenant", "mx"))
    named = {f"{service.scheme}://{service.netloc}" for service in services if service.netloc}
    return sorted(named | ({"https:", "http:"} if online.get("probe") else set()))
