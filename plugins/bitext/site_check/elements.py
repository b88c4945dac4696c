"""Elements of HTML by what the site check has to know of them."""

from __future__ import annotations

INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd"}
    | {"mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "svg", "time", "tt", "u", "var", "wbr"}
)
"""They stand inside a sentence; every other element begins and ends a block."""
UNSPOKEN = frozenset(
    {"code", "iframe", "kbd", "math", "noscript", "object", "pre", "samp", "script", "style", "svg", "template"}
    | {"textarea", "var"}
)
"""What they hold is no text in a language."""
SPOKEN = ("alt", "title", "placeholder", "aria-label")
"""Attributes that are read out or shown."""
RESOURCES = frozenset(
    {("audio", "src"), ("embed", "src"), ("iframe", "src"), ("image", "href"), ("img", "src"), ("input", "src")}
    | {("object", "data"), ("script", "src"), ("source", "src"), ("track", "src"), ("use", "href")}
    | {("video", "poster"), ("video", "src")}
)
"""Elements and attributes whose address the browser loads."""
SETS = frozenset({("img", "srcset"), ("source", "srcset"), ("link", "imagesrcset")})
"""The same, with several addresses in one attribute."""
LOADED = frozenset(
    {"icon", "apple-touch-icon", "manifest", "mask-icon", "modulepreload", "preload", "prefetch", "stylesheet"}
)
"""Values of `rel` at which the browser loads what a `link` names."""
NO_PAGE = frozenset({"preconnect", "dns-prefetch", "canonical"})
"""Values of `rel` that ask for no file of the site, or are judged on their own."""
