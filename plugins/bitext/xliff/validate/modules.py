"""The modules of XLIFF 2 as tables: elements, their content and their attributes (XLIFF 2.2 part 2, 4.1 to 4.9)."""

from __future__ import annotations

from collections.abc import Mapping

from bitext.xliff.validate import core, its
from bitext.xliff.validate.faults import change_tracking, module
from bitext.xliff.validate.grammar import Attribute, Grammar, Shape, shape
from bitext.xliff.validate.values import NMTOKEN, PERCENTAGE, PREFIXED, TEXT, YES_NO, integer, one_of, pattern
from bitext.xliff.vocabulary import MDA, MTC, V20, V22, XML

_MODULES = {
    MTC: "mtc",
    "urn:oasis:names:tc:xliff:glossary:2.0": "gls",
    "urn:oasis:names:tc:xliff:fs:2.0": "fs",
    MDA: "mda",
    "urn:oasis:names:tc:xliff:resourcedata:2.0": "res",
    "urn:oasis:names:tc:xliff:sizerestriction:2.0": "slr",
    "urn:oasis:names:tc:xliff:validation:2.0": "val",
    "urn:oasis:names:tc:xliff:changetracking:2.0": "ctr",
    "urn:oasis:names:tc:xliff:pgs:1.0": "pgs",
    its.URN: "its",
    its.ITSM: "itsm",
    XML: "xml",
}
PREFIXES = frozenset(_MODULES.values()) - {"xml"}
"""Prefixes of fragment identifiers that modules have registered, each section 4.n.3."""


_ELEMENTS: Mapping[str, Shape] = {
    "mtc:matches": shape(module("4.1.6.2 matches"), "mtc:match+"),
    "mtc:match": shape(
        module("4.1.6.3 match"),
        "mda:metadata? originalData? source target *|ctr:changeTrack*",
        "id matchQuality matchSuitability origin ref! reference similarity subType type",
        foreign=True,
        xml=False,
    ),
    "gls:glossary": shape(module("4.2.4.2 glossary"), "gls:glossEntry+"),
    "gls:glossEntry": shape(
        module("4.2.4.3 glossEntry"),
        "gls:term gls:translation* gls:definition? *|mda:metadata*",
        "id ref",
        foreign=True,
    ),
    "gls:term": shape(module("4.2.4.4 term"), "", "source", text=True, foreign=True),
    "gls:translation": shape(module("4.2.4.5 translation"), "", "id ref source", text=True, foreign=True),
    "gls:definition": shape(module("4.2.4.6 definition"), "", "source", text=True, foreign=True),
    "mda:metadata": shape(module("4.4.4.2 metadata"), "mda:metaGroup+", "id"),
    "mda:metaGroup": shape(module("4.4.4.3 metaGroup"), "mda:metaGroup|mda:meta+", "id category appliesTo"),
    "mda:meta": shape(module("4.4.4.4 meta"), "", "type!", text=True),
    "res:resourceData": shape(module("4.5.4.2 resourceData"), "res:resourceItemRef* res:resourceItem*"),
    "res:resourceItemRef": shape(module("4.5.4.3 resourceItemRef"), "", "id ref!", foreign=True),
    "res:resourceItem": shape(
        module("4.5.4.4 resourceItem"),
        "notes? res:source? res:target? res:reference*",
        "mimeType id context",
        foreign=True,
    ),
    "res:source": shape(module("4.5.4.5 source"), "", "href xml:lang", foreign=True, free=True),
    "res:target": shape(module("4.5.4.6 target"), "", "href xml:lang", foreign=True, free=True),
    "res:reference": shape(module("4.5.4.7 reference"), "", "href! xml:lang", foreign=True),
    "slr:profiles": shape(module("4.6.4.2 profiles"), "slr:normalization? **", "generalProfile storageProfile"),
    "slr:normalization": shape(module("4.6.4.3 normalization"), "", "general storage"),
    "slr:data": shape(module("4.6.4.4 data"), "**", "profile!", foreign=True),
    "val:validation": shape(module("4.7.4.2 validation"), "val:rule+", "", foreign=True),
    "val:rule": shape(
        module("4.7.4.3 rule"),
        "",
        "isPresent occurs isNotPresent startsWith endsWith existsInSource caseSensitive normalization disabled",
        foreign=True,
    ),
    "its:locQualityIssues": shape(module("4.8.11.3 locQualityIssues"), "its:locQualityIssue+", "xml:id! version"),
    "its:locQualityIssue": shape(module("4.8.11.2 locQualityIssue"), "", " ".join((*its.ISSUE, "version"))),
    "its:provenanceRecords": shape(module("4.8.11.5 provenanceRecords"), "its:provenanceRecord+", "xml:id! version"),
    "its:provenanceRecord": shape(module("4.8.11.4 provenanceRecord"), "", " ".join((*its.PROVENANCE, "version"))),
    "ctr:changeTrack": shape(change_tracking("5.6.4.2 changeTrack"), "ctr:revisions+"),
    "ctr:revisions": shape(
        change_tracking("5.6.4.3 revisions"), "ctr:revision+", "appliesTo! ref currentVersion", foreign=True
    ),
    "ctr:revision": shape(change_tracking("5.6.4.4 revision"), "ctr:item+", "author datetime version", foreign=True),
    "ctr:item": shape(change_tracking("5.6.4.5 item"), "", "property!", text=True, foreign=True),
}

