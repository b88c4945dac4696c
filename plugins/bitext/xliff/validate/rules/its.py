"""Annotations of the Internationalization Tag Set (XLIFF 2.2 part 2, 4.8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from bitext.core.model import Severity
from bitext.xliff.validate.faults import Fault, module
from bitext.xliff.validate.fragments import Fragment, parse
from bitext.xliff.validate.its import CATEGORIES, ISSUE, ITSM, PROVENANCE, URN, clause
from bitext.xliff.validate.tree import Tree

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_SPANS = ("mrk", "sm")
_TERMS = ("term", "its:term-no")
_CONFIDENCE = {"mtConfidence": "mt-confidence", "taConfidence": "text-analysis", "termConfidence": "terminology"}
_GENERIC = module("4.8.10 ITS Mapping Annotations")


def _get(element: etree._Element, name: str) -> str | None:
    return element.get(f"{{{URN}}}{name}")


def _given(element: etree._Element, names: Iterable[str]) -> list[str]:
    return [name for name in names if _get(element, name) is not None]


def annotation_types(tree: Tree) -> Iterator[Fault]:
    """A tool that selects annotations by type does not see this one."""
    for span in dict.fromkeys((*tree.with_attributes_of(URN), *tree.with_attributes_of(ITSM))):
        kind = span.get("type")
        if tree.name(span) not in _SPANS:
            continue
        if _get(span, "termConfidence") is not None and kind not in _TERMS:
            message = "its:termConfidence needs the type term or its:term-no; correct the type"
            yield Fault("annotation-type", span, message, module("4.8.7.2.3 ITS Terminology Annotation"))
        elif kind not in (None, "its:generic", *_TERMS):
            message = f"an annotation with ITS attributes has the type “{kind}”; write its:generic"
            # Only a note: the specification says that the type “is set to” it, but not that it must be.
            yield Fault("annotation-type", span, message, _GENERIC, Severity.NOTE)


def annotators(tree: Tree) -> Iterator[Fault]:
    """It is unknown which tool made the annotation, and so how far to trust it."""
    for element in tree.with_attributes_of(URN):
        given = _get(element, "annotatorsRef")
        if given is not None and (wrong := _wrong_annotators(given)):
            message = f"its:annotatorsRef {wrong}; write pairs such as mt-confidence|http://example.org/tool"
            yield Fault("annotators", element, message, clause("its:annotatorsRef"))
        for name in _given(element, _CONFIDENCE):
            category = _CONFIDENCE[name]
            if not any(category in _categories(each) for each in (element, *element.iterancestors())):
                message = f"its:{name} needs an its:annotatorsRef for {category}, on it or above it; add it"
                yield Fault("annotators-missing", element, message, clause(f"its:{name}"))


def _categories(element: etree._Element) -> set[str]:
    return {part.partition("|")[0] for part in (_get(element, "annotatorsRef") or "").split()}


def _wrong_annotators(value: str) -> str:
    pairs = [part.partition("|") for part in value.split()]
    names = [name for name, _, _ in pairs]
    if not pairs or not all(separator and tool for _, separator, tool in pairs):
        return f"“{value[:40]}” does not consist of category|tool"
    if unknown := next((name for name in names if name not in CATEGORIES), None):
        return f"has “{unknown[:40]}”, which is not an ITS data category"
    return "names a category twice" if len(names) != len(set(names)) else ""


def issues(tree: Tree) -> Iterator[Fault]:
    """A quality issue says nothing, or says it twice: the reviewer cannot act on it."""
    name = module("4.8.6.4.3 ITS Localization Quality Issue Annotation")
    for span in tree.with_attributes_of(URN):
        given = _given(span, ISSUE)
        if tree.name(span) not in _SPANS:
            continue
        if _get(span, "locQualityIssuesRef") is not None:
            yield from _both(span, "locQualityIssuesRef", given, name)
        elif given and not {*given} & {*ISSUE[:2]}:
            yield Fault("issue-empty", span, f"its:{given[0]} needs a type or a comment of the issue; add one", name)
    yield from _says_nothing(tree, "its:locQualityIssue", ISSUE[:2], module("4.8.11.2 locQualityIssue"))


def provenance(tree: Tree) -> Iterator[Fault]:
    """Who translated a sentence is not recorded, or is recorded in two places that may differ."""
    for span in tree.with_attributes_of(URN):
        if tree.name(span) in _SPANS and _get(span, "provenanceRecordsRef") is not None:
            name = module("4.8.6.6.3 ITS Provenance Annotation")
            yield from _both(span, "provenanceRecordsRef", _given(span, PROVENANCE), name)
    yield from _says_nothing(tree, "its:provenanceRecord", PROVENANCE, module("4.8.11.4 provenanceRecord"))


def _both(span: etree._Element, reference: str, others: list[str], clause: str) -> Iterator[Fault]:
    if others:
        message = f"its:{reference} and its:{others[0]} cannot be combined; keep one of them"
        yield Fault("its-both", span, message, clause)


def _says_nothing(tree: Tree, name: str, names: tuple[str, ...], clause: str) -> Iterator[Fault]:
    for element in tree.inside(tree.root, name):
        if not _given(element, names) and not any(element.get(each) is not None for each in names):
            message = f"<{name}> has none of {', '.join(names[:4])}{' …' if names[4:] else ''}; add one"
            yield Fault("issue-empty", element, message, clause)


def ratings(tree: Tree) -> Iterator[Fault]:
    """A threshold without its score, or with votes beside it, cannot be applied."""
    name = module("4.8.6.5 Localization Quality Rating")
    for element in tree.with_attributes_of(URN):
        if len(_given(element, ("locQualityRatingScore", "locQualityRatingVote"))) > 1:
            message = "its:locQualityRatingScore and its:locQualityRatingVote cannot be combined; keep one of them"
            yield Fault("its-both", element, message, name)
        for rating in ("locQualityRatingScore", "locQualityRatingVote"):
            if _get(element, f"{rating}Threshold") is not None and not _in_scope(element, rating):
                message = f"its:{rating}Threshold needs an its:{rating}, on it or above it; add it"
                yield Fault("rating-missing", element, message, name)


def _in_scope(element: etree._Element, name: str) -> bool:
    scope = (element, *element.iterancestors())
    if name == "locQualityRatingScore" and any(each.get("matchQuality") is not None for each in scope):
        return True  # it is inherited from a match (4.8.12.15)
    return any(_get(each, name) is not None for each in scope)


def text_analysis(tree: Tree) -> Iterator[Fault]:
    """The word is linked to no concept, or to two."""
    name = module("4.8.6.7.3 ITS Text Analysis Annotation")
    for span in tree.with_attributes_of(URN):
        pair = _given(span, ("taSource", "taIdent"))
        if len(pair) == 1:
            missing = "its:taIdent" if pair == ["taSource"] else "its:taSource"
            yield Fault("analysis", span, f"its:{pair[0]} needs {missing}; add it", clause(f"its:{pair[0]}"))
        if pair and _get(span, "taIdentRef") is not None:
            message = f"its:taIdentRef and its:{pair[0]} cannot be combined; keep one of them"
            yield Fault("its-both", span, message, name)
        if _get(span, "taConfidence") is not None and not pair and not _given(span, ("taClassRef", "taIdentRef")):
            message = "its:taConfidence needs what it is about; add its:taClassRef or its:taIdentRef"
            yield Fault("analysis", span, message, name)


def locale_filters(tree: Tree) -> Iterator[Fault]:
    """Without languages, the filter keeps or drops the text everywhere."""
    for span in tree.with_attributes_of(URN):
        if _get(span, "localeFilterType") is not None and _get(span, "localeFilterList") is None:
            message = "its:localeFilterType needs its:localeFilterList; add it"
            yield Fault("locale-filter", span, message, module("4.8.6.3.3 ITS Locale Filter Annotation"))


def standoff_references(tree: Tree) -> Iterator[Fault]:
    """The issues of a sentence, or its history, are not shown."""
    for element in tree.with_attributes_of(URN):
        for name, kind in (
            ("locQualityIssuesRef", "its:locQualityIssues"),
            ("provenanceRecordsRef", "its:provenanceRecords"),
        ):
            reference = _get(element, name)
            if reference is not None and not _resolves(tree, element, reference, kind):
                message = (
                    f"its:{name} “{reference[:40]}” does not lead to an <{kind}> of this unit; write #its= and its id"
                )
                yield Fault("its-ref", element, message, clause(f"its:{name}"))


def _resolves(tree: Tree, element: etree._Element, reference: str, kind: str) -> bool:
    fragment = parse(reference) if reference.startswith("#") else ""
    if not isinstance(fragment, Fragment) or fragment.leaf is None or fragment.leaf[0] != "its":
        return False
    inline = tree.name(element) not in ("file", "group", "unit")
    for holder in (element, *element.iterancestors()):
        if any(each.get(_XML_ID) == fragment.leaf[1] for each in tree.children(holder, kind)):
            return True
        if inline and tree.name(holder) == "unit":
            return False
    return False


ITS_RULES: tuple[Callable[[Tree], Iterator[Fault]], ...] = (
    annotation_types,
    annotators,
    issues,
    provenance,
    ratings,
    text_analysis,
    locale_filters,
    standoff_references,
)
