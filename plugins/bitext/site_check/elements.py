"""HTML elements and attributes, grouped as the site check needs them."""

from __future__ import annotations

INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd"}
    | {"mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "svg", "time", "tt", "u", "var", "wbr"}
)
"""Elements inside a sentence; every other element begins and ends a block."""
NON_TEXT = frozenset(
    {"code", "iframe", "kbd", "math", "noscript", "object", "pre", "samp", "script", "style", "svg", "template"}
    | {"textarea", "var"}
)
"""Elements whose content is not text in a language."""
TEXT_ATTRIBUTES = ("alt", "title", "placeholder", "aria-label")
"""Attributes that are read aloud or shown."""
RESOURCES = frozenset(
    {("audio", "src"), ("embed", "src"), ("iframe", "src"), ("image", "href"), ("img", "src"), ("input", "src")}
    | {("object", "data"), ("script", "src"), ("source", "src"), ("track", "src"), ("use", "href")}
    | {("video", "poster"), ("video", "src")}
)
"""Elements and attributes whose addresses the browser loads."""
SRCSETS = frozenset({("img", "srcset"), ("source", "srcset"), ("link", "imagesrcset")})
"""The same, for attributes with several addresses."""
RESOURCE_RELS = frozenset(
    {"icon", "apple-touch-icon", "manifest", "mask-icon", "modulepreload", "preload", "prefetch", "stylesheet"}
)
"""Values of `rel` for which the browser loads the address of a `link`."""
UNCHECKED_RELS = frozenset({"preconnect", "dns-prefetch", "canonical"})
"""Values of `rel` that do not name a file of the site, or have rules of their own."""
