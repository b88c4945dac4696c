"""Microsoft's image extension (`:::image source="..":::`) as the Markdown image that every renderer shows."""

from __future__ import annotations

import re

_IMAGE = re.compile(r":::image(?P<attributes>(?:\s+[\w-]+=\"[^\"\n]*\")+)\s*:::")
_END = re.compile(r"[ \t]*:::image-end:::")
_ATTRIBUTE = re.compile(r"([\w-]+)=\"([^\"\n]*)\"")
_BRACKETS = re.compile(r"[\[\]\\]")


def plain_images(line: str) -> str:
    """The line with Markdown images: the alt text is kept, and an image that opens larger leads to the larger one.

    A long description behind an image (`type="complex"`) stays where it is, as text that everybody can read.
    """
    if ":::image" not in line:
        return line
    return _END.sub("", _IMAGE.sub(_image, line))


def _image(match: re.Match[str]) -> str:
    attributes = {name: value.strip() for name, value in _ATTRIBUTE.findall(match["attributes"])}
    if not attributes.get("source"):
        return match[0]
    alt = _BRACKETS.sub(r"\\\g<0>", attributes.get("alt-text", ""))
    image = f"![{alt}]({_destination(attributes['source'])})"
    larger = attributes.get("lightbox", "")
    return f"[{image}]({_destination(larger)})" if larger and larger != attributes["source"] else image


def _destination(path: str) -> str:
    return f"<{path}>" if re.search(r"[\s()]", path) else path
