"""The site's Markdown, made from mkdocs.yml, for the commands' proof that a page keeps its structure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from markdown import Markdown

from bitext.core.model import BitextError
from bitext.project.mkdocs_yml import Tagged
from bitext.project.project import Project

_BUILT_IN = ("toc", "tables", "fenced_code")
"""What MkDocs always loads (mkdocs/config/defaults.py, `markdown_extensions`)."""
_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_Missing = object()


def renderer(project: Project, *, own_ids: bool = False) -> Callable[[str], str]:
    """Markdown page (front matter and all) to the HTML of its body, as MkDocs would make it of this project.

    But for one thing: ids that are made of a heading's words are numbered, because the site gives a translated page
    the ids of its source.

    Args:
        project: whose mkdocs.yml.
        own_ids: leave those ids as they are made.

    Raises:
        BitextError: an extension that mkdocs.yml names is not installed or refuses its options.
    """
    options = _extensions(project)
    if not own_ids:
        _number_ids(options)
    try:
        markdown = Markdown(extensions=list(options), extension_configs=options)
    except (ImportError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise BitextError(
            f"a Markdown extension cannot be loaded ({error}); install it, or correct markdown_extensions",
            project.config_file,
        ) from error

    def render(text: str) -> str:
        markdown.reset()
        return markdown.convert(_FRONT_MATTER.sub("", text, count=1).removeprefix("\ufeff"))

    return render


def reads_attributes(project: Project) -> bool:
    """Whether the project's Markdown knows `## Heading { #id }`."""
    return bool(
        {"attr_list", "markdown.extensions.attr_list", "extra", "markdown.extensions.extra"}
        & _extensions(project).keys()
    )


def _extensions(project: Project) -> dict[str, dict[str, Any]]:
    options: dict[str, dict[str, Any]] = {name: {} for name in _BUILT_IN}
    for name, given in _entries(project.config.get("markdown_extensions")):
        options.setdefault(name, {}).update(_resolved(given or {}, project))
    for name, given in (project.config.get("mdx_configs") or {}).items():
        options.setdefault(name, {}).update(_resolved(given or {}, project))
    if "pymdownx.snippets" in options:
        _snippets(options["pymdownx.snippets"], project.root)
    return options


def _entries(extensions: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(extensions, Mapping):
        yield from extensions.items()
    for entry in extensions if isinstance(extensions, list) else ():
        if isinstance(entry, Mapping):
            yield from entry.items()
        else:
            yield str(entry), None


def _resolved(value: Any, project: Project) -> Any:
    """The options with what tags stand for; an option that cannot be had here is left to its default."""
    if isinstance(value, Mapping):
        found = {key: _resolved(one, project) for key, one in value.items()}
        return {key: one for key, one in found.items() if one is not _Missing}
    if isinstance(value, list):
        return [one for one in (_resolved(one, project) for one in value) if one is not _Missing]
    return _named(value, project) if isinstance(value, Tagged) else value


def _named(value: Tagged, project: Project) -> Any:
    if value.tag == "!relative":
        folder = project.docs if str(value.value or "").startswith("$docs_dir") else project.root
        return str(folder / str(value.value or "").partition("/")[2])
    kind, _, path = value.tag.partition(":")
    if not kind.startswith("!!python/"):
        return _Missing
    found = _imported(path)
    if kind in ("!!python/object/apply", "!!python/object/new") and found is not _Missing:
        given = _resolved(value.value or {}, project)
        if isinstance(given, list):
            return found(*given)
        return found(*given.get("args", ()), **given.get("kwds", {}))
    return found


def _imported(path: str) -> Any:
    module, _, name = path.rpartition(".")
    try:
        return getattr(import_module(module or "builtins"), name)
    except (ImportError, AttributeError):
        return _Missing


def _number_ids(options: dict[str, dict[str, Any]]) -> None:
    for name, given in options.items():
        if name == "toc" or "slugify" in given:
            given["slugify"] = _number


def _number(text: str, separator: str = "-", **_: Any) -> str:
    # The extensions themselves tell equal ones apart: section, section_1, ..
    return "section"


def _snippets(options: dict[str, Any], root: Path) -> None:
    # Relative to where MkDocs is run, that is the project; a command may be run anywhere below it.
    given = options.get("base_path", ["."])
    options["base_path"] = [str(root / str(path)) for path in (given if isinstance(given, list) else [given])]
