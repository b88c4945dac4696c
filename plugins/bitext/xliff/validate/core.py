"""The core of XLIFF 2.0 to 2.2 as tables: elements, contents and attributes (XLIFF 2.2 part 1, 3.2 and 3.3)."""

from __future__ import annotations

from collections.abc import Mapping

from bitext.xliff.validate.faults import core
from bitext.xliff.validate.grammar import Attribute, Shape, shape
from bitext.xliff.validate.values import (
    CODE_POINT,
    DIRECTION,
    LANGUAGE,
    NMTOKEN,
    NMTOKENS,
    PREFIXED,
    SPACE,
    TEXT,
    YES_NO,
    either,
    integer,
    one_of,
)

_INLINE = "cp|ph|pc|sc|ec|mrk|sm|em*"
_HINTS = "canCopy canDelete canReorder copyOf type subType"
_SIDE = "dataRef subFlows disp equiv"
_NOTE = "id appliesTo category priority"
_TREE = "name canResegment translate srcDir trgDir type xml:space"
_ANYWHERE = "*|mda:metadata|slr:data|val:validation|its:provenanceRecords|ctr:changeTrack"

ELEMENTS: Mapping[str, Shape] = {
    "xliff": shape(core("3.2.2.1 xliff"), "file+", "version! srcLang! trgLang xml:space", foreign=True),
    "file": shape(
        core("3.2.2.2 file"),
        f"skeleton? {_ANYWHERE}|res:resourceData|slr:profiles* notes? unit|group+",
        "id! canResegment original translate srcDir trgDir xml:space",
        foreign=True,
    ),
    "skeleton": shape(core("3.2.2.3 skeleton"), "", "href", text=True, free=True),
    "group": shape(core("3.2.2.4 group"), f"{_ANYWHERE}* notes? unit|group*", f"id! {_TREE}", foreign=True),
    "unit": shape(
        core("3.2.2.5 unit"),
        f"{_ANYWHERE}|mtc:matches|gls:glossary|res:resourceData|its:locQualityIssues* notes? originalData? "
        "segment|ignorable+",
        f"id! {_TREE}",
        foreign=True,
    ),
    "segment": shape(core("3.2.2.6 segment"), "source target?", "id canResegment state subState"),
    "ignorable": shape(core("3.2.2.7 ignorable"), "source target?", "id"),
    "notes": shape(core("3.2.2.8 notes"), "note+"),
    "note": shape(core("3.2.2.9 note"), "", _NOTE, text=True, foreign=True),
    "originalData": shape(core("3.2.2.10 originalData"), "data+"),
    "data": shape(core("3.2.2.11 data"), "cp*", "id! dir xml:space", text=True),
    "source": shape(core("3.2.2.12 source"), _INLINE, "xml:lang xml:space", text=True),
    "target": shape(core("3.2.2.13 target"), _INLINE, "xml:lang xml:space order", text=True),
    "cp": shape(core("3.2.3.1 cp"), "", "hex!"),
    "ph": shape(core("3.2.3.2 ph"), "", f"id! {_HINTS} {_SIDE}"),
    "pc": shape(
        core("3.2.3.3 pc"),
        _INLINE,
        f"id! {_HINTS} canOverlap dir dataRefStart dataRefEnd subFlowsStart subFlowsEnd dispStart dispEnd "
        "equivStart equivEnd",
        text=True,
    ),
    "sc": shape(core("3.2.3.4 sc"), "", f"id! {_HINTS} {_SIDE} canOverlap dir isolated"),
    "ec": shape(core("3.2.3.5 ec"), "", f"id startRef {_HINTS} {_SIDE} canOverlap dir isolated"),
    "mrk": shape(core("3.2.3.6 mrk"), _INLINE, "id! translate type ref value", text=True, foreign=True, xml=False),
    "sm": shape(core("3.2.3.7 sm"), "", "id! translate type ref value", foreign=True, xml=False),
    "em": shape(core("3.2.3.8 em"), "", "startRef!"),
}

