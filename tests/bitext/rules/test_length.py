"""What the rule on length measures: the text that is read in the line, in characters that a translator can count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.core.model import Segment, Unit
from bitext.rules.context import Context
from bitext.rules.punctuation import have_similar_length, length

_WORDS = st.text("abcdefg ", max_size=300)


@given(_WORDS, _WORDS, _WORDS)
def test_an_explanation_in_a_title_changes_no_length(source: str, target: str, title: str) -> None:
    explained = f'<abbr title="{title}">{target}</abbr>'
    assert have_similar_length((source,), (explained,)) == have_similar_length((source,), (target,))


@pytest.mark.parametrize("locale", ["zh-Hans", "ja", "ko"])
def test_characters_are_told_not_columns(locale: str) -> None:
    source, target = "Choose the client that you want to add, and then wait until the list is complete.", "字字字字字"
    segment = Segment("s1", (source,), (target,))
    (finding,) = length(segment, Context(Unit("u1", "p", (segment,)), locale))
    assert f"has {len(target)} characters, its source {len(source)};" in finding.message
