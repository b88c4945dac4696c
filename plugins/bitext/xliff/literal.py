"""Markup in a target that is no inline code, as the text that its translator typed."""

from __future__ import annotations

import re
from xml.sax.saxutils import quoteattr

from lxml import etree
from lxml.html import defs

from bitext.core.inline import markdown, words
from bitext.core.model import Content

_TAG = re.compile(r"<(/?([^\W\d_][\w-]*)/?>)")
_WITH_ATTRIBUTES = re.compile(r"<[^\W\d_][\w-]*\s+[^<>]*=")
_HTML = defs.tags | {"dialog", "image", "main", "math", "picture", "search", "slot", "svg", "template"}


def shown_tags(text: str) -> str:
    """Markdown that shows tags such as `<licence>`, because HTML has no such element; others stay markup."""
    return _TAG.sub(lambda found: found[0] if found[2].lower() in _HTML else f"&lt;{found[1]}", text)


def with_shown_tags(target: Content, source: Content) -> Content:
    """The target with typed tags as `shown_tags`.

    Unchanged where the source has tags that HTML lacks, too, and where one has attributes: nobody types these as text.
    """
    text = words(target)
    if "<" not in text or _WITH_ATTRIBUTES.search(text) or _unknown(source):
        return target
    return tuple(shown_tags(part) if isinstance(part, str) else part for part in target)


def _unknown(source: Content) -> bool:
    text = markdown(source)
    return shown_tags(text) != text


def start_tag(element: etree._Element) -> str:
    """The start tag as text, see `shown_tags`; an empty element closes itself."""
    attributes = "".join(f" {_name(element, name)}={quoteattr(value)}" for name, value in _attributes(element))
    return shown_tags(f"<{_name(element, str(element.tag))}{attributes}{'/' if _is_empty(element) else ''}>")


def end_tag(element: etree._Element) -> str:
    """The end tag as text, escaped if the start tag is; "" for an empty element."""
    if _is_empty(element):
        return ""
    return f"{'&lt;' if start_tag(element).startswith('&') else '<'}/{_name(element, str(element.tag))}>"


def comments_as_text(root: etree._Element) -> None:
    """Turn comments and processing instructions inside targets into text, and remove all others."""
    for node in list(root.iter(etree.Comment, etree.PI)):
        parent = node.getparent()
        if parent is None:
            continue
        inside = any(etree.QName(one).localname == "target" for one in (parent, *parent.iterancestors()))
        text = (str(etree.tostring(node, encoding="unicode", with_tail=False)) if inside else "") + (node.tail or "")
        before = node.getprevious()
        if before is None:
            parent.text = (parent.text or "") + text
        else:
            before.tail = (before.tail or "") + text
        parent.remove(node)


def _is_empty(element: etree._Element) -> bool:
    return not len(element) and element.text is None


def _attributes(element: etree._Element) -> list[tuple[str, str]]:
    return [(str(name), str(value)) for name, value in element.attrib.items()]


def _name(element: etree._Element, qualified: str) -> str:
    name = etree.QName(qualified)
    prefix = next((one for one, space in element.nsmap.items() if one and space == name.namespace), None)
    return f"{prefix}:{name.localname}" if prefix else name.localname
