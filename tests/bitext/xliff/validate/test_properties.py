"""Properties: our files are valid, and damaged files are reported without crashing."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from bitext.core.model import Content, Document, InlineCode, Kind, Match, Note, Segment, State, Unit
from bitext.core.report import exit_code
from bitext.xliff import write
from bitext.xliff.validate import validate
from bitext.xliff.validate.fragments import Fragment, parse
from bitext.xliff.vocabulary import V20

ROOT = Path(__file__).resolve().parents[4]
DATA = ROOT / "tests" / "data" / "validate"
PATH = Path("page.xlf")
UNTIMED = settings(max_examples=settings.default.max_examples // 2, suppress_health_check=list(HealthCheck))

ids = st.from_regex(r"[A-Za-z0-9][-._A-Za-z0-9]{0,5}", fullmatch=True)
words = st.text(st.characters(codec="utf-8") | st.sampled_from("\x00\x1b\ufffe<&\"' \n"), max_size=8)
xml_words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=8)
notes = st.lists(st.builds(Note, text=xml_words, category=xml_words), max_size=2).map(tuple)
meta = st.dictionaries(xml_words, xml_words, max_size=2).map(lambda found: tuple(found.items()))
types = st.sampled_from(["bold", "italic", "link", "image", "code", "break", "include", "html", "other"])


@st.composite
def sentences(draw: st.DrawFn, depth: int = 2) -> list[object]:
    """Texts, standalone codes and pairs around such sentences, without ids yet."""
    kinds = st.none() | st.just(("ph", draw(types), draw(words)))
    if depth:
        kinds |= st.tuples(st.just("pc"), types, words, sentences(depth - 1))
    out: list[object] = []
    for part in draw(st.lists(kinds, max_size=3)):
        out += [draw(words), part] if part is not None else [draw(words)]
    return out


def _content(parts: list[object], number: list[int], text: str | None = None) -> Content:
    out: list[str | InlineCode] = []
    for part in parts:
        if isinstance(part, str):
            out.append(part if text is None else text)
        elif isinstance(part, tuple):
            number[0] += 1
            name = str(number[0])
            if part[0] == "ph":
                out.append(InlineCode(name, Kind.STANDALONE, part[2], part[1]))
            else:
                out.append(InlineCode(name, Kind.OPEN, part[2], part[1]))
                out += _content(part[3], number, text)
                out.append(InlineCode(name, Kind.CLOSE, part[2] + "/", part[1]))
    merged: list[str | InlineCode] = []
    for each in out:
        if isinstance(each, str) and merged and isinstance(merged[-1], str):
            merged[-1] += each
        elif each != "":
            merged.append(each)
    return tuple(merged)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Content, Content]:
    """A source as the extractor writes it, and a target with the same codes."""
    parts = draw(sentences())
    return _content(parts, [0]), _content(parts, [0], draw(words))


matches = st.builds(
    lambda pair, quality, origin: Match(*pair, quality, origin), pairs(), st.sampled_from([0, 87.5, 100]), xml_words
)


@st.composite
def segments(draw: st.DrawFn, name: str, translated: bool) -> Segment:
    source, target = draw(pairs())
    found = draw(st.lists(matches, max_size=2))
    sub_state = draw(st.sampled_from(["", "bt:stale-minor", 'bt:a b&"c']))
    if not translated or draw(st.booleans()):
        return Segment(name, source, None, State.INITIAL, sub_state, tuple(found))
    return Segment(name, source, target, draw(st.sampled_from(State)), sub_state, tuple(found))


@st.composite
def units(draw: st.DrawFn, name: str, translated: bool) -> Unit:
    names = draw(st.lists(ids.map("s{}".format), min_size=1, max_size=3, unique=True))
    return Unit(
        id=name,
        type=draw(types | st.sampled_from(["", "meta:title", "a b:c%3A", "p"])),
        segments=tuple(draw(segments(each, translated)) for each in names),
        name=draw(xml_words),
        notes=draw(notes),
        meta=draw(meta),
        translate=draw(st.booleans()),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    locale = draw(st.sampled_from([None, "nl-BE", "zh-Hant-TW"]))
    names = draw(st.lists(ids, max_size=2, unique=True))
    return Document(
        original=draw(xml_words),
        source_locale=draw(st.sampled_from(["en", "fr-BE"])),
        units=tuple(draw(units(name, locale is not None)) for name in names),
        target_locale=locale,
        notes=draw(notes),
        meta=draw(meta),
    )


@UNTIMED
@given(document=documents(), format=st.sampled_from(["xliff20", "xliff12"]))
def test_all_written_files_are_valid(document: Document, format: str) -> None:
    assert validate(write(document, format).encode(), PATH) == ()


@pytest.mark.parametrize(
    "path", sorted((ROOT / "translations").rglob("*.xlf")), ids=lambda path: "/".join(path.parts[-2:])
)
def test_the_segment_files_of_this_site_are_valid(path: Path) -> None:
    assert validate(path.read_bytes(), path) == ()


FILES = [path.read_bytes() for path in sorted(DATA.rglob("*.xlf"))]
NOISE = ["", "#", "s1", "u1", "1", "yes", "no", "firstNo", "#/f=/u=u1", "-1", "9" * 30, "é", "xlf:b", "null", "²"]


@UNTIMED
@given(raw=st.sampled_from(FILES), seed=st.integers(0, 2**32))
def test_damaged_files_are_reported_with_lines(raw: bytes, seed: int) -> None:
    chance = random.Random(seed)
    root = etree.fromstring(raw)
    for _ in range(4):
        _damage(root, chance)
    findings = validate(etree.tostring(root), PATH)
    assert all(finding.location and finding.location.line for finding in findings)


def _damage(root: etree._Element, chance: random.Random, space: str = "*") -> None:
    elements = list(root.iter(f"{{{space}}}*"))
    element = chance.choice(elements)
    names = [*element.attrib, "id", "ref", "order", "canReorder", "startRef", "state", "type", "translate", "dir"]
    match chance.randrange(6):
        case 0:
            element.attrib.pop(chance.choice(names), None)
        case 1:
            element.set(chance.choice(names), chance.choice(NOISE))
        case 2:
            element.text = "loose"
        case 3 if element is not root:
            element.getparent().remove(element)  # type: ignore[union-attr]
        case 4 if element is not root:
            element.addnext(etree.fromstring(etree.tostring(element, with_tail=False)))
        case 5 if element is not root:
            chance.choice([each for each in elements if element not in (each, *each.iterancestors())]).append(element)


@pytest.mark.corpus
@settings(UNTIMED, max_examples=settings.default.max_examples)
@given(seed=st.integers(0, 2**32))
def test_files_that_the_standard_schema_rejects_are_rejected(schema: etree.XMLSchema, seed: int) -> None:
    root = etree.fromstring((DATA / "good" / "everything.20.xlf").read_bytes())
    _damage(root, random.Random(seed), V20)
    raw = etree.tostring(root)
    if not schema.validate(etree.fromstring(raw)):
        assert exit_code(validate(raw, PATH)) == 1


@pytest.fixture(scope="session")
def schema(shared: Path) -> etree.XMLSchema:
    """The standard's schema, without modules."""
    return etree.XMLSchema(etree.parse(shared / "oasis" / "xliff-21" / "schemas" / "xliff_core_2.0.xsd"))


