"""How the pages of a project are extracted, from its mkdocs.yml: its extensions and plugins decide what is text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from bitext.markdown.extract import extract_units
from bitext.markdown.extract.model import ExtractOptions
from bitext.markdown.extract.syntax import PLAIN, Delimiters, Directive, Syntax
from bitext.project.mkdocs_yml import entries
from bitext.project.project import Project
from bitext.project.snippets import appended_texts

_MACROS = frozenset({"macros", "markdownextradata", "mkdocs-macros", "mktemplate"})
"""Plugins that evaluate Jinja's macros in pages."""
_INCLUDES = "include-markdown"
_DIRECTIVES = {
    "tags": Directive("[TAGS]", ""),
    "render_swagger": Directive("!!swagger", r"(?:-http)? [^\n]{1,2000}?!!"),
}
"""What plugins replace in a page, by the name of the plugin."""
_WIKILINKS = frozenset(
    {"wikilinks", "markdown.extensions.wikilinks", "ezlinks", "ezlinked", "roamlinks", "obsidian-links"}
    | {"obsidian-bridge", "obsidian-support"}
)
_CALLOUTS = frozenset({"callouts", "gh-admonitions", "obsidian-bridge", "obsidian-support"})
_ARITHMATEX = "pymdownx.arithmatex"
_BUNDLES = frozenset({"extra", "markdown.extensions.extra", "pymdownx.extra"})
"""Extensions whose options are those of the extensions in them."""
_INLINE_MATH, _BLOCK_MATH = ("dollar", "round"), ("dollar", "square", "begin")
_SMART = {"all": frozenset("*_"), "asterisk": frozenset("*"), "underscore": frozenset("_"), "none": frozenset[str]()}
"""By `smart_enable` of Better Em: what is no emphasis inside a word."""
_OTHER_MATH = frozenset({"mdx_math", "katex-ssr"})


def extract_options(project: Project, page: str) -> ExtractOptions:
    """How a page of a project is extracted.

    Args:
        project: its mkdocs.yml has the extensions and plugins.
        page: below the docs folder. The first lines of an include are text, never metadata.
    """
    is_include = PurePosixPath(page).is_relative_to(project.includes)
    syntax = site_syntax(project.config)
    labels = frozenset[str]().union(*map(_labels, appended_texts(project)))
    return ExtractOptions(project.front_matter, project.source_locale, syntax, metadata=not is_include, labels=labels)


@lru_cache(maxsize=16)
def _labels(text: str) -> frozenset[str]:
    """The labels of the link definitions in a text."""
    return extract_units(text).labels


def site_syntax(config: Mapping[str, Any]) -> Syntax:
    """What the extensions and plugins in mkdocs.yml add to Markdown.

    Args:
        config: all of mkdocs.yml, with what it inherits.
    """
    plugins = _options(config.get("plugins"))
    extensions = _options(config.get("markdown_extensions"))
    for bundle in _BUNDLES & extensions.keys():
        extensions |= _options(extensions[bundle])
    extensions |= {str(name): _mapping(options) for name, options in _mapping(config.get("mdx_configs")).items()}
    both = extensions | plugins
    inline, blocks = _math(both)
    callouts = bool(extensions.get("pymdownx.quotes", {}).get("callouts")) or not _CALLOUTS.isdisjoint(plugins)
    return Syntax(
        _delimiters(plugins),
        inline,
        blocks,
        callouts=callouts,
        labels="callouts" in extensions,
        wikilinks=not _WIKILINKS.isdisjoint(both),
        smart=_SMART.get(str(extensions.get("pymdownx.betterem", {}).get("smart_enable")), PLAIN.smart),
        spaced_headings="pymdownx.saneheaders" in extensions,
        lettered_items="pymdownx.fancylists" in extensions,
        directives=_directives(plugins),
    )


def _delimiters(plugins: Mapping[str, Mapping[str, Any]]) -> Delimiters | None:
    """How macros are written; None where no plugin evaluates them."""
    name = next((name for name in plugins if name in _MACROS), None)
    if name is None or plugins[name].get("render_by_default") is False:
        return None
    options = {**plugins[name], **_mapping(plugins[name].get("jinja_options"))}
    default = Delimiters()
    return Delimiters(*(_pair(options, kind, getattr(default, kind)) for kind in Delimiters._fields))


def _directives(plugins: Mapping[str, Mapping[str, Any]]) -> tuple[Directive, ...]:
    found = [directive for name, directive in _DIRECTIVES.items() if name in plugins]
    if _INCLUDES in plugins:
        options = plugins[_INCLUDES]
        given = map(str, _mapping(options.get("directives")).values())
        names = sorted({"include", "include-markdown", *given} - {""})
        start, end = (
            str(options.get(f"{which}_tag") or known) for which, known in (("opening", "{%"), ("closing", "%}"))
        )
        named = "|".join(map(re.escape, names))
        found.append(Directive(start, rf"\s{{0,100}}(?:{named})\s.{{1,2000}}?{re.escape(end)}"))
    return tuple(found)


def _pair(options: Mapping[str, Any], kind: str, default: tuple[str, str]) -> tuple[str, str]:
    """The delimiters of one kind of macro, under the names that mkdocs-macros-plugin or Jinja gives them."""
    found = (options.get(f"j2_{kind}_{end}_string") or options.get(f"{kind}_{end}_string") for end in ("start", "end"))
    start, end = (str(one) if one else known for one, known in zip(found, default, strict=True))
    return start, end


def _math(names: Mapping[str, Mapping[str, Any]]) -> tuple[frozenset[str], frozenset[str]]:
    """How formulas are written in text, and as blocks."""
    inline: set[str] = set()
    blocks: set[str] = set()
    if _ARITHMATEX in names:
        inline |= _listed(names[_ARITHMATEX].get("inline_syntax"), _INLINE_MATH)
        blocks |= _listed(names[_ARITHMATEX].get("block_syntax"), _BLOCK_MATH)
    for name in _OTHER_MATH & names.keys():
        dollar = name != "mdx_math" or names[name].get("enable_dollar_delimiter")
        inline |= {"dollar", "round"} if dollar else {"round"}
        blocks |= set(_BLOCK_MATH)
    return frozenset(inline), frozenset(blocks)


def _listed(value: Any, default: tuple[str, ...]) -> set[str]:
    return {str(one) for one in value} if isinstance(value, list) else set(default)


def _options(value: Any) -> dict[str, Mapping[str, Any]]:
    """Plugins or extensions by name with their options; those that are switched off are left out."""
    named = {str(name).removeprefix("material/"): _mapping(options) for name, options in entries(value)}
    return {name: options for name, options in named.items() if options.get("enabled") is not False}


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
