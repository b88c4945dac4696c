"""Strategies for any Document that the model allows."""

from hypothesis import strategies as st

from bitext.core.inline import codes, content
from bitext.core.model import Content, Document, InlineCode, Kind, Match, Note, Segment, State, Unit

# Everything that has a meaning in XML, in Markdown or in neither, beside letters of many scripts.
NASTY = "␛;&<>\"'\t\n\r  \u00a0\u2028\u0085\x00\x0b\x1b\ufffe|*[]{}#-]]>é€😀א\u200f"
any_text = st.text(st.one_of(st.sampled_from(NASTY), st.characters(codec="utf-8")), max_size=8)
xml_text = st.text(
    st.characters(codec="utf-8", exclude_characters="".join(map(chr, range(32))) + "\ufffe\uffff")
    | st.sampled_from("\t\n\r&<>\"'"),
    max_size=8,
)
words = st.text("abcxyz-._:é ", min_size=1, max_size=6)
ids = st.from_regex(r"[A-Za-z0-9][-.:_A-Za-z0-9]{0,5}", fullmatch=True)
types = st.sampled_from(["bold", "italic", "link", "image", "code", "break", "include", "html", "other"]) | words

source_codes = st.builds(
    InlineCode, id=st.sampled_from("123"), kind=st.sampled_from(Kind), data=any_text, type=types, disp=xml_text
)


@st.composite
def sources(draw: st.DrawFn) -> Content:
    """Text and codes, halves and pairs in any order; ids count up from 1 in order of first use."""
    parts = draw(st.lists(any_text | source_codes, max_size=5))
    numbers: dict[str, str] = {}
    for code in codes(tuple(parts)):
        numbers.setdefault(code.id, str(len(numbers) + 1))
    return content(_renamed(part, numbers) for part in parts)


def _renamed(part: str | InlineCode, numbers: dict[str, str]) -> str | InlineCode:
    if isinstance(part, str):
        return part
    return InlineCode(numbers[part.id], part.kind, part.data, part.type, part.disp)


@st.composite
def targets(draw: st.DrawFn, source: Content) -> Content:
    """The source's codes unchanged, changed, missing, doubled; and codes that it does not have."""
    own = list(codes(source))
    strange = st.builds(
        InlineCode, id=st.sampled_from(["1", "2", "5", "x1", "s-1"]), kind=st.sampled_from(Kind), data=any_text
    )
    code = st.sampled_from(own) | strange if own else strange
    return content(draw(st.lists(any_text | code, max_size=5)))


@st.composite
def matches(draw: st.DrawFn) -> Match:
    source = draw(sources())
    quality = draw(st.floats(0, 100) | st.sampled_from([0, 75, 87.5, 100]))
    return Match(source, draw(targets(source)), quality, draw(xml_text))


@st.composite
def segments(draw: st.DrawFn, name: str) -> Segment:
    source = draw(sources())
    target = draw(st.none() | targets(source))
    state = State.INITIAL if target is None else draw(st.sampled_from(State))
    sub_state = draw(st.sampled_from(["", "bt:stale", "bt:tm-101", 'bt:a b&"c']))
    return Segment(name, source, target, state, sub_state, tuple(draw(st.lists(matches(), max_size=1))))


notes = st.lists(
    st.builds(Note, text=xml_text, category=xml_text | st.sampled_from(["context", "ui", "developer", "location"]))
    | st.builds(Note, text=st.builds("{}:{}".format, xml_text, st.integers(0)), category=st.just("location")),
    max_size=2,
).map(tuple)
meta = st.dictionaries(xml_text, xml_text, max_size=2).map(lambda found: tuple(found.items()))


@st.composite
def units(draw: st.DrawFn, name: str) -> Unit:
    names = draw(st.lists(ids, min_size=1, max_size=2, unique=True))
    return Unit(
        id=name,
        type=draw(types | st.just("") | st.sampled_from(["meta:title", "a/b:c%3A", "p"])),
        segments=tuple(draw(segments(name)) for name in names),
        name=draw(xml_text),
        notes=draw(notes),
        meta=draw(meta),
        translate=draw(st.booleans()),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    names = draw(st.lists(ids, max_size=2, unique=True))
    return Document(
        original=draw(xml_text | st.just("guide/start.md")),
        source_locale=draw(st.sampled_from(["en", "fr-BE"])),
        target_locale=draw(st.sampled_from([None, "nl-BE", "zh-Hant-TW"])),
        units=tuple(draw(units(name)) for name in names),
        notes=draw(notes),
        meta=draw(meta),
    )


st.register_type_strategy(Document, documents())