leaves = st.tuples(st.sampled_from(["", "n", "d", "t", "gls", "res"]), ids)


@given(names=st.lists(ids, min_size=3, max_size=3), some=st.sets(st.sampled_from("fgu")), leaf=st.none() | leaves)
def test_a_fragment_identifier_is_parsed_into_its_parts(
    names: list[str], some: set[str], leaf: tuple[str, str] | None
) -> None:
    path = tuple((prefix, name) for prefix, name in zip("fgu", names, strict=True) if prefix in some)
    assume(path or leaf)
    selectors = [f"{prefix}={name}" for prefix, name in path]
    selectors += [f"{leaf[0]}={leaf[1]}" if leaf[0] else leaf[1]] if leaf else []
    assert parse("#" + "/".join(selectors)) == Fragment(False, path, leaf)
    assert parse("#/" + "/".join(selectors)) == Fragment(True, path, leaf)


WRONG = {
    "file after unit": "#u=u1/f=f1",
    "a prefix twice": "#u=a/u=b",
    "two leaves": "#s1/s2",
    "a leaf before the unit": "#n=n1/u=u1",
    "an unknown prefix": "#zz=1",
    "an unknown letter": "#z=1",
    "an id with a sign": "#u=u$",
    "nothing": "#",
    "an empty step": "#u=u1//s1",
    "two equals signs": "#u=a=b",
}


@pytest.mark.parametrize("reference", WRONG.values(), ids=WRONG)
def test_a_fragment_identifier_is_invalid_with(reference: str) -> None:
    assert isinstance(parse(reference), str)