NEW_IN_22: Mapping[str, Shape] = {
    "xliff": shape(
        core("3.2.2.1 xliff"),
        "notes? mda:metadata? file+",
        "version! srcLang! trgLang xml:space",
        foreign=True,
    ),
    "note": shape(core("3.2.2.9 note"), "", f"{_NOTE} ref", text=True, foreign=True),
}
"""Elements that only the namespace of 2.2 has (XLIFF 2.2 part 1, appendix D)."""

_CODE_TYPE = one_of("fmt", "ui", "quote", "link", "image", "other")

ATTRIBUTES: Mapping[str, Attribute] = {
    name: Attribute(core(f"{number} {name.rpartition('@')[2]}"), value)
    for name, number, value in (
        ("appliesTo", "3.3.1.1", one_of("source", "target")),
        ("canCopy", "3.3.1.2", YES_NO),
        ("canDelete", "3.3.1.3", YES_NO),
        ("canOverlap", "3.3.1.4", YES_NO),
        ("canReorder", "3.3.1.5", one_of("yes", "firstNo", "no")),
        ("canResegment", "3.3.1.6", YES_NO),
        ("category", "3.3.1.7", TEXT),
        ("copyOf", "3.3.1.8", NMTOKEN),
        ("dataRef", "3.3.1.9", NMTOKEN),
        ("dataRefEnd", "3.3.1.10", NMTOKEN),
        ("dataRefStart", "3.3.1.11", NMTOKEN),
        ("dir", "3.3.1.12", DIRECTION),
        ("disp", "3.3.1.13", TEXT),
        ("dispEnd", "3.3.1.14", TEXT),
        ("dispStart", "3.3.1.15", TEXT),
        ("equiv", "3.3.1.16", TEXT),
        ("equivEnd", "3.3.1.17", TEXT),
        ("equivStart", "3.3.1.18", TEXT),
        ("hex", "3.3.1.19", CODE_POINT),
        ("href", "3.3.1.20", TEXT),
        ("id", "3.3.1.21", NMTOKEN),
        ("isolated", "3.3.1.22", YES_NO),
        ("name", "3.3.1.23", TEXT),
        ("order", "3.3.1.24", integer(1)),
        ("original", "3.3.1.25", TEXT),
        ("priority", "3.3.1.26", integer(1, 10)),
        ("ref", "3.3.1.27", TEXT),
        ("srcDir", "3.3.1.28", DIRECTION),
        ("srcLang", "3.3.1.29", LANGUAGE),
        ("startRef", "3.3.1.30", NMTOKEN),
        ("state", "3.3.1.31", one_of("initial", "translated", "reviewed", "final")),
        ("subFlows", "3.3.1.32", NMTOKENS),
        ("subFlowsEnd", "3.3.1.33", NMTOKENS),
        ("subFlowsStart", "3.3.1.34", NMTOKENS),
        ("subState", "3.3.1.35", PREFIXED),
        ("subType", "3.3.1.36", PREFIXED),
        ("trgLang", "3.3.1.37", LANGUAGE),
        ("translate", "3.3.1.38", YES_NO),
        ("trgDir", "3.3.1.39", DIRECTION),
        ("type", "3.3.1.40", _CODE_TYPE),
        ("group@type", "3.3.1.40", PREFIXED),
        ("unit@type", "3.3.1.40", PREFIXED),
        ("mrk@type", "3.3.1.40", either(one_of("generic", "comment", "term"), PREFIXED)),
        ("sm@type", "3.3.1.40", either(one_of("generic", "comment", "term"), PREFIXED)),
        ("value", "3.3.1.41", TEXT),
        ("version", "3.3.1.42", one_of("2.0", "2.1", "2.2")),
        ("xml:lang", "3.3.2.1", LANGUAGE),
        ("xml:space", "3.3.2.2", SPACE),
        ("data@xml:space", "3.2.2.11", one_of("preserve")),
        ("xml:id", "3.9.2", NMTOKEN),
    )
}
