"""Writes the developer pages of the guide from the docstrings: `make reference`; `--check` says what is out of date."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import griffe
from mkdocs.config import config_options as option
from mkdocs.config.base import Config

from mkdocs_bitext.options import BitextOptions
from mkdocs_hubcheck.options import HubcheckOptions
from mkdocs_publish.options import PublishOptions

TOP = Path(__file__).resolve().parents[1]
PAGES = TOP / "docs/developers"
PLUGINS: dict[str, type[Config]] = {
    "bitext": BitextOptions,
    "bitext-publish": PublishOptions,
    "hubcheck": HubcheckOptions,
}
_HEAD = """\
---
title: {title}
description: "{description}"
search:
  exclude: true
---

<!-- Written by `make reference` from the docstrings: change those. -->

# {title} {{ #{anchor} }}

{description}
"""
_WIDTH = 88
"""Characters of a signature that stay on one line."""
_TYPES = {str: "text", bool: "true or false", int: "number", float: "number", dict: "mapping", list: "list"}


def reference() -> dict[Path, str]:
    """Every page with its text."""
    code = _load()
    return {
        PAGES / "options.md": "".join(_options(code)),
        PAGES / "api-bitext.md": "".join(_api(code["bitext"], "Read, check and write segment files from Python.")),
        PAGES / "api-hubcheck.md": "".join(_api(code["hubcheck"], "Check addresses, links and error texts in Python.")),
    }


def _load() -> griffe.ModulesCollection:
    loader = griffe.GriffeLoader(search_paths=[TOP / "plugins", TOP / "checker"], docstring_parser="google")
    for name in ("bitext", "hubcheck", "mkdocs_bitext", "mkdocs_publish", "mkdocs_hubcheck"):
        loader.load(name)
    loader.resolve_aliases(implicit=True, external=False)
    return loader.modules_collection


def _options(code: griffe.ModulesCollection) -> Iterator[str]:
    description = "Every option of the three plugins, as it is written below their names in `mkdocs.yml`."
    yield _HEAD.format(title="Options of the plugins", description=description, anchor="options")
    for name, options in PLUGINS.items():
        yield f"\n## `{name}` {{ #{name} }}\n"
        yield from _table(("Option", "Type", "Default", "Meaning"), list(_option_rows(options, code)))


def _option_rows(options: type[Config], code: griffe.ModulesCollection, below: str = "") -> Iterator[tuple[str, ...]]:
    documented = code[f"{options.__module__}.{options.__qualname__}"]
    for name, kind in options._schema:
        meaning = _cell(documented[name].docstring.value) if documented[name].docstring else ""
        if isinstance(kind, option.SubConfig):
            yield f"`{below}{name}`", "mapping", "", meaning
            yield from _option_rows(kind.config_class, code, f"{below}{name}.")
        else:
            yield f"`{below}{name}`", _type(kind), _default(kind), meaning


def _type(kind: object) -> str:
    if isinstance(kind, option.Optional):
        return _type(kind.option)
    if isinstance(kind, option.ListOfItems):
        return f"list of {_type(kind.option_type)}"
    if isinstance(kind, option.Type):
        types = kind._type if isinstance(kind._type, tuple) else (kind._type,)
        return " or ".join(dict.fromkeys(_TYPES[one] for one in types))
    return "mapping"


def _default(kind: object) -> str:
    default = getattr(kind, "default", None)
    if default is None or default == "" or not isinstance(default, str | bool | int | float | list | dict):
        return "none"
    return f"`{default if isinstance(default, str) else json.dumps(default)}`"


def _api(package: griffe.Object | griffe.Alias, description: str) -> Iterator[str]:
    name = package.name
    yield _HEAD.format(title=f"Python API of {name}", description=description, anchor=f"api-{name}")
    yield f"\nImport these names from `{name}` itself. Anything that is not on this page may change in any release.\n"
    public = {one: package[one].final_target for one in sorted(map(str, package.exports or ()), key=str.casefold)}
    names = {found.name: one for one, found in public.items() if found.name != one and found.is_class}
    for one, found in public.items():
        yield f"\n## `{one}` {{ #{one} }}\n\n"
        if isinstance(found, griffe.Function):
            yield from _function(found, one, names)
        elif isinstance(found, griffe.Class):
            yield from _class(found, one, names)
        else:
            yield f"{_text(found)}\n"


def _class(found: griffe.Class, name: str, names: Mapping[str, str]) -> Iterator[str]:
    yield f"{_text(found)}\n"
    members = any(str(base).endswith("Enum") for base in found.bases)
    fields = [
        one for one in found.attributes.values() if one.is_public and (members or one.annotation or one.has_docstring)
    ]
    yield from _table(
        ("Member" if members else "Field", "Value" if members else "Type", "Meaning"),
        [(f"`{one.name}`", _annotation(one, names), _cell(_text(one))) for one in fields],
    )
    for method in found.functions.values():
        if method.is_public and not method.name.startswith("__"):
            yield f"\n### `{name}.{method.name}` {{ #{name}.{method.name} }}\n\n"
            yield from _function(method, method.name, names)


def _function(found: griffe.Function, name: str, names: Mapping[str, str]) -> Iterator[str]:
    parameters = list(_parameters(found))
    returns = f" -> {found.returns}" if found.returns else ""
    signature = f"{name}({', '.join(parameters)}){returns}"
    if len(signature) > _WIDTH:
        signature = f"{name}(\n    {f',{chr(10)}    '.join(parameters)},\n){returns}"
    yield f"```python\n{_public(signature, names)}\n```\n"
    kinds = griffe.DocstringSectionKind
    for section in found.docstring.parsed if found.docstring else ():
        if section.kind is kinds.text:
            yield f"\n{section.value}\n"
        elif section.kind is kinds.parameters:
            yield from _table(
                ("Argument", "Meaning"), [(f"`{one.name}`", _cell(one.description)) for one in section.value]
            )
        elif section.kind is kinds.returns:
            yield "".join(f"\nReturns: {_cell(one.description)}\n" for one in section.value)
        elif section.kind is kinds.raises:
            yield "".join(f"\nRaises `{one.annotation}`: {_cell(one.description)}\n" for one in section.value)


def _parameters(found: griffe.Function) -> Iterator[str]:
    stars = {griffe.ParameterKind.var_positional: "*", griffe.ParameterKind.var_keyword: "**"}
    keywords_only = False
    for one in found.parameters:
        if one.name in ("self", "cls"):
            continue
        if one.kind is griffe.ParameterKind.keyword_only and not keywords_only:
            keywords_only = True
            yield "*"
        star = stars.get(one.kind, "")
        default = "" if star or one.default is None else f" = {one.default}"
        yield f"{star}{one.name}: {one.annotation}{default}"


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    if rows:
        used = [column for column in range(len(heads)) if any(row[column] for row in rows)]
        yield f"\n| {' | '.join(heads[column] for column in used)} |\n|{'---|' * len(used)}\n"
        yield "".join(f"| {' | '.join(row[column] for column in used)} |\n" for row in rows)


def _annotation(one: griffe.Attribute, names: Mapping[str, str]) -> str:
    # In a cell, a bar ends it.
    return f"`{_public(str(one.annotation or one.value), names).replace(' | ', ' or ')}`"


def _public(text: str, names: Mapping[str, str]) -> str:
    """Code with the public names of classes."""
    return re.sub(r"\w+", lambda word: names.get(word[0], word[0]), text)


def _text(found: griffe.Object) -> str:
    return found.docstring.value if found.docstring else ""


def _cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", r"\|").strip()


def main() -> int:
    """Write the pages, or say which differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page is out of date")
    check = parser.parse_args().check
    stale = [(path, text) for path, text in reference().items() if not path.exists() or path.read_text("utf-8") != text]
    for path, text in stale:
        if check:
            print(f"{path.relative_to(TOP)} is out of date; run: make reference")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
