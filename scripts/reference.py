"""Writes the developer pages of the guide from the docstrings: `make reference`; `--check` lists outdated pages."""

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

from bitext.exchange.init import known_plugins
from mkdocs_bitext.options import BitextOptions
from mkdocs_hubcheck.options import HubcheckOptions
from mkdocs_publish.options import PublishOptions
from rules_page import DESCRIPTION, rules_page

TOP = Path(__file__).resolve().parents[1]
PAGES = TOP / "docs/developers"
OWNERS = TOP / "docs/for-site-owners.md"
_TABLE_START, _TABLE_END = "<!-- known plugins, written by `make reference` -->\n", "\n<!-- end of known plugins -->\n"
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
_RULES_HEAD = _HEAD.format(title="Rules of bitext check", description=DESCRIPTION, anchor="rules")
_WIDTH = 88
"""Maximum length of a signature on one line."""
_TYPES = {str: "text", bool: "true or false", int: "number", float: "number", dict: "mapping", list: "list"}


def reference() -> dict[Path, str]:
    """Path of every generated page -> its text."""
    code = _load()
    return {
        PAGES / "options.md": "".join(_options(code)),
        PAGES / "rules.md": _RULES_HEAD + "".join(rules_page()),
        PAGES / "api-bitext.md": "".join(_api(code["bitext"], "Read, check and write segment files from Python.")),
        PAGES / "api-hubcheck.md": "".join(_api(code["hubcheck"], "Check addresses, links and error texts in Python.")),
        OWNERS: _with_known_plugins(OWNERS.read_text(encoding="utf-8")),
    }


def _with_known_plugins(text: str) -> str:
    rows = [(f"`{each.name}`", f"`{each.package}`", each.note) for each in known_plugins().values()]
    before, _, rest = text.partition(_TABLE_START)
    table = "".join(_table(("Plugin", "Package", "What to know"), rows))
    return f"{before}{_TABLE_START}{table}{_TABLE_END}{rest.partition(_TABLE_END)[2]}"


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
        return " or ".join(dict.fromkeys(_TYPES[python_type] for python_type in types))
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
    exports = sorted(map(str, package.exports or ()), key=str.casefold)
    public = {export: package[export].final_target for export in exports}
    names = {target.name: export for export, target in public.items() if target.name != export and target.is_class}
    for export, target in public.items():
        yield f"\n## `{export}` {{ #{export} }}\n\n"
        if isinstance(target, griffe.Function):
            yield from _function(target, export, names)
        elif isinstance(target, griffe.Class):
            yield from _class(target, export, names)
        else:
            yield f"{_text(target)}\n"


def _class(target: griffe.Class, name: str, names: Mapping[str, str]) -> Iterator[str]:
    yield f"{_text(target)}\n"
    members = any(str(base).endswith("Enum") for base in target.bases)
    public = [attribute for attribute in target.attributes.values() if attribute.is_public]
    fields = [field for field in public if members or field.annotation or field.has_docstring]
    yield from _table(
        ("Member" if members else "Field", "Value" if members else "Type", "Meaning"),
        [(f"`{field.name}`", _annotation(field, names), _cell(_text(field))) for field in fields],
    )
    for method in target.functions.values():
        if method.is_public and not method.name.startswith("__"):
            yield f"\n### `{name}.{method.name}` {{ #{name}.{method.name} }}\n\n"
            yield from _function(method, method.name, names)


def _function(target: griffe.Function, name: str, names: Mapping[str, str]) -> Iterator[str]:
    parameters = list(_parameters(target))
    returns = f" -> {target.returns}" if target.returns else ""
    signature = f"{name}({', '.join(parameters)}){returns}"
    if len(signature) > _WIDTH:
        signature = f"{name}(\n    {f',{chr(10)}    '.join(parameters)},\n){returns}"
    yield f"```python\n{_public(signature, names)}\n```\n"
    kinds = griffe.DocstringSectionKind
    for section in target.docstring.parsed if target.docstring else ():
        if section.kind is kinds.text:
            yield f"\n{section.value}\n"
        elif section.kind is kinds.parameters:
            yield from _table(
                ("Argument", "Meaning"),
                [(f"`{argument.name}`", _cell(argument.description)) for argument in section.value],
            )
        elif section.kind is kinds.returns:
            yield "".join(f"\nReturns: {_cell(result.description)}\n" for result in section.value)
        elif section.kind is kinds.raises:
            yield "".join(f"\nRaises `{error.annotation}`: {_cell(error.description)}\n" for error in section.value)


def _parameters(target: griffe.Function) -> Iterator[str]:
    stars = {griffe.ParameterKind.var_positional: "*", griffe.ParameterKind.var_keyword: "**"}
    keywords_only = False
    for parameter in target.parameters:
        if parameter.name in ("self", "cls"):
            continue
        if parameter.kind is griffe.ParameterKind.keyword_only and not keywords_only:
            keywords_only = True
            yield "*"
        star = stars.get(parameter.kind, "")
        default = "" if star or parameter.default is None else f" = {parameter.default}"
        yield f"{star}{parameter.name}: {parameter.annotation}{default}"


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    if rows:
        used = [column for column in range(len(heads)) if any(row[column] for row in rows)]
        yield f"\n| {' | '.join(heads[column] for column in used)} |\n|{'---|' * len(used)}\n"
        yield "".join(f"| {' | '.join(row[column] for column in used)} |\n" for row in rows)


def _annotation(attribute: griffe.Attribute, names: Mapping[str, str]) -> str:
    # A bar would end the table cell.
    return f"`{_public(str(attribute.annotation or attribute.value), names).replace(' | ', ' or ')}`"


def _public(text: str, names: Mapping[str, str]) -> str:
    """Code in which classes have their public names."""
    return re.sub(r"\w+", lambda word: names.get(word[0], word[0]), text)


def _text(target: griffe.Object) -> str:
    return target.docstring.value if target.docstring else ""


def _cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", r"\|").strip()


def main() -> int:
    """Write the outdated pages, or with `--check` list them.

    Returns:
        The exit code: 1 if `--check` finds an outdated page, else 0.
    """
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
