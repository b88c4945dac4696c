"""Tells whether the HTML of a page follows from its Markdown alone, so that it can be taken from an earlier render."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

_KNOWN = re.compile(
    r"(?:markdown\.extensions\.)?"
    r"(?:abbr|admonition|attr_list|codehilite|def_list|extra|fenced_code|footnotes|legacy_attrs|legacy_em|md_in_html"
    r"|meta|nl2br|sane_lists|smarty|tables|toc|wikilinks)\Z"
    r"|pymdownx\.(?!b64|pathconverter)"
)
"""Of Python-Markdown and PyMdown, but for those that read files beside the page, or need to know where it is."""
_PACKAGES = ("bitext", "markdown", "material", "pymdownx")
"""Whose functions, as in `format: !!python/name:pymdownx.superfences.fence_code_format`, have no state."""
_SNIPPETS = "pymdownx.snippets"
_SNIPPET = "-8<-"


def may_include_snippets(text: str) -> bool:
    """Whether a page may show other files by `pymdownx.snippets`."""
    return _SNIPPET in text


def fingerprint(names: Iterable[str], options: Mapping[str, Any]) -> str | None:
    """The Markdown of a site in a text that differs where pages might differ.

    Args:
        names: of its extensions, in order.
        options: theirs, by name.

    Returns:
        None if an extension is unknown, and may give another page the next time.
    """
    names = list(names)
    if not all(map(_KNOWN.match, names)) or (options.get(_SNIPPETS) or {}).get("auto_append"):
        return None
    # The folders of snippets matter to pages with snippets only.
    plain = {name: value for name, value in options.items() if name != _SNIPPETS}
    try:
        return json.dumps([names, _plain(plain)], sort_keys=True)
    except TypeError:
        return None


def _plain(value: Any) -> Any:
    """The value with names in place of functions.

    Raises:
        TypeError: it has a function or an object of another package.
    """
    if isinstance(value, Mapping):
        if value.get("custom_icons"):
            raise TypeError("files of the site")
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, functools.partial):
        return [_plain(value.func), _plain(value.args), _plain(value.keywords)]
    if value is None or isinstance(value, (str, int, float)):
        return value
    module, name = getattr(value, "__module__", None), getattr(value, "__qualname__", None)
    if name is None or str(module).partition(".")[0] not in _PACKAGES:
        raise TypeError(f"{value!r} is of another package")
    return f"{module}.{name}"
