"""Each rule finds what it is for and minds nothing else, as the fixtures themselves say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, find, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from bitext import xliff
from bitext.check.project import reasons, severities
from bitext.cli.main import main
from bitext.core.inline import content, markdown
from bitext.core.model import Content, InlineCode, Kind, Location, Segment, Severity, State, Unit
from bitext.markdown.merge import check_codes
from bitext.rules.context import Context
from bitext.rules.glossary import Glossary, Term
from bitext.rules.numbers import same_numbers
from bitext.rules.precheck import precheck
from bitext.rules.registry import RULES, check_segment, faults, rules_to_ask
from bitext.rules.rule import Fault, PairKind, Rule, rule
from bitext.rules.same_markup import has_same_markup


@pytest.fixture(scope="module")
def render():
    site = Markdown(extensions=["abbr", "admonition", "attr_list", "md_in_html", "meta", "tables"])

    def convert(text: str) -> str:
        site.reset()
        return site.convert(text)

    return convert


def codes_found(case: Any, folder: Path, render: Any) -> set[str]:
    context = replace(case.context(folder), render=render)
    return {finding.code for finding in check_segment(case.segment, context)}


def test_a_bad_target_is_found(bad: Any, tmp_path: Path, render: Any) -> None:
    found = codes_found(bad, tmp_path, render)
    assert bad.expected, "a case in bad/ must expect something"
    assert bad.expected - set(bad.told.get("lenient", ())) <= found
    assert found <= bad.allowed


def test_a_good_target_is_left_alone(good: Any, tmp_path: Path, render: Any) -> None:
    assert codes_found(good, tmp_path, render) == set()


def test_every_rule_has_a_bad_and_a_good_target(all_cases: dict[str, list[Any]]) -> None:
    assert {code for case in all_cases["bad"] for code in case.expected} == set(RULES)
    assert {code for case in all_cases["good"] for code in case.told["beside"]} == set(RULES)


def test_every_finding_says_why_it_matters() -> None:
    assert set(RULES) <= reasons().keys() == severities().keys()
    assert all(why.endswith(".") and len(why) > 40 for why in reasons().values())


def test_every_message_tells_what_to_do(bad: Any, tmp_path: Path, render: Any) -> None:
    context = replace(bad.context(tmp_path), render=render, locate=lambda *ids: Location(tmp_path / "x.xlf", 7))
    for finding in check_segment(bad.segment, context):
        assert finding.message.startswith('the target of "')
        assert ";" in finding.message or finding.severity is not Severity.ERROR
        assert finding.message.isprintable()
        assert (finding.unit, finding.segment, finding.location.line) == ("u1", "s1", 7)


def test_the_quick_errors_are_those_of_the_whole_check(bad: Any, tmp_path: Path) -> None:
    """What keeps a target from being published is never news to somebody who ran the check."""
    context = bad.context(tmp_path)
    quick = {finding.code for finding in faults(bad.segment, context.unit, context.locale)}
    whole = {one.code for one in check_segment(bad.segment, context) if one.severity is Severity.ERROR}
    assert quick == whole


_MARKS = (
    "... # - -- ? ??? | ( ) ' \" & : / // www. * ** _ __ ` { } 8< % @ € “ !!! === ~~~ ;--8<-- <b> [a](b) Kies client 1"
)
_UNSEEN = ["\u00a0", "\u00ad", "\u200b", "\u202e", "\u0308", "\x07", "\u2028", "\U000e0041", "\ufffc", "\n", " ", "  "]
_PIECES = [*_MARKS.split(), *_UNSEEN, "с", "α", "é"]


@given(
    st.sampled_from(["p", "td", "heading", "meta:title"]), st.lists(st.sampled_from(_PIECES), min_size=1, max_size=5)
)
def test_the_precheck_loses_no_finding_in_odd_pieces(type: str, pieces: list[str]) -> None:
    segment = Segment("s1", ("Choose a client.",), ("".join(pieces),), State.TRANSLATED)
    context = Context(Unit("u1", type, (segment,)))
    slow = [finding for one in RULES.values() for finding in one(segment, context)]
    assert list(check_segment(segment, context)) == slow


_CODES = (
    *(InlineCode("1", kind, "**", "bold") for kind in (Kind.OPEN, Kind.CLOSE)),
    *(InlineCode("2", kind, "*", "italic") for kind in (Kind.OPEN, Kind.CLOSE)),
    InlineCode("3", Kind.OPEN, "[", "link"),
    InlineCode("3", Kind.CLOSE, "](start.md)", "link"),
    InlineCode("4", Kind.STANDALONE, "`a-b`", "code", "a-b"),
    InlineCode("5", Kind.STANDALONE, "[!INCLUDE[product](name.md)]", "include", "product"),
    InlineCode("6", Kind.STANDALONE, "![…](a_b.png)", "image"),
    InlineCode("8", Kind.STANDALONE, '![…](a.png "…")', "image"),
    InlineCode("7", Kind.STANDALONE, "<br>", "break"),
    InlineCode("10", Kind.STANDALONE, "<name of it>", "html"),
    InlineCode("11", Kind.STANDALONE, ""),
    InlineCode("9", Kind.STANDALONE, "`c d`", "code", "c d"),
    *(InlineCode("12", kind, "**", "bold") for kind in (Kind.OPEN, Kind.CLOSE)),
)
_SAID = (
    "Kies een klant", "Choose a client ", " ", "  ", ".", "!", "!x ", ": ", ":", "a:b: ", "(", ")", "12", " 1,240 ",
    "9 p.m.",
    "javascript: ", "WWW.a.be", "http://a", "-", "--", "*", "_", "`", "[", "]", "<b>", "&amp;", "$", "…",
    "e\u0301", "é",
    "\u00a0", "\u200b", "\n", "\t", "с", "\"", "a\\-b", "\\* ", "\\", " = ", "==", " + ", "++a++", "nr.",
)  # fmt: skip
_CONTENT = st.lists(st.sampled_from([*_CODES, *_SAID, *_SAID[:4]]), max_size=7).map(content)


_GROUPS = [tuple(some) for _, some in groupby(_CODES, key=attrgetter("id"))]


@st.composite
def _moved(draw: st.DrawFn, *, plain: bool = False) -> tuple[Content, Content]:
    """Two contents with the same codes, whose pairs stand around each other or side by side."""
    texts = st.sampled_from(("Kies", "een", " ", " x", "x ", "."))
    if not plain:
        texts |= st.sampled_from(_SAID)
    groups = draw(st.lists(st.sampled_from(_GROUPS), min_size=1, max_size=3, unique_by=id))
    made: list[list[str | InlineCode]] = [[], []]
    for parts in made:
        for some in draw(st.permutations(groups)):
            at = draw(st.integers(0, len(parts)))
            said = [draw(st.lists(texts, max_size=1)) for _ in range(3)]
            parts[at:at] = [*said[0], some[0], *said[1], *some[1:], *said[2]]
    return content(made[0]), content(made[1])


@st.composite
def _pairs_of_contents(draw: st.DrawFn) -> tuple[Content, Content]:
    """A source and a target that often has its codes, with other words between them, or moved."""
    if draw(st.booleans()):
        return draw(_moved())
    source = draw(_CONTENT)
    if draw(st.booleans()):
        return source, draw(_CONTENT)
    said = st.sampled_from(_SAID)
    return source, content([draw(said) if isinstance(part, str) else part for part in source])


@st.composite
def _segments(draw: st.DrawFn, pairs: st.SearchStrategy[tuple[Content, Content]]) -> tuple[Segment, Context]:
    """A segment made of a pair, and all that a rule may look at besides."""
    source, target = draw(pairs)
    sub_state = draw(st.sampled_from(["", "bt:stale", "bt:stale-minor", "x:fuzzy", "bt:ht"]))
    segment = Segment("s1", source, target, State.TRANSLATED, sub_state)
    unit = Unit("u1", draw(st.sampled_from(["p", "td", "heading", "meta:title"])), (segment,))
    locale = draw(st.sampled_from(["nl-BE", "fr-BE"]))
    if draw(st.booleans()):
        terms = Glossary((Term(("client",), ("cliënt",), ("klant",)), Term((), (), ("een",))))
        return segment, Context(unit, locale, glossary=terms, own=target)
    return segment, Context(unit, locale)


def wrongly_declared(rules: Iterable[Rule], segment: Segment, context: Context) -> set[str]:
    """Codes of rules that find something in a pair of a kind in which they declare that there is nothing to find."""
    kind = precheck(segment.source, segment.target or ())
    declared = (one for one in rules if one.never_in is not None and one.never_in <= kind)
    return {finding.code for one in declared for finding in one(segment, context)}


@settings(max_examples=settings.default.max_examples * 2)
@given(_segments(_pairs_of_contents()))
def test_the_precheck_loses_no_finding(case: tuple[Segment, Context]) -> None:
    found = [finding for one in RULES.values() for finding in one(*case)]
    assert list(check_segment(*case)) == found
    assert not wrongly_declared(RULES.values(), *case)


_VOCABULARY = (
    "Kies", "Choose", "een klant", "clïënten", "x", ". ", ".", "...", "…", ", ", ": ", ":", "; ", "? ", "(", ")", "’",
    "'", "12", "1,240", "1.240", "5%", "%20a", "28-1", "3 500", "0", "١", " ", " - ", "--", "/", "//", "Www.",
    "Script: ", "°", "–", "§", "&", "@", "\u00a0", "e\u0301",
)  # fmt: skip
_BOLD, _CODE, _BOLD_TOO = _CODES[:2], _CODES[6:7], _CODES[-2:]


@st.composite
def _words_beside_words(draw: st.DrawFn) -> tuple[Content, Content]:
    """Two contents of words, numbers and marks, with the same well-behaved codes in the same order."""
    text = st.lists(st.sampled_from(_VOCABULARY) | st.sampled_from(_VOCABULARY[:4]), max_size=4).map("".join)
    one, other = draw(text), draw(text)
    source, target = [one], [draw(st.just(one) | st.just(other))]
    for some in draw(st.lists(st.sampled_from([_BOLD, _CODE]), max_size=2)):
        for code in some:
            for content_ in (source, target):
                content_ += [code, draw(text)]
    return content(source), content(target)


@given(_segments(_words_beside_words()))
def test_no_rule_finds_anything_where_it_declares_that_there_is_nothing(case: tuple[Segment, Context]) -> None:
    assert not wrongly_declared(RULES.values(), *case)


_PLAIN_CHARACTERS = "abXé ,();'’‘“”€°…–—./?%-7"
"""Every kind of character that plain text may contain."""


@st.composite
def _plain_pairs(draw: st.DrawFn) -> tuple[Content, Content]:
    """Two contents that the precheck takes for plain text."""
    middle = st.text(_PLAIN_CHARACTERS, max_size=8)
    end = draw(st.sampled_from(["", ".", "?"]))
    pair = (f"Choose {draw(middle)} a client{end}",), (f"Kies {draw(middle)} een klant{end}",)
    assume(precheck(*pair) is PairKind.PLAIN_TEXT)
    return pair


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(_segments(_plain_pairs()))
def test_no_rule_that_skips_plain_text_finds_anything_in_it(case: tuple[Segment, Context]) -> None:
    assert not wrongly_declared(RULES.values(), *case)


@rule("straight-quotes", Severity.WARNING, never_in=PairKind.PLAIN_TEXT)
def _straight_quotes(segment: Segment, context: Context) -> Iterator[Fault]:
    """Finds curly quotation marks, which plain text may contain, so its declaration is wrong."""
    if "“" in markdown(segment.target or ()):
        yield Fault("contains a curly quotation mark; use a straight one")


def test_a_wrong_claim_about_plain_text_is_found() -> None:
    case = find(_segments(_plain_pairs()), lambda case: "“" in markdown(case[0].target or ()))
    assert wrongly_declared([_straight_quotes], *case)


@rule("always", Severity.WARNING)
def _always(segment: Segment, context: Context) -> Iterator[Fault]:
    """Finds something in every target."""
    yield Fault("is there; look at it")


_PLAIN_PAIR: tuple[Content, Content] = ("Choose a client.",), ("Kies een klant.",)
_SAME_MARKUP_PAIR: tuple[Content, Content] = (*_BOLD[:1], "Choose @", *_BOLD[1:]), (*_BOLD[:1], "Kies @", *_BOLD[1:])
_OTHER_PAIR: tuple[Content, Content] = ("Choose a client.",), ("Kies <b>een klant</b>.",)


@given(_segments(_words_beside_words() | _pairs_of_contents()))
@example((Segment("s1", *_PLAIN_PAIR, State.TRANSLATED), Context(Unit("u1", "p", ()))))
@example((Segment("s1", *_SAME_MARKUP_PAIR, State.TRANSLATED), Context(Unit("u1", "p", ()))))
@example((Segment("s1", *_OTHER_PAIR, State.TRANSLATED), Context(Unit("u1", "p", ()))))
def test_a_rule_that_declares_nothing_is_asked_about_every_pair(case: tuple[Segment, Context]) -> None:
    assert [finding.code for finding in check_segment(*case, rules_to_ask([_always]))] == ["always"]


@pytest.mark.parametrize(
    ("pair", "kind"),
    [
        (_PLAIN_PAIR, PairKind.PLAIN_TEXT),
        (_SAME_MARKUP_PAIR, PairKind.SAME_MARKUP),
        (_OTHER_PAIR, PairKind.ANY),
    ],
    ids=["words", "the same codes around a sign", "markup that is no code"],
)
def test_a_rule_is_not_asked_about_the_kinds_that_it_declares(pair: tuple[Content, Content], kind: PairKind) -> None:
    segment = Segment("s1", *pair, State.TRANSLATED)
    context = Context(Unit("u1", "p", (segment,)))
    assert precheck(*pair) is kind
    for never_in in (PairKind.SAME_MARKUP, PairKind.PLAIN_TEXT):
        declared = replace(_always, never_in=never_in)
        asked = bool(list(check_segment(segment, context, rules_to_ask([declared]))))
        assert asked is (kind < never_in)
        assert bool(wrongly_declared([declared], segment, context)) is not asked


@given(_words_beside_words())
def test_numbers_written_alike_are_the_same_numbers(pair: tuple[Content, Content]) -> None:
    if same_numbers(*pair):
        segment = Segment("s1", *pair, State.TRANSLATED)
        assert not list(RULES["number"](segment, Context(Unit("u1", "p", (segment,)))))


def test_most_of_our_own_sentences_are_plain_text() -> None:
    """Otherwise the precheck would save no time."""
    kinds = [
        precheck(segment.source, segment.target)
        for path in (Path(__file__).parents[3] / "translations" / "nl-BE").rglob("*.xlf")
        for unit in xliff.read(path).units
        for segment in unit.segments
        if segment.target
    ]
    assert kinds.count(PairKind.PLAIN_TEXT) > len(kinds) / 2


@given(_pairs_of_contents() | _moved(plain=True))
@example(
    (
        (_BOLD[0], "Kies", _BOLD[1], " een ", _BOLD_TOO[0], "klant", _BOLD_TOO[1]),
        (_BOLD[0], "Kies.", _BOLD_TOO[0], ".een", _BOLD_TOO[1], " klant", _BOLD[1]),
    )
)
def test_a_pair_with_the_same_markup_has_no_broken_codes(pair: tuple[Content, Content]) -> None:
    if has_same_markup(*pair):
        assert check_codes(*pair) == ()


@pytest.mark.corpus
def test_the_precheck_loses_no_finding_on_what_people_wrote(shared: Path, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [{bitext: {locales: {nl-BE: {name: Nederlands}}}}]\n")
    pages = shared / "corpus" / "bilingual" / "2021-06" / "bilingual"
    main(["import-pages", str(pages), "--locale", "nl-BE", "-f", str(tmp_path / "mkdocs.yml")])
    judged = 0
    for path in sorted(tmp_path.rglob("*.xlf")):
        for unit in xliff.read(path).units:
            context = Context(unit, "nl-BE")
            for segment in unit.segments:
                slow = [finding for one in RULES.values() for finding in one(segment, context)]
                assert list(check_segment(segment, context)) == slow
                judged += segment.target is not None
    assert judged


def test_a_target_equal_to_a_sound_source_has_no_errors(good: Any, tmp_path: Path, render: Any) -> None:
    segment = replace(good.segment, target=good.segment.source)
    context = replace(good.context(tmp_path), render=render)
    assert not [one for one in check_segment(segment, context) if one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    "piece", ["1", "1.", "-", "--8<", "{a=", "<a ", "[a](", "**a", "a@", "www.a.", "а", "\u202a", "\n- ", "&amp;"]
)
@pytest.mark.parametrize("type", ["p", "meta:title"])
def test_a_target_without_end_is_judged_like_any_other(piece: str, type: str) -> None:
    """At the length that a file may have, no rule may look at each character from each other one."""
    segment = Segment("s1", ("Choose a client from this list.",), (piece * (100_000 // len(piece)),), State.TRANSLATED)
    assert "length" in {finding.code for finding in check_segment(segment, Context(Unit("u1", type, (segment,))))}
