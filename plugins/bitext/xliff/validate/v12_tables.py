"""The grammar of XLIFF 1.2 as tables, as far as translation tools and this library use it (XLIFF 1.2, transitional)."""

from __future__ import annotations

from collections.abc import Mapping

from bitext.xliff.validate.grammar import Attribute, Grammar, Shape, shape
from bitext.xliff.validate.values import LANGUAGE, TEXT, YES_NO, Value, integer, one_of
from bitext.xliff.vocabulary import V12, XML


def clause(name: str) -> str:
    """The clause that defines an element or attribute; sections of XLIFF 1.2 are cited by name."""
    return f"XLIFF 1.2, {name}"


def _element(
    name: str, children: str = "", attributes: str = "", *, text: bool = False, foreign: bool = False
) -> Shape:
    return shape(clause(f"<{name}>"), children, attributes, text=text, foreign=foreign)


def _extensible(words: str) -> Value:
    known = one_of(*words.split())
    return Value(f"{known.hint}, or one of your own as x-…", lambda value: known.fits(value) or value.startswith("x-"))


_INLINE = "g|x|bx|ex|bpt|ept|ph|it|mrk*"
_ABOUT = "context-group|count-group|prop-group|note|*"
_LOOK = "restype resname extradata help-id menu menu-option menu-name coord font css-style style exstyle extype"
_SIZE = "maxbytes minbytes size-unit maxheight minheight maxwidth minwidth charclass"
_CODE = "id! ctype clone ts xid equiv-text"
_STORE = "internal-file|external-file*"
_STATES = (
    "new needs-translation needs-adaptation needs-l10n needs-review-translation needs-review-adaptation "
    "needs-review-l10n translated signed-off final"
)
_STATE_QUALIFIERS = (
    "exact-match fuzzy-match id-match leveraged-glossary leveraged-inherited leveraged-mt leveraged-repository "
    "leveraged-tm mt-suggestion rejected-grammar rejected-inaccurate rejected-length tm-suggestion"
)

_ELEMENTS: Mapping[str, Shape] = {
    "xliff": _element("xliff", "** file+ **", "version! xml:lang", foreign=True),
    "file": _element(
        "file",
        "header? body",
        "original! source-language! datatype! target-language tool tool-id date ts category product-name "
        "product-version build-num xml:space",
        foreign=True,
    ),
    "header": _element(
        "header", "skl? phase-group? glossary|reference|count-group|prop-group|note|tool|**", "", foreign=True
    ),
    "skl": _element("skl", _STORE),
    "glossary": _element("glossary", _STORE, "", text=True),
    "reference": _element("reference", _STORE, "", text=True),
    "internal-file": _element("internal-file", "**", "form crc", text=True),
    "external-file": _element("external-file", "", "href! uid crc"),
    "phase-group": _element("phase-group", "phase+"),
    "phase": _element(
        "phase",
        "note*",
        "phase-name! process-name! company-name tool tool-id date job-id contact-name contact-email contact-phone",
    ),
    "tool": _element("tool", "**", "tool-id! tool-name! tool-version tool-company", text=True, foreign=True),
    "note": _element("note", "", "xml:lang from priority annotates", text=True),
    "count-group": _element("count-group", "count*", "name!"),
    "count": _element("count", "", "count-type phase-name unit", text=True),
    "context-group": _element("context-group", "context+", "crc name purpose"),
    "context": _element("context", "", "context-type! match-mandatory crc", text=True),
    "prop-group": _element("prop-group", "prop+", "name"),
    "prop": _element("prop", "", "prop-type! xml:lang", text=True),
    "body": _element("body", "group|trans-unit|bin-unit*"),
    "group": _element(
        "group",
        f"{_ABOUT}* group|trans-unit|bin-unit*",
        f"id datatype xml:space ts {_LOOK} {_SIZE} translate reformat merged-trans",
        foreign=True,
    ),
    "trans-unit": _element(
        "trans-unit",
        f"source seg-source? target? {_ABOUT}|alt-trans*",
        f"id! approved translate reformat xml:space datatype phase-name ts {_LOOK} {_SIZE}",
        foreign=True,
    ),
    "alt-trans": _element(
        "alt-trans",
        f"source? seg-source? target+ {_ABOUT}*",
        f"mid match-quality tool tool-id crc xml:lang datatype xml:space ts origin phase-name alttranstype {_LOOK}",
        foreign=True,
    ),
    "bin-unit": _element("bin-unit", "bin-source bin-target? note|trans-unit|**", "id! mime-type!", foreign=True),
    "source": _element("source", _INLINE, "xml:lang ts", text=True, foreign=True),
    "seg-source": _element("seg-source", _INLINE, "xml:lang ts", text=True, foreign=True),
    "target": _element(
        "target",
        _INLINE,
        "state state-qualifier phase-name xml:lang ts restype resname coord font css-style style exstyle equiv-trans",
        text=True,
        foreign=True,
    ),
    "g": _element("g", _INLINE, _CODE, text=True, foreign=True),
    "x": _element("x", "", _CODE, foreign=True),
    "bx": _element("bx", "", f"{_CODE} rid", foreign=True),
    "ex": _element("ex", "", "id! rid xid equiv-text ts", foreign=True),
    "bpt": _element("bpt", "sub*", f"{_CODE} rid crc", text=True, foreign=True),
    "ept": _element("ept", "sub*", "id! rid crc xid equiv-text ts", text=True, foreign=True),
    "ph": _element("ph", "sub*", f"{_CODE} crc assoc", text=True, foreign=True),
    "it": _element("it", "sub*", f"{_CODE} pos! rid crc", text=True, foreign=True),
    "sub": _element("sub", _INLINE, "datatype ctype xid", text=True),
    "mrk": _element("mrk", _INLINE, "mtype! mid comment ts", text=True, foreign=True),
}

_ATTRIBUTES: Mapping[str, Attribute] = {
    name: Attribute(clause(name.rpartition("@")[2]), value)
    for name, value in (
        ("version", one_of("1.2")),
        ("source-language", LANGUAGE),
        ("target-language", LANGUAGE),
        ("xml:lang", LANGUAGE),
        ("xml:space", one_of("default", "preserve")),
        ("approved", YES_NO),
        ("translate", YES_NO),
        ("clone", YES_NO),
        ("reformat", TEXT),
        ("match-mandatory", YES_NO),
        ("equiv-trans", YES_NO),
        ("merged-trans", YES_NO),
        ("annotates", one_of("source", "target", "general")),
        ("note@priority", integer(1, 10)),
        ("pos", one_of("open", "close")),
        ("assoc", one_of("preceding", "following", "both")),
        ("target@state", _extensible(_STATES)),
        ("state-qualifier", _extensible(_STATE_QUALIFIERS)),
    )
}

GRAMMAR = Grammar({V12: "", XML: "xml"}, _ELEMENTS, _ATTRIBUTES)
