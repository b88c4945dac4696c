"""The texts that templates of the site mark for translation, in Jinja's way: `{% trans %}Text{% endtrans %}`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jinja2 import Environment, TemplateSyntaxError
from jinja2.ext import extract_from_ast

from bitext.core.storage import read_text
from bitext.project.project import Project

_PLACEHOLDER = re.compile(r"%\(\w+\)s|%")


def template_texts(project: Project) -> dict[str, str]:
    """The marked texts of the templates in `theme.custom_dir`, by a name such as `overrides/main.html/1`.

    A text that several templates have is one. A template that Jinja cannot read has none: the build reports it.

    Raises:
        BitextError: a template cannot be read.
    """
    theme = project.config.get("theme")
    folder = theme.get("custom_dir") if isinstance(theme, Mapping) else None
    if not isinstance(folder, str):
        return {}
    names: dict[str, str] = {}
    for path in sorted((project.root / folder).rglob("*.html")):
        for number, text in enumerate(marked_texts(read_text(path)), 1):
            names.setdefault(text, f"{folder.strip('/')}/{path.relative_to(project.root / folder).as_posix()}/{number}")
    return {name: text for text, name in names.items()}


def fits(source: str, target: str) -> bool:
    """Whether a target has the placeholders of its source, e.g. `%(name)s`: the template would fail without them."""
    return sorted(_PLACEHOLDER.findall(source)) == sorted(_PLACEHOLDER.findall(target))


def marked_texts(template: str) -> Iterator[str]:
    """The texts that a template marks; none of a template that Jinja cannot read."""
    # Only read, never rendered.
    jinja = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"], autoescape=True)
    try:
        found = list(extract_from_ast(jinja.parse(template)))
    except TemplateSyntaxError:
        return
    for _, function, message in found:
        if function in ("gettext", "_") and isinstance(message, str) and message.strip():
            yield message
