"""Microsoft's image extension (`:::image source="..":::`) as a standard Markdown image."""

from __future__ import annotations

import re

_IMAGE = re.compile(r":::image(?P<attributes>(?:\s+[\w-]+=\"[^\"\n]*\")+)\s*:::")
_END = re.compile(r"[ \t]*:::image-end:::")
_ATTRIBUTE = re.compile(r"([\w-]+)=\"([^\"\n]*)\"")
_BRACKETS = re.compile(r"[\[\]\\]")


def plain_images(line: str) -> str:
    """The line with Markdown images: they keep their alt texts; lightbox images link to the larger image.

    A long description after an image (`type="complex"`) stays in place, as visible text.
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
