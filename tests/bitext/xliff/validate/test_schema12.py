"""XLIFF 1.2: the same verdicts as the official transitional schema, whose verdicts are recorded.

They are recorded again if the environment variable XLIFF12_SCHEMA has the path of xliff-core-1.2-transitional.xsd.
"""

import os
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bitext.core.report import exit_code
from bitext.xliff.validate import validate
from bitext.xliff.validate.v12_tables import GRAMMAR

DATA = Path(__file__).resolve().parents[3] / "data" / "validate"
RECORDED = DATA / "xliff12-schema.tsv"
SPACE = "{urn:oasis:names:tc:xliff:document:1.2}"
XML = "{http://www.w3.org/XML/1998/namespace}"
VALUES = (
    *(
        "",
        "yes",
        " no ",
        "1",
        "10",
        "11",
        "007",
        "-1",
        "a b",
        "bogus",
        "x-own",
        "x-",
        "x- y",
        " x-own",
        "é",
        "en-US",
        "en_US",
    ),
    *("12345-123456789", "seg", "bold", "image", "final", "total", "label", "html", "location match", "location where"),
    *("coord coord-x", "coord x y", "1;-2;#;4", "1;2;3", "image/png", "image", "font/ttf", "2026-11-22T10:00:00"),
    *("2026-02-30T10:00:00Z", "2024-02-29T24:00:00.0-14:00", "2026-11-22", "0000-01-01T00:00:00", "1.2", "1.1", "2.0"),
    *(
        "open",
        "following",
        "target",
        "preserve",
        "proposal",
        "sourcefile",
        "pixel",
        "word",
        "exact-match",
        "t1",
        "p1",
        "u1",
    ),
)
IDS = ("id", "name", "uid", "tool-id")
OTHERS = {"of-another-namespace": "{urn:example:my}x", "of-none": "x"}
LIBXML2_ERRS = {"alt-trans note": "----"}
"""It accepts a note after an element of another namespace, against the sequence in the schema."""
Verdict = Callable[[etree._Element], bool]


def ours(root: etree._Element) -> bool:
    return exit_code(validate(etree.tostring(root), Path("page.xlf"))) == 0


def _changes() -> Iterator[str]:
    for name, shape in GRAMMAR.elements.items():
        yield from (f"{name} @{attribute}" for attribute in (*sorted(shape.attributes), "unknown", "{urn:example:my}x"))
        yield from (f"{name} {child}" for child in (*GRAMMAR.elements, *OTHERS, "text"))


def _verdicts(change: str, accepts: Verdict) -> str:
    name, _, what = change.partition(" ")
    root = etree.fromstring((DATA / "good" / "all.12.xlf").read_bytes(), etree.XMLParser(remove_comments=True))
    element = root if name == "xliff" else next(root.iter(f"{SPACE}{name}"))
    if what.startswith("@"):
        verdicts = _with_values(accepts, root, element, what[1:].replace("xml:", XML))
    elif what == "text":
        verdicts = _with_texts(accepts, root, element)
    else:
        verdicts = _with_child(accepts, root, element, what)
    return "".join("+" if verdict else "-" for verdict in verdicts)


def _with_values(accepts: Verdict, root: etree._Element, element: etree._Element, name: str) -> Iterator[bool]:
    """Without the attribute, then with each value."""
    element.attrib.pop(name, None)
    yield accepts(root)
    for value in VALUES:
        element.set(name, value)
        yield accepts(root)


def _with_texts(accepts: Verdict, root: etree._Element, element: etree._Element) -> Iterator[bool]:
    for element.text in ("text", " ", "\n", "\u00a0"):
        yield accepts(root)


def _with_child(accepts: Verdict, root: etree._Element, parent: etree._Element, kind: str) -> Iterator[bool]:
    """At the first, second, middle and last place."""
    found = root if kind == "xliff" else next(root.iter(OTHERS.get(kind, f"{SPACE}{kind}")), None)
    child = etree.Element(OTHERS[kind]) if found is None else deepcopy(found)
    child.tail = None
    for element in child.iter():
        element.attrib.update({name: f"other-{value}" for name in IDS if (value := element.get(name))})
    for place in sorted({0, 1, len(parent) // 2, len(parent)}):
        parent.insert(place, child)
        yield accepts(root)
        parent.remove(child)


def _rows() -> dict[str, str]:
    """What the schema accepts, by change: an element and its attribute, or an element and a child."""
    if path := os.environ.get("XLIFF12_SCHEMA"):
        accepts = etree.XMLSchema(etree.parse(path)).validate
        rows = {change: _verdicts(change, accepts) for change in _changes()} | LIBXML2_ERRS
        RECORDED.write_text("".join(f"{change}\t{verdicts}\n" for change, verdicts in rows.items()), "utf-8")
    return dict(line.split("\t") for line in RECORDED.read_text("utf-8").splitlines())


ROWS = _rows()


@settings(max_examples=settings.default.max_examples // 5, deadline=None)
@given(change=st.sampled_from(sorted(ROWS)))
def test_a_change_is_judged_as_by_the_schema(change: str) -> None:
    assert _verdicts(change, ours) == ROWS[change]


@pytest.mark.nightly
def test_every_change_is_judged_as_by_the_schema() -> None:
    assert {change: _verdicts(change, ours) for change in _changes()} == ROWS


@pytest.mark.corpus
def test_files_of_real_tools_are_judged_as_by_the_schema(shared: Path) -> None:
    folder = shared / "cases" / "xliff" / "validate-12"
    accepted = {path.name for path in folder.glob("*.xlf") if exit_code(validate(path.read_bytes(), path)) == 0}
    valid = {"al-object-target", "ngx84-x-same-id-twice", "wl3522-xliff-lang-attr", "xcode-tool-build-num"}
    assert accepted == {f"{name}.xlf" for name in valid}