_MIME = pattern(
    "a registered MIME type, e.g. image/png",
    r"(?:application|audio|font|haptics|image|message|model|multipart|text|video)/[^\s/;]+(?:\s*;.*)?",
)
_FORMS = one_of("none", "nfc", "nfd")
_HTML = (
    "a b bdo big blockquote body br button caption center cite code col colgroup dd del div dl dt em h1 h2 h3 h4 h5 h6 "
    "head hr html i img label legend li ol p pre q s samp select small span strike strong sub sup table tbody td tfoot "
    "th thead title tr tt u ul"
)
_ON_CODES = ("pc", "sc", "ec", "ph")
_ON_SPANS = ("mrk", "sm", "pc", "sc")
_ON_TREE = ("file", "group", "unit")
_ON_STYLED = (*_ON_TREE, "note", *_ON_CODES, "mrk", "sm")

_ATTRIBUTES: Mapping[str, Attribute] = {
    "mtc:match@id": Attribute(module("4.1.7.1 id"), NMTOKEN),
    "matchQuality": Attribute(module("4.1.7.2 matchQuality"), PERCENTAGE),
    "matchSuitability": Attribute(module("4.1.7.3 matchSuitability"), PERCENTAGE),
    "origin": Attribute(module("4.1.7.4 origin")),
    "mtc:match@ref": Attribute(module("4.1.7.5 ref")),
    "reference": Attribute(module("4.1.7.6 reference"), YES_NO),
    "similarity": Attribute(module("4.1.7.7 similarity"), PERCENTAGE),
    "mtc:match@subType": Attribute(module("4.1.7.8 subType"), PREFIXED),
    "mtc:match@type": Attribute(module("4.1.7.9 type"), one_of("am", "mt", "icm", "idm", "tb", "tm", "other")),
    "source": Attribute(module("4.2.5.3 source")),
    "fs:fs": Attribute(module("4.3.5.1 fs"), one_of(*_HTML.split()), _ON_STYLED),
    "fs:subFs": Attribute(
        module("4.3.5.2 subFs"),
        pattern(
            "names and values, a comma between the two, \\ between the pairs",
            r"[^,\\]+,(?:[^,\\]|\\.)*(?:\\[^,\\]+,(?:[^,\\]|\\.)*)*",
        ),
        _ON_STYLED,
    ),
    "mda:metaGroup@appliesTo": Attribute(module("4.4.5.1 appliesTo"), one_of("source", "target", "ignorable")),
    "mda:meta@type": Attribute(module("4.4.5.4 type")),
    "mimeType": Attribute(module("4.5.5.3 mimeType"), _MIME),
    "context": Attribute(module("4.5.5.4 context"), YES_NO),
    "res:resourceItemRef@ref": Attribute(module("4.5.5.6 ref"), NMTOKEN),
    "storageProfile": Attribute(module("4.6.5.1 storageProfile")),
    "generalProfile": Attribute(module("4.6.5.2 generalProfile")),
    "storage": Attribute(module("4.6.5.3 storage"), _FORMS),
    "general": Attribute(module("4.6.5.4 general"), _FORMS),
    "profile": Attribute(module("4.6.5.5 profile")),
    "slr:storageRestriction": Attribute(module("4.6.5.6 storageRestriction"), TEXT, (*_ON_TREE, *_ON_SPANS)),
    "slr:sizeRestriction": Attribute(module("4.6.5.7 sizeRestriction"), TEXT, (*_ON_TREE, *_ON_SPANS)),
    "slr:equivStorage": Attribute(module("4.6.5.8 equivStorage"), TEXT, _ON_CODES),
    "slr:sizeInfo": Attribute(module("4.6.5.9 sizeInfo"), TEXT, (*_ON_TREE, *_ON_CODES)),
    "slr:sizeInfoRef": Attribute(module("4.6.5.10 sizeInfoRef"), NMTOKEN, (*_ON_TREE, *_ON_CODES)),
    "isPresent": Attribute(module("4.7.5.1 isPresent")),
    "occurs": Attribute(module("4.7.5.2 occurs"), integer(1)),
    "isNotPresent": Attribute(module("4.7.5.3 isNotPresent")),
    "startsWith": Attribute(module("4.7.5.4 startsWith")),
    "endsWith": Attribute(module("4.7.5.5 endsWith")),
    "existsInSource": Attribute(module("4.7.5.6 existsInSource"), YES_NO),
    "caseSensitive": Attribute(module("4.7.5.7 caseSensitive"), YES_NO),
    "normalization": Attribute(module("4.7.5.8 normalization"), _FORMS),
    "disabled": Attribute(module("4.7.5.9 disabled"), YES_NO),
    "pgs:switch": Attribute(
        module("4.9.5.1 switch"),
        pattern(
            "plural, ordinal, gender or select with a colon and a variable",
            r"\s*(?:(?:plural|ordinal|gender|select):\S+(?:\s+|$))+",
        ),
        ("unit",),
    ),
    "pgs:case": Attribute(module("4.9.5.2 case"), TEXT, ("segment",)),
    "ctr:revisions@appliesTo": Attribute(change_tracking("5.6.5.1 appliesTo"), NMTOKEN),
    "ctr:revisions@ref": Attribute(change_tracking("5.6.5.5 ref"), NMTOKEN),
    "ctr:revision@version": Attribute(change_tracking("5.6.5.7 version"), NMTOKEN),
    "currentVersion": Attribute(change_tracking("5.6.5.3 currentVersion"), NMTOKEN),
    "property": Attribute(change_tracking("5.6.5.6 property")),
    **its.ATTRIBUTES,
}


def _grammar(namespace: str, elements: Mapping[str, Shape]) -> Grammar:
    return Grammar(
        {**_MODULES, namespace: ""},
        {**core.ELEMENTS, **elements, **_ELEMENTS},
        {**core.ATTRIBUTES, **_ATTRIBUTES},
        frozenset({"its:provenanceRecords", "its:locQualityIssues", "ctr:changeTrack"}),
    )


GRAMMARS: Mapping[str, Grammar] = {V20: _grammar(V20, {}), V22: _grammar(V22, core.NEW_IN_22)}
"""By namespace of the root."""
