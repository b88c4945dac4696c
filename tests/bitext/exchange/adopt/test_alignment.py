"""Alignment: pairs are right or left open, whatever was dropped, moved or joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.core.inline import codes, markdown
from bitext.exchange.adopt.alignment import align_units
from bitext.exchange.adopt.page import AlignedPage, align_page
from bitext.exchange.adopt.pieces import Piece
from bitext.exchange.adopt.sentences import Bead, align_sentences
from bitext.markdown.extract import ExtractOptions, extract_units
from bitext.segments.source_catalog import updated_catalog


class Codebook:
    """Meanings by what both texts share: a number for each word of a small language."""

    def prepare(self, texts: Iterable[str]) -> None:
        """Nothing is slow here."""

    def __call__(self, source: Sequence[str], target: Sequence[str]) -> float:
        left, right = ({word.strip("xy.") for word in " ".join(texts).split()} for texts in (source, target))
        return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def aligned(source: str, target: str, compare: Codebook | None = None) -> AlignedPage:
    catalog = updated_catalog(
        extract_units(source, ExtractOptions()), None, frozenset(), original="a.md", source_locale="en"
    )
    return align_page(catalog, target, "fr", compare)


def pairs(page: AlignedPage, *, sure: bool = True) -> list[tuple[str, str]]:
    return [
        (markdown(page.catalog.page.units[unit].segments[at].source), markdown(proposal.target))
        for (unit, at), proposal in sorted(page.proposals.items())
        if proposal.sure is sure
    ]


def words(numbers: Sequence[int], letter: str) -> str:
    """A paragraph of a small language: the same numbers, other letters."""
    return " ".join(f"{letter}{letter}{chr(97 + number % 20) * 2}{chr(97 + number // 20) * 2}" for number in numbers)


@given(
    st.integers(8, 30),
    st.sets(st.integers(0, 29), max_size=3),
    st.sets(st.integers(0, 29), max_size=3),
    st.integers(0, 20),
)
def test_with_meanings_no_pair_is_wrong_whatever_is_dropped_or_moved(
    count: int, lost: set[int], untranslated: set[int], turn: int
) -> None:
    source = [Piece("p", (words(range(8 * at, 8 * at + 8), "x"),), 50) for at in range(count) if at not in lost]
    target = [Piece("p", (words(range(8 * at, 8 * at + 8), "y"),), 50) for at in range(count) if at not in untranslated]
    target = target[turn:] + target[:turn]

    def meaning(piece: Piece) -> str:
        return piece.text.replace("x", "").replace("y", "")

    found = align_units(source, target, Codebook())
    assert all(meaning(source[pair.source]) == meaning(target[pair.target]) for pair in found if pair.sure)
    both = {meaning(piece) for piece in source} & {meaning(piece) for piece in target}
    assert len([pair for pair in found if pair.sure]) == len(both)
    assert len({pair.source for pair in found}) == len({pair.target for pair in found}) == len(found)


def test_a_page_of_the_same_blocks_is_paired_in_order_by_structure_alone() -> None:
    page = aligned("# One\n\nFirst text here.\n\n- a point\n", "# Un\n\nPremier texte ici.\n\n- un point\n")
    assert pairs(page) == [("One", "Un"), ("First text here.", "Premier texte ici."), ("a point", "un point")]
    assert page.unpaired == []


def test_without_meanings_a_dropped_paragraph_leaves_its_neighbours_open() -> None:
    source = "# T { #t }\n\nThe cat sleeps today.\n\nThe dog barks aloud.\n\n## U { #u }\n\nThe end of it.\n"
    target = "# T { #t }\n\nLe chien aboie fort.\n\n## U { #u }\n\nLa fin de tout.\n"
    page = aligned(source, target)
    assert pairs(page) == [("T", "T"), ("U", "U"), ("The end of it.", "La fin de tout.")]


def test_a_free_translation_in_the_only_place_for_it_is_a_match_to_confirm() -> None:
    source = "# T { #t }\n\nThe cat sleeps all the day.\n\n## U { #u }\n\nx aa bb cc dd ee ff.\n"
    target = (
        "# T { #t }\n\nUn chien et son os ami.\n\n## U { #u }\n\ny aa bb cc dd ee ff.\n\nUn ajout qui est seul ici.\n"
    )
    page = aligned(source, target, Codebook())
    assert pairs(page, sure=False) == [("The cat sleeps all the day.", "Un chien et son os ami.")]
    assert page.unpaired == [(9, "Un ajout qui est seul ici.")]


def test_two_sentences_that_are_one_in_the_translation_become_one_segment() -> None:
    page = aligned("It works well. It is also fast.\n", "Cela marche bien et c'est rapide aussi.\n")
    assert pairs(page) == [("It works well. It is also fast.", "Cela marche bien et c'est rapide aussi.")]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("See `b` and `a`.", "Voir `a` et `b`."),
        ("See [one](1.md) and [two](2.md).", "Voir [deux](2.md) et [un](1.md)."),
        ('See ![A cat](cat.png "Tom").', 'Voir ![Un chat](cat.png "Tom").'),
    ],
)
def test_codes_go_with_their_markup_not_with_their_place(source: str, target: str) -> None:
    page = aligned(source + "\n", target + "\n")
    own = {(part.id, part.kind): part.data for part in codes(page.catalog.page.units[0].segments[0].source)}
    assert {(part.id, part.kind): part.data for part in codes(page.proposals[0, 0].target)} == own


def test_what_the_translation_has_in_addition_is_listed_with_its_line() -> None:
    page = aligned("# T { #t }\n\n```\ncode here\n```\n", "# T { #t }\n\n```\ncode here\n```\n\nUn ajout.\n")
    assert page.unpaired == [(7, "Un ajout.")]


@pytest.mark.parametrize("target", ["`` `go` ``。それは新しい猫です。", "それは新しい猫です。\n`` `go` ``。"])
def test_a_sentence_of_code_alone_is_listed_unless_the_source_has_it(target: str) -> None:
    text = "`` `go` ``。"
    line = 2 if target.endswith(text) else 1
    assert aligned("The new `` `go` `` is a cat.\n", f"{target}\n").unpaired == [(line, text)]
    assert aligned("`` `go` ``. It is a new cat.\n", f"{target}\n").unpaired == []


def sentence(text: str, size: int) -> Piece:
    return Piece("", (text,), size)


def test_a_sentence_that_became_two_keeps_both_even_if_only_the_first_is_like_it() -> None:
    source = [sentence("a b c d e f", 60), sentence("k l m n", 40)]
    target = [sentence("a b c d e f", 38), sentence("o p", 22), sentence("k l m n", 40)]
    assert align_sentences(source, target, 1.0, Codebook()) == [
        Bead(range(1), range(2), True),
        Bead(range(1, 2), range(2, 3), True),
    ]


@pytest.mark.parametrize("turn", [1, -1])
@pytest.mark.parametrize("size", [10, 45, 120])
def test_a_part_of_a_sentence_goes_with_the_one_that_it_is_like(turn: int, size: int) -> None:
    """Whatever the lengths: "X: Y" has become "X. Y" or "Y. X", and the sentence beside it stays alone."""
    source = [sentence("a b c d e", 50), sentence("k l m n o p q r s t", 60)][::turn]
    target = [sentence("a b c d e", 50), sentence("k l", size), sentence("m n o p q r s t", 50)][::turn]
    found = align_sentences(source, target, 1.0, Codebook())
    assert [[target[at].text for at in bead.target] for bead in found][::turn] == [
        ["a b c d e"],
        ["k l", "m n o p q r s t"][::turn],
    ]


def test_two_sentences_of_the_source_that_became_one_stay_together() -> None:
    source = [sentence("a b c d e f", 50), sentence("k l m n", 40), sentence("o p q r", 40)]
    target = [sentence("a b c d e f", 50), sentence("k l m n o p q r", 80)]
    assert [bead.source for bead in align_sentences(source, target, 1.0, Codebook())] == [range(1), range(1, 3)]


@pytest.mark.parametrize("size", [40, 62])
def test_a_sentence_that_waits_to_be_translated_stays_apart(size: int) -> None:
    """Even if the translation of the next one has the length of both."""
    source = [sentence("a b c d e f", 38), sentence("o p", 22), sentence("k l m n", 40)]
    target = [sentence("a b c d e f", 38), sentence("k l m n", size)]
    assert Bead(range(1, 2), range(1, 1)) in align_sentences(source, target, 1.0, Codebook())


def test_a_sentence_in_addition_stays_apart() -> None:
    source = [sentence("a b c d e f", 38), sentence("k l m n", 40)]
    target = [sentence("a b c d e f", 38), sentence("o p", 22), sentence("k l m n", 40)]
    assert Bead(range(1, 1), range(1, 2)) in align_sentences(source, target, 1.0, Codebook())


@pytest.mark.parametrize("mark", ['!!! note "Note"', '??? tip "Astuce"', "/// note"])
def test_a_block_that_became_text_is_a_match_to_confirm(mark: str) -> None:
    target = f"{mark} Gare au chat.\n"
    page = aligned("Mind the cat.\n", target)
    assert (pairs(page), pairs(page, sure=False)) == ([], [("Mind the cat.", target.strip())])
