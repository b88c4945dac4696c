"""Renders Markdown as the site does, from mkdocs.yml: commands verify that a page keeps its structure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from markdown import Markdown

from bitext.core.model import BitextError
from bitext.markdown.extract.front_matter import METADATA
from bitext.project.mkdocs_yml import Tagged, entries
from bitext.project.project import Project

_BUILT_IN = ("toc", "tables", "fenced_code")
"""What MkDocs always loads (mkdocs/config/defaults.py, `markdown_extensions`)."""
_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_SAMPLE = "# A [link](other.md)"
_UNAVAILABLE = object()
_FUNCTIONS = frozenset(["emoji_generator", "emoji_index", "format", "slugify", "validator"])
"""Options of extensions that are functions; a configuration for Zensical has their names (zensical/config.py)."""
_EXECUTED = ("bash", "console", "md", "markdown", "py", "python", "pycon", "pyodide", "sh", "tree")
"""Languages of code that markdown-exec runs (markdown_exec/_internal/main.py, `formatters`)."""
_DOTTED_NAME = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)+")


def renderer(project: Project, *, own_ids: bool = False) -> Callable[[str], str]:
    """A function from a Markdown page, front matter included, to the HTML of its body, as MkDocs renders this project.

    One exception: ids derived from headings are numbered, because the site gives a translated page the ids of its
    source.

    Args:
        project: its mkdocs.yml has the options.
        own_ids: keep the ids derived from headings.

    Raises:
        BitextError: an extension in mkdocs.yml is not installed or rejects its options.
    """
    options = extension_options(project)
    if not own_ids:
        _number_ids(options)
    try:
        markdown = _outside_of_builds(options)
    except (ImportError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise BitextError(
            f"a Markdown extension cannot be loaded ({error}); install it, or correct markdown_extensions",
            project.config_file,
        ) from error

    def render(text: str) -> str:
        markdown.reset()
        body = without_front_matter(text)
        return markdown.convert(body if body != text else METADATA.sub("", text, count=1).removeprefix("\ufeff"))

    return render


def _outside_of_builds(options: Mapping[str, Mapping[str, Any]]) -> Markdown:
    """All extensions, but for those that render nothing without what MkDocs adds to the Markdown of each page."""
    whole = _with_extensions(options)
    if _can_render(whole):
        return whole
    kept: dict[str, Mapping[str, Any]] = {}
    for name, values in options.items():
        if _can_render(_with_extensions({**kept, name: values})):
            kept[name] = values
    return _with_extensions(kept)


def _with_extensions(options: Mapping[str, Mapping[str, Any]]) -> Markdown:
    return Markdown(extensions=list(options), extension_configs=options)


def _can_render(markdown: Markdown) -> bool:
    try:
        markdown.convert(_SAMPLE)
    except Exception:  # noqa: BLE001  # of somebody else's extension
        return False
    return True


def without_front_matter(text: str) -> str:
    """The page without its YAML front matter."""
    return _FRONT_MATTER.sub("", text, count=1)


def has_attr_list(project: Project) -> bool:
    """Whether the project's Markdown supports `## Heading { #id }`."""
    return bool(
        {"attr_list", "markdown.extensions.attr_list", "extra", "markdown.extensions.extra"}
        & extension_options(project).keys()
    )


def extension_options(project: Project) -> dict[str, dict[str, Any]]:
    """The Markdown extensions of mkdocs.yml with their options, in order; those that MkDocs always loads come first."""
    options: dict[str, dict[str, Any]] = {name: {} for name in _BUILT_IN}
    for name, values in entries(project.config.get("markdown_extensions")):
        options.setdefault(name, {}).update(_resolved(values or {}, project))
    for name, values in (project.config.get("mdx_configs") or {}).items():
        options.setdefault(name, {}).update(_resolved(values or {}, project))
    if "pymdownx.superfences" in options:
        _fences(options["pymdownx.superfences"], project)
    if "pymdownx.snippets" in options:
        _snippets(options["pymdownx.snippets"], project.root)
    return options


def _resolved(value: Any, project: Project) -> Any:
    """The options with YAML tags resolved; an option that cannot be resolved keeps its default."""
    if isinstance(value, Mapping):
        found = {key: _resolved(_function(key, item), project) for key, item in value.items()}
        return {key: item for key, item in found.items() if item is not _UNAVAILABLE}
    if isinstance(value, list):
        return [item for item in (_resolved(item, project) for item in value) if item is not _UNAVAILABLE]
    return _tagged(value, project) if isinstance(value, Tagged) else value


def _tagged(value: Tagged, project: Project) -> Any:
    if value.tag == "!relative":
        folder = project.docs if str(value.value or "").startswith("$docs_dir") else project.root
        return str(folder / str(value.value or "").partition("/")[2])
    kind, _, path = value.tag.partition(":")
    if not kind.startswith("!!python/"):
        return _UNAVAILABLE
    found = _imported(path)
    if kind in ("!!python/object/apply", "!!python/object/new") and found is not _UNAVAILABLE:
        arguments = _resolved(value.value or {}, project)
        if isinstance(arguments, list):
            return found(*arguments)
        return found(*arguments.get("args", ()), **arguments.get("kwds", {}))
    return found


def _function(option: str, value: Any) -> Any:
    """A function that is named as Zensical does it, `a.b` or `{object: a.b, kwds: {}}`, as MkDocs names it."""
    if option in _FUNCTIONS and isinstance(value, str) and _DOTTED_NAME.fullmatch(value):
        return Tagged(f"!!python/name:{value}", None)
    if option in _FUNCTIONS and isinstance(value, Mapping) and "object" in value:
        return Tagged(f"!!python/object/apply:{value['object']}", {"kwds": value.get("kwds") or {}})
    return value


def _imported(path: str) -> Any:
    module, _, name = path.rpartition(".")
    try:
        return getattr(import_module(module or "builtins"), name)
    except (ImportError, AttributeError):
        return _UNAVAILABLE


def _number_ids(options: dict[str, dict[str, Any]]) -> None:
    for name, values in options.items():
        if name == "toc" or "slugify" in values:
            values["slugify"] = _number


def _number(text: str, separator: str = "-", **_: Any) -> str:
    # The extensions themselves make ids unique: section, section_1, ..
    return "section"


def _fences(options: dict[str, Any], project: Project) -> None:
    # markdown-exec adds them in a build. Without them, its options make a paragraph of the code.
    plugins = dict(entries(project.config.get("plugins")))
    if "markdown-exec" in plugins:
        languages = (plugins["markdown-exec"] or {}).get("languages", _EXECUTED)
        known = options.get("custom_fences") or []
        options["custom_fences"] = [
            *known,
            *({"name": one, "class": one, "validator": _any_option} for one in languages),
        ]


def _any_option(language: str, inputs: Mapping[str, str], options: dict[str, str], attrs: object, md: Markdown) -> bool:
    # Python-Markdown's extension SuperFences asks this about the options after a fence.
    options.update(inputs)
    return True


def _snippets(options: dict[str, Any], root: Path) -> None:
    # Relative to where MkDocs runs, the project; our commands may run in any folder below it.
    paths = options.get("base_path", ["."])
    options["base_path"] = [str(root / str(path)) for path in (paths if isinstance(paths, list) else [paths])]
